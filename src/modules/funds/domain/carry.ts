import type { Fen } from '../../../kernel/base/money.ts';

export interface CarryRule {
  allowed: boolean;
  /** Most of what a task was given that may stay, in millionths. */
  atMost: number;
}

/** What of the money left may stay for another year, and what goes back. The fund loses no odd fen: it rounds down. */
export function splitUnspent(rule: CarryRule, allocatedFen: Fen, leftFen: Fen, wishedFen: Fen): { carriedFen: Fen; returnedFen: Fen } {
  const most = rule.allowed ? Number((BigInt(allocatedFen) * BigInt(rule.atMost)) / 1_000_000n) : 0;
  const carriedFen = Math.min(wishedFen, most, leftFen);
  return { carriedFen, returnedFen: leftFen - carriedFen };
}
