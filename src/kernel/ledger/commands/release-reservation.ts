import type { Tx } from '../../db/index.ts';
import type { Released, ReleaseInput } from '../acts.ts';
import { readReservationNumber } from '../domain/numbers.ts';
import { requestBody } from '../domain/request-body.ts';
import { settleReservation } from '../store/record.ts';

/**
 * Gives back what a reservation still holds.
 * @throws Problem LEDGER_RESERVATION_UNKNOWN, LEDGER_RESERVATION_CLOSED, LEDGER_KEY_REUSED
 */
export async function releaseReservation(tx: Tx, input: ReleaseInput): Promise<Released> {
  const { key, at, by, reservation, reason } = input;
  const body = requestBody('release', { reservation, reason });
  const settlement = { kind: 'release', reservation: readReservationNumber(reservation), amount: 0, keep: false } as const;
  const { entry, released, replayed } = await settleReservation(tx.sql, { key, at, by, memo: reason, body }, settlement);
  return { entry: String(entry), released, replayed };
}
