import type { FirstLoan } from './consent.ts';

export interface Counted {
  listed: number;
  consents: number;
  offered: number;
  declined: number;
  lent: number;
  first: number;
  notFirst: number;
  unknownFirst: number;
}

export type Shown = { [K in keyof Counted]: number | null } & { firstSharePpm: number | null };

export const noneCounted = (): Counted => ({ listed: 0, consents: 0, offered: 0, declined: 0, lent: 0, first: 0, notFirst: 0, unknownFirst: 0 });

export function countFirst(row: Counted, first: FirstLoan): void {
  row[first === 'FIRST' ? 'first' : first === 'NOT_FIRST' ? 'notFirst' : 'unknownFirst'] += 1;
}

/**
 * Counts from 1 to below `least` become null. The kinds of first loan add up to the loans: if one of them alone is hidden the
 * next smallest goes with it. The share of first loans is over those of which it is known, and only where all of it is shown.
 */
export function suppressCounts(row: Counted, least: number): Shown {
  const small = (n: number): boolean => n > 0 && n < least;
  const shown: { [K in keyof Counted]: number | null } = { ...row };
  for (const key of Object.keys(row) as (keyof Counted)[]) if (small(row[key])) shown[key] = null;
  const kinds = ['first', 'notFirst', 'unknownFirst'] as const;
  if (shown.lent === null) for (const k of kinds) if (row[k] > 0) shown[k] = null;
  const hidden = kinds.filter((k) => shown[k] === null);
  if (shown.lent !== null && hidden.length === 1) {
    const next = kinds.filter((k) => shown[k] !== null && row[k] > 0).toSorted((a, b) => row[a] - row[b])[0];
    // Nothing beside it that could hide it: then the sum is not told.
    if (next) shown[next] = null;
    else shown.lent = null;
  }
  const known = row.first + row.notFirst;
  return { ...shown, firstSharePpm: shown.first === null || shown.notFirst === null || known === 0 ? null : Math.floor((row.first * 1_000_000) / known) };
}

/** Cells of a line whose sum is known: small ones hidden, and where one alone is, the next smallest beside it. */
export function suppressLine(counts: readonly number[], least: number): (number | null)[] {
  const shown: (number | null)[] = counts.map((n) => (n > 0 && n < least ? null : n));
  if (shown.filter((n) => n === null).length === 1) {
    const next = shown.map((n, i) => ({ n, i })).filter((c) => c.n !== null && c.n > 0).toSorted((a, b) => a.n! - b.n!)[0];
    if (next) shown[next.i] = null;
  }
  return shown;
}
