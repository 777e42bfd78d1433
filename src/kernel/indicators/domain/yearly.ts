import type { YearValue } from './goal.ts';

/** The figures of one indicator and place that are whole years, as arithmetic needs them. */
export function yearly(figures: readonly { period: string; value: number }[]): YearValue[] {
  return figures.filter((f) => /^\d{4}$/.test(f.period)).map((f) => ({ year: Number(f.period), value: f.value }));
}
