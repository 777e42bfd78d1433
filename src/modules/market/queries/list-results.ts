import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, signInRequired } from '../../../kernel/identity/actor.ts';
import type { listResults } from '../contract/result.ts';
import type { LibraryIndex } from '../matching/library-index.ts';
import { listResultRows, type ResultFilter } from '../store/results.ts';
import { resultListItem } from './view-result.ts';

/** @throws Problem SIGN_IN_REQUIRED for the own results of nobody */
export async function listResultViews(
  handle: Sql,
  actor: Actor | undefined,
  library: LibraryIndex | undefined,
  { scope, q, status, region, field, minMaturity, mode, page, pageSize }: ContractInput<typeof listResults>['query'],
): Promise<ContractAnswer<typeof listResults>> {
  const filter: ResultFilter = { statuses: status, region, field, minMaturity, mode, limit: pageSize, offset: (page - 1) * pageSize };
  if (scope === 'mine') {
    if (!actor) throw signInRequired();
    Object.assign(filter, { own: actor.assignments.map((a) => a.organisationId), q });
  } else if (q) Object.assign(filter, await findByWords(library, q));
  const { rows, total } = await listResultRows(handle, filter);
  return { items: rows.flatMap((r) => resultListItem(actor, r) ?? []), total, page, pageSize };
}

const SEARCHED = 500;

/** Through the index when it is there: ranked and fast at any size; through the table until then, by exact words. */
export async function findByWords(library: LibraryIndex | undefined, q: string): Promise<Pick<ResultFilter, 'ids' | 'q'>> {
  if (!library?.ready()) return { q };
  return { ids: (await library.text.search(q, SEARCHED)).map((r) => r.id) };
}
