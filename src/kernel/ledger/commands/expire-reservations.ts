import { isProblem } from '../../base/problem.ts';
import { type Database, inTransaction } from '../../db/index.ts';
import { requestBody } from '../domain/request-body.ts';
import { settleReservation } from '../store/record.ts';
import { listDueReservations } from '../store/reservations.ts';

const MEMO = { zh: '预留到期，退回', en: 'The reservation ran out and was given back' };

/** Gives back what reservations hold that have run out; at most `limit` of them, each in a transaction of its own. Returns their ids. */
export async function expireReservations(db: Database, now: Date, limit: number): Promise<string[]> {
  const expired: string[] = [];
  for (const reservation of await listDueReservations(db.sql, now, limit)) {
    const stamp = { key: `ledger.expire.${reservation}`, at: now, by: null, memo: MEMO, body: requestBody('expire', { reservation }) };
    try {
      const { replayed } = await inTransaction(db, (tx) =>
        settleReservation(tx.sql, stamp, { kind: 'expire', reservation, amount: 0, keep: false }));
      if (!replayed) expired.push(String(reservation));
    } catch (error) {
      // Somebody released it, or used it up, since the list was read.
      if (!isProblem(error) || error.code !== 'LEDGER_RESERVATION_CLOSED') throw error;
    }
  }
  return expired;
}
