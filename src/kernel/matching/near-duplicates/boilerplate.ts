import type { Reading } from './reading.ts';

/** Units of a passage that is looked for in other documents. */
const WINDOW = 12;
/** In more documents than this a passage belongs to a template … */
const LEAST_DOCUMENTS = 20;
/** … and in more than this part of them. */
const LEAST_SHARE = 0.002;
/** A text that is hardly anything but template is compared as it stands. */
const LEAST_OWN = 0.1;

/** Passages that stand in many documents (declarations, headings of a form, a model contract's clauses) tell nothing about copying. */
export class Boilerplate {
  readonly #counts: Uint32Array;
  readonly #shift: number;
  #documents = 0;

  /** @param windows about how many passages will be counted */
  constructor(windows: number) {
    const bits = Math.max(12, Math.min(24, Math.ceil(Math.log2(windows + 1)) + 1));
    this.#counts = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  add(reading: Reading): void {
    this.#documents += 1;
    const seen = new Set<number>();
    eachWindow(reading, (window) => void seen.add(window >>> this.#shift));
    for (const place of seen) this.#counts[place]! += 1;
  }

  /** Takes the weight from pairs inside passages of a template. @returns whether anything was taken */
  strip(reading: Reading, weights: Uint8Array): boolean {
    const least = Math.max(LEAST_DOCUMENTS, LEAST_SHARE * this.#documents);
    const own = Uint8Array.from(weights);
    eachWindow(reading, (window, start) => {
      if (this.#counts[window >>> this.#shift]! > least) own.fill(0, start, start + WINDOW - 1);
    });
    const sum = (list: Uint8Array): number => list.reduce((a, b) => a + b, 0);
    const left = sum(own);
    const whole = sum(weights);
    if (left === whole || left < LEAST_OWN * whole) return false;
    weights.set(own);
    return true;
  }
}

function eachWindow({ units }: Reading, visit: (window: number, start: number) => void): void {
  let hash = 0;
  for (let i = 0; i < units.length; i += 1) {
    hash = (Math.imul(hash, FACTOR) + spread(units[i]!)) >>> 0;
    if (i >= WINDOW) hash = (hash - Math.imul(spread(units[i - WINDOW]!), LAST_FACTOR)) >>> 0;
    if (i >= WINDOW - 1) visit(Math.imul(hash ^ (hash >>> 15), 0x9e37_79b1) >>> 0, i - WINDOW + 1);
  }
}

const FACTOR = 0x0100_0193;
let power = 1;
for (let i = 0; i < WINDOW; i += 1) power = Math.imul(power, FACTOR);
const LAST_FACTOR = power;

const spread = (unit: number): number => Math.imul(unit ^ (unit >>> 16) ^ 0x85eb_ca6b, 0xc2b2_ae35);
