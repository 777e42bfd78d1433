import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { SearchHit, searchMarket } from '../contract/search.ts';
import { wordSpans } from '../domain/word-spans.ts';
import type { LibraryIndex } from '../matching/library-index.ts';
import { listDemandRows, words } from '../store/demands.ts';
import { listResultRows } from '../store/results.ts';
import { findByWords } from './list-results.ts';
import { demandListItem } from './view-demand.ts';
import { resultListItem } from './view-result.ts';

/** What anybody may find: seen with the eyes of somebody who has not signed in. Results first, then demands. */
export async function search(
  handle: Sql,
  library: LibraryIndex | undefined,
  { q, kind, region, page, pageSize }: ContractInput<typeof searchMarket>['query'],
): Promise<ContractAnswer<typeof searchMarket>> {
  const offset = (page - 1) * pageSize;
  const results = kind === 'demand' ? { rows: [], total: 0 } : await listResultRows(handle, { ...(await findByWords(library, q)), region, limit: pageSize, offset });
  const left = pageSize - results.rows.length;
  const demands =
    kind === 'result' ? { rows: [], total: 0 } : await listDemandRows(handle, { q, region, limit: left, offset: Math.max(0, offset - results.total) });
  const sought = words(q);
  const hit = (type: SearchHit['kind'], item: Omit<SearchHit, 'kind' | 'titleSpans' | 'summarySpans'>): SearchHit => ({
    kind: type, id: item.id, title: item.title, summary: item.summary, titleSpans: wordSpans(item.title, sought), summarySpans: wordSpans(item.summary, sought),
    organisationName: item.organisationName, region: item.region, field: item.field, demo: item.demo,
  });
  return {
    items: [
      ...results.rows.flatMap((r) => resultListItem(undefined, r) ?? []).map((r) => hit('result', r)),
      ...demands.rows.flatMap((d) => demandListItem(undefined, d) ?? []).map((d) => hit('demand', d)),
    ],
    total: results.total + demands.total, page, pageSize,
  };
}
