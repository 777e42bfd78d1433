import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { idParams } from './words.ts';

/** A text that says largely the same as the one looked at. */
export const similar = z.object({
  id: z.uuid(),
  title: z.string(),
  organisationName: z.string().nullable(),
  status: z.string(),
  /** `copy`: one is a copy of the other or of a piece of it; `part`: they have passages in common. */
  relation: z.enum(['copy', 'part']),
  /** Part of each text that stands in the other, 0..1. */
  ofThis: z.number(),
  ofThat: z.number(),
  /** What stands in both, as each of them writes it, and numbers that differ there. */
  passages: z.array(z.object({ here: z.string(), there: z.string(), numbers: z.array(z.object({ here: z.string(), there: z.string() })) })),
});
export type Similar = z.output<typeof similar>;

export const similarList = z.object({ items: z.array(similar), compared: z.number().int() });

export const similarResults = routeContract({
  id: 'market.similarResults',
  method: 'GET',
  path: '/api/market/results/:id/similar',
  access: { permission: 'market.result.review' },
  summary: { zh: '与该成果疑似重复的成果，附相同段落', en: 'Results likely to be duplicates of this one, with the passages in common' },
  params: idParams,
  response: similarList,
  errors: ['NOT_FOUND', 'INDEX_NOT_READY'],
});

export const similarDemands = routeContract({
  id: 'market.similarDemands',
  method: 'GET',
  path: '/api/market/demands/:id/similar',
  access: { permission: 'market.demand.read' },
  summary: { zh: '与该需求疑似重复的需求，附相同段落', en: 'Demands likely to be duplicates of this one, with the passages in common' },
  params: idParams,
  response: similarList,
  errors: ['NOT_FOUND', 'INDEX_NOT_READY'],
});
