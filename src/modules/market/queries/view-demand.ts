import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import type { DemandListItem, DemandView } from '../contract/demand.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { summarise } from '../domain/summary.ts';
import type { DemandRow } from '../store/demands.ts';

/** The demand as this reader may see it, or undefined when he may not know of it. */
export function viewDemand(actor: Actor | undefined, row: DemandRow): DemandView | undefined {
  const sight = sightOfDemand(actor, row);
  if (sight === 'none') return undefined;
  const full = sight === 'full';
  const own = row.organisationId ? [row.organisationId] : [];
  const mayWrite = findGrant(actor, 'market.demand.write', { organisationIds: own }) !== undefined;
  const maySubmit = findGrant(actor, 'market.demand.submit', { organisationIds: own }) !== undefined;
  const insider = findGrant(actor, 'market.demand.read', { organisationIds: own, region: row.region, park: row.park }) !== undefined;
  const nameShown = insider || mayWrite || (full && !row.anonymous);
  const { anonymous: _, visitorId: __, visitorName: ___, ...fields } = row;
  return {
    ...fields,
    ...(full ? {} : { problem: '', indicators: [], constraints: '', budgetFen: null, deadline: null, ipWish: null }),
    contact: full && nameShown ? row.contact : '',
    organisationId: nameShown ? row.organisationId : null,
    organisationName: nameShown ? row.organisationName : null,
    caseId: insider || mayWrite ? row.caseId : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    full,
    may: {
      edit: mayWrite && row.status === 'DRAFT',
      submit: maySubmit && row.status === 'DRAFT',
      match: mayMatch(actor, row),
      close: maySubmit && (row.status === 'PUBLISHED' || row.status === 'MATCHED'),
    },
  };
}

/** The firm may match its draft in private; officers may once it is handed in; brokers' views come with publication. */
export function mayMatch(actor: Actor | undefined, row: DemandRow): boolean {
  const own = row.organisationId ? [row.organisationId] : [];
  if (findGrant(actor, 'market.match.view', { organisationIds: own })) {
    if (own.length > 0 && actor!.assignments.some((a) => own.includes(a.organisationId))) return true;
  }
  // The answer shows the demand's own text: whoever sees an outline of it does not match it.
  const official = findGrant(actor, 'market.match.view', { region: row.region, park: row.park }) !== undefined;
  return official && row.status !== 'DRAFT' && sightOfDemand(actor, row) === 'full';
}

export function demandListItem(actor: Actor | undefined, row: DemandRow): DemandListItem | undefined {
  const view = viewDemand(actor, row);
  if (!view) return undefined;
  const { id, title, organisationId, organisationName, region, park, type, field, status, budgetFen, deadline, secrecy, publishedAt, updatedAt, demo, full } = view;
  return {
    id, title, organisationId, organisationName, region, park, type, field, status, budgetFen, deadline, secrecy, publishedAt, updatedAt, demo, full,
    summary: summarise(view.problem),
  };
}
