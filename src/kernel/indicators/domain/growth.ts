import type { YearValue } from './goal.ts';

/** Yearly growth rates in percent, from `firstYear` on, up to the first year that is missing. */
export function unbrokenRates(rates: readonly YearValue[], firstYear: number, lastYear: number): number[] {
  const byYear = new Map(rates.map((r) => [r.year, r.value]));
  const out: number[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    const rate = byYear.get(year);
    if (rate === undefined) break;
    out.push(rate);
  }
  return out;
}

/** Geometric mean of yearly growth rates in percent: 5.0, 6.1, 4.8, 5.9, 5.8 → 5.52. Never the arithmetic mean. */
export function meanGrowth(rates: readonly number[]): number {
  const logs = rates.reduce((sum, rate) => sum + Math.log1p(rate / 100), 0);
  return Math.expm1(logs / rates.length) * 100;
}
