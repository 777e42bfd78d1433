import { auditActor, type Actor } from '../../kernel/identity/index.ts';
import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Fen } from '../../kernel/base/money.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { VoucherParts } from './act.ts';
import type { OrderStatus, RedReason } from './contract.ts';
import type { QuotaEnd } from './domain/red-invoice.ts';
import { orderOf } from './order-of.ts';
import { owe, payOrder, reduceBudget, releaseBudget, reserveBudget } from './money.ts';
import { clawBackOf, computeOrder, ruleOfOrder } from './queries/assess.ts';
import { insertRecovery } from './store/breaches.ts';
import { invoiceUsed } from './store/constraints.ts';
import { changeOrder, findOrder, type OrderRow } from './store/orders.ts';
import { earlierUse, findInvoice, releaseInvoice, saveInvoice } from './store/papers.ts';
import { findClaimant } from './store/parties.ts';
import { insertRedInvoice } from './store/red-invoices.ts';
import { findQuota, moveQuota, usableQuota } from './store/quotas.ts';

const stampOf = (ctx: HookContext): { now: Date; by: ReturnType<typeof auditActor> | null } => ({ now: ctx.now, by: byOf(ctx.actor, ctx) });
const byOf = (actor: Actor | undefined, ctx: HookContext): ReturnType<typeof auditActor> | null =>
  actor ? { accountId: actor.accountId, organisationId: ctx.organisationId, role: ctx.role } : null;

