import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { SaleRow } from '../store/sales.ts';

const READ = 'trading.sale.read';

/** Whose sales somebody sees before they are announced. */
export function scopeOf(actor: Actor | undefined): { sellerIds: string[]; everything: boolean } {
  const scope = { sellerIds: [] as string[], everything: false };
  for (const assignment of actor?.assignments ?? []) {
    for (const { permission, reach } of assignment.grants) {
      if (permission !== READ) continue;
      if (reach === 'own') scope.sellerIds.push(assignment.organisationId);
      else scope.everything = true;
    }
  }
  return scope;
}

/** Those who see who registered: the unit and the exchange. */
export function maySeeBidders(actor: Actor | undefined, sale: Pick<SaleRow, 'sellerId' | 'region'>): boolean {
  return findGrant(actor, READ, { organisationIds: [sale.sellerId], region: sale.region }) !== undefined;
}

/** Announced, and so the public's. */
export function isPublic(status: string): boolean {
  return !['OPEN', 'APPROVED', 'WITHDRAWN'].includes(status);
}
