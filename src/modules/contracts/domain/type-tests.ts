import { z } from 'zod';
import { words } from './evidence.ts';

/** Test groups: the families, with training and intermediary service on their own because they are registered so. */
export const testGroups = ['DEVELOPMENT', 'TRANSFER', 'LICENCE', 'CONSULTING', 'SERVICE', 'SERVICE_TRAINING', 'SERVICE_INTERMEDIARY'] as const;
export type TestGroup = (typeof testGroups)[number];

const clause = z.object({ rules2001: z.string().min(1), rules2026: z.string().min(1) });
const hints = z.object({ yes: z.array(z.string().min(1)), no: z.array(z.string().min(1)) });
const question = { id: z.string().regex(/^[a-z][A-Za-z]*$/), question: words, clause, hints };

export const typeTestSchema = z.object({ ...question, missing: words, fails: words });
export const exclusionSchema = z.object({ ...question, because: words, groups: z.union([z.literal('all'), z.array(z.enum(testGroups)).min(1)]) });

/** The questions by which a registry tells whether a contract is a technology contract, and of which kind. */
export const typeTestsSchema = z
  .strictObject({
    version: z.number().int().positive(),
    /** Which text the clauses are taken from, by regulation. */
    clauses: z.record(z.string(), z.enum(['rules2001', 'rules2026'])),
    exclusions: z.array(exclusionSchema).min(1),
    mixed: z.object({
      separable: z.object({ question: words, clause }),
      training: z.object({ note: words, clause }),
    }),
    groups: z.array(z.object({ id: z.enum(testGroups), ...words.shape, tests: z.array(typeTestSchema).min(1) })),
  })
  .refine((set) => testGroups.every((id) => set.groups.filter((g) => g.id === id).length === 1), { message: '每一类型须有且只有一组测试 · one group of tests for each kind', path: ['groups'] });
export type TypeTests = z.output<typeof typeTestsSchema>;
export type TypeTest = z.output<typeof typeTestSchema>;
export type Exclusion = z.output<typeof exclusionSchema>;

export function groupOf(type: string): TestGroup {
  return type === 'SERVICE_TRAINING' || type === 'SERVICE_INTERMEDIARY' ? type : (type.split('_')[0] as TestGroup);
}
