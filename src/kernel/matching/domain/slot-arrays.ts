/** Room to spare, so that a growing library does not need longer arrays with every result. */
const SPARE = 1.25;

/**
 * Numbers for every slot of a library, used again. Fresh arrays of megabytes for each question call the garbage collector
 * every few questions, and it then looks through all texts of the library: a question in forty took many times as long.
 */
export class SlotArrays {
  #free: ArrayBuffer[] = [];

  /** Zeros, as many as asked; good until given back. */
  take(length: number): Float64Array<ArrayBuffer> {
    const at = this.#free.findIndex((buffer) => buffer.byteLength >= length * Float64Array.BYTES_PER_ELEMENT);
    const buffer = at < 0 ? new ArrayBuffer(Math.ceil(length * SPARE) * Float64Array.BYTES_PER_ELEMENT) : this.#free.splice(at, 1)[0]!;
    const array = new Float64Array(buffer, 0, length);
    return at < 0 ? array : array.fill(0);
  }

  /** Not to be used any more by whoever took them. Those too short for the library as it is now are let go. */
  giveBack(arrays: readonly Float64Array<ArrayBuffer>[], slots: number): void {
    for (const { buffer } of arrays) if (buffer.byteLength >= slots * Float64Array.BYTES_PER_ELEMENT) this.#free.push(buffer);
  }
}
