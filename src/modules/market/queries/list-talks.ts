import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { listTalks } from '../contract/talk.ts';
import { listTalkRows } from '../store/talks.ts';
import { sideOf } from './view-talk.ts';

/** The talks of the organisations for which the actor may take part. */
export async function listTalkViews(
  handle: Sql,
  actor: Actor | undefined,
  { status, demandId, resultId, page, pageSize }: ContractInput<typeof listTalks>['query'],
): Promise<ContractAnswer<typeof listTalks>> {
  const organisationIds = (actor?.assignments ?? [])
    .filter((a) => a.grants.some((g) => g.permission === 'market.talk.take-part'))
    .map((a) => a.organisationId);
  const { rows, total } = await listTalkRows(handle, { organisationIds, statuses: status, demandId, resultId, limit: pageSize, offset: (page - 1) * pageSize });
  const items = rows.flatMap((talk) => {
    const side = sideOf(actor, talk);
    if (!side) return [];
    return {
      id: talk.id,
      status: talk.status,
      demand: { id: talk.demandId, title: talk.demandTitle },
      result: { id: talk.resultId, title: talk.resultTitle, jobResult: talk.jobResult },
      buyer: { organisationId: talk.buyerId, name: talk.buyerName, region: talk.buyerRegion },
      seller: { organisationId: talk.sellerId, name: talk.sellerName, region: talk.sellerRegion },
      side,
      updatedAt: talk.updatedAt.toISOString(),
    };
  });
  return { items, total, page, pageSize };
}
