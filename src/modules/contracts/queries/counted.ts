import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { findContract } from '../store/contracts.ts';
import { type CountedContract, countedContracts, sharesOf } from '../store/turnover.ts';
import { mustSee, scopeOf } from './scope.ts';

export interface CountedQuery {
  year: number;
  side: 'seller' | 'buyer';
  /** One region, or all of the zone's: a contract within the zone counts once on each side. */
  regions: readonly string[];
  page: number;
  pageSize: number;
}

/**
 * The registered contracts behind a figure of turnover. The total is of all of them, as published; the items are those
 * the reader may open.
 */
export function countedIn(db: Sql, actor: Actor | undefined, q: CountedQuery): Promise<{ total: number; fen: number; visible: number; items: CountedContract[] }> {
  return countedContracts(db, {
    from: `${q.year}-01-01`, to: `${q.year}-12-31`, side: q.side, regions: q.regions, scope: scopeOf(actor), limit: q.pageSize, offset: (q.page - 1) * q.pageSize,
  });
}

/**
 * Which sides and regions a contract counts for; nothing while it is not registered.
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function countsFor(db: Sql, actor: Actor | undefined, contractId: string): ReturnType<typeof sharesOf> {
  const contract = await findContract(db, contractId);
  if (!contract) throw notFound('合同', 'contract', contractId);
  mustSee(actor, contract);
  return sharesOf(db, contractId);
}
