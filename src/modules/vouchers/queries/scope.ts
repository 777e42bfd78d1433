import { type Actor, findGrant, forbidden } from '../../../kernel/identity/actor.ts';
import type { OrderRow, OrderScope } from '../store/orders.ts';

const READ = 'vouchers.order.read';

/** Organisations the actor holds a permission for as their own. */
export function ownOrganisations(actor: Actor | undefined, permission: string): string[] {
  return (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === permission && g.reach === 'own')).map((a) => a.organisationId);
}

/** Regions a permission reaches: null is everywhere. */
export function regionsOf(actor: Actor | undefined, permission: string): string[] | null {
  const regions: string[] = [];
  for (const a of actor?.assignments ?? []) {
    for (const g of a.grants.filter((x) => x.permission === permission)) {
      if (g.reach === 'zone' || (g.reach === 'jurisdiction' && a.regions.length === 0)) return null;
      if (g.reach === 'jurisdiction') regions.push(...a.regions);
    }
  }
  return regions;
}

/** What an actor's assignments let him see, as a filter for lists. */
export function orderScope(actor: Actor | undefined): OrderScope {
  const regions = regionsOf(actor, READ);
  return { organisationIds: ownOrganisations(actor, READ), regions: regions ?? [], everything: regions === null };
}

type Place = Pick<OrderRow, 'claimantId' | 'providerId' | 'homeRegion' | 'hostRegion' | 'status'>;

/** Own orders of either side, and those whose home or host region is the reader's. A draft is the claimant's own. */
export function maySee(actor: Actor | undefined, o: Place): boolean {
  if (findGrant(actor, READ, { organisationIds: [o.claimantId] }) && ownOrganisations(actor, READ).includes(o.claimantId)) return true;
  if (o.status === 'DRAFT') return false;
  const official = [o.homeRegion, o.hostRegion].some((region) => findGrant(actor, READ, { region }));
  return official || ownOrganisations(actor, READ).includes(o.providerId);
}

/** @throws Problem FORBIDDEN */
export function mustSee(actor: Actor | undefined, order: Place): void {
  if (!maySee(actor, order)) throw forbidden(READ);
}

/** Findings and their proof are for those who check and decide, not for the parties. */
export function maySeeFindings(actor: Actor | undefined, order: Pick<OrderRow, 'homeRegion'>): boolean {
  return findGrant(actor, 'vouchers.finding.read', { region: order.homeRegion }) !== undefined;
}