/** The status column follows the case; the case's state is the truth. */
async function followTo(tx: Tx, ctx: HookContext, changes: Parameters<typeof changeOrder>[2] = {}): Promise<void> {
  await changeOrder(tx.sql, ctx.case.subject.id, { ...changes, status: ctx.evaluation.state as OrderStatus }, ctx.now);
  tx.emit({ topic: 'vouchers.order.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
}

/** Quota that comes back: to the firm while it is valid, otherwise it lapses or stays revoked. */
async function returnQuota(tx: Tx, order: OrderRow, fen: Fen, now: Date): Promise<void> {
  if (order.quotaId === null || fen === 0) return;
  const quota = (await findQuota(tx.sql, order.quotaId, { lock: true }))!;
  const lapsed = quota.validUntil !== null && quota.validUntil < dateOf(now);
  await moveQuota(tx.sql, quota.id, { reserved: -fen, ...(quota.status === 'REVOKED' ? { revoked: fen } : lapsed ? { expired: fen } : {}) });
}

/** Quota that had been used and no longer is: back while it is valid, lapsed after that, or lost. */
async function endQuota(tx: Tx, quotaId: string, fen: Fen, end: QuotaEnd, now: Date): Promise<void> {
  const quota = (await findQuota(tx.sql, quotaId, { lock: true }))!;
  const lost = end === 'BURN' || quota.status === 'REVOKED';
  const lapsed = quota.validUntil !== null && quota.validUntil < dateOf(now);
  await moveQuota(tx.sql, quotaId, { used: -fen, ...(lost ? { revoked: fen } : lapsed ? { expired: fen } : {}) });
}

/** No cost is supported twice: where another module has supported the invoice, only the difference to the higher is left. */
async function payable(parts: VoucherParts, tx: Tx, ctx: HookContext, order: OrderRow, grantFen: Fen): Promise<Fen> {
  if (!parts.supports || grantFen === 0) return grantFen;
  const [claimant, invoice] = [await findClaimant(tx.sql, order.claimantId), await findInvoice(tx.sql, order.id)];
  const { payableFen } = await parts.supports.register(tx, {
    beneficiary: claimant!.key, document: invoice!.number, amountFen: grantFen, reference: order.number, at: ctx.now, accountId: ctx.actor?.accountId ?? null,
  });
  return payableFen;
}

export function orderEffects(parts: VoucherParts): ProcedureHooks['effects'] {
  const reserve: Effect = async (tx, ctx) => {
    const order = await orderOf(tx, ctx, true);
    const today = dateOf(ctx.now);
    // Under the claimant's lock two of its orders cannot count the same ceiling twice.
    await findClaimant(tx.sql, order.claimantId, { lock: true });
    const quota = await usableQuota(tx.sql, order.claimantId, today, { lock: true });
    const { grantFen } = await computeOrder(parts, tx.sql, order, today);
    if (!quota || grantFen <= 0) {
      throw new Problem('VOUCHER_QUOTA_SHORT', { status: 409, zh: '没有可预留的额度', en: 'There is no quota to reserve', remedy: { zh: '请核对额度和年度上限', en: 'Check quota and annual ceiling' } });
    }
    await moveQuota(tx.sql, quota.id, { reserved: grantFen });
    await followTo(tx, ctx, { quotaId: quota.id, reservedFen: grantFen, reservedOn: today });
    await reserveBudget(tx, stampOf(ctx), order.id);
  };

  /** Ends an order before payment: quota and budget go back, and a cancelled one lets go of its invoice. */
  const release: Effect = async (tx, ctx) => {
    const order = await orderOf(tx, ctx, true);
    await findClaimant(tx.sql, order.claimantId, { lock: true });
    await returnQuota(tx, order, order.reservedFen, ctx.now);
    await followTo(tx, ctx);
    if (order.reservedFen > 0) await releaseBudget(tx, stampOf(ctx), order, { zh: `订单终止：${ctx.reason ?? ctx.action}`, en: `The order ended: ${ctx.reason ?? ctx.action}` });
    if (ctx.evaluation.state !== 'REFUSED') await releaseInvoice(tx.sql, order.id, ctx.now);
    await parts.supports?.withdraw(tx, order.number, ctx.now);
  };

  const contract: Effect = async (tx, ctx) => {
    const { contractNumber, contractDate, contractEnd, contractAmountFen } = ctx.data as Record<'contractNumber' | 'contractDate' | 'contractEnd', string> & { contractAmountFen: Fen };
    await followTo(tx, ctx, { contractNumber, contractDate, contractEnd, contractAmountFen });
  };

  const confirm: Effect = async (tx, ctx) => {
    const { acceptedPercent = 100, rating = null } = ctx.data as { acceptedPercent?: number; rating?: number };
    await followTo(tx, ctx, { acceptedPercent, rating });
  };

  const redeem: Effect = async (tx, ctx) => {
    const d = ctx.data as Record<'invoiceNumber' | 'sellerTaxNumber' | 'invoiceDate' | 'invoiceContent' | 'bankReference', string> & { invoicedAmountFen: Fen; paidAmountFen: Fen };
    const id = ctx.case.subject.id;
    if (await earlierUse(tx.sql, d.invoiceNumber, d.sellerTaxNumber, id)) throw invoiceUsed();
    await saveInvoice(tx.sql, {
      orderId: id, number: d.invoiceNumber, sellerTaxNumber: d.sellerTaxNumber, issuedOn: d.invoiceDate, content: d.invoiceContent,
      amountFen: d.invoicedAmountFen, paidAmountFen: d.paidAmountFen, bankReference: d.bankReference,
    }, ctx.now);
    await followTo(tx, ctx);
  };

  const check: Effect = async (tx, ctx) => {
    const { grantFen, excludedCostsFen = 0 } = ctx.data as { grantFen: Fen; excludedCostsFen?: Fen };
    await followTo(tx, ctx, { grantFen, excludedCostsFen });
  };

  /** The ceiling of the year of approval decides; what was reserved too much goes back to the quota and the budget. */
  const approve: Effect = async (tx, ctx) => {
    const order = await orderOf(tx, ctx, true);
    const today = dateOf(ctx.now);
    await findClaimant(tx.sql, order.claimantId, { lock: true });
    const computed = await computeOrder(parts, tx.sql, order, today, { approval: true });
    const grantFen = await payable(parts, tx, ctx, order, Math.min(order.grantFen!, computed.grantFen));
    const less = order.reservedFen - grantFen;
    await followTo(tx, ctx, { grantFen, approvedAt: ctx.now, approvedYear: Number(today.slice(0, 4)) });
    if (less > 0) {
      await returnQuota(tx, order, less, ctx.now);
      await reduceBudget(tx, stampOf(ctx), (await findOrder(tx.sql, order.id))!, grantFen);
    }
  };

  const pay: Effect = async (tx, ctx) => {
    const order = await orderOf(tx, ctx, true);
    const amountFen = order.grantFen!;
    const transfer = amountFen > 0 ? await payOrder(tx, stampOf(ctx), order) : null;
    if (order.quotaId) {
      await findQuota(tx.sql, order.quotaId, { lock: true });
      await moveQuota(tx.sql, order.quotaId, { reserved: -amountFen, used: amountFen });
    }
    const payer = order.hostRegion === order.homeRegion ? 'HOME' : ruleOfOrder(parts, order, dateOf(ctx.now)).payment[order.form];
    if (payer === 'HOST' && amountFen > 0) {
      await parts.recordObligation?.(tx, {
        source: 'vouchers', ref: order.number, debtor: order.homeRegion, creditor: order.hostRegion, amountFen, at: ctx.now, by: byOf(ctx.actor, ctx), demo: order.demo,
        memo: { zh: `创新券订单 ${order.number}：${order.claimantName} 购买 ${order.providerName} 服务`, en: `Voucher order ${order.number}` },
      });
    }
    await followTo(tx, ctx, { paidFen: amountFen, paidAt: ctx.now, reservedFen: 0, reservation: null, transfer, payer, paymentReference: String(ctx.data['paymentReference']) });
    tx.emit({
      topic: 'vouchers.redemption.paid', key: order.id,
      payload: { number: order.number, home: order.homeRegion, host: order.hostRegion, form: order.form, payer, amountFen, on: dateOf(ctx.now) },
    });
  };

  /** Paid money becomes owed, the quota goes where it belongs, and what the cities owed each other for it is set right. */
  const takeBack = async (tx: Tx, ctx: HookContext, order: OrderRow, amountFen: Fen, quotaEnd: QuotaEnd): Promise<void> => {
    await owe(tx, stampOf(ctx), order, amountFen);
    await insertRecovery(tx.sql, { orderId: order.id, breachId: (ctx.data['breachId'] as string | undefined) ?? null, amountFen, decidedOn: dateOf(ctx.now) });
    if (order.quotaId) await endQuota(tx, order.quotaId, amountFen, quotaEnd, ctx.now);
    // Part of the support stands: it stays in the register, or the same cost could be supported once more.
    if (amountFen === order.paidFen) await parts.supports?.withdraw(tx, order.number, ctx.now);
    // The host city had paid first and is owed for it: what comes back it owes in turn, in the window that is open now.
    if (order.payer === 'HOST') {
      await parts.recordObligation?.(tx, {
        source: 'vouchers', ref: `${order.number}-追回`, debtor: order.hostRegion, creditor: order.homeRegion, amountFen, at: ctx.now, by: byOf(ctx.actor, ctx), demo: order.demo,
        memo: { zh: `创新券订单 ${order.number} 追回，冲回先行垫付款`, en: `Voucher order ${order.number} clawed back: what had been paid first is set off` },
      });
    }
    await followTo(tx, ctx, { clawedBackFen: amountFen });
    tx.emit({ topic: 'vouchers.redemption.clawed-back', key: order.id, payload: { number: order.number, home: order.homeRegion, host: order.hostRegion, payer: order.payer, amountFen, on: dateOf(ctx.now) } });
  };

  const clawBack: Effect = async (tx, ctx) => takeBack(tx, ctx, await orderOf(tx, ctx, true), ctx.data['clawBackFen'] as Fen, 'BURN');

  /** What the invoice no longer bears comes back; the rule of the pack says whether the firm may use that quota again. */
  const redInvoice: Effect = async (tx, ctx) => {
    const order = await orderOf(tx, ctx, true);
    const invoice = (await findInvoice(tx.sql, order.id))!;
    const d = ctx.data as { redInvoiceNumber: string; redInvoiceDate: string; redAmountFen: Fen; redReason: RedReason; firmAtFault?: boolean };
    const clawBackFen = await clawBackOf(parts, tx.sql, order, dateOf(ctx.now), d.redAmountFen);
    const quotaEnd = d.firmAtFault ? parts.book.redInvoiceQuota.firmAtFault : parts.book.redInvoiceQuota.otherwise;
    await insertRedInvoice(tx.sql, {
      orderId: order.id, number: d.redInvoiceNumber, sellerTaxNumber: invoice.sellerTaxNumber, issuedOn: d.redInvoiceDate, amountFen: d.redAmountFen, reason: d.redReason,
      firmAtFault: d.firmAtFault ?? false, clawBackFen, quotaEnd, byName: ctx.actor?.displayName ?? '', at: ctx.now,
    });
    await takeBack(tx, ctx, order, clawBackFen, quotaEnd);
  };

  return {
    'vouchers.order.follow': (tx, ctx) => followTo(tx, ctx),
    'vouchers.order.reserve': reserve,
    'vouchers.order.release': release,
    'vouchers.order.contract': contract,
    'vouchers.order.confirm': confirm,
    'vouchers.order.redeem': redeem,
    'vouchers.order.check': check,
    'vouchers.order.approve': approve,
    'vouchers.order.pay': pay,
    'vouchers.order.clawBack': clawBack,
    'vouchers.order.redInvoice': redInvoice,
  };
}
