/**
 * Keeps the last few answers of something slow for a short while, one computation at a time for each key: a table and the
 * lists beside it ask for the same evaluation of the whole population.
 */
export function remember<T>({ most, forMs }: { most: number; forMs: number }): (key: string, now: Date, compute: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  return async (key, now, compute) => {
    const known = kept.get(key);
    const age = known && now.getTime() - known.at;
    if (known && age! >= 0 && age! < forMs) return known.answer;
    const answer = compute();
    kept.delete(key);
    kept.set(key, { at: now.getTime(), answer });
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    try {
      return await answer;
    } catch (cause) {
      if (kept.get(key)?.answer === answer) kept.delete(key);
      throw cause;
    }
  };
}
