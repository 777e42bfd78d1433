import type { PairCounts } from './pair-counts.ts';
import type { WeighedPairs } from './coverage.ts';

const LEAST = 32;
const MOST = 160;
/** One pair in so many. */
const PART = 3;

/**
 * The rarest pairs of a text that stand in another document too: what two texts share by copying is most likely among
 * them, and hardly anything else is. Equally rare ones in the order of their numbers, which is the same in every text.
 */
export function rarestPairs({ pairs, weights }: WeighedPairs, counts: PairCounts): Uint32Array {
  const weightOf = new Map<number, number>();
  for (let i = 0; i < pairs.length; i += 1) {
    if (weights[i]! > 0 && counts.documentsWith(pairs[i]!) > 1) weightOf.set(pairs[i]!, Math.max(weightOf.get(pairs[i]!) ?? 0, weights[i]!));
  }
  const most = Math.max(LEAST, Math.min(MOST, Math.ceil(pairs.length / PART)));
  return Uint32Array.from([...weightOf].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([pair]) => pair));
}
