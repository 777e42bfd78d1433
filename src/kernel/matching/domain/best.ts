import type { Library } from './library.ts';

/** Slots of the highest sums, best first; equal sums in the order of their ids. `allowed` may leave documents out. */
export function bestSlots(sums: Float64Array, library: Library, most: number, allowed?: (slot: number) => boolean): number[] {
  if (most <= 0) return [];
  const before = (a: number, b: number): boolean => sums[a]! > sums[b]! || (sums[a] === sums[b] && library.at(a)!.id < library.at(b)!.id);
  // A heap with the worst of the best on top.
  const heap: number[] = [];
  const sink = (from: number): void => {
    let i = from;
    for (;;) {
      let worst = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < heap.length && before(heap[worst]!, heap[child]!)) worst = child;
      if (worst === i) return;
      [heap[i], heap[worst]] = [heap[worst]!, heap[i]!];
      i = worst;
    }
  };
  for (let slot = 0; slot < sums.length; slot += 1) {
    if (heap.length === most && sums[slot]! < sums[heap[0]!]!) continue;
    if (library.at(slot) === undefined || (allowed && !allowed(slot))) continue;
    if (heap.length < most) {
      heap.push(slot);
      if (heap.length === most) for (let i = most >> 1; i >= 0; i -= 1) sink(i);
    } else if (before(slot, heap[0]!)) {
      heap[0] = slot;
      sink(0);
    }
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1));
}
