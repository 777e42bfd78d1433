import { compare, rational, type Rational, subtract, divide, ZERO } from './rational.ts';

/** With whom a firm is compared: its stage and field, or wider where too few there are known. */
export const cellLevels = ['STAGE_FIELD', 'STAGE', 'ALL'] as const;
export type CellLevel = (typeof cellLevels)[number];

/** The known values of one indicator in one cell, sorted and with its ends pulled in. */
export interface Cell {
  size: number;
  values: readonly Rational[];
  /** Outer values are moved to these two. */
  low: Rational;
  high: Rational;
}

/**
 * @param sorted values from low to high, at least one
 * @param winsorPpm share at each end, in parts per million; of n values the lowest ⌊n·share⌋ take the value of the next one up
 */
export function makeCell(sorted: readonly Rational[], winsorPpm: number): Cell {
  const cut = Number((BigInt(sorted.length) * BigInt(winsorPpm)) / 1_000_000n);
  const inner = Math.min(cut, Math.floor((sorted.length - 1) / 2));
  return { size: sorted.length, values: sorted, low: sorted[inner]!, high: sorted[sorted.length - 1 - inner]! };
}

const HUNDRED = rational(100n);
const FIFTY = rational(50n);

/**
 * 0 to 100 by rank in the cell: the share of the others that are worse, a level one counting half. The firm itself is in the
 * cell. Alone, or level with all: 50.
 */
export function percentile(cell: Cell, value: Rational): Rational {
  if (compare(cell.low, cell.high) === 0) return FIFTY;
  // Whatever lies at or beyond an end counts as level with it.
  const atLow = compare(value, cell.low) <= 0;
  const atHigh = compare(value, cell.high) >= 0;
  const below = atLow ? 0 : atHigh ? countBelow(cell.values, cell.high) : countBelow(cell.values, value);
  const upTo = atHigh ? cell.size : atLow ? countUpTo(cell.values, cell.low) : countUpTo(cell.values, value);
  return rational(BigInt(50 * (below + upTo - 1)), BigInt(cell.size - 1));
}

/** 0 to 100 by distance between the pulled-in ends of the cell; 50 where the ends meet. */
export function minMax(cell: Cell, value: Rational): Rational {
  if (compare(cell.low, cell.high) === 0) return FIFTY;
  if (compare(value, cell.low) <= 0) return ZERO;
  if (compare(value, cell.high) >= 0) return HUNDRED;
  const share = divide(subtract(value, cell.low), subtract(cell.high, cell.low));
  return { top: share.top * 100n, bottom: share.bottom };
}

/** How many of the sorted values are below. */
function countBelow(sorted: readonly Rational[], value: Rational): number {
  return first(sorted, (v) => compare(v, value) >= 0);
}

function countUpTo(sorted: readonly Rational[], value: Rational): number {
  return first(sorted, (v) => compare(v, value) > 0);
}

/** Position of the first value for which the question, once yes, stays yes. */
function first(sorted: readonly Rational[], yes: (v: Rational) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (yes(sorted[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}
