/** Where a firm stands on a published list against the one before. A label is a yearly list: nobody is revoked by dropping out. */
export type Standing = 'NEW' | 'STAYED' | 'RETURNED' | 'DROPPED';

/** @returns firms of this edition and those that dropped out of the last one, in the order of their ids */
export function standingsOf(present: readonly string[], last: readonly string[], everBefore: ReadonlySet<string>): { enterpriseId: string; standing: Standing }[] {
  const [now, then] = [new Set(present), new Set(last)];
  const on = [...now].map((enterpriseId) => ({ enterpriseId, standing: then.has(enterpriseId) ? ('STAYED' as const) : everBefore.has(enterpriseId) ? ('RETURNED' as const) : ('NEW' as const) }));
  const off = [...then].filter((id) => !now.has(id)).map((enterpriseId) => ({ enterpriseId, standing: 'DROPPED' as const }));
  return [...on, ...off].sort((a, b) => (a.enterpriseId < b.enterpriseId ? -1 : 1));
}
