import { z } from 'zod';
import shipped from './data/evidence.json' with { type: 'json' };
import type { CircumstanceWeights } from './domain/circumstances.ts';

// Bounds: nothing set by hand may weigh as much as one step of the levels.
const bonus = z.number().min(0).max(1);
const penalty = z.number().min(-1).max(0);

/** The numbers the product ships with. */
export const circumstanceWeights: CircumstanceWeights = z.strictObject({
  about: z.string(),
  version: z.string(),
  figures: z.strictObject({ met: bonus, unmet: penalty, most: bonus }),
  field: z.strictObject({ same: bonus, near: bonus }),
  maturity: z.strictObject({ enough: bonus, tooLow: penalty }),
  place: z.strictObject({ sameCity: bonus }),
  meaning: z.strictObject({ from: z.number(), full: z.number(), most: bonus }).refine((m) => m.from < m.full, 'from < full'),
}).parse(shipped);
