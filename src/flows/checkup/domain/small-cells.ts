/** Counts under this are not told outside the city they are of: a handful of firms could be recognised. */
export const SMALLEST_CELL = 5;

/** null for a suppressed count; none at all tells nothing of anybody and is shown. */
export function suppressed(count: number): number | null {
  return count > 0 && count < SMALLEST_CELL ? null : count;
}

/**
 * Suppresses small counts of one row, and where exactly one was suppressed the next smallest with it: otherwise the sum
 * would tell what was held back.
 */
export function suppressRow(counts: readonly number[]): (number | null)[] {
  const row = counts.map(suppressed);
  if (row.filter((c) => c === null).length !== 1) return row;
  const rest = row.flatMap((c, i) => (c !== null && c > 0 ? [{ c, i }] : [])).sort((a, b) => a.c - b.c || a.i - b.i);
  if (rest[0]) row[rest[0].i] = null;
  return row;
}
