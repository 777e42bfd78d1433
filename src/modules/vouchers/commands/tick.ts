import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { isProblem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { VoucherParts } from '../act.ts';
import { serveWaiting } from '../money.ts';
import { ordersInState } from '../store/orders.ts';
import { expireQuotas } from '../store/quotas.ts';

export interface TickReport {
  quotasExpired: number;
  ordersExpired: number;
  autoConfirmed: number;
  served: number;
}

const REQUEST = 'vouchers.tick';
/** Action that a clock of `procedures/voucher-order.yaml` leads to once it has run out. */
const AFTER: readonly { status: 'QUOTA_RESERVED' | 'DELIVERED'; clock: string; action: string; count: 'ordersExpired' | 'autoConfirmed' }[] = [
  { status: 'QUOTA_RESERVED', clock: 'contracting', action: 'expire', count: 'ordersExpired' },
  { status: 'DELIVERED', clock: 'confirmation', action: 'autoConfirm', count: 'autoConfirmed' },
];

/**
 * What happens by the passing of time: quotas lapse, orders without a contract give theirs back, deliveries nobody answered
 * count as confirmed, and waiting claims are served once there is budget. Each once, however often and wherever it runs.
 */
export async function tick({ engine, regions }: VoucherParts, db: Database | Tx, now: Date): Promise<TickReport> {
  const report: TickReport = { quotasExpired: 0, ordersExpired: 0, autoConfirmed: 0, served: 0 };
  await inTransaction(db, async (tx) => {
    const lapsed = await expireQuotas(tx.sql, dateOf(now));
    report.quotasExpired = lapsed.length;
    for (const { id } of lapsed) tx.emit({ topic: 'vouchers.quota.changed', key: id, payload: { state: 'EXPIRED' } });
  });
  for (const { status, clock, action, count } of AFTER) {
    for (const { caseId } of await ordersInState(db.sql, [status])) {
      const { evaluation } = await engine.evaluateStored(db.sql, caseId, now);
      if (evaluation.state !== status || !evaluation.clocks.find((c) => c.id === clock)?.late) continue;
      try {
        await inTransaction(db, (tx) => engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, actor: undefined, flow: REQUEST, data: {}, now, requestId: REQUEST }));
        report[count] += 1;
      } catch (error) {
        // Somebody acted in this very moment; the next round sees what is left to do.
        if (!isProblem(error) || (error.code !== 'CASE_CHANGED' && error.code !== 'ACTION_NOT_POSSIBLE')) throw error;
      }
    }
  }
  for (const region of regions) report.served += await inTransaction(db, (tx) => serveWaiting(tx, { now, by: null }, region));
  return report;
}
