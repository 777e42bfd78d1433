import { createHash } from 'node:crypto';
import type { Fen } from '../../../kernel/base/money.ts';

/**
 * Whether an order is looked at on the spot: always from a sum on, otherwise a share drawn by the hash of its id. The id's
 * random part is fixed when the order is drafted, so nobody can steer the draw afterwards, and anybody can repeat it.
 */
export function isSpotChecked(orderId: string, contractAmountFen: Fen, parameters: { sharePercent: number; alwaysFromFen: Fen }): boolean {
  if (contractAmountFen >= parameters.alwaysFromFen) return true;
  const draw = createHash('sha256').update(`spot-check ${orderId}`).digest().readUInt32BE(0) / 2 ** 32;
  return draw < parameters.sharePercent / 100;
}
