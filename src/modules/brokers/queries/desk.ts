import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, signInRequired } from '../../../kernel/identity/index.ts';
import type { CommissionView, listAlerts, listCommissions, SavedSearch } from '../contract.ts';
import { findBroker, numberOf } from '../store/brokers.ts';
import { listCommissionRows } from '../store/commissions.ts';
import { findSearch, listAlertRows, listSearchRows, type SearchRow } from '../store/searches.ts';
import { regionsOf } from './scope.ts';

const viewSearch = ({ accountId: _, createdAt: __, lookedAt, ...s }: SearchRow): SavedSearch => ({ ...s, lookedAt: lookedAt.toISOString() });

export async function readSearches(handle: Sql, actor: Actor): Promise<SavedSearch[]> {
  return (await listSearchRows(handle, actor.accountId)).map(viewSearch);
}

/** @throws Problem NOT_FOUND for a search of somebody else */
export async function readSearch(handle: Sql, actor: Actor, id: string): Promise<SavedSearch> {
  const row = await findSearch(handle, id);
  if (!row || row.accountId !== actor.accountId) throw notFound('订阅检索', 'saved search', id);
  return viewSearch(row);
}

export async function readAlertList(handle: Sql, actor: Actor, q: ContractInput<typeof listAlerts>['query']): Promise<ContractAnswer<typeof listAlerts>> {
  const { rows, total, unread } = await listAlertRows(handle, { accountId: actor.accountId, unread: q.unread, searchId: q.searchId, limit: q.pageSize, offset: (q.page - 1) * q.pageSize });
  return {
    items: rows.map(({ publishedAt, foundAt, readAt, ...a }) => ({ ...a, publishedAt: publishedAt.toISOString(), foundAt: foundAt.toISOString(), read: readAt !== null })),
    total, unread, page: q.page, pageSize: q.pageSize,
  };
}

/** @throws Problem SIGN_IN_REQUIRED */
export async function readCommissions(handle: Sql, actor: Actor | undefined, now: Date, q: ContractInput<typeof listCommissions>['query']): Promise<ContractAnswer<typeof listCommissions>> {
  if (!actor) throw signInRequired();
  const broker = q.scope === 'mine' ? await findBroker(handle, { accountId: actor.accountId }, dateOf(now)) : undefined;
  const { rows, total, sumFen } = await listCommissionRows(handle, {
    payeeKeys: q.scope === 'mine' ? (broker ? [numberOf(broker.no)] : []) : undefined,
    regions: q.scope === 'mine' ? null : regionsOf(actor, 'brokers.commission.read'),
    contractId: q.contractId, year: q.year, limit: q.pageSize, offset: (q.page - 1) * q.pageSize,
  });
  return { items: rows.map(({ mandateId: _, proposedAt, ...c }): CommissionView => ({ ...c, proposedAt: proposedAt.toISOString() })), total, sumFen, page: q.page, pageSize: q.pageSize };
}
