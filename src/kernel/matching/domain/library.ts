import { MOST_LENGTH, QUANTITY_UNIT, documentTerms, eachOccurrence, lengthOf, type MatchDocument } from './document.ts';
import { MOST_DOCUMENTS, MOST_QUANTITY, Postings } from './postings.ts';
import { SlotArrays } from './slot-arrays.ts';
import { TermTable } from './term-table.ts';
import type { Term } from './terms.ts';

/** Removed documents keep their place in the lists until they are so many that a fresh start is cheaper. */
const TOLERATED_DEAD = 1_024;
const TOLERATED_SHARE = 0.25;

/** The documents and, for each term, where it stands. Counts are exact at every moment, whatever the order of changes. */
export class Library {
  #slotOf = new Map<string, number>();
  #documents: (MatchDocument | undefined)[] = [];
  #lengths: Uint16Array<ArrayBuffer> = new Uint16Array(1 << 10);
  #lengthSum = 0;
  #terms = new TermTable();
  #postings = new Postings();
  #documentsWith: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  /** Scratch of the document being added; all zero between documents. */
  #quantities: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  #length = 0;
  /** How many documents have the same wording, by a hash of it. */
  #wordings = new TermTable();
  #copies: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 11);
  /** By what was asked for; of the present version only. */
  #penalties = new Map<string, Float64Array<ArrayBuffer>>();
  #penaltiesOf = 0;
  #arrays = new SlotArrays();
  /** Grows with every change; what was computed for an older version is out of date. */
  version = 0;
  /** Grows when terms get new numbers. */
  generation = 0;

  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots handed out, those of removed documents included. */
  get slots(): number {
    return this.#documents.length;
  }

  get distinctTerms(): number {
    return this.#terms.size;
  }

  /** Bytes of the lists and tables; the texts of the documents come on top. */
  get indexBytes(): number {
    return this.#terms.bytes + this.#postings.bytes + 2 * this.#documentsWith.byteLength + this.#wordings.bytes + this.#copies.byteLength + this.#lengths.byteLength + this.slots * 4;
  }

  upsert(documents: Iterable<MatchDocument>): void {
    for (const document of documents) {
      this.#take(document.id);
      this.#put(document);
    }
    this.#changed();
  }

