import type { YearValue } from './goal.ts';

/** Sum of squares and degrees of freedom of one series: what it tells of how much a year may bring beside the trend. */
export interface Spread {
  squares: number;
  degrees: number;
}

/**
 * Of yearly changes about their own mean. A change over several years counts by its mean yearly size, with the weight of
 * those years (a random walk).
 */
export function spreadOfChanges(points: readonly YearValue[]): Spread {
  if (points.length < 3) return { squares: 0, degrees: 0 };
  const [first, last] = [points[0]!, points.at(-1)!];
  const drift = (last.value - first.value) / (last.year - first.year);
  const squares = points.slice(1).reduce((sum, p, i) => {
    const years = p.year - points[i]!.year;
    return sum + ((p.value - points[i]!.value) / years - drift) ** 2 * years;
  }, 0);
  return { squares, degrees: points.length - 2 };
}

/** Of values about their own mean. */
export function spreadOfValues(values: readonly number[]): Spread {
  if (values.length < 2) return { squares: 0, degrees: 0 };
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { squares: values.reduce((sum, v) => sum + (v - mean) ** 2, 0), degrees: values.length - 1 };
}

/** One spread from several, each by its degrees of freedom. */
export function pooled(spreads: readonly Spread[]): Spread {
  return spreads.reduce((a, b) => ({ squares: a.squares + b.squares, degrees: a.degrees + b.degrees }), { squares: 0, degrees: 0 });
}
