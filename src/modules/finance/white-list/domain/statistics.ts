import type { FirstLoan } from './consent.ts';
import { type Equation, guardCells } from './guard-cells.ts';

/** What is counted, and of how many different firms: six loans of one firm tell of one firm. */
export interface Cell {
  count: number;
  firms: number;
}

const measures = ['consents', 'offered', 'declined', 'lent', 'first', 'notFirst', 'unknownFirst'] as const;
type Measure = (typeof measures)[number];
const kinds = ['first', 'notFirst', 'unknownFirst'] as const;

export type Counted = Record<Measure, Cell> & { listed: Cell };
export type Shown = Record<Measure | 'listed' | 'firstSharePpm', number | null>;

/** Counts one thing after another, each with its firm. */
export class Tally {
  readonly #cells = new Map<string, { count: number; firms: Set<string> }>();

  add(measure: Measure | 'listed', firm: string, times = 1): void {
    const cell = this.#cells.get(measure) ?? { count: 0, firms: new Set() };
    this.#cells.set(measure, cell);
    cell.count += times;
    if (times > 0) cell.firms.add(firm);
  }

  counted(): Counted {
    const cell = (m: string): Cell => ({ count: this.#cells.get(m)?.count ?? 0, firms: this.#cells.get(m)?.firms.size ?? 0 });
    return Object.fromEntries([...measures, 'listed' as const].map((m) => [m, cell(m)])) as Counted;
  }
}

export const kindOfFirst = (first: FirstLoan): Measure => (first === 'FIRST' ? 'first' : first === 'NOT_FIRST' ? 'notFirst' : 'unknownFirst');

/**
 * The tables by city and by bank and the reasons for declining, with cells of fewer firms than `least` hidden, and with whatever
 * would give them away: cities and banks come to the same totals, the kinds of first loan come to the loans of a row, and the
 * reasons to the firms declined. The total of listed firms is taken as known. The share of first loans is over those of which it
 * is known, and only where both counts are shown.
 */
export function guardCredit({ cities, banks, declines }: { cities: readonly Counted[]; banks: readonly Counted[]; declines: readonly Cell[] }, least: number): { cities: Shown[]; banks: Shown[]; declines: (number | null)[] } {
  const rows = [...cities, ...banks];
  const at = (row: number, measure: number): number => row * measures.length + measure;
  const listedAt = (city: number): number => rows.length * measures.length + city;
  const declineAt = (reason: number): number => listedAt(cities.length) + reason;
  const cells = [...rows.flatMap((row) => measures.map((m) => ({ ...row[m], sum: m === 'lent' }))), ...cities.map((c) => c.listed), ...declines];
  const sum = (of: readonly number[], sign: 1 | -1 = 1): Equation => of.map((cell) => ({ cell, sign }));
  const [ofCities, ofBanks] = [cities.map((_, i) => i), banks.map((_, i) => cities.length + i)];
  const declined = measures.indexOf('declined');
  const equations: Equation[] = [
    ...measures.map((_, m) => [...sum(ofCities.map((r) => at(r, m))), ...sum(ofBanks.map((r) => at(r, m)), -1)]),
    ...rows.map((_, r) => [...sum(kinds.map((k) => at(r, measures.indexOf(k)))), ...sum([at(r, measures.indexOf('lent'))], -1)]),
    [...sum(declines.map((_, i) => declineAt(i))), ...sum(ofCities.map((r) => at(r, declined)), -1)],
    sum(cities.map((_, i) => listedAt(i))),
  ];
  const hidden = guardCells(cells, equations, least);
  const value = (cell: number): number | null => (hidden[cell] ? null : cells[cell]!.count);
  const shown = (r: number): Shown => {
    const row = Object.fromEntries(measures.map((m, i) => [m, value(at(r, i))])) as Record<Measure, number | null>;
    const known = row.first === null || row.notFirst === null ? 0 : row.first + row.notFirst;
    return { ...row, listed: r < cities.length ? value(listedAt(r)) : null, firstSharePpm: known === 0 ? null : Math.floor((row.first! * 1_000_000) / known) };
  };
  return { cities: ofCities.map(shown), banks: ofBanks.map(shown), declines: declines.map((_, i) => value(declineAt(i))) };
}
