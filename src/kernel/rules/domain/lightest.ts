/** A queue that hands out the lightest first. */
export class Lightest<T> {
  readonly #heap: { item: T; weight: number }[] = [];

  push(item: T, weight: number): void {
    const heap = this.#heap;
    const entry = { item, weight };
    let i = heap.push(entry) - 1;
    while (i > 0 && weight < heap[(i - 1) >> 1]!.weight) {
      heap[i] = heap[(i - 1) >> 1]!;
      i = (i - 1) >> 1;
    }
    heap[i] = entry;
  }

  pop(): T | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return top?.item;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && heap[child + 1]!.weight < heap[child]!.weight) child += 1;
      if (heap[child]!.weight >= last.weight) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return top!.item;
  }
}
