import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';

const share = z.number().min(0).max(1);
const figures = z.record(z.string(), z.number());

const file = z.strictObject({
  seed: z.number().int(),
  /** Firms of the population for each firm of the market's demonstration. */
  perDemoFirm: z.number().min(1),
  cities: z.record(z.string(), share),
  inPark: share,
  stages: z.array(z.strictObject({ type: z.string(), share, revenue: z.number().min(0), growth: z.number(), rd: share, staffShare: share })),
  spread: z.number().positive(),
  revenuePerHead: z.number().positive(),
  missing: z.strictObject({ figure: share, year: share, truth: share, records: share, rounds: share }),
  troubles: z.strictObject({ incident: share, dishonesty: share, revoked: share, moved: share, lapsed: share }),
  specialised: z.record(z.string(), share),
  sectors: z.strictObject({ MANUFACTURING: share, TECHNOLOGY_SME: share, OTHER: share, EXCLUDED: share }),
  loginFirm: z.strictObject({
    field: z.string(),
    sector: z.enum(['MANUFACTURING', 'TECHNOLOGY_SME', 'OTHER']),
    foundedYearsAgo: z.number().int(),
    years: z.array(z.object({ ago: z.number().int().min(0) }).catchall(z.number())),
    truths: z.record(z.string(), z.boolean()),
    nicheYearsAgo: z.number().int(),
    rounds: z.array(z.strictObject({ monthsAgo: z.number().int(), name: z.string(), investors: z.string(), paidIn: z.number(), postMoney: z.number() })),
    techSmeYears: z.number().int(),
  }),
});
export type EnterpriseParameters = z.output<typeof file>;
export type Stage = EnterpriseParameters['stages'][number];
export type Figures = z.output<typeof figures>;

export function readEnterpriseParameters(pack: Pack): EnterpriseParameters {
  return pack.read('examples/enterprises.yaml', file);
}
