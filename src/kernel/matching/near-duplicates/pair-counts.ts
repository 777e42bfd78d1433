import type { Reading } from './reading.ts';
import { chanceOfPair, pairsOf } from './shingles.ts';

/** Weights are kept in a byte: sixteenths of a natural logarithm. */
const STEPS = 16;
/** How many documents general writing counts for. */
const PRIOR = 500;

/**
 * In how many documents each pair stands, in a table of fixed size: pairs that fall on one place are counted together,
 * which makes a pair look less rare than it is and never the other way round.
 */
export class PairCounts {
  readonly #counts: Uint32Array;
  readonly #shift: number;
  #documents = 0;

  /** @param pairs about how many pairs will be counted */
  constructor(pairs: number) {
    const bits = Math.max(12, Math.min(24, Math.ceil(Math.log2(pairs + 1)) + 1));
    this.#counts = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  get documents(): number {
    return this.#documents;
  }

  add(pairs: Uint32Array): void {
    this.#documents += 1;
    for (const pair of new Set(pairs)) this.#counts[pair >>> this.#shift]! += 1;
  }

  documentsWith(pair: number): number {
    return this.#counts[pair >>> this.#shift]!;
  }

  /** What each pair of a text is worth: how rare it is among the documents counted and in general writing. */
  weigh({ units }: Reading, pairs: Uint32Array): Uint8Array {
    const weights = new Uint8Array(pairs.length);
    for (let i = 0; i < pairs.length; i += 1) {
      const chance = chanceOfPair(units[i]!, units[i + 1]!);
      const rarity = Math.log((this.#documents + PRIOR + 1) / (this.documentsWith(pairs[i]!) + PRIOR * chance + 1));
      weights[i] = Math.max(0, Math.min(255, Math.round(rarity * STEPS)));
    }
    return weights;
  }
}

/** For a text by itself: only general writing says what is rare. */
export function weighAlone(reading: Reading): { pairs: Uint32Array; weights: Uint8Array } {
  const pairs = pairsOf(reading);
  return { pairs, weights: new PairCounts(1).weigh(reading, pairs) };
}
