import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, VoucherParts } from '../act.ts';
import type { addBudget as budgetContract, payBatch as batchContract, recordRecovery as recoveryContract } from '../contract.ts';
import { giveBudget, receive, voucherAccount } from '../money.ts';
import { addReceipt } from '../store/breaches.ts';
import { insertBatch, insertBudgetGrant } from '../store/budgets.ts';
import { changeOrder, findOrder } from '../store/orders.ts';
import { takeStep } from './take-step.ts';

/** Gives a city a voucher budget for a year, or adds to it, and serves whoever waits. @throws Problem VOUCHER_BUDGET_DOCUMENT_USED */
export async function addBudget(db: Database | Tx, act: Act, b: ContractInput<typeof budgetContract>['body']): Promise<{ accountId: string; served: number }> {
  const grant = authorise(act.actor, 'vouchers.budget.set', { region: b.region });
  return inTransaction(db, async (tx) => {
    const id = newId(act.now);
    const by = auditActor(act.actor!, grant);
    await insertBudgetGrant(tx.sql, { id, ...b, byName: act.actor!.displayName, at: act.now });
    const served = await giveBudget(tx, { now: act.now, by }, { id, ...b });
    await appendAudit(tx, { at: act.now, actor: by, action: 'vouchers.budget.given', subject: { kind: 'vouchers.budget', id }, detail: { ...b, served }, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.budget.changed', key: b.region });
    return { accountId: voucherAccount('budget', b.region, b.year), served };
  });
}

/**
 * Pays approved orders of one city together: all of them or none, each through its own case, so that four eyes and the
 * budget hold for each. @throws Problem VOUCHER_BATCH_MIXED, ACTION_FORBIDDEN, GUARD_REFUSED
 */
export async function payBatch(parts: VoucherParts, db: Database | Tx, act: Act, { orderIds, paymentReference }: ContractInput<typeof batchContract>['body']): Promise<{ batchId: string; orders: number; totalFen: number }> {
  return inTransaction(db, async (tx) => {
    const ids = [...new Set(orderIds)].sort();
    const batchId = newId(act.now);
    let region: string | undefined;
    let totalFen = 0;
    for (const id of ids) {
      const order = await findOrder(tx.sql, id);
      if (!order) throw notFound('创新券订单', 'voucher order', id);
      region ??= order.homeRegion;
      if (order.homeRegion !== region) throw new Problem('VOUCHER_BATCH_MIXED', { zh: '一批支付只能包含同一城市的订单', en: 'A batch holds orders of one city only', where: { field: 'orderIds' } });
      authorise(act.actor, 'vouchers.payment.make', { region });
      await takeStep(parts, tx, act, order.caseId, 'pay', { paymentReference });
      await changeOrder(tx.sql, id, { batchId }, act.now);
      totalFen += order.grantFen ?? 0;
    }
    await insertBatch(tx.sql, { id: batchId, region: region!, paymentReference, orders: ids.length, totalFen, byName: act.actor!.displayName, at: act.now });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!), action: 'vouchers.batch.paid', subject: { kind: 'vouchers.batch', id: batchId }, detail: { orders: ids, totalFen, paymentReference }, requestId: act.requestId });
    return { batchId, orders: ids.length, totalFen };
  });
}

/** Records money that came back after a claw-back. @throws Problem VOUCHER_RECOVERY_TOO_MUCH, VOUCHER_RECEIPT_USED */
export async function recordRecovery(db: Database | Tx, act: Act, r: ContractInput<typeof recoveryContract>['body']): Promise<{ outstandingFen: number }> {
  return inTransaction(db, async (tx) => {
    const order = await findOrder(tx.sql, r.orderId, { lock: true });
    if (!order) throw notFound('创新券订单', 'voucher order', r.orderId);
    const grant = authorise(act.actor, 'vouchers.payment.make', { region: order.homeRegion });
    const id = newId(act.now);
    const outstandingFen = await addReceipt(tx.sql, { id, ...r, at: act.now });
    if (outstandingFen === undefined) throw notFound('追缴事项', 'recovery', r.orderId);
    const by = auditActor(act.actor!, grant);
    await receive(tx, { now: act.now, by }, order, id, r.amountFen);
    await appendAudit(tx, { at: act.now, actor: by, action: 'vouchers.recovery.received', subject: { kind: 'vouchers.order', id: order.id }, detail: { ...r, outstandingFen }, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.order.changed', key: order.id });
    return { outstandingFen };
  });
}
