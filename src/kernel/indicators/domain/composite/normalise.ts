import type { CompositeIndicator, Normalisation } from './definition.ts';

type Column = readonly (number | null)[];

/**
 * One indicator's values made comparable; more is better afterwards, whatever its direction. Gaps stay gaps.
 *
 * | method | formula | range |
 * |---|---|---|
 * | GOALPOSTS | (x − worst) / (best − worst) with fixed marks | 0–1, cut off |
 * | REFERENCE | x / reference, for DOWN reference / x | 0–cap |
 * | MINMAX | the same with the smallest and largest value at hand | 0–1 |
 * | ZSCORE | (x − mean) / population standard deviation | open |
 * | RANK | (n − rank) / (n − 1), equal values share their mean rank | 0–1 |
 *
 * Where all values at hand are equal they say nothing of an order: 0.5 (ZSCORE: 0).
 */
export function normalise(values: Column, indicator: Pick<CompositeIndicator, 'direction' | 'goalposts' | 'reference'>, method: Normalisation, cap: number): (number | null)[] {
  const up = indicator.direction === 'UP';
  const known = values.filter((v) => v !== null);
  const each = (score: (value: number) => number): (number | null)[] => values.map((v) => (v === null ? null : score(v)));
  switch (method) {
    case 'GOALPOSTS': {
      const { worst, best } = indicator.goalposts;
      return each((v) => clamp((v - worst) / (best - worst), 1));
    }
    case 'REFERENCE':
      return each((v) => clamp(up ? v / indicator.reference : v === 0 ? cap : indicator.reference / v, cap));
    case 'MINMAX': {
      const [least, most] = [Math.min(...known), Math.max(...known)];
      return each((v) => (most === least ? 0.5 : (up ? v - least : most - v) / (most - least)));
    }
    case 'ZSCORE': {
      const mean = known.reduce((a, b) => a + b, 0) / known.length;
      const deviation = Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / known.length);
      return each((v) => (deviation === 0 ? 0 : ((v - mean) / deviation) * (up ? 1 : -1)));
    }
    case 'RANK': {
      const better = (a: number, b: number): boolean => (up ? a > b : a < b);
      return each((v) => {
        if (known.length === 1) return 0.5;
        const rank = known.filter((x) => better(x, v)).length + (known.filter((x) => x === v).length + 1) / 2;
        return (known.length - rank) / (known.length - 1);
      });
    }
  }
}

const clamp = (value: number, top: number): number => Math.min(top, Math.max(0, value));
