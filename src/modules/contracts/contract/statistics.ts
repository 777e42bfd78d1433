import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';

const fen = z.number().int();
const date = z.iso.date();
const groups = ['DEVELOPMENT', 'TRANSFER', 'LICENCE', 'CONSULTING', 'SERVICE'] as const;

export const flowQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  /** As counted at the end of this day; the present state unless given. */
  on: date.optional(),
  family: z.enum(groups).optional(),
});

const row = z.object({ key: z.string(), fen, technologyFen: fen, count: z.number().int() });

export const flowView = z.object({
  year: z.number().int(),
  on: date.nullable(),
  family: z.enum(groups).nullable(),
  /** Codes of the zone's regions, then `ELSEWHERE` and `ABROAD`. */
  places: z.array(z.string()),
  /** `cells[i][j]`: sold from place i to place j. */
  cells: z.array(z.array(z.object({ fen, technologyFen: fen, count: z.number().int() }))),
  outputFen: z.array(fen),
  absorptionFen: z.array(fen),
  totalFen: fen,
  totalCount: z.number().int(),
  zone: z.object({ outputFen: fen, absorptionFen: fen, withinFen: fen }),
  /** Output of the zone by family, by kind of seller and of buyer, by field and by way of pricing. */
  byFamily: z.array(row),
  bySellerKind: z.array(row),
  byBuyerKind: z.array(row),
  byField: z.array(row.extend({ zh: z.string(), en: z.string() })),
  byPricing: z.array(row),
  /** Share of the zone's output sold by universities and institutes, in parts per million; null while there is none. */
  universitySharePpm: z.number().int().nullable(),
  /** Contracts whose figure of this year differs between that day and now. */
  restated: z.array(z.object({ contractId: z.uuid(), number: z.string(), kind: z.string(), effectiveOn: date, thenFen: fen, nowFen: fen })),
  demoIncluded: z.boolean(),
});
export type FlowView = z.output<typeof flowView>;

export const getFlow = routeContract({
  id: 'contracts.getFlow',
  method: 'GET',
  path: '/api/contracts/flow',
  access: 'public',
  summary: { zh: '技术流向：卖方地区 × 买方地区，可按日期回看', en: 'Flow of technology: seller region by buyer region, as of any day' },
  query: flowQuery,
  response: flowView,
});

export const getFlowFile = routeContract({
  id: 'contracts.getFlowFile',
  method: 'GET',
  path: '/api/contracts/flow.xlsx',
  access: 'public',
  summary: { zh: '技术流向（Excel）', en: 'Flow of technology (Excel)' },
  query: flowQuery,
  produces: 'file',
});
