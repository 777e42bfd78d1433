import { type Actor, findGrant } from '../../../kernel/identity/index.ts';

/** Regions a permission reaches; null: everywhere; empty: nowhere. */
export function regionsOf(actor: Actor | undefined, permission: string): string[] | null {
  const regions = new Set<string>();
  for (const a of actor?.assignments ?? []) {
    for (const g of a.grants) {
      if (g.permission !== permission || g.reach === 'own') continue;
      if (g.reach === 'zone' || a.regions.length === 0) return null;
      for (const r of a.regions) regions.add(r);
    }
  }
  return [...regions];
}

/** Rounds and their firms are read by the officers of the city and by whoever audits the zone. */
export const mayRead = (actor: Actor | undefined, region: string): boolean => findGrant(actor, 'entitlement.round.read', { region }) !== undefined;
/** Confidential facts: the city's own officers and auditors. */
export const mayReadFacts = (actor: Actor | undefined, region: string): boolean => findGrant(actor, 'entitlement.facts.read', { region }) !== undefined;
