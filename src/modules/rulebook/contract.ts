import { z } from 'zod';

const count = z.number().int();
/** Firms by what the change does to them; null where fewer than five stand behind a figure. */
const impactCounts = z.object({
  total: count,
  noToYes: count.nullable(), yesToNo: count.nullable(), unchanged: count.nullable(), unknown: count.nullable(), amountChanged: count.nullable(),
});
export const impact = z.object({
  on: z.string(),
  /** Regions looked at. */
  regions: z.array(z.string()),
  whole: impactCounts,
  cities: z.array(impactCounts.extend({ city: z.string() })),
  /** Sums of what is given to those who qualify, before and after. */
  amounts: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), unit: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
});
export type Impact = z.output<typeof impact>;
