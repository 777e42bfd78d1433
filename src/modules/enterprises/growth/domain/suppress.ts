/** Numbers from 1 to below the smallest that is shown become null; of one alone, the next smallest goes with it. Their sum is taken as known. */
export function suppress<K extends string>(counts: Readonly<Record<K, number>>, smallest: number): Record<K, number | null> {
  const keys = Object.keys(counts) as K[];
  const hidden = new Set(keys.filter((k) => counts[k] > 0 && counts[k] < smallest));
  if (hidden.size === 1) {
    const next = keys.filter((k) => !hidden.has(k) && counts[k] > 0).sort((a, b) => counts[a] - counts[b])[0];
    if (next) hidden.add(next);
  }
  return Object.fromEntries(keys.map((k) => [k, hidden.has(k) ? null : counts[k]])) as Record<K, number | null>;
}
