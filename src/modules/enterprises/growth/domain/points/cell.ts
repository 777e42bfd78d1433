import { compare, divide, rational, type Rational, subtract, ZERO } from './rational.ts';

/** With whom a firm is compared: its stage and field, or wider where too few there are known. */
export type CellLevel = 'STAGE_FIELD' | 'STAGE' | 'ALL';

/** A value with its place among all values of the indicator; level values have one place, so that places compare as values do. */
export interface Placed {
  value: Rational;
  place: number;
}

/** The known values of one indicator in one cell, from low to high, with the two to which outer values are pulled in. */
export interface Cell {
  size: number;
  places: readonly number[];
  low: Placed;
  high: Placed;
}

/** Gives each of the sorted values its place. */
export function placesOf(sorted: readonly Rational[]): number[] {
  let place = 0;
  return sorted.map((value, i) => (i > 0 && compare(sorted[i - 1]!, value) !== 0 ? (place += 1) : place));
}

/**
 * @param sorted from low to high, at least one
 * @param winsorPpm share at each end, in parts per million; of n values the lowest ⌊n·share⌋ take the value of the next one up
 */
export function makeCell(sorted: readonly Placed[], winsorPpm: number): Cell {
  const cut = Math.floor((sorted.length * winsorPpm) / 1_000_000);
  const inner = Math.min(cut, Math.floor((sorted.length - 1) / 2));
  return { size: sorted.length, places: sorted.map((p) => p.place), low: sorted[inner]!, high: sorted[sorted.length - 1 - inner]! };
}

const HUNDRED = rational(100n);
const FIFTY = rational(50n);

/**
 * 0 to 100 by rank in the cell: the share of the others that are worse, a level one counting half. The firm itself is in the
 * cell. Alone, or level with all: 50.
 */
export function percentile({ size, places, low, high }: Cell, { place }: Placed): Rational {
  if (low.place === high.place) return FIFTY;
  // Whatever lies at or beyond an end counts as level with it.
  const atLow = place <= low.place;
  const atHigh = place >= high.place;
  const below = atLow ? 0 : countBelow(places, Math.min(place, high.place));
  const upTo = atHigh ? size : countBelow(places, Math.max(place, low.place) + 1);
  return rational(50 * (below + upTo - 1), size - 1);
}

/** 0 to 100 by distance between the pulled-in ends of the cell; 50 where the ends meet. */
export function minMax({ low, high }: Cell, { value, place }: Placed): Rational {
  if (low.place === high.place) return FIFTY;
  if (place <= low.place) return ZERO;
  if (place >= high.place) return HUNDRED;
  const share = divide(subtract(value, low.value), subtract(high.value, low.value));
  return { top: share.top * 100n, bottom: share.bottom };
}

/** How many of the sorted places are below. */
function countBelow(sorted: readonly number[], place: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! >= place) to = middle;
    else from = middle + 1;
  }
  return from;
}
