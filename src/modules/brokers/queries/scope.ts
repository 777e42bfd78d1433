import type { Actor } from '../../../kernel/identity/index.ts';

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
