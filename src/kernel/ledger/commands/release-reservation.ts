import type { Tx } from '../../db/index.ts';
import type { Released, ReleaseInput } from '../acts.ts';

/**
 * Gives back what a reservation still holds.
 * @throws Problem LEDGER_RESERVATION_UNKNOWN, LEDGER_RESERVATION_CLOSED, LEDGER_KEY_REUSED
 */
export async function releaseReservation(tx: Tx, input: ReleaseInput): Promise<Released> {
  throw new Error(`not yet ${tx} ${input.key}`);
}
