import type { Term } from './terms.ts';

const EMPTY = 0;

/** Terms numbered from 0 in the order of their first appearance: a hash table without objects. */
export class TermTable {
  #slots: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 12);
  #terms: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#terms.byteLength;
  }

  /** Number of a term, or −1. */
  find(term: Term): number {
    return this.#slots[this.#place(term)]! - 1;
  }

  /** Number of a term, which is given one if it has none. */
  add(term: Term): number {
    const place = this.#place(term);
    const found = this.#slots[place]!;
    if (found !== EMPTY) return found - 1;
    if (this.#count === this.#terms.length) {
      const wider = new Uint32Array(this.#terms.length * 2);
      wider.set(this.#terms);
      this.#terms = wider;
    }
    this.#terms[this.#count] = term;
    this.#count += 1;
    this.#slots[place] = this.#count;
    if (this.#count * 2 > this.#slots.length) this.#grow();
    return this.#count - 1;
  }

  #place(term: Term): number {
    const mask = this.#slots.length - 1;
    let place = (Math.imul(term, 0x9e37_79b1) ^ (term >>> 15)) & mask;
    for (;;) {
      const found = this.#slots[place]!;
      if (found === EMPTY || this.#terms[found - 1] === term) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let i = 0; i < this.#count; i += 1) this.#slots[this.#place(this.#terms[i]!)] = i + 1;
  }
}
