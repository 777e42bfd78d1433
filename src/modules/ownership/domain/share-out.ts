import type { Fen } from '../../../kernel/base/money.ts';

const WHOLE = 1_000_000n;

/** Rounded down to the fen. */
export function floorFen(base: Fen, ppm: number): Fen {
  return Number((BigInt(base) * BigInt(ppm)) / WHOLE);
}

/** A slice of the base and the part of it that is given; the last has no upper end. */
export interface Tier {
  upToFen: Fen | null;
  ppm: number;
}

/** Each slice at its own part, added up before anything is rounded: a fen more of income never lowers what is given. */
export function marginalFen(base: Fen, tiers: readonly Tier[]): Fen {
  let given = 0n;
  let from = 0;
  for (const { upToFen, ppm } of tiers) {
    const to = upToFen === null ? base : Math.min(base, upToFen);
    if (to > from) given += BigInt(to - from) * BigInt(ppm);
    from = Math.max(from, to);
  }
  return Number(given / WHOLE);
}

/**
 * Splits a pool by shares that make the whole: every part rounded down, what is left over to the largest share (the
 * first of equals). The parts always add up to the pool.
 */
export function shareOut(pool: Fen, sharesPpm: readonly number[]): { fen: Fen; residual: Fen }[] {
  const parts = sharesPpm.map((ppm) => ({ fen: floorFen(pool, ppm), residual: 0 }));
  const rest = pool - parts.reduce((sum, p) => sum + p.fen, 0);
  const largest = sharesPpm.indexOf(Math.max(...sharesPpm));
  if (rest > 0) parts[largest] = { fen: parts[largest]!.fen + rest, residual: rest };
  return parts;
}
