import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import { postTransfers } from '../../../kernel/ledger/index.ts';
import type { Act } from '../act.ts';
import { accountOf } from '../positions.ts';
import { insertReceipt, insertSettlement, readSettlements } from '../store/settlements.ts';
import { readWindows } from '../store/windows.ts';

/**
 * The paying city records that it has paid a line of the payment list, with the number of the bank's receipt.
 * @throws Problem FORBIDDEN, PAYMENT_UNKNOWN, PAYMENT_DAY, PAYMENT_ALREADY_RECORDED, BANK_REFERENCE_USED
 */
export async function recordSettlement(db: Database | Tx, act: Act, windowId: string, input: { debtor: string; creditor: string; bankReference: string; paidOn: string }): Promise<{ id: string }> {
  const assignment = authorise(act.actor, 'clearing.settlement.record', { region: input.debtor });
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const [window] = await readWindows(tx.sql, windowId);
    const payment = window?.result?.payments.find((p) => p.from === input.debtor && p.to === input.creditor);
    if (!window?.nettedAt || !payment) {
      throw new Problem('PAYMENT_UNKNOWN', { zh: '轧差结果中没有这笔付款', en: 'The netting has no such payment', where: { field: 'creditor' } });
    }
    if (input.paidOn < dateOf(window.nettedAt) || input.paidOn > dateOf(act.now)) {
      throw new Problem('PAYMENT_DAY', {
        zh: `付款日应在 ${dateOf(window.nettedAt)} 至 ${dateOf(act.now)} 之间`, en: `The day of payment must lie between ${dateOf(window.nettedAt)} and ${dateOf(act.now)}`, where: { field: 'paidOn' },
      });
    }
    const id = newId(act.now);
    await insertSettlement(tx.sql, { id, windowId, ...input, amountFen: payment.amountFen, at: act.now, by: actor.accountId, byName: actor.displayName });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'clearing.settlement.recorded', subject: { kind: 'clearing.window', id: windowId },
      detail: { settlement: id, ...input, amountFen: payment.amountFen }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.settlement.recorded', key: id });
    return { id };
  });
}

/**
 * The receiving city says that the money has arrived; only then the positions move.
 * @throws Problem FORBIDDEN, NOT_FOUND, RECEIPT_CONFIRMED, RECEIPT_OTHER_PERSON
 */
export async function confirmReceipt(db: Database | Tx, act: Act, id: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    const [settlement] = await readSettlements(tx.sql, { id });
    // Asked in this order, so that a stranger learns nothing from the answer.
    const assignment = authorise(act.actor, 'clearing.settlement.record', { region: settlement?.creditor ?? null });
    if (!settlement) throw notFound('清算付款', 'payment', id);
    const actor = act.actor!;
    const by = auditActor(actor, assignment);
    await insertReceipt(tx.sql, { settlementId: id, at: act.now, by: actor.accountId, byName: actor.displayName });
    await postTransfers(tx, {
      key: `clearing.settlement.${id}`, at: act.now, by, subject: { kind: 'clearing.settlement', id },
      memo: { zh: `${settlement.windowId} 清算付款，回单 ${settlement.bankReference}`, en: `Payment of ${settlement.windowId}, bank receipt ${settlement.bankReference}` },
      transfers: [{ from: accountOf(settlement.creditor), to: accountOf(settlement.debtor), amount: settlement.amountFen }],
    });
    await appendAudit(tx, {
      at: act.now, actor: by, action: 'clearing.settlement.confirmed', subject: { kind: 'clearing.window', id: settlement.windowId }, detail: { settlement: id }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.settlement.confirmed', key: id });
  });
}
