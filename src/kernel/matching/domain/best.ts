import type { Library } from './library.ts';

/** Slots of the highest sums, best first; equal sums in the order of their ids. `allowed` may leave documents out. */
export function bestSlots(sums: Float64Array, library: Library, most: number, allowed?: (slot: number) => boolean): number[] {
  if (most <= 0) return [];
  const before = (a: number, b: number): boolean => sums[a]! > sums[b]! || (sums[a] === sums[b] && library.at(a)!.id < library.at(b)!.id);
  // A heap with the worst of the best on top, whose sum is the least that still counts.
  const heap: number[] = [];
  const sink = (from: number): void => {
    let i = from;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const worse = right < heap.length && before(heap[left]!, heap[right]!) ? right : left;
      if (!before(heap[i]!, heap[worse]!)) return;
      const moved = heap[i]!;
      heap[i] = heap[worse]!;
      heap[worse] = moved;
      i = worse;
    }
  };
  let least = -Infinity;
  for (let slot = 0; slot < sums.length; slot += 1) {
    if (sums[slot]! < least) continue;
    if (library.at(slot) === undefined || (allowed !== undefined && !allowed(slot))) continue;
    if (heap.length < most) {
      heap.push(slot);
      if (heap.length < most) continue;
      for (let i = (most >> 1) - 1; i >= 0; i -= 1) sink(i);
    } else {
      if (!before(slot, heap[0]!)) continue;
      heap[0] = slot;
      sink(0);
    }
    least = sums[heap[0]!]!;
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1));
}
