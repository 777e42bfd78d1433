import type { Reach } from './reach.ts';

/** A passage of units: the pairs from `start` up to and without `end`. */
export interface Passage {
  start: number;
  end: number;
}

/** How much of a text stands in another. */
export interface Coverage {
  /** Part of the weight of its pairs, 0..1. */
  share: number;
  /** Passages long enough not to be chance. */
  passages: Passage[];
}

/** Fewer pairs in a row may be a usual phrase. */
const LEAST_PASSAGE = 8;
/** So many pairs in a row may differ inside a passage. */
const TOLERATED_MISS = 1;

export interface WeighedPairs {
  pairs: Uint32Array;
  weights: Uint8Array;
}

/** @param reach of the other text */
export function coverageOf({ pairs, weights }: WeighedPairs, reach: Reach): Coverage {
  let whole = 0;
  let shared = 0;
  const passages: Passage[] = [];
  let start = -1;
  let last = -1;
  let hits = 0;
  const close = (): void => {
    if (start >= 0 && hits >= LEAST_PASSAGE) passages.push({ start, end: last + 1 });
    start = -1;
    hits = 0;
  };
  for (let i = 0; i < pairs.length; i += 1) {
    whole += weights[i]!;
    if (!reach.has(pairs[i]!)) continue;
    shared += weights[i]!;
    if (start >= 0 && i - last > TOLERATED_MISS + 1) close();
    if (start < 0) start = i;
    last = i;
    hits += 1;
  }
  close();
  return { share: whole === 0 ? 0 : shared / whole, passages };
}

/** Part of the weight of a text that lies in any of the passages. */
export function shareOfPassages(weights: Uint8Array, passages: readonly Passage[]): number {
  const inside = new Uint8Array(weights.length);
  for (const { start, end } of passages) inside.fill(1, start, end);
  let whole = 0;
  let shared = 0;
  for (let i = 0; i < weights.length; i += 1) {
    whole += weights[i]!;
    if (inside[i] === 1) shared += weights[i]!;
  }
  return whole === 0 ? 0 : shared / whole;
}
