/** Fewer firms than this are not shown: somebody who knows the place could tell which they are. */
export const SMALLEST_CELL = 5;

const revealing = (count: number): boolean => count > 0 && count < SMALLEST_CELL;

/**
 * Which parts of a total may not be shown. Each part has one count or several (firms paid before, after, moved). Neighbours in
 * the list go together, two and two: where one has a count of 1 to 4 neither is shown, not even a nought, and where both
 * together are that few the next pair goes too. So the total less what is shown stands for five firms or more, in two parts
 * or more; and as the pairs are fixed beforehand, which parts are hidden does not tell how large they are. A total of 1 to 4
 * is not shown, nor any of its parts.
 */
export function hiddenParts(parts: readonly (readonly number[])[]): { parts: boolean[]; total: boolean } {
  const each = Array.from({ length: parts[0]?.length ?? 0 }, (_, k) => k);
  const fewIn = (only: (i: number) => boolean): boolean => each.some((k) => revealing(parts.reduce((s, counts, i) => s + (only(i) ? counts[k]! : 0), 0)));
  if (fewIn(() => true)) return { parts: parts.map(() => true), total: true };
  const pairs = Math.max(1, Math.floor(parts.length / 2));
  // Of an odd number the last three go together.
  const pairOf = (i: number): number => Math.min(i >> 1, pairs - 1);
  const hidden = new Set(parts.flatMap((counts, i) => (counts.some(revealing) ? [pairOf(i)] : [])));
  while (hidden.size > 0 && fewIn((i) => hidden.has(pairOf(i)))) {
    const last = Math.max(...hidden);
    let next = (last + 1) % pairs;
    while (hidden.has(next)) next = (next + 1) % pairs;
    hidden.add(next);
  }
  return { parts: parts.map((_, i) => hidden.has(pairOf(i))), total: false };
}
