import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const fen = z.number().int().nonnegative().max(9_000_000_000_000_00);
const date = z.iso.date();
const region = z.string().regex(/^\d{6}$/);
const uuid = z.uuid();
const name = z.string().trim().min(1).max(200);
const orderId = z.object({ id: uuid });

export const voucherForms = ['PROVIDER', 'USER'] as const;
const form = z.enum(voucherForms);
const claimantKind = z.enum(['ENTERPRISE', 'TEAM']);

/** Why an order is stopped (BLOCK) or must be looked at by a person (CHECK), with what shows it. */
export const finding = z.object({ code: z.string(), severity: z.enum(['BLOCK', 'CHECK']), zh: z.string(), en: z.string(), proof: z.array(words) });
export type Finding = z.output<typeof finding>;

export const eligibilityAnswer = z.enum(['YES', 'NO', 'UNKNOWN']);
export type EligibilityAnswer = z.output<typeof eligibilityAnswer>;
export const eligibilityLeaf = z.object({
  id: z.string(), answer: eligibilityAnswer, zh: z.string(), en: z.string(),
  /** What would turn an unknown into an answer. */
  missing: words.nullable(),
  rule: z.string(),
  /** Document the rule stands in. */
  clause: words,
});
export type EligibilityLeaf = z.output<typeof eligibilityLeaf>;
export const eligibilityView = z.object({ answer: eligibilityAnswer, leaves: z.array(eligibilityLeaf) });
export type Eligibility = z.output<typeof eligibilityView>;

const limit = z.enum(['SHARE', 'PER_CLAIM_CAP', 'REMAINING_QUOTA', 'REMAINING_ANNUAL_CAP', 'RESERVED']);
export const computation = z.object({
  eligibleBaseFen: fen,
  tiers: z.array(z.object({ fromFen: fen, upToFen: fen.nullable(), percent: z.number(), partFen: fen, shareFen: z.number() })),
  shareFen: z.number(),
  limits: z.array(z.object({ limit, fen: z.number() })),
  decisive: limit,
  grantFen: fen,
});

export const ruleView = z.object({
  id: z.string(), regions: z.array(words.extend({ code: z.string() })), participates: z.boolean(), validFrom: date, validTo: date.nullable(),
  document: words.extend({ number: z.string().nullable(), url: z.string().nullable(), issuedOn: date.nullable() }),
  confidence: z.enum(['default', 'cited', 'verified']),
  forms: z.array(form), tiers: z.array(z.object({ upToFen: fen.nullable(), percent: z.number() })),
  perClaimCapFen: fen.nullable(), annualCeilingFen: z.object({ ENTERPRISE: fen, TEAM: fen }), holdingCapFen: fen.nullable(),
  quotaValidity: z.union([z.object({ kind: z.literal('CALENDAR_YEAR') }), z.object({ kind: z.literal('MONTHS'), months: z.number() })]),
  requiresSmeList: z.boolean(), teamMinimum: z.number(), claimsPerYear: z.number().nullable(), scope: z.array(z.string()), excluded: z.array(z.string()),
  settlement: z.object({ every: z.enum(['QUARTER', 'HALF_YEAR', 'YEAR']), cutOffs: z.array(z.string()) }),
  payment: z.object({ PROVIDER: z.enum(['HOME', 'HOST']), USER: z.enum(['HOME', 'HOST']) }), note: words,
});

