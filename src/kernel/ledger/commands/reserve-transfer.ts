import { assertFen } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../db/index.ts';
import type { ReserveInput, Reserved } from '../acts.ts';
import { requestBody } from '../domain/request-body.ts';
import { recordEntry } from '../store/record.ts';

/**
 * Sets money aside for one transfer until it is committed, released or runs out. It counts against balance and ceiling
 * at once. @throws Problem as `postTransfers`; LEDGER_RESERVATION_TIME when it would run out before it begins
 */
export async function reserveTransfer(tx: Tx, input: ReserveInput): Promise<Reserved> {
  const { from, to, amount, subject, memo, clause = null, effectiveAt, expiresAt, at } = input;
  if (expiresAt <= at) {
    throw new Problem('LEDGER_RESERVATION_TIME', {
      zh: '预留的到期时间必须晚于当前时间',
      en: 'A reservation must run out later than now',
      where: { field: 'expiresAt' },
    });
  }
  const body = requestBody('reserve', { from, to, amount: assertFen(amount), subject, memo, clause, effectiveAt });
  const { entry, replayed } = await recordEntry(tx.sql, { ...input, body }, { from: [from], to: [to], amount: [amount] }, expiresAt);
  return { reservation: String(entry), replayed };
}
