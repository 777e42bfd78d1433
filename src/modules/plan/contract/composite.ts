import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';

/** Kept in step with kernel/indicators by the type of the query that answers. */
export const indexMethods = ['GOALPOSTS', 'REFERENCE', 'MINMAX', 'ZSCORE', 'RANK'] as const;
export const indexAggregations = ['ARITHMETIC', 'GEOMETRIC'] as const;

const named = { zh: z.string(), en: z.string() };

/** A value of the index with everything a reader needs to find it again. */
const indexValue = z.object({
  value: z.number(),
  /** Year of the figure; earlier than the year asked for where a figure stands in. */
  year: z.number().int(),
  standsIn: z.boolean(),
  confidence: z.enum(['sourced', 'derived', 'recalled']),
  sources: z.array(z.string()),
});

const indexPlace = z.object({
  place: z.string(),
  ...named,
  /** 0 to 100 for fixed marks; null when nothing is known. */
  score: z.number().nullable(),
  /** null: too little is known for a rank. */
  rank: z.number().int().nullable(),
  /** Share of the weight in use that the place has figures for. */
  coverage: z.number(),
  interval: z.object({ low: z.number().int(), high: z.number().int(), best: z.number().int(), worst: z.number().int() }).nullable(),
  fields: z.array(z.object({ code: z.string(), score: z.number().nullable(), weight: z.number(), contribution: z.number(), missing: z.array(z.string()) })),
  /** By indicator; absent where nothing is known. */
  values: z.record(z.string(), indexValue),
});

const indexFlip = z.object({
  above: z.string(),
  below: z.string(),
  value: z.object({ indicator: z.string(), place: z.string(), from: z.number(), to: z.number(), share: z.number() }).nullable(),
  weight: z.object({ kind: z.enum(['FIELD', 'INDICATOR']), code: z.string(), from: z.number(), to: z.number() }).nullable(),
});

export const compositeIndex = z.object({
  ...named,
  version: z.number().int(),
  sourceZh: z.string(),
  sourceEn: z.string(),
  basis: z.object({ document: z.string(), path: z.string() }),
  notesZh: z.array(z.string()),
  notesEn: z.array(z.string()),
  year: z.number().int(),
  years: z.array(z.number().int()),
  method: z.enum(indexMethods),
  aggregation: z.enum(indexAggregations),
  fields: z.array(
    z.object({
      code: z.string(),
      ...named,
      /** As published, and after fields without data were left out; 0 for those. */
      weight: z.number(),
      weightInUse: z.number(),
      indicators: z.array(
        z.object({
          code: z.string(), ...named, unit: z.string(), unitEn: z.string(), decimals: z.number().int(), weight: z.number(), direction: z.enum(['UP', 'DOWN']),
          goalposts: z.object({ worst: z.number(), best: z.number() }), reference: z.number(), formula: z.string(), sourceZh: z.string(), sourceEn: z.string(),
          /** How many places have a figure, and whether that is enough. */
          places: z.number().int(),
          used: z.boolean(),
        }),
      ),
    }),
  ),
  /** Ranked places first, best first. */
  places: z.array(indexPlace),
  /** Ranked places; those in one group cannot be told apart. */
  groups: z.array(z.array(z.string())),
  overtakes: z.array(z.object({ above: z.string(), below: z.string(), share: z.number() })),
  flips: z.array(indexFlip),
  dropOne: z.array(z.object({ indicator: z.string(), ranks: z.record(z.string(), z.number().int().nullable()), largestShift: z.number().int() })),
  /** What the arithmetic takes besides weights and marks, as published. */
  constants: z.object({
    /** Added before a geometric mean, so that a zero does not wipe out the rest. */
    epsilon: z.number(),
    /** Attainment of a reference counts up to this. */
    cap: z.number(),
    /** Share of the places that must have an indicator, and of the weight that a ranked place must have. */
    indicatorCoverage: z.number(),
    placeCoverage: z.number(),
    /** Years by which a figure may be older than the year asked for. */
    maxAge: z.number().int(),
  }),
  draws: z.number().int(),
  spread: z.number(),
  confidence: z.number(),
  tieShare: z.number(),
  /** The same seed gives the same intervals. */
  seed: z.number().int(),
});
export type CompositeIndex = z.output<typeof compositeIndex>;

export const getIndex = routeContract({
  id: 'plan.getIndex',
  method: 'GET',
  path: '/api/plan/index',
  access: 'public',
  summary: { zh: '创新指数：得分、名次区间、并列、敏感性和方法', en: 'Innovation index: scores, rank intervals, ties, sensitivity and method' },
  query: z.object({
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    method: z.enum(indexMethods).optional(),
    aggregation: z.enum(indexAggregations).optional(),
    seed: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  }),
  response: compositeIndex,
  errors: ['INDEX_METHOD_UNFIT', 'INDEX_WITHOUT_DATA'],
});