export const quotaStatuses = ['APPLIED', 'GRANTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'FROZEN', 'REVOKED'] as const;
export const quotaView = z.object({
  id: uuid, caseId: uuid, number: z.string(), claimantId: uuid, claimantName: z.string(), region, year: z.number().int(), status: z.enum(quotaStatuses),
  requestedFen: fen, grantedFen: fen, usedFen: fen, reservedFen: fen, freeFen: fen, expiredFen: fen, revokedFen: fen,
  grantedOn: date.nullable(), validUntil: date.nullable(), demo: z.boolean(),
});
export type QuotaView = z.output<typeof quotaView>;

export const orderStatuses = [
  'DRAFT', 'PLACED', 'ACCEPTED', 'QUOTA_RESERVED', 'CONTRACTED', 'DELIVERED', 'DISPUTED', 'CONFIRMED', 'REDEMPTION_SUBMITTED', 'RETURNED', 'CHECKED',
  'PUBLICISED', 'OBJECTED', 'APPROVED', 'PAID', 'DECLINED', 'REFUSED', 'CANCELLED', 'EXPIRED', 'CLAWED_BACK',
] as const;
const status = z.enum(orderStatuses);
export type OrderStatus = z.output<typeof status>;

export const orderItem = z.object({
  id: uuid, caseId: uuid, number: z.string(), form, status, claimantId: uuid, claimantName: z.string(), homeRegion: region, providerId: uuid, providerName: z.string(),
  hostRegion: region, itemName: z.string(), serviceClass: z.string(), amountFen: fen, reservedFen: fen, grantFen: fen.nullable(), paidFen: fen,
  placedOn: date, frozen: z.boolean(), funded: z.boolean(), demo: z.boolean(),
});
export type OrderItem = z.output<typeof orderItem>;

export const evidenceKinds = ['CONTRACT', 'RESULT', 'INVOICE', 'RECEIPT', 'OTHER'] as const;
const evidence = z.object({
  id: uuid, kind: z.enum(evidenceKinds), fileName: z.string(), size: z.number().int(), sha256: z.string(), uploadedBy: z.string(), uploadedAt: z.iso.datetime(),
});

/** The earlier use of an invoice; `order` only for those who may see that order. */
const invoiceUse = z.object({ at: z.iso.datetime(), by: z.string(), invoiceNumber: z.string(), sellerTaxNumber: z.string(),
  earlier: z.object({ orderId: uuid, number: z.string(), claimantName: z.string(), providerName: z.string(), amountFen: fen, status, on: date }).nullable() });

export const redReasons = ['SERVICE_ENDED', 'RETURNED', 'DISCOUNT', 'WRONG'] as const;
export type RedReason = (typeof redReasons)[number];
/** A red-letter invoice behind a paid order: what it took back and what must therefore come back. */
const redInvoice = z.object({
  number: z.string(), date, amountFen: fen, reason: z.enum(redReasons), firmAtFault: z.boolean(), clawBackFen: fen, quotaEnd: z.enum(['RETURN', 'BURN']), by: z.string(), on: date,
});

export const orderView = orderItem.extend({
  itemId: uuid, quantity: z.number(), unit: z.string(), description: z.string(), ruleId: z.string(), quotaId: uuid.nullable(),
  contractNumber: z.string().nullable(), contractDate: date.nullable(), contractEnd: date.nullable(), contractAmountFen: fen.nullable(),
  acceptedPercent: z.number().int().nullable(), rating: z.number().int().nullable(), excludedCostsFen: fen, invoicedFen: fen.nullable(), invoicePaidFen: fen.nullable(),
  invoice: z.object({ number: z.string(), sellerTaxNumber: z.string(), date, content: z.string() }).nullable(), redInvoice: redInvoice.nullable(),
  spotCheck: z.boolean(), paidOn: date.nullable(), paymentReference: z.string().nullable(), payer: z.enum(['HOME', 'HOST']).nullable(), clawedBackFen: fen,
  /** What would be paid on what is known now, and why. */
  computation: computation, rule: ruleView, nextCutOff: date,
  evidence: z.array(evidence), eligibility: eligibilityView,
  /** null: not for the reader's eyes. */
  findings: z.array(finding).nullable(), refusedInvoices: z.array(invoiceUse).nullable(),
  missing: z.array(words),
});
export type OrderView = z.output<typeof orderView>;

export const providerStatuses = ['APPLIED', 'ACCEPTED', 'REFUSED', 'SUSPENDED'] as const;
export const serviceItem = z.object({
  id: uuid, providerId: uuid, serviceClass: z.string(), name: z.string(), description: z.string(), unit: z.string(), priceFen: fen, qualification: z.string(), active: z.boolean(),
});
export type ServiceItem = z.output<typeof serviceItem>;
export const providerView = z.object({
  id: uuid, name: z.string(), region, status: z.enum(providerStatuses), introduction: z.string(), qualification: z.string(), acceptedOn: date.nullable(),
  statusReason: z.string().nullable(), items: z.array(serviceItem), orders: z.number().int(), rating: z.number().nullable(), demo: z.boolean(),
});
export type ProviderView = z.output<typeof providerView>;

const publicRoute = { access: 'public' } as const;
const use = { access: { permission: 'vouchers.wallet.use' } } as const;
const read = { access: { permission: 'vouchers.order.read' } } as const;
const serve = { access: { permission: 'vouchers.provider.serve' } } as const;

export const listRules = routeContract({
  id: 'vouchers.listRules', method: 'GET', path: '/api/vouchers/rules', ...publicRoute,
  summary: { zh: '创新券规则：各地、各时期', en: 'Voucher rules by region and time' },
  response: z.object({
    source: words, rules: z.array(ruleView), classes: z.array(words.extend({ id: z.string(), examples: words })),
    excluded: z.array(words.extend({ id: z.string(), hard: z.boolean(), words: z.array(z.string()) })),
    recognitions: z.array(z.object({ hosts: z.array(z.string()), homes: z.array(z.string()), validFrom: date, validTo: date.nullable(), basis: words })),
  }),
});

export const listServices = routeContract({
  id: 'vouchers.listServices', method: 'GET', path: '/api/vouchers/services', ...publicRoute,
  summary: { zh: '创新券可用的服务', en: 'Services a voucher may buy' },
  query: pageQuery.extend({ q: z.string().max(100).optional(), serviceClass: z.string().max(40).optional(), region: region.optional(), providerId: uuid.optional() }),
  response: pageOf(serviceItem.extend({ providerName: z.string(), region, rating: z.number().nullable(), orders: z.number().int() })),
});

export const listProviders = routeContract({
  id: 'vouchers.listProviders', method: 'GET', path: '/api/vouchers/providers', ...publicRoute,
  summary: { zh: '服务机构公开名单', en: 'Public list of providers' },
  query: pageQuery.extend({ region: region.optional(), q: z.string().max(100).optional() }),
  response: pageOf(providerView),
});

export const getWallet = routeContract({
  id: 'vouchers.getWallet', method: 'GET', path: '/api/vouchers/wallet', ...use,
  summary: { zh: '本单位的创新券：额度、订单、资格', en: "The organisation's vouchers: quota, orders, standing" },
  response: z.object({
    organisation: z.object({ id: uuid, name: z.string(), region: z.string().nullable() }), claimantKind,
    sme: z.object({ number: z.string().nullable(), validUntil: date.nullable() }), rule: ruleView.nullable(), eligibility: eligibilityView.nullable(),
    quotas: z.array(quotaView), freeFen: fen, reservedFen: fen, usedThisYearFen: fen, annualCeilingFen: fen, remainingAnnualCapFen: fen, nextExpiry: date.nullable(),
    orders: z.array(orderItem),
  }),
});

export const applyQuota = routeContract({
  id: 'vouchers.applyQuota', method: 'POST', path: '/api/vouchers/quotas', ...use,
  summary: { zh: '申领额度', en: 'Apply for a quota' },
  body: z.object({
    requestedFen: fen.min(100), kind: claimantKind.default('ENTERPRISE'), smeNumber: z.string().trim().max(40).nullish(), smeValidUntil: date.nullish(),
    teamMembers: z.number().int().min(1).max(500).nullish(), teamIncubator: z.string().trim().max(200).nullish(),
  }),
  response: z.object({ id: uuid, caseId: uuid }),
  errors: ['VOUCHER_NOT_ELIGIBLE', 'VOUCHER_QUOTA_PENDING', 'VOUCHER_HOLDING_CAP', 'VOUCHER_RULE_MISSING'],
});

const orderDraft = z.object({
  itemId: uuid, form, quantity: z.number().positive().max(1_000_000), amountFen: fen.min(100), description: z.string().trim().min(4).max(2000),
});
export type OrderDraft = z.output<typeof orderDraft>;

export const previewOrder = routeContract({
  id: 'vouchers.previewOrder', method: 'POST', path: '/api/vouchers/orders/preview', ...use,
  summary: { zh: '下单前试算：可支持金额和理由', en: 'What a voucher would pay, with the reasons' },
  body: orderDraft.extend({ description: z.string().max(2000).default('') }),
  response: z.object({ computation, eligibility: eligibilityView, findings: z.array(finding), ownShareFen: fen, rule: ruleView, payer: z.enum(['HOME', 'HOST']) }),
  errors: ['VOUCHER_RULE_MISSING', 'VOUCHER_ITEM_UNKNOWN'],
});

export const placeOrder = routeContract({
  id: 'vouchers.placeOrder', method: 'POST', path: '/api/vouchers/orders', ...use,
  summary: { zh: '下单', en: 'Place an order' },
  body: orderDraft.extend({ noOtherSupport: z.literal(true), truthful: z.literal(true) }),
  response: z.object({ id: uuid, caseId: uuid, number: z.string() }),
  errors: ['VOUCHER_RULE_MISSING', 'VOUCHER_ITEM_UNKNOWN', 'GUARD_REFUSED'],
});

export const listOrders = routeContract({
  id: 'vouchers.listOrders', method: 'GET', path: '/api/vouchers/orders', ...read,
  summary: { zh: '创新券订单（本单位或管辖范围内）', en: 'Orders of the own organisation or jurisdiction' },
  query: pageQuery.extend({ status: z.string().max(200).optional(), side: z.enum(['claimant', 'provider']).optional(), region: region.optional(), q: z.string().max(100).optional() }),
  response: pageOf(orderItem),
});

export const getOrder = routeContract({
  id: 'vouchers.getOrder', method: 'GET', path: '/api/vouchers/orders/:id', ...read,
  summary: { zh: '订单详情', en: 'One order' }, params: orderId, response: orderView,
});

export const addEvidence = routeContract({
  id: 'vouchers.addEvidence', method: 'POST', path: '/api/vouchers/orders/:id/evidence', ...read,
  summary: { zh: '上传材料（合同、成果、发票、回单）', en: 'Upload a document' },
  params: orderId, query: z.object({ kind: z.enum(evidenceKinds) }), upload: { maxBytes: 10 * 1024 * 1024 },
  response: evidence, errors: ['VOUCHER_EVIDENCE_CLOSED'],
});

export const getEvidence = routeContract({
  id: 'vouchers.getEvidence', method: 'GET', path: '/api/vouchers/orders/:id/evidence/:evidenceId', ...read,
  summary: { zh: '下载材料', en: 'Download a document' }, params: orderId.extend({ evidenceId: uuid }), produces: 'file',
});

const plain = z.string().max(60).normalize('NFKC').overwrite((typed) => typed.replace(/[\s\-‐-―_.]/gu, '')).toUpperCase();
const redemption = z.object({
  // Full width, blanks and dashes come from copying and typing; they do not make another invoice.
  invoiceNumber: plain.regex(/^[0-9A-Z]{6,30}$/), sellerTaxNumber: plain.regex(/^[0-9A-Z]{15,20}$/), invoiceDate: date,
  invoiceContent: z.string().trim().min(2).max(200), invoicedAmountFen: fen.min(1), paidAmountFen: fen.min(1), bankReference: z.string().trim().min(2).max(100),
});

/** Beside the general action of the case, because a refused invoice leaves a trace here. */
export const submitRedemption = routeContract({
  id: 'vouchers.submitRedemption', method: 'POST', path: '/api/vouchers/orders/:id/redemption', access: { permission: 'vouchers.redemption.submit' },
  summary: { zh: '申请兑付', en: 'Claim redemption' }, params: orderId, body: redemption,
  response: z.object({ id: uuid }), errors: ['VOUCHER_INVOICE_USED', 'VOUCHER_NOT_CLAIMABLE', 'GUARD_REFUSED'],
});

export const getProviderDesk = routeContract({
  id: 'vouchers.getProviderDesk', method: 'GET', path: '/api/vouchers/provider-desk', ...serve,
  summary: { zh: '服务机构工作台', en: "The provider's desk" },
  response: z.object({ organisation: z.object({ id: uuid, name: z.string() }), listing: providerView.nullable(), orders: z.array(orderItem), receivedFen: fen, openFen: fen }),
});

const itemDraft = z.object({
  serviceClass: z.string().max(40), name, description: z.string().trim().max(2000).default(''), unit: z.string().trim().min(1).max(20), priceFen: fen.min(1), qualification: z.string().trim().max(500).default(''),
});
export const applyListing = routeContract({
  id: 'vouchers.applyListing', method: 'POST', path: '/api/vouchers/providers', ...serve,
  summary: { zh: '申请入库或更新服务机构信息', en: 'Apply for listing as a provider, or renew it' },
  body: z.object({ introduction: z.string().trim().min(10).max(2000), qualification: z.string().trim().max(500).default('') }),
  response: z.object({ id: uuid, status: z.enum(providerStatuses) }),
  errors: ['VOUCHER_PROVIDER_PLACE'],
});
export const saveItem = routeContract({
  id: 'vouchers.saveItem', method: 'POST', path: '/api/vouchers/items', ...serve,
  summary: { zh: '发布或修改服务项目', en: 'Publish or change a service item' },
  body: itemDraft.extend({ id: uuid.optional(), active: z.boolean().default(true) }),
  response: serviceItem, errors: ['VOUCHER_ITEM_UNKNOWN', 'VOUCHER_CLASS_UNKNOWN', 'VOUCHER_ITEM_EXCLUDED', 'VOUCHER_PROVIDER_UNKNOWN'],
});
export const decideListing = routeContract({
  id: 'vouchers.decideListing', method: 'POST', path: '/api/vouchers/providers/:id/decision', access: { permission: 'vouchers.provider.accept' },
  summary: { zh: '所在地认可、退回、暂停、恢复服务机构', en: 'The host region accepts, refuses, suspends or restores a provider' },
  params: orderId, body: z.object({ status: z.enum(['ACCEPTED', 'REFUSED', 'SUSPENDED']), reason: z.string().trim().max(1000).nullish() }),
  response: z.object({ status: z.enum(providerStatuses) }), errors: ['VOUCHER_PROVIDER_UNKNOWN', 'REASON_REQUIRED'],
});

export const getDesk = routeContract({
  id: 'vouchers.getDesk', method: 'GET', path: '/api/vouchers/desk', ...read,
  summary: { zh: '创新券工作台：待办数量、额度申请、服务机构申请', en: 'Desk: what waits, quota applications, listings' },
  response: z.object({
    counts: z.array(z.object({ status, orders: z.number().int(), fen })), quotas: z.array(quotaView), listings: z.array(providerView),
    flagged: z.array(orderItem.extend({ findings: z.array(finding) })).nullable(),
  }),
});

const budgetLine = z.object({
  region, year: z.number().int(), accountId: uuid, budgetFen: fen, reservedFen: fen, payableFen: fen, paidFen: fen, freeFen: fen, receivableFen: fen, recoveredFen: fen,
  queue: z.array(z.object({ orderId: uuid, number: z.string(), claimantName: z.string(), status, needFen: fen, since: date })), nextCutOff: date.nullable(),
});
export const getBudget = routeContract({
  id: 'vouchers.getBudget', method: 'GET', path: '/api/vouchers/budget', access: { permission: 'vouchers.budget.read' },
  summary: { zh: '创新券预算：预留、应付、已付、排队', en: 'Voucher budget: reserved, payable, paid, queue' },
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  response: z.object({ today: date, year: z.number().int(), regions: z.array(budgetLine) }),
});
export const addBudget = routeContract({
  id: 'vouchers.addBudget', method: 'POST', path: '/api/vouchers/budget', access: { permission: 'vouchers.budget.set' },
  summary: { zh: '下达或追加年度预算', en: 'Give or add to the budget of a year' },
  body: z.object({ region, year: z.number().int().min(2000).max(2200), amountFen: fen.min(100), documentNumber: z.string().trim().min(2).max(100) }),
  response: z.object({ accountId: uuid, served: z.number().int() }), errors: ['VOUCHER_BUDGET_DOCUMENT_USED'],
});
export const payBatch = routeContract({
  id: 'vouchers.payBatch', method: 'POST', path: '/api/vouchers/payments', access: { permission: 'vouchers.payment.make' },
  summary: { zh: '批量支付：全部成功或全部不做', en: 'Pay a batch: all of it or nothing' },
  body: z.object({ orderIds: z.array(uuid).min(1).max(500), paymentReference: z.string().trim().min(2).max(100) }),
  response: z.object({ batchId: uuid, orders: z.number().int(), totalFen: fen }), errors: ['VOUCHER_BATCH_MIXED', 'GUARD_REFUSED', 'ACTION_FORBIDDEN'],
});

const breach = z.object({
  id: uuid, caseId: uuid, number: z.string(), claimantId: uuid, claimantName: z.string(), region, orderId: uuid.nullable(), status: z.string(), allegation: z.string(),
  openedOn: date, banUntil: date.nullable(), recoverFen: fen, recoveredFen: fen,
});
export const listBreaches = routeContract({
  id: 'vouchers.listBreaches', method: 'GET', path: '/api/vouchers/breaches', access: { permission: 'vouchers.finding.read' },
  summary: { zh: '违规核查处理', en: 'Breaches under inquiry and decided' }, query: pageQuery, response: pageOf(breach),
});
export const openBreach = routeContract({
  id: 'vouchers.openBreach', method: 'POST', path: '/api/vouchers/breaches', access: { permission: 'vouchers.case.open' },
  summary: { zh: '立案核查并冻结', en: 'Open an inquiry and freeze' },
  body: z.object({ claimantId: uuid, orderId: uuid.nullish(), allegation: z.string().trim().min(10).max(4000) }),
  response: z.object({ id: uuid, caseId: uuid }), errors: ['VOUCHER_BREACH_OPEN', 'NOT_FOUND'],
});
export const recordRecovery = routeContract({
  id: 'vouchers.recordRecovery', method: 'POST', path: '/api/vouchers/recoveries', access: { permission: 'vouchers.payment.make' },
  summary: { zh: '登记追回款到账', en: 'Record money that was paid back' },
  body: z.object({ orderId: uuid, amountFen: fen.min(1), bankReference: z.string().trim().min(2).max(100) }),
  response: z.object({ outstandingFen: fen }), errors: ['VOUCHER_RECOVERY_TOO_MUCH', 'VOUCHER_RECEIPT_USED'],
});

const relationKinds = ['SHARE', 'LEGAL_REPRESENTATIVE', 'OFFICER', 'CONTROLLER', 'ADDRESS', 'PHONE', 'SUBORDINATE'] as const;
const relationFact = z.object({
  kind: z.enum(relationKinds), subject: name, object: name, percent: z.number().gt(0).max(100).nullable().default(null), from: date.nullable().default(null), to: date.nullable().default(null), source: z.string().trim().min(2).max(300),
}).refine((f) => (f.kind === 'SHARE') === (f.percent !== null), { message: 'percent belongs to SHARE', path: ['percent'] });
export const addRelations = routeContract({
  id: 'vouchers.addRelations', method: 'POST', path: '/api/vouchers/relations', access: { permission: 'vouchers.relation.write' },
  summary: { zh: '录入工商关联信息（持股、法人、高管、地址等）', en: 'Enter ownership and other links between bodies' },
  body: z.object({ facts: z.array(relationFact).min(1).max(1000) }), response: z.object({ added: z.number().int() }),
});

export const getStatistics = routeContract({
  id: 'vouchers.getStatistics', method: 'GET', path: '/api/vouchers/statistics', ...publicRoute,
  summary: { zh: '创新券统计', en: 'Voucher statistics' }, query: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
  response: z.object({
    year: z.number().int(), orders: z.number().int(), paidOrders: z.number().int(), contractFen: fen, paidFen: fen, crossRegionFen: fen, crossRegionPercent: z.number().nullable(),
    averageRatioPercent: z.number().nullable(), leverage: z.number().nullable(), firmsReached: z.number().int(), medianDays: z.number().nullable(),
    flows: z.array(z.object({ home: region, host: region, orders: z.number().int(), fen })), providers: z.array(z.object({ region, providers: z.number().int() })),
    classes: z.array(z.object({ serviceClass: z.string(), orders: z.number().int(), fen })), refusals: z.array(words.extend({ action: z.string(), orders: z.number().int() })), demoIncluded: z.boolean(),
  }),
});
