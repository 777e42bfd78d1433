import type { Actor } from '../../../../kernel/identity/index.ts';
import type { Cities } from '../store/entries.ts';

/** Cities in which an actor reads the list; null: all. */
export function citiesOf(actor: Actor | undefined, permission: string): Cities {
  const cities = new Set<string>();
  for (const a of actor?.assignments ?? []) {
    for (const g of a.grants) {
      if (g.permission !== permission || g.reach === 'own') continue;
      if (g.reach === 'zone' || a.regions.length === 0) return null;
      for (const r of a.regions) cities.add(r);
    }
  }
  return [...cities];
}

/** Organisations in whose name an actor holds a permission. */
export function organisationsOf(actor: Actor | undefined, permission: string): string[] {
  return (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === permission)).map((a) => a.organisationId);
}
