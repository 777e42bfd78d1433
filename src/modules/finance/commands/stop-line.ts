import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { LoanProduct } from '../domain/product.ts';
import { stopLine, type StopLine } from '../domain/stop-line.ts';
import { bankBooks, insertStop, lastStop, lockBook } from '../store/loans.ts';

/** Judges a bank's stop line over its book now, and records it where it has changed. */
export async function judgeStop(tx: Tx, product: LoanProduct, bankId: string, now: Date): Promise<StopLine> {
  await lockBook(tx.sql, product.id, bankId);
  const before = await lastStop(tx.sql, product.id, bankId);
  const [book] = await bankBooks(tx.sql, product.id, addDays(dateOf(now), -product.overdueDays), bankId);
  const line = stopLine(product, book?.balanceFen ?? 0, book?.overdueFen ?? 0, before?.stopped ?? false);
  if (line.stopped !== (before?.stopped ?? false)) {
    await insertStop(tx.sql, { product: product.id, bankId, no: (before?.no ?? 0) + 1, stopped: line.stopped, ratePpm: line.ratePpm, at: now });
    tx.emit({ topic: 'finance.bank.stopLine', key: bankId, payload: { product: product.id, stopped: line.stopped } });
  }
  return line;
}
