import type { Tx } from '../../db/index.ts';
import type { CommitInput, Committed } from '../acts.ts';

/**
 * Moves reserved money; the rest is given back, or kept for a further commit. No limit can refuse it: it was counted
 * when it was reserved. @throws Problem LEDGER_RESERVATION_UNKNOWN, LEDGER_RESERVATION_CLOSED,
 *   LEDGER_RESERVATION_EXPIRED, LEDGER_COMMIT_TOO_LARGE, LEDGER_AMOUNT, LEDGER_KEY_REUSED
 */
export async function commitReservation(tx: Tx, input: CommitInput): Promise<Committed> {
  throw new Error(`not yet ${tx} ${input.key}`);
}
