import { z } from 'zod';
import shipped from './data/verdicts.json' with { type: 'json' };
import type { VerdictWeights } from './domain/verdicts/weights.ts';

const share = z.number().min(0);
const curve = z.strictObject({ at: z.number(), slope: z.number().positive() });

const verdictsFile = z.strictObject({
  version: z.string(),
  about: z.string().optional(),
  learnedOn: z.unknown().optional(),
  prior: z.tuple([curve, curve, curve]),
  kinship: z.strictObject({ sameDemand: share, demand: share, candidate: share, both: share, demandPower: z.number().positive(), noise: z.number().positive() }),
  elsewhere: z.number().int().min(0),
  most: z.number().int().min(1),
  half: z.number().positive(),
});

/** The numbers the product ships with. */
export const verdictWeights: VerdictWeights = verdictsFile.parse(shipped);
