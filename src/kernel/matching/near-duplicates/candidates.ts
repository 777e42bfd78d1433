/** Documents looked at for one document, at most. */
const MOST_CANDIDATES = 32;
/** Entries of the lists read for one document, at most; the shortest lists are read first. */
const MOST_READ = 20_000;
/** Fewer pairs in common are chance. */
const LEAST_SHARED = 2;

/** For each pair the documents whose sketch has it, in two arrays of fixed size; pairs that fall on one place share a list. */
export class SketchLists {
  readonly #shift: number;
  readonly #starts: Uint32Array;
  readonly #documents: Uint32Array;
  readonly #sketches: readonly Uint32Array[];
  readonly #shared: Uint16Array;

  constructor(sketches: readonly Uint32Array[]) {
    const entries = sketches.reduce((sum, sketch) => sum + sketch.length, 0);
    const bits = Math.max(12, Math.min(24, Math.ceil(Math.log2(entries + 1)) + 1));
    this.#shift = 32 - bits;
    this.#sketches = sketches;
    this.#starts = new Uint32Array(2 ** bits + 1);
    this.#documents = new Uint32Array(entries);
    this.#shared = new Uint16Array(sketches.length);
    for (const sketch of sketches) for (const pair of sketch) this.#starts[(pair >>> this.#shift) + 1]! += 1;
    for (let i = 1; i < this.#starts.length; i += 1) this.#starts[i]! += this.#starts[i - 1]!;
    const next = this.#starts.slice(0, -1);
    sketches.forEach((sketch, document) => {
      for (const pair of sketch) {
        const place = pair >>> this.#shift;
        this.#documents[next[place]!] = document;
        next[place]! += 1;
      }
    });
  }

  /** Documents that share most with a document's sketch, best first. */
  of(document: number): number[] {
    const places = [...new Set(Array.from(this.#sketches[document]!, (pair) => pair >>> this.#shift))];
    const length = (place: number): number => this.#starts[place + 1]! - this.#starts[place]!;
    places.sort((a, b) => length(a) - length(b) || a - b);
    const touched: number[] = [];
    let read = 0;
    for (const place of places) {
      if (read > 0 && read + length(place) > MOST_READ) break;
      read += length(place);
      for (let i = this.#starts[place]!; i < this.#starts[place + 1]!; i += 1) {
        const other = this.#documents[i]!;
        if (other === document) continue;
        if (this.#shared[other] === 0) touched.push(other);
        this.#shared[other]! += 1;
      }
    }
    const best = touched.filter((other) => this.#shared[other]! >= LEAST_SHARED).sort((a, b) => this.#shared[b]! - this.#shared[a]! || a - b).slice(0, MOST_CANDIDATES);
    for (const other of touched) this.#shared[other] = 0;
    return best;
  }
}
