import { z } from 'zod';

export const lights = ['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const;
export type PlanLight = (typeof lights)[number];
export const operators = ['GTE', 'GT', 'APPROX', 'LTE', 'REDUCE', 'CAGR'] as const;

export const placeName = z.object({
  code: z.string(),
  kind: z.enum(['zone', 'province', 'city', 'group', 'park']),
  zh: z.string(),
  en: z.string(),
  shortZh: z.string(),
  shortEn: z.string(),
});

export const sentence = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type Sentence = z.output<typeof sentence>;

export const yearValue = z.object({ year: z.number().int().min(1950).max(2200), value: z.number() });

/** How the way from base to target is spread over the years. */
export const targetPath = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('LINEAR') }),
  z.object({ kind: z.literal('GEOMETRIC') }),
  /** Logistic: slow, fast, slow. `midpoint` is the share of the time at which it is steepest, `steepness` how steep. */
  z.object({ kind: z.literal('S_CURVE'), midpoint: z.number().gt(0).lt(1), steepness: z.number().positive().max(50) }),
  z.object({ kind: z.literal('PLAN'), values: z.array(yearValue) }),
]);
export type TargetPath = z.output<typeof targetPath>;
