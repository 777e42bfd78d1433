import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { regionCode } from './words.ts';
import { textSpan } from './match.ts';

export const searchHit = z.object({
  kind: z.enum(['result', 'demand']),
  id: z.uuid(),
  title: z.string(),
  summary: z.string(),
  titleSpans: z.array(textSpan),
  summarySpans: z.array(textSpan),
  organisationName: z.string().nullable(),
  region: z.string().nullable(),
  field: z.string(),
  demo: z.boolean(),
});
export type SearchHit = z.output<typeof searchHit>;

/** Full-text search over what is public. Words separated by blanks must all occur. */
export const searchMarket = routeContract({
  id: 'market.search',
  method: 'GET',
  path: '/api/market/search',
  access: 'public',
  summary: { zh: '搜索公开的成果与需求', en: 'Search public results and demands' },
  query: pageQuery.extend({
    q: z.string().trim().min(1).max(200),
    kind: z.enum(['result', 'demand']).optional(),
    region: regionCode.optional(),
  }),
  response: pageOf(searchHit),
});
