import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { confidence } from '../../kernel/rules/domain/definition.ts';
import { type RuleBook } from '../../kernel/rules/index.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const origin = { source: z.string().min(1), confidence };
const ordered = (e: { low: number; expected: number; high: number }): boolean => e.low <= e.expected && e.expected <= e.high;
const share = z.object({ low: z.number().min(0).max(1), expected: z.number().min(0).max(1), high: z.number().min(0).max(1) });
const rate = z.object({ low: z.number().min(-0.9).max(5), expected: z.number().min(-0.9).max(5), high: z.number().min(-0.9).max(5) });

const parametersFile = z.strictObject({
  version: z.number().int(),
  years: z.number().int().min(1).max(10),
  replicates: z.number().int().min(100).max(2000),
  level: z.number().min(0.5).max(0.99),
  takeUp: z.strictObject({ ...words, ...share.shape, ...origin }).refine(ordered, 'low ≤ expected ≤ high'),
  growth: z.strictObject({ ...words, ...rate.shape, ...origin }).refine(ordered, 'low ≤ expected ≤ high'),
  rules: z.array(z.strictObject({ rule: z.string(), takeUp: share.refine(ordered, 'low ≤ expected ≤ high'), ...origin })),
  costs: z.array(z.strictObject({ rule: z.string(), gives: z.string(), share: z.number().min(0).max(1), ...words, ...origin })),
  dimensions: z.array(z.strictObject({
    id: z.string(), ...words, fact: z.string(), measure: z.enum(['number', 'years', 'choice']), ...origin,
    bands: z.array(z.strictObject({ id: z.string().regex(/^[A-Z][A-Z_]*$/), ...words, below: z.number().optional() })).min(1),
  })),
});
export type SandboxParameters = z.output<typeof parametersFile>;

/** @throws Problem PACK_FILE_…, SANDBOX_PARAMETERS_INVALID: a rule, gift or fact that does not exist */
export function readSandboxParameters(pack: Pack, book: RuleBook): SandboxParameters {
  const parameters = pack.read('sandbox/parameters.yaml', parametersFile);
  const refuse = (field: string, zh: string, en: string): never => {
    throw new Problem('SANDBOX_PARAMETERS_INVALID', { status: 500, zh, en, where: { file: 'sandbox/parameters.yaml', field }, remedy: { zh: '核对编号', en: 'Check the ids' } });
  };
  for (const { rule } of [...parameters.rules, ...parameters.costs]) if (!book.rules.some((r) => r.id === rule)) refuse(rule, `没有规则 ${rule}`, `No rule ${rule}`);
  for (const { rule, gives } of parameters.costs) {
    if (!book.rules.some((r) => r.id === rule && r.versions.some((v) => v.gives.some((g) => g.id === gives)))) refuse(`${rule}.${gives}`, `规则 ${rule} 不给予 ${gives}`, `${rule} does not give ${gives}`);
  }
  for (const { id, fact, measure } of parameters.dimensions) {
    const kind = { number: 'number', years: 'date', choice: 'text' }[measure];
    if (book.facts.get(fact)?.kind !== kind) refuse(id, `事项 ${fact} 不存在或类型不符`, `The fact ${fact} does not exist or is of another kind`);
  }
  return parameters;
}
