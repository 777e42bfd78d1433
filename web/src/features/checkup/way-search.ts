import type { Way } from '../../../../src/flows/checkup/contract.ts';
import type { BookData } from './use-book.ts';
import type { WayAnswer, WayRequest } from './ways.worker.ts';

/** A "no" whose way to yes is wanted; the key tells the case, so that none is searched twice. */
export type Wanted = Omit<Extract<WayRequest, { kind: 'WAY' }>, 'kind'>;

/**
 * Looks for ways to yes in a worker, one after the other, the first on the list first: a search must not hold up whoever
 * types. What is no longer wanted when its turn comes is not looked for.
 */
export class WaySearch {
  #worker: Worker | undefined;
  readonly #book: WayRequest;
  #wanted: readonly Wanted[] = [];
  #busy = false;
  #found: ReadonlyMap<string, Way> = new Map();
  readonly #listeners = new Set<() => void>();

  constructor({ facts, rules, directions }: BookData) {
    this.#book = { kind: 'BOOK', facts, rules, directions };
  }

  want(wanted: readonly Wanted[]): void {
    this.#wanted = wanted;
    this.#next();
  }

  readonly found = (): ReadonlyMap<string, Way> => this.#found;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#worker?.terminate();
      this.#worker = undefined;
      this.#busy = false;
    };
  };

  #next(): void {
    const next = this.#wanted.find(({ key }) => !this.#found.has(key));
    if (this.#busy || !next) return;
    this.#worker ??= this.#start();
    this.#busy = true;
    const request: WayRequest = { kind: 'WAY', ...next };
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./ways.worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage(this.#book);
    worker.addEventListener('message', ({ data: { key, way } }: MessageEvent<WayAnswer>) => {
      this.#busy = false;
      this.#found = new Map(this.#found).set(key, way);
      for (const listener of this.#listeners) listener();
      this.#next();
    });
    return worker;
  }
}
