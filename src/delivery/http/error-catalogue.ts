import type { BoundRoute } from '../../kernel/identity/index.ts';
import { GENERAL_CODES } from './problems.ts';

export interface CatalogueEntry {
  code: string;
  /** Ids of the routes whose contracts name it; empty for a code any route may answer with. */
  routes: string[];
}

/** Every code a caller of the API may meet, for the generated reference. */
export function errorCatalogue(routes: readonly BoundRoute[]): CatalogueEntry[] {
  const byCode = new Map<string, string[]>(GENERAL_CODES.map((code) => [code, []]));
  for (const { contract } of routes) {
    for (const code of contract.errors ?? []) byCode.set(code, [...(byCode.get(code) ?? []), contract.id]);
  }
  return [...byCode].map(([code, ids]) => ({ code, routes: ids.sort() })).sort((a, b) => (a.code < b.code ? -1 : 1));
}
