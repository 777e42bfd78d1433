import type { Reading } from './reading.ts';
import { pairOf } from './shingles.ts';

/** Units that may be missing between two neighbours of a shortened text, and one. */
const GAP = 4;

/**
 * The pairs a text offers, also across what a shortened copy may have left out. A copy of which words were deleted keeps
 * nearly all its pairs in the reach of its source; a stranger gains hardly any.
 */
export class Reach {
  #slots: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12);
  #stamps: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12);
  #stamp = 0;

  /** Of another text from now on; the room is used again. */
  read({ units }: Pick<Reading, 'units'>): this {
    const least = units.length * GAP * 2;
    if (this.#slots.length < least) {
      const length = 2 ** Math.ceil(Math.log2(least));
      this.#slots = new Uint32Array(length);
      this.#stamps = new Uint32Array(length);
      this.#stamp = 0;
    }
    this.#stamp += 1;
    for (let i = 0; i < units.length; i += 1) {
      for (let k = i + 1; k < units.length && k <= i + GAP; k += 1) this.#add(pairOf(units[i]!, units[k]!));
    }
    return this;
  }

  has(pair: number): boolean {
    return this.#stamps[this.#place(pair)] === this.#stamp;
  }

  #add(pair: number): void {
    const place = this.#place(pair);
    this.#slots[place] = pair;
    this.#stamps[place] = this.#stamp;
  }

  #place(pair: number): number {
    const mask = this.#slots.length - 1;
    let place = pair & mask;
    while (this.#stamps[place] === this.#stamp && this.#slots[place] !== pair) place = (place + 1) & mask;
    return place;
  }
}