  /** @returns how many were there. */
  remove(ids: Iterable<string>): number {
    let removed = 0;
    for (const id of ids) if (this.#take(id)) removed += 1;
    this.#changed();
    return removed;
  }

  has(id: string): boolean {
    return this.#slotOf.has(id);
  }

  /** The document in a slot; undefined where it was removed. */
  at(slot: number): MatchDocument | undefined {
    return this.#documents[slot];
  }

  slotOf(id: string): number | undefined {
    return this.#slotOf.get(id);
  }

  /** The library's own number of a term, below `distinctTerms`; −1 if no document ever had it. */
  numberOf(term: Term): number {
    return this.#terms.find(term);
  }

  /** How many documents of the library have the title and keywords of this one. */
  copiesOf(document: MatchDocument): number {
    const wording = this.#wordings.find(hashOfWording(document));
    return wording < 0 ? 0 : this.#copies[wording]!;
  }

  documentsWith(term: Term): number {
    const number = this.#terms.find(term);
    return number < 0 ? 0 : this.#documentsWith[number]!;
  }

  /** @param number of a term, not −1 */
  documentsWithNumber(number: number): number {
    return this.#documentsWith[number]!;
  }

  /** Adds what a term is worth to the sum of every document it stands in. */
  accumulate(term: Term, weight: number, sums: Float64Array, penalties: Float64Array): void {
    const number = this.#terms.find(term);
    if (number >= 0) this.#postings.accumulate(number, weight, sums, penalties, QUANTITY_UNIT);
  }

  /** A zero for every slot, to be given back. */
  lend(): Float64Array<ArrayBuffer> {
    return this.#arrays.take(this.slots);
  }

  giveBack(arrays: readonly Float64Array<ArrayBuffer>[]): void {
    this.#arrays.giveBack(arrays, this.slots);
  }

  /** What to add below the line for each document: `saturation × (1 − lengthPart + lengthPart × length ÷ mean length)`. */
  penalties(saturation: number, lengthPart: number): Float64Array {
    if (this.#penaltiesOf !== this.version) {
      this.giveBack([...this.#penalties.values()]);
      this.#penalties.clear();
    }
    this.#penaltiesOf = this.version;
    const key = `${saturation} ${lengthPart}`;
    let values = this.#penalties.get(key);
    if (values === undefined) {
      values = this.lend();
      for (let slot = 0; slot < values.length; slot += 1) values[slot] = this.penaltyOf(this.#lengths[slot]!, saturation, lengthPart);
      this.#penalties.set(key, values);
    }
    return values;
  }

  penaltyOf(length: number, saturation: number, lengthPart: number): number {
    const mean = this.size === 0 ? 1 : this.#lengthSum / this.size;
    return saturation * (1 - lengthPart + (lengthPart * length) / (mean || 1));
  }

  #put(document: MatchDocument): void {
    const slot = this.#documents.length;
    if (slot >= MOST_DOCUMENTS) throw new RangeError(`more than ${MOST_DOCUMENTS} documents in one index`);
    const numbers = this.#count(document);
    for (const number of numbers) {
      this.#documentsWith[number]! += 1;
      this.#postings.append(number, slot, this.#quantities[number]!);
      this.#quantities[number] = 0;
    }
    if (slot >= this.#lengths.length) {
      const wider = new Uint16Array(this.#lengths.length * 2);
      wider.set(this.#lengths);
      this.#lengths = wider;
    }
    this.#lengths[slot] = Math.min(this.#length, MOST_LENGTH);
    this.#lengthSum += this.#lengths[slot]!;
    const wording = this.#wordings.add(hashOfWording(document));
    if (wording >= this.#copies.length) this.#copies = widened(this.#copies);
    this.#copies[wording]! += 1;
    this.#documents.push(document);
    this.#slotOf.set(document.id, slot);
  }

  /** Leaves the quantities of a document's terms in `#quantities` and its length in `#length`. @returns the terms' numbers */
  #count(document: MatchDocument): number[] {
    const numbers: number[] = [];
    this.#length = 0;
    eachOccurrence(document, (term, worth) => {
      const number = this.#terms.add(term);
      if (number >= this.#documentsWith.length) {
        this.#documentsWith = widened(this.#documentsWith);
        this.#quantities = widened(this.#quantities);
      }
      const quantity = this.#quantities[number]!;
      if (quantity === 0) numbers.push(number);
      this.#quantities[number] = Math.min(MOST_QUANTITY, quantity + worth);
      this.#length += lengthOf(term, worth);
    });
    return numbers;
  }

  #take(id: string): boolean {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return false;
    for (const term of documentTerms(this.#documents[slot]!).quantities.keys()) this.#documentsWith[this.#terms.find(term)]! -= 1;
    this.#copies[this.#wordings.find(hashOfWording(this.#documents[slot]!))]! -= 1;
    this.#lengthSum -= this.#lengths[slot]!;
    this.#documents[slot] = undefined;
    this.#slotOf.delete(id);
    return true;
  }

  #changed(): void {
    this.version += 1;
    const dead = this.slots - this.size;
    if (dead > TOLERATED_DEAD && dead > this.slots * TOLERATED_SHARE) this.#startAfresh();
  }

  #startAfresh(): void {
    const living = this.#documents.filter((document) => document !== undefined);
    this.generation += 1;
    this.#slotOf = new Map();
    this.#documents = [];
    this.#lengths = new Uint16Array(1 << 10);
    this.#lengthSum = 0;
    this.#terms = new TermTable();
    this.#postings = new Postings();
    this.#documentsWith = new Uint32Array(1 << 11);
    this.#quantities = new Uint32Array(1 << 11);
    this.#wordings = new TermTable();
    this.#copies = new Uint32Array(1 << 11);
    for (const document of living) this.#put(document);
  }
}

function widened(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(old.length * 2);
  wider.set(old);
  return wider;
}

/** FNV-1a over title and keywords. Two wordings of one hash would count as copies: one in four thousand million pairs. */
function hashOfWording(document: MatchDocument): number {
  let hash = 0x811c_9dc5;
  for (const text of [document.title, ...(document.keywords ?? [])]) {
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
    hash = Math.imul(hash ^ 0x1_0000, 0x0100_0193);
  }
  return hash >>> 0;
}
