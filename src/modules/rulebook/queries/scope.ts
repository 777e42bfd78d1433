import type { Actor } from '../../../kernel/identity/index.ts';

/** Regions whose records a person may read under a permission; null for all. */
export function regionsFor(actor: Actor | undefined, permission: string): string[] | null {
  const regions: string[] = [];
  for (const { regions: own, grants } of actor?.assignments ?? []) {
    for (const grant of grants) {
      if (grant.permission !== permission) continue;
      if (grant.reach === 'zone' || own.length === 0) return null;
      regions.push(...own);
    }
  }
  return regions;
}
