const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;
const FIRST_BLOCK = 4;
const LAST_BLOCK = 1024;

/** Document slot and quantity of one occurrence list entry, packed in 32 bits. */
const QUANTITY_BITS = 8;
export const MOST_QUANTITY = (1 << QUANTITY_BITS) - 1;
export const MOST_DOCUMENTS: number = 2 ** (32 - QUANTITY_BITS);

/**
 * For each term the documents it stands in, growing at the end only. Lists are chains of blocks that double up to 4 kB
 * inside shared pages, so that one more document is a write or two and no list is ever copied.
 * A block: address of the next block, then entries.
 */
export class Postings {
  #pages: Uint32Array[] = [];
  /** First free word of the last page. */
  #free = PAGE;
  #head: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  /** Where the next entry of a term goes, and the end of its last block. */
  #next: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  #end: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  #counts: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);

  get bytes(): number {
    return this.#pages.length * PAGE * 4 + this.#head.byteLength * 4;
  }

  append(term: number, document: number, quantity: number): void {
    if (term >= this.#counts.length) this.#widen(term);
    const count = this.#counts[term]!;
    if (count === 0) this.#open(term, FIRST_BLOCK, true);
    else if (this.#next[term] === this.#end[term]) {
      this.#open(term, blockAfter(count), false);
    }
    const address = this.#next[term]!;
    this.#pages[address >>> PAGE_BITS]![address & (PAGE - 1)] = ((document << QUANTITY_BITS) | quantity) >>> 0;
    this.#next[term] = address + 1;
    this.#counts[term] = count + 1;
  }

  /** Adds `weight × saturated quantity` to the sum of every document of a term; `penalties` grow with document length. */
  accumulate(term: number, weight: number, sums: Float64Array, penalties: Float64Array, unit: number): void {
    if (term >= this.#counts.length) return;
    let left = this.#counts[term]!;
    let address = this.#head[term]!;
    let block = FIRST_BLOCK;
    while (left > 0) {
      const page = this.#pages[address >>> PAGE_BITS]!;
      const start = address & (PAGE - 1);
      const entries = Math.min(left, block - 1);
      for (let i = start + 1; i <= start + entries; i += 1) {
        const entry = page[i]!;
        const document = entry >>> QUANTITY_BITS;
        const quantity = (entry & MOST_QUANTITY) * unit;
        sums[document]! += (weight * quantity) / (quantity + penalties[document]!);
      }
      left -= entries;
      address = page[start]!;
      block = Math.min(block * 2, LAST_BLOCK);
    }
  }

  #open(term: number, size: number, first: boolean): void {
    if (this.#free + size > PAGE) {
      this.#pages.push(new Uint32Array(PAGE));
      this.#free = 0;
    }
    const address = (this.#pages.length - 1) * PAGE + this.#free;
    this.#free += size;
    if (first) this.#head[term] = address;
    else {
      const last = this.#end[term]! - blockSize(this.#counts[term]!);
      this.#pages[last >>> PAGE_BITS]![last & (PAGE - 1)] = address;
    }
    this.#next[term] = address + 1;
    this.#end[term] = address + size;
  }

  #widen(term: number): void {
    let length = this.#counts.length;
    while (length <= term) length *= 2;
    const widen = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const wider = new Uint32Array(length);
      wider.set(old);
      return wider;
    };
    this.#head = widen(this.#head);
    this.#next = widen(this.#next);
    this.#end = widen(this.#end);
    this.#counts = widen(this.#counts);
  }
}

/** A list with more entries than all blocks but the largest hold goes on in blocks of the largest size. */
const BEFORE_LAST = (() => {
  let held = 0;
  for (let size = FIRST_BLOCK; size < LAST_BLOCK; size *= 2) held += size - 1;
  return held;
})();

/** Size of the full block that holds the `count`-th entry of a list. */
function blockSize(count: number): number {
  if (count > BEFORE_LAST) return LAST_BLOCK;
  let size = FIRST_BLOCK;
  let held = size - 1;
  while (held < count) {
    size = Math.min(size * 2, LAST_BLOCK);
    held += size - 1;
  }
  return size;
}

const blockAfter = (count: number): number => Math.min(blockSize(count) * 2, LAST_BLOCK);
