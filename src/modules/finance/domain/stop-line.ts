import type { Fen } from '../../../kernel/base/money.ts';
import type { LoanProduct } from './product.ts';

export interface StopLine {
  /** Overdue principal in the outstanding principal, parts of a million. */
  ratePpm: number;
  /** `stopped` until the rate has fallen below the line at which lending is resumed (熔断). */
  stopped: boolean;
}

/**
 * Whether a bank may file further loans of a product. `wasStopped` is what held before: between the two lines nothing changes.
 */
export function stopLine(product: Pick<LoanProduct, 'stopAtPpm' | 'resumeBelowPpm'>, balanceFen: Fen, overdueFen: Fen, wasStopped: boolean): StopLine {
  const ratePpm = balanceFen === 0 ? 0 : Number((BigInt(overdueFen) * 1_000_000n) / BigInt(balanceFen));
  return { ratePpm, stopped: ratePpm >= product.stopAtPpm || (wasStopped && ratePpm >= product.resumeBelowPpm) };
}
