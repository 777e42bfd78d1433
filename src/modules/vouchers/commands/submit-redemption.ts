import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { spellYuan } from '../../../kernel/base/money.ts';
import { isProblem, notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database } from '../../../kernel/db/index.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act, VoucherParts } from '../act.ts';
import type { submitRedemption as contract } from '../contract.ts';
import { maySee } from '../queries/scope.ts';
import { invoiceUsed } from '../store/constraints.ts';
import { findOrder, type OrderRow } from '../store/orders.ts';
import { earlierOrder, earlierUse, insertRefusedInvoice } from '../store/papers.ts';
import { takeStep } from './take-step.ts';

export type RedemptionClaim = ContractInput<typeof contract>['body'];

/**
 * Claims redemption. An invoice that serves another order is refused: those who may see that order are told which it is,
 * others only that it was used; the attempt is kept for whoever checks.
 * @throws Problem VOUCHER_INVOICE_USED, VOUCHER_NOT_CLAIMABLE, GUARD_REFUSED
 */
export async function submitRedemption(parts: VoucherParts, db: Database, act: Act, orderId: string, claim: RedemptionClaim): Promise<{ id: string }> {
  const order = await findOrder(db.sql, orderId);
  if (!order) throw notFound('创新券订单', 'voucher order', orderId);
  const action = order.status === 'CONFIRMED' ? 'redeem' : order.status === 'RETURNED' ? 'resubmit' : undefined;
  if (!action) {
    throw new Problem('VOUCHER_NOT_CLAIMABLE', { status: 409, zh: '订单不在可申请兑付的环节', en: 'The order is not at the point where payment is claimed', remedy: { zh: '请刷新页面查看当前环节', en: 'Reload to see where it stands' } });
  }
  try {
    await inTransaction(db, (tx) => takeStep(parts, tx, act, order.caseId, action, claim));
    return { id: orderId };
  } catch (error) {
    if (isProblem(error) && error.code === 'VOUCHER_INVOICE_USED') throw await refusedInvoice(db, act, order, claim);
    throw error;
  }
}

/** Keeps the attempt and says as much as the claimant may know. */
async function refusedInvoice(db: Database, act: Act, order: OrderRow, claim: RedemptionClaim): Promise<Problem> {
  const earlierId = await earlierUse(db.sql, claim.invoiceNumber, claim.sellerTaxNumber, order.id);
  const earlier = earlierId && (await earlierOrder(db.sql, earlierId));
  if (!earlier) return invoiceUsed();
  await inTransaction(db, async (tx) => {
    await insertRefusedInvoice(tx.sql, { id: newId(act.now), orderId: order.id, earlierOrderId: earlier.orderId, number: claim.invoiceNumber, sellerTaxNumber: claim.sellerTaxNumber, byName: act.actor?.displayName ?? '', at: act.now });
    await appendAudit(tx, { at: act.now, actor: act.actor ? auditActor(act.actor) : null, action: 'vouchers.invoice.refused', subject: { kind: 'vouchers.order', id: order.id }, detail: { invoiceNumber: claim.invoiceNumber, earlierOrder: earlier.number }, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.order.changed', key: order.id, payload: { refusedInvoice: true } });
  });
  if (!maySee(act.actor, earlier)) return invoiceUsed();
  const on = dateOf(earlier.at);
  return invoiceUsed({
    zh: `已用于订单 ${earlier.number}（${earlier.claimantName}，${spellYuan(earlier.amountFen)} 元，${on} 申请）`,
    en: `used for order ${earlier.number} (${earlier.claimantName}, ${spellYuan(earlier.amountFen)} yuan, claimed on ${on})`,
  });
}
