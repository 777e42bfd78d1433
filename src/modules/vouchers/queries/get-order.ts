import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { VoucherParts } from '../act.ts';
import type { OrderView } from '../contract.ts';
import { nextCutOff, type VoucherRule } from '../domain/rules.ts';
import { isSpotChecked } from '../domain/spot-check.ts';
import { lacking } from '../order-of.ts';
import { findOrder, isFrozen, type OrderRow } from '../store/orders.ts';
import { findRedInvoice } from '../store/red-invoices.ts';
import { evidenceOf, findInvoice, type RefusedInvoice, refusedInvoicesOf } from '../store/papers.ts';
import { assess, computeOrder, questionOf, ruleOfOrder } from './assess.ts';
import { orderItemOf } from './order-item.ts';
import { maySee, maySeeFindings, mustSee } from './scope.ts';

/** What each step needs beside its form. */
const NEEDED: Partial<Record<OrderRow['status'], readonly string[]>> = {
  QUOTA_RESERVED: ['CONTRACT'],
  CONTRACTED: ['RESULT'],
  DISPUTED: ['RESULT'],
  CONFIRMED: ['CONTRACT', 'RESULT', 'INVOICE', 'RECEIPT'],
  RETURNED: ['CONTRACT', 'RESULT', 'INVOICE', 'RECEIPT'],
};

/** One order, as much of it as the reader may see. @throws Problem NOT_FOUND, FORBIDDEN */
export async function getOrder(parts: VoucherParts, handle: Sql, actor: Actor | undefined, now: Date, id: string): Promise<OrderView> {
  const order = await findOrder(handle, id);
  if (!order) throw notFound('创新券订单', 'voucher order', id);
  mustSee(actor, order);
  const today = dateOf(now);
  const invoice = await findInvoice(handle, id);
  const red = await findRedInvoice(handle, id);
  const assessment = await assess(parts, handle, { ...questionOf(order, today), otherSupport: order.status === 'DRAFT' ? null : false }, today, invoice);
  const inside = maySeeFindings(actor, order);
  const rule = ruleOfOrder(parts, order, today);
  const { id: itemId, quantity, unit, description, ruleId, quotaId, contractNumber, contractDate, contractEnd, contractAmountFen, acceptedPercent, rating, excludedCostsFen } = { ...order, id: order.itemId };
  return {
    ...orderItemOf({ ...order, frozen: await isFrozen(handle, id) }),
    itemId, quantity, unit, description, ruleId, quotaId, contractNumber, contractDate, contractEnd, contractAmountFen, acceptedPercent, rating, excludedCostsFen,
    invoicedFen: invoice?.amountFen ?? null,
    invoicePaidFen: invoice?.paidAmountFen ?? null,
    invoice: invoice ? { number: invoice.number, sellerTaxNumber: invoice.sellerTaxNumber, date: invoice.issuedOn, content: invoice.content } : null,
    redInvoice: red
      ? { number: red.number, date: red.issuedOn, amountFen: red.amountFen, reason: red.reason, firmAtFault: red.firmAtFault, clawBackFen: red.clawBackFen, quotaEnd: red.quotaEnd, by: red.byName, on: dateOf(red.at) }
      : null,
    spotCheck: inside && isSpotChecked(order.id, order.contractAmountFen ?? order.amountFen, parts.book.spotCheck),
    paidOn: order.paidAt && dateOf(order.paidAt),
    paymentReference: order.paymentReference,
    payer: order.payer,
    clawedBackFen: order.clawedBackFen,
    computation: await computeOrder(parts, handle, order, today),
    rule: viewRule(rule),
    nextCutOff: nextCutOff(rule, today),
    evidence: (await evidenceOf(handle, id)).map((e) => ({ ...e, uploadedAt: e.uploadedAt.toISOString() })),
    eligibility: assessment.eligibility,
    findings: inside ? assessment.findings : null,
    refusedInvoices: inside || (await own(actor, order)) ? (await refusedInvoicesOf(handle, id)).map((r) => viewRefused(actor, r)) : null,
    missing: await lacking(handle, id, NEEDED[order.status] ?? []),
  };
}

const own = async (actor: Actor | undefined, order: OrderRow): Promise<boolean> =>
  actor?.assignments.some((a) => a.organisationId === order.claimantId || a.organisationId === order.providerId) ?? false;

function viewRefused(actor: Actor | undefined, { at, byName, number, sellerTaxNumber, earlier }: RefusedInvoice): NonNullable<OrderView['refusedInvoices']>[number] {
  const { orderId, number: orderNumber, claimantName, providerName, amountFen, status } = earlier;
  return {
    at: at.toISOString(), by: byName, invoiceNumber: number, sellerTaxNumber,
    earlier: maySee(actor, earlier) ? { orderId, number: orderNumber, claimantName, providerName, amountFen, status, on: dateOf(earlier.at) } : null,
  };
}

/** A rule for the API: the same record without its read-only arrays. */
export function viewRule(rule: VoucherRule): OrderView['rule'] {
  return {
    ...rule, regions: [...rule.regions], forms: [...rule.forms], tiers: [...rule.tiers], scope: [...rule.scope], excluded: [...rule.excluded],
    settlement: { ...rule.settlement, cutOffs: [...rule.settlement.cutOffs] },
  };
}
