import { addDays, type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { VoucherParts } from '../act.ts';
import type { Eligibility, Finding } from '../contract.ts';
import { isRecognised } from '../domain/book.ts';
import { circularServices } from '../domain/circular.ts';
import { type ClaimantFacts, eligibility, type OrderFacts } from '../domain/eligibility.ts';
import { excludedServices } from '../domain/excluded.ts';
import { priceOutlier } from '../domain/price.ts';
import { relatedParties } from '../domain/related.ts';
import { type ClaimantKind, findRule, ruleOf, type VoucherForm, type VoucherRule } from '../domain/rules.ts';
import { redClawBack, withoutRed } from '../domain/red-invoice.ts';
import { type Computation, acceptedPart, computeGrant, type GrantInput } from '../domain/share.ts';
import { findRedInvoice } from '../store/red-invoices.ts';
import { findInvoice, type InvoiceRow } from '../store/papers.ts';
import { comparablePrices, committedOfYear, type OrderRow, purchasesSince } from '../store/orders.ts';
import { type ClaimantRow, factsAround, findClaimant, findItem, findProvider, unpaidRecovery } from '../store/parties.ts';
import { findQuota, usableQuota } from '../store/quotas.ts';

/** Longest window of a circle; purchases before it are never asked for. */
const CIRCLE_DAYS = 800;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What is asked about an order, whether it is stored already or only thought of. */
export interface Question {
  /** null: not placed yet. */
  id: string | null;
  claimantId: string;
  homeRegion: string;
  form: VoucherForm;
  itemId: string;
  quantity: number;
  amountFen: Fen;
  description: string;
  quotaId: string | null;
  reservedFen: Fen;
  /** Day on which relations count: the contract's once there is one. */
  relationsOn: CalendarDate;
  otherSupport: boolean | null;
}

export interface Assessment {
  rule: VoucherRule;
  claimant: ClaimantRow | undefined;
  eligibility: Eligibility;
  findings: Finding[];
  freeQuotaFen: Fen;
  remainingAnnualCapFen: Fen;
}

export const questionOf = (o: OrderRow, today: CalendarDate): Question => ({
  ...o, relationsOn: o.contractDate ?? today, otherSupport: o.status === 'DRAFT' ? null : false,
});

export async function claimantFacts(handle: Sql, claimant: ClaimantRow | undefined, kind: ClaimantKind, region: string | null): Promise<ClaimantFacts> {
  return {
    kind: claimant?.kind ?? kind,
    region,
    smeNumber: claimant?.smeNumber ?? null,
    smeValidUntil: claimant?.smeValidUntil ?? null,
    teamMembers: claimant?.teamMembers ?? null,
    teamIncubator: claimant?.teamIncubator ?? null,
    dishonest: claimant?.dishonest ?? null,
    unpaidRecovery: claimant ? (await unpaidRecovery(handle, claimant.id)) > 0 : false,
    bannedUntil: claimant?.bannedUntil ?? null,
  };
}

/** What of its ceiling a claimant may still be granted in a year; `except` leaves one order out. */
export async function remainingAnnualCap(handle: Sql, rule: VoucherRule, claimant: { id: string; kind: ClaimantKind }, year: number, except: string | null, approval = false): Promise<{ fen: Fen; claims: number }> {
  const { approvedFen, reservedFen, claims } = await committedOfYear(handle, claimant.id, year, except);
  // At approval only what was approved in the year counts: the others are cut when their turn comes.
  return { fen: Math.max(0, rule.annualCeilingFen[claimant.kind] - approvedFen - (approval ? 0 : reservedFen)), claims };
}

/** Everything that speaks for and against an order on a day: eligibility with reasons, and findings with their proof. */
export async function assess({ book }: VoucherParts, handle: Sql, q: Question, today: CalendarDate, invoice?: Pick<InvoiceRow, 'content'>): Promise<Assessment> {
  const rule = ruleOf(book.rules, q.homeRegion, today);
  const claimant = await findClaimant(handle, q.claimantId);
  const item = await findItem(handle, q.itemId);
  const provider = item && (await findProvider(handle, item.providerId));
  const excluded = excludedServices(book.excluded, rule.excluded, [item?.name ?? '', item?.description ?? '', q.description, invoice?.content ?? '']);
  const related = claimant && provider
    ? provider.id === claimant.id
      ? [{ code: 'SAME_BODY', severity: 'BLOCK' as const, zh: '不能向本单位购买服务', en: 'Nobody buys from himself', proof: [{ zh: provider.name, en: provider.name }] }]
      : relatedParties(claimant.key, provider.key, await factsAround(handle, [claimant.key, provider.key]), q.relationsOn, book.related)
    : [];
  const circle = claimant && provider
    ? circularServices({ buyer: claimant.key, seller: provider.key, on: today }, await purchasesSince(handle, addDays(today, -CIRCLE_DAYS), q.id ?? NOBODY), book.circular)
    : [];
  const price = item
    ? priceOutlier(Math.round(q.amountFen / q.quantity), await comparablePrices(handle, { id: q.id ?? NOBODY, itemId: item.id, serviceClass: item.serviceClass, unit: item.unit, itemName: item.name }), book.price)
    : [];
  const kind = claimant?.kind ?? 'ENTERPRISE';
  const { fen: remainingAnnualCapFen, claims } = await remainingAnnualCap(handle, rule, { id: q.claimantId, kind }, Number(today.slice(0, 4)), q.id);
  const freeQuotaFen = q.quotaId ? ((await findQuota(handle, q.quotaId))?.freeFen ?? 0) + q.reservedFen : ((await usableQuota(handle, q.claimantId, today))?.freeFen ?? 0);
  const order: OrderFacts = {
    form: q.form,
    serviceClass: item?.serviceClass ?? '',
    amountFen: q.amountFen,
    freeQuotaFen,
    remainingAnnualCapFen,
    claimsThisYear: claims,
    provider: {
      region: provider?.region ?? null,
      accepted: provider?.status === 'ACCEPTED' || provider?.status === 'SUSPENDED',
      suspended: provider?.status === 'SUSPENDED',
      itemListed: item?.active ?? false,
      recognised: provider ? isRecognised(book.recognitions, provider.region, q.homeRegion, today) : false,
    },
    otherSupport: q.otherSupport,
    excluded,
    related,
  };
  return {
    rule,
    claimant,
    eligibility: eligibility(rule, await claimantFacts(handle, claimant, kind, q.homeRegion), today, order),
    findings: [...excluded, ...related, ...circle, ...price],
    freeQuotaFen,
    remainingAnnualCapFen,
  };
}

/** The rule an order was placed under: a later rule does not change what was reserved. */
export function ruleOfOrder({ book }: VoucherParts, order: OrderRow, today: CalendarDate): VoucherRule {
  return book.rules.find((r) => r.id === order.ruleId) ?? findRule(book.rules, order.homeRegion, today) ?? ruleOf(book.rules, order.homeRegion, today);
}

/** What a stored order gives on what is known of it now. `year`: the ceiling of that year still has to leave room. */
export async function computeOrder(parts: VoucherParts, handle: Sql, order: OrderRow, today: CalendarDate, over: { excludedCostsFen?: Fen; approval?: boolean } = {}): Promise<Computation> {
  const rule = ruleOfOrder(parts, order, today);
  const invoice = await findInvoice(handle, order.id);
  const claimant = await findClaimant(handle, order.claimantId);
  const contract = order.contractAmountFen ?? order.amountFen;
  const quota = order.quotaId ? undefined : await usableQuota(handle, order.claimantId, today);
  const { fen } = await remainingAnnualCap(handle, rule, { id: order.claimantId, kind: claimant?.kind ?? 'ENTERPRISE' }, Number(today.slice(0, 4)), order.id, over.approval);
  return computeGrant(rule, {
    ...withoutRed(costsOf(order, invoice, contract), (await findRedInvoice(handle, order.id))?.amountFen ?? 0),
    excludedCostsFen: over.excludedCostsFen ?? order.excludedCostsFen,
    // What was paid out of the reservation is explained by it all the same.
    ...(order.reservedOn === null ? { remainingQuotaFen: quota?.freeFen ?? 0 } : { reservedFen: order.paidFen > 0 ? order.paidFen : order.reservedFen }),
    remainingAnnualCapFen: fen,
  });
}

const costsOf = (order: OrderRow, invoice: InvoiceRow | undefined, contract: Fen): Pick<GrantInput, 'contractAmountFen' | 'invoicedAmountFen' | 'paidAmountFen'> => ({
  contractAmountFen: acceptedPart(contract, order.acceptedPercent ?? 100),
  ...(invoice && { invoicedAmountFen: invoice.amountFen, paidAmountFen: invoice.paidAmountFen }),
});

/** What must come back of a paid order once `redFen` of its invoice was taken back. */
export async function clawBackOf(parts: VoucherParts, handle: Sql, order: OrderRow, today: CalendarDate, redFen: Fen): Promise<Fen> {
  const costs = costsOf(order, await findInvoice(handle, order.id), order.contractAmountFen ?? order.amountFen);
  return redClawBack(ruleOfOrder(parts, order, today), { ...costs, excludedCostsFen: order.excludedCostsFen }, order.paidFen, redFen).clawBackFen;
}
