import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { EntitlementParts, Payment } from '../act.ts';
import { countStatuses, findEntry, moveEntries, openProposals, settleProposal } from '../store/entries.ts';
import { sendMessages } from '../messages.ts';
import { stepOf } from '../stamp.ts';
import { roundsToClose } from '../store/rounds.ts';
import { knownRound } from '../terms.ts';

/** Job: what the funds have paid or refused since; a round whose last payment is settled is closed. Answers with how many moved. */
export async function followPayments(parts: EntitlementParts, db: Database | Tx, now: Date): Promise<number> {
  const open = await openProposals(db.sql);
  const byReference = new Map(open.map((p) => [p.reference, p]));
  const byRound = new Map<string, (Payment & { entryId: string })[]>();
  for (const payment of await parts.funds.payments(db.sql, { references: [...byReference.keys()] })) {
    if (payment.state === 'WAITING') continue;
    const { roundId, entryId } = byReference.get(payment.reference)!;
    byRound.set(roundId, [...(byRound.get(roundId) ?? []), { ...payment, entryId }]);
  }
  let moved = 0;
  for (const [roundId, payments] of byRound) {
    moved += await inTransaction(db, (tx) => settleRound(parts, tx, now, roundId, payments));
  }
  // Also a round of which every firm was refused before anything was proposed.
  for (const id of await roundsToClose(db.sql)) await inTransaction(db, (tx) => closeRound(parts, tx, now, id));
  return moved;
}

async function settleRound(parts: EntitlementParts, tx: Tx, now: Date, roundId: string, payments: readonly (Payment & { entryId: string })[]): Promise<number> {
  const round = await knownRound(tx.sql, roundId, { lock: true });
  const by = { now, actor: undefined, requestId: 'entitlement.payments' };
  let moved = 0;
  for (const p of payments) {
    const paid = p.state === 'PAID';
    if (!(await settleProposal(tx.sql, p.entryId, paid ? { paidOn: p.paidOn!, paymentOrder: p.paymentOrder } : { refusedReason: p.reason ?? '' }))) continue;
    await moveEntries(tx.sql, [p.entryId], paid ? 'PAID' : 'REFUSED', stepOf(by, paid ? 'PAID' : 'PAYMENT_REFUSED', paid ? p.paymentOrder : p.reason));
    const entry = (await findEntry(tx.sql, p.entryId))!;
    await sendMessages(tx, by, round, [paid
      ? { creditCode: entry.creditCode, kind: 'PAID', zh: `资金已于 ${p.paidOn} 拨付。`, en: `The money was paid on ${p.paidOn}.` }
      : { creditCode: entry.creditCode, kind: 'REFUSED', zh: `支付未通过：${p.reason ?? ''}`, en: `The payment was refused: ${p.reason ?? ''}` }]);
    moved += 1;
  }
  if (moved > 0) tx.emit({ topic: 'entitlement.round.changed', key: roundId });
  return moved;
}

async function closeRound(parts: EntitlementParts, tx: Tx, now: Date, id: string): Promise<void> {
  const round = await knownRound(tx.sql, id, { lock: true });
  const waiting = (await countStatuses(tx.sql, id)).some((s) => s.status === 'PROPOSED' || s.status === 'CONFIRMED');
  if (round.status !== 'PROPOSED' || waiting) return;
  await parts.procedure.step(tx, { now, actor: undefined, requestId: 'entitlement.payments' }, { caseId: round.caseId, action: 'close', data: {}, flow: 'entitlement.payments' });
  tx.emit({ topic: 'entitlement.round.changed', key: id });
}
