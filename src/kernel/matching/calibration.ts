import { z } from 'zod';
import shipped from './data/calibration.json' with { type: 'json' };
import type { Calibration } from './domain/calibration.ts';
import { type Trait, traitNames } from './domain/traits.ts';

const positive = z.number().positive();
const part = z.number().min(0).max(1);
const trait = z.strictObject({ mean: z.number(), spread: positive, perSpread: z.number() });
const cuts = z.tuple([z.number(), z.number(), z.number()]).refine(([a, b, c]) => a <= b && b <= c, 'cut points rise');

export const calibrationFile = z.strictObject({
  version: z.string(),
  about: z.string().optional(),
  learnedOn: z.unknown().optional(),
  ranking: z.strictObject({ contentWeight: positive, pairWeight: positive, saturation: positive, lengthPart: part, unheardPart: part }),
  commonness: z.strictObject({
    libraryPrior: positive, demandPrior: positive, titleCharacters: positive, demandCharacters: positive, rareInDemands: positive, leastWeight: part,
  }),
  kinship: z.strictObject({ neighbours: z.number().int().min(1), fullVoice: positive }),
  standing: z.strictObject({ perPoint: positive, usualMean: positive, usualSpread: positive, prior: positive, leastSpread: part }),
  points: z.strictObject({
    start: z.number(),
    bound: positive,
    traits: z.strictObject(Object.fromEntries(traitNames.map((name) => [name, trait])) as Record<Trait, typeof trait>),
  }),
  cuts,
  leastErrorCuts: cuts,
});

/** The numbers the product ships with, made by `bench/matching/train.ts`. */
export const calibration: Calibration = calibrationFile.parse(shipped);
