import { assertFen } from '../../base/money.ts';
import type { Tx } from '../../db/index.ts';
import type { CommitInput, Committed } from '../acts.ts';
import { readReservationNumber } from '../domain/numbers.ts';
import { requestBody } from '../domain/request-body.ts';
import { settleReservation } from '../store/record.ts';

/**
 * Moves reserved money; the rest is given back, or kept for a further commit. No limit can refuse it: it was counted
 * when it was reserved. @throws Problem LEDGER_RESERVATION_UNKNOWN, LEDGER_RESERVATION_CLOSED,
 *   LEDGER_RESERVATION_EXPIRED, LEDGER_COMMIT_TOO_LARGE, LEDGER_AMOUNT, LEDGER_KEY_REUSED
 */
export async function commitReservation(tx: Tx, input: CommitInput): Promise<Committed> {
  const { key, at, by, reservation, amount, rest = 'release', memo, clause, effectiveAt } = input;
  const body = requestBody('commit', { reservation, amount: assertFen(amount), rest, memo, clause, effectiveAt });
  const settlement = { kind: 'commit', reservation: readReservationNumber(reservation), amount, keep: rest === 'keep' } as const;
  const { entry, released, held, replayed } = await settleReservation(tx.sql, { key, at, by, memo, clause, effectiveAt, body }, settlement);
  return { entry: String(entry), transfer: `${entry}.1`, released, held, replayed };
}
