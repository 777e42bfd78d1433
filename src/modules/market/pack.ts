import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';

const count = (unit: string) => z.strictObject({ value: z.number().int().min(1), unit: z.literal(unit), source: z.string() }).transform((m) => m.value);

const libraryFile = z
  .strictObject({
    version: z.number().int(),
    oneYearRule: z.strictObject({ tellAfter: count('months'), markAfter: count('months') }).refine((r) => r.tellAfter < r.markAfter, 'the unit is told before the result is marked'),
    duty: z.strictObject({ submitWithin: count('calendarDays'), correctWithin: count('calendarDays'), clause: z.string() }),
  });

const direction = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  clause: z.strictObject({ document: z.string(), path: z.string(), note: z.string().optional() }),
  keywords: z.array(z.string().min(1)).min(1),
});

const directionsFile = z.strictObject({
  version: z.number().int(),
  directions: z.array(direction).min(1).refine((all) => new Set(all.map((d) => d.id)).size === all.length, 'two directions of one id'),
});

/** An industrial direction of the documents, with the first rule of its package. */
export type Direction = z.output<typeof direction>;

/** Time limits of the library and the directions of packages. */
export interface LibraryRules {
  oneYearRule: { tellAfter: number; markAfter: number };
  duty: { submitWithin: number; correctWithin: number; clause: string };
  directions: readonly Direction[];
}

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readLibraryRules(pack: Pack): LibraryRules {
  const { oneYearRule, duty } = pack.read('market/library.yaml', libraryFile);
  return { oneYearRule, duty, directions: pack.read('market/directions.yaml', directionsFile).directions };
}
