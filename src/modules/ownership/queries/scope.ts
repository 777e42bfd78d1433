import type { Actor } from '../../../kernel/identity/index.ts';

/** What a reader's permission covers. */
export interface Scope {
  everything: boolean;
  organisations: string[];
  regions: string[];
}

export function scopeOf(actor: Actor | undefined, permission: string): Scope {
  const scope: Scope = { everything: false, organisations: [], regions: [] };
  for (const a of actor?.assignments ?? []) {
    for (const g of a.grants) {
      if (g.permission !== permission) continue;
      if (g.reach === 'zone' || (g.reach === 'jurisdiction' && a.regions.length === 0)) scope.everything = true;
      else if (g.reach === 'jurisdiction') scope.regions.push(...a.regions);
      else scope.organisations.push(a.organisationId);
    }
  }
  return scope;
}

export function covers(scope: Scope, record: { organisationId: string; region: string | null }): boolean {
  return scope.everything || scope.organisations.includes(record.organisationId) || (record.region !== null && scope.regions.includes(record.region));
}
