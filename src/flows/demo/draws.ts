import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Chance } from '../../kernel/base/chance.ts';

/** A number about 0 with standard deviation 1, bounded so that nothing is grotesque. */
export function normal(chance: Chance): number {
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += chance.next();
  return (sum - 3) * Math.SQRT2;
}

export function weighted<T>(chance: Chance, options: readonly (readonly [T, number])[]): T {
  let left = chance.next() * options.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [option, weight] of options) {
    left -= weight;
    if (left < 0) return option;
  }
  return options.at(-1)![0];
}

/** `3` → `03`, for months and days. */
export const two = (n: number): string => String(n).padStart(2, '0');

export const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);
