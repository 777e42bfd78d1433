import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, holds, forbidden, signInRequired } from '../../../kernel/identity/actor.ts';
import type { listDemands } from '../contract/demand.ts';
import { placesOf } from '../domain/visibility.ts';
import { type DemandFilter, listDemandRows } from '../store/demands.ts';
import { demandListItem } from './view-demand.ts';

type Query = ContractInput<typeof listDemands>['query'];

/** @throws Problem SIGN_IN_REQUIRED, FORBIDDEN for scopes other than `public` */
export async function listDemandViews(handle: Sql, actor: Actor | undefined, query: Query): Promise<ContractAnswer<typeof listDemands>> {
  const { scope, q, status, region, park, type, page, pageSize } = query;
  const filter: DemandFilter = { q, statuses: status, region, park, type, limit: pageSize, offset: (page - 1) * pageSize };
  if (scope !== 'public') {
    if (!actor) throw signInRequired();
    if (scope === 'mine') filter.own = actor.assignments.map((a) => a.organisationId);
    else {
      if (!holds(actor, 'market.demand.read')) throw forbidden('market.demand.read');
      filter.handedIn = placesOf(actor, 'market.demand.read');
    }
  }
  const { rows, total } = await listDemandRows(handle, filter);
  return { items: rows.flatMap((r) => demandListItem(actor, r) ?? []), total, page, pageSize };
}
