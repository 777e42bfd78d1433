import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';

const fen = z.number().int();
const idParams = z.object({ id: z.uuid() });
const reason = z.string().trim().min(4).max(500);
const words = z.object({ id: z.string(), zh: z.string(), en: z.string() });
const region = z.string().regex(/^\d{6}$/);
const state = z.enum(['NOT_MET', 'UNKNOWN', 'CANDIDATE', 'SCORED', 'REVIEWED', 'LISTED', 'RENEWED', 'REFUSED', 'DELISTED', 'SUPERSEDED']);
export type WhiteListState = z.output<typeof state>;
const reasons = z.array(words.extend({ answer: z.enum(['YES', 'NO', 'UNKNOWN']), clause: z.string() }));

export const whiteListEdition = z.object({
  id: z.string(),
  year: z.number().int(),
  no: z.number().int(),
  factsOn: z.iso.date(),
  validUntil: z.iso.date(),
  ruleVersion: z.number().int(),
  openedAt: z.iso.datetime(),
  openedByName: z.string(),
  demo: z.boolean(),
  /** Firms of the reader's cities by state. */
  counts: z.partialRecord(state, z.number().int()),
});
export type WhiteListEdition = z.output<typeof whiteListEdition>;

export const whiteListEntry = z.object({
  id: z.string(),
  editionId: z.string(),
  enterpriseId: z.string(),
  name: z.string(),
  creditCode: z.string(),
  city: z.string(),
  state,
  points: z.number().nullable(),
  rank: z.number().int().nullable(),
  reasons,
  /** Facts that must be known before there is an answer. */
  missing: z.array(words),
  judgementId: z.string().nullable(),
  listedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  trigger: words.nullable(),
  steps: z.array(z.object({ state: z.string(), trigger: z.string().nullable(), reason: z.string().nullable(), at: z.iso.datetime(), byName: z.string() })),
  /** Whether whoever asks may approve or strike off the firm. */
  mayApprove: z.boolean(),
});
export type WhiteListEntry = z.output<typeof whiteListEntry>;

const read = { permission: 'finance.listing.read' };
const score = { permission: 'finance.listing.score' };
const approve = { permission: 'finance.listing.approve' };
const grant = { permission: 'finance.consent.grant' };
const use = { permission: 'finance.consent.use' };

export const listWhiteListEditions = routeContract({
  id: 'finance.listWhiteListEditions', method: 'GET', path: '/api/finance/white-list/editions', access: read,
  summary: { zh: '白名单各期', en: 'Editions of the white list' },
  response: z.object({ items: z.array(whiteListEdition), triggers: z.array(words), cities: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })), mayScore: z.boolean() }),
});

export const openWhiteListEdition = routeContract({
  id: 'finance.openWhiteListEdition', method: 'POST', path: '/api/finance/white-list/editions', access: score,
  summary: { zh: '开立一期白名单，按规则遴选候选企业', en: 'Open an edition: candidates by the rule over all firms' },
  body: z.object({}),
  response: z.object({ id: z.string(), candidates: z.number().int(), unknown: z.number().int(), firms: z.number().int() }),
  errors: ['WHITE_LIST_OPEN'],
});

export const listWhiteListEntries = routeContract({
  id: 'finance.listWhiteListEntries', method: 'GET', path: '/api/finance/white-list/editions/:id/entries', access: read,
  summary: { zh: '一期白名单的企业', en: 'Firms of an edition' },
  params: idParams,
  query: pageQuery.extend({ state: state.optional(), city: region.optional(), q: z.string().trim().max(100).optional() }),
  response: pageOf(whiteListEntry),
  errors: ['NOT_FOUND'],
});

export const scoreWhiteList = routeContract({
  id: 'finance.scoreWhiteList', method: 'POST', path: '/api/finance/white-list/editions/:id/score', access: score,
  summary: { zh: '候选企业按创新积分排序', en: 'Rank the candidates by innovation points' },
  params: idParams,
  response: z.object({ scored: z.number().int() }),
  errors: ['NOT_FOUND', 'WHITE_LIST_STEP_WRONG'],
});

export const reviewWhiteList = routeContract({
  id: 'finance.reviewWhiteList', method: 'POST', path: '/api/finance/white-list/editions/:id/review', access: score,
  summary: { zh: '服务中心复核候选企业', en: 'Review scored candidates: keep them or drop them with a reason' },
  params: idParams,
  body: z.object({ entryIds: z.array(z.uuid()).min(1).max(5000).nullable(), keep: z.boolean(), reason: reason.nullable() }),
  response: z.object({ firms: z.number().int() }),
  errors: ['NOT_FOUND', 'WHITE_LIST_STEP_WRONG', 'REASON_NEEDED'],
});

export const approveWhiteList = routeContract({
  id: 'finance.approveWhiteList', method: 'POST', path: '/api/finance/white-list/editions/:id/approval', access: approve,
  summary: { zh: '市科技部门核准入单', en: 'The city approves firms, or refuses them with a reason' },
  params: idParams,
  body: z.object({ entryIds: z.array(z.uuid()).min(1).max(5000), list: z.boolean(), reason: reason.nullable() }),
  response: z.object({ listed: z.number().int(), renewed: z.number().int(), refused: z.number().int() }),
  errors: ['NOT_FOUND', 'WHITE_LIST_STEP_WRONG', 'WHITE_LIST_SAME_PERSON', 'REASON_NEEDED'],
});

export const delistFirm = routeContract({
  id: 'finance.delistFirm', method: 'POST', path: '/api/finance/white-list/entries/:id/delisting', access: approve,
  summary: { zh: '企业移出白名单', en: 'Strike a firm off the list' },
  params: idParams,
  body: z.object({ trigger: z.string().min(1).max(40), reason }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'WHITE_LIST_STEP_WRONG', 'WHITE_LIST_TRIGGER_UNKNOWN'],
});

const firstLoan = z.enum(['FIRST', 'NOT_FIRST', 'UNKNOWN']);
export const creditAnswer = z.object({
  id: z.string(),
  kind: z.enum(['OFFERED', 'DECLINED', 'LENT']),
  amountFen: fen.nullable(),
  rateBp: z.number().int().nullable(),
  termMonths: z.number().int().nullable(),
  reason: words.nullable(),
  note: z.string().nullable(),
  loanId: z.string().nullable(),
  firstLoan: firstLoan.nullable(),
  at: z.iso.datetime(),
});
export type CreditAnswer = z.output<typeof creditAnswer>;

const consentBase = z.object({
  id: z.string(),
  bankName: z.string(),
  purpose: words,
  fields: z.array(words),
  from: z.iso.date(),
  until: z.iso.date(),
  state: z.enum(['WAITING', 'LIVE', 'ENDED', 'WITHDRAWN']),
  answers: z.array(creditAnswer),
});
export const ownConsent = consentBase.extend({
  grantedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  reads: z.array(z.object({ at: z.iso.datetime(), byName: z.string(), fields: z.array(words) })),
});
export type OwnConsent = z.output<typeof ownConsent>;

/** The firm is named only while it consents. */
export const bankConsent = consentBase.extend({ firmName: z.string().nullable(), firmCreditCode: z.string().nullable(), city: z.string().nullable(), bankId: z.string() });
export type BankConsent = z.output<typeof bankConsent>;

export const productTiers = z.object({
  product: z.string(), zh: z.string(), en: z.string(), balanceFen: fen, mode: z.enum(['WHOLE_BALANCE', 'MARGINAL']),
  tiers: z.array(z.object({ upToFen: fen, fundSharePpm: z.number().int(), furtherUpToFen: fen })),
});
export type ProductTiers = z.output<typeof productTiers>;

export const getOwnCredit = routeContract({
  id: 'finance.getOwnCredit', method: 'GET', path: '/api/finance/own-credit', access: grant,
  summary: { zh: '本企业：白名单、授权、读取记录', en: 'The own firm: the list, its consents and who read what' },
  response: z.object({
    firm: z.object({ id: z.string(), name: z.string(), creditCode: z.string() }).nullable(),
    listing: z.object({ state, listed: z.boolean(), year: z.number().int(), validUntil: z.iso.date(), points: z.number().nullable(), reasons, missing: z.array(words), trigger: words.nullable(), reason: z.string().nullable() }).nullable(),
    rule: z.object({ id: z.string(), source: z.object({ zh: z.string(), en: z.string() }) }),
    everBorrowed: z.boolean().nullable(),
    loansOnRecord: z.number().int(),
    consents: z.array(ownConsent),
    banks: z.array(z.object({ id: z.string(), name: z.string() })),
    purposes: z.array(words),
    fields: z.array(words),
    longestDays: z.number().int(),
    tiers: z.array(productTiers),
  }),
});

export const grantConsent = routeContract({
  id: 'finance.grantConsent', method: 'POST', path: '/api/finance/consents', access: grant,
  summary: { zh: '授权银行读取本企业数据', en: 'Consent that a bank reads chosen data for a purpose' },
  body: z.object({ bankId: z.uuid(), purpose: z.string().min(1).max(40), fields: z.array(z.string().min(1).max(60)).min(1).max(40), from: z.iso.date(), until: z.iso.date() }),
  response: z.object({ id: z.string() }),
  errors: ['FIRM_WITHOUT_DOSSIER', 'CONSENT_PERIOD', 'CONSENT_PURPOSE_UNKNOWN', 'CONSENT_FIELD_UNKNOWN', 'CONSENT_BANK_UNKNOWN'],
});

export const withdrawConsent = routeContract({
  id: 'finance.withdrawConsent', method: 'POST', path: '/api/finance/consents/:id/withdrawal', access: grant,
  summary: { zh: '撤回授权', en: 'Withdraw a consent' },
  params: idParams,
  response: z.object({}),
  errors: ['FIRM_WITHOUT_DOSSIER', 'NOT_FOUND', 'CONSENT_WITHDRAWN'],
});

export const declareLoans = routeContract({
  id: 'finance.declareLoans', method: 'POST', path: '/api/finance/loan-statements', access: grant,
  summary: { zh: '声明是否曾获银行贷款', en: 'State whether the firm ever had a bank loan' },
  body: z.object({ everBorrowed: z.boolean() }),
  response: z.object({}),
  errors: ['FIRM_WITHOUT_DOSSIER', 'LOAN_ON_RECORD'],
});

export const listBankConsents = routeContract({
  id: 'finance.listBankConsents', method: 'GET', path: '/api/finance/consents', access: use,
  summary: { zh: '授权本行的企业', en: 'Firms that consent to the bank' },
  query: pageQuery.extend({ standing: z.enum(['LIVE', 'OVER']).default('LIVE') }),
  response: pageOf(bankConsent).extend({ declines: z.array(words) }),
});

export const readConsentedFirm = routeContract({
  id: 'finance.readConsentedFirm', method: 'POST', path: '/api/finance/consents/:id/reads', access: use,
  summary: { zh: '读取企业授权的数据（记入读取日志）', en: 'Read what the firm consents to; the read is logged' },
  params: idParams,
  response: z.object({
    firmName: z.string(),
    firmCreditCode: z.string(),
    purpose: words,
    until: z.iso.date(),
    values: z.array(words.extend({ value: z.union([z.string(), z.number(), z.boolean()]).nullable(), unit: z.string(), source: z.string().nullable(), asOf: z.iso.date().nullable(), confidence: z.string().nullable() })),
    loans: z.array(z.object({ id: z.string(), contractNumber: z.string(), amountFen: fen, filedAt: z.iso.datetime() })),
  }),
  errors: ['NOT_FOUND'],
});
export type ConsentedFirm = z.output<NonNullable<(typeof readConsentedFirm)['response']>>;

const terms = { amountFen: z.number().int().min(1).max(10_000_000_000_000), rateBp: z.number().int().min(0).max(3600), termMonths: z.number().int().min(1).max(360) };
export const newCreditAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('OFFERED'), ...terms, note: z.string().trim().max(500).nullable().default(null) }),
  z.object({ kind: z.literal('DECLINED'), reason: z.string().min(1).max(40), note: reason }),
  /** `loanId`: a loan the bank has filed for the firm; its amount, rate and term are those of the filing. */
  z.object({ kind: z.literal('LENT'), loanId: z.uuid().nullable(), amountFen: terms.amountFen.nullable(), rateBp: terms.rateBp.nullable(), termMonths: terms.termMonths.nullable(), note: z.string().trim().max(500).nullable().default(null) }),
]);
export type NewCreditAnswer = z.output<typeof newCreditAnswer>;

export const answerConsent = routeContract({
  id: 'finance.answerConsent', method: 'POST', path: '/api/finance/consents/:id/answers', access: use,
  summary: { zh: '银行反馈：拟授信、不予授信、已放款', en: 'The answer of the bank: offered, declined, lent' },
  params: idParams,
  body: newCreditAnswer,
  response: z.object({ id: z.string(), firstLoan: firstLoan.nullable() }),
  errors: ['NOT_FOUND', 'DECLINE_REASON_UNKNOWN', 'LOAN_TERMS_NEEDED', 'LOAN_OF_ANOTHER', 'LOAN_ANSWERED', 'CONSENT_LENT'],
});

const count = z.number().int().nullable();
const statistic = z.object({ listed: count, consents: count, offered: count, declined: count, lent: count, first: count, notFirst: count, unknownFirst: count, firstSharePpm: count });
export const getCreditStatistics = routeContract({
  id: 'finance.getCreditStatistics', method: 'GET', path: '/api/finance/credit-statistics', access: { permission: 'finance.credit.read' },
  summary: { zh: '白名单与授信统计', en: 'Listed firms, consents, answers, loans and first loans by city and bank' },
  response: z.object({
    smallestShown: z.number().int(),
    cities: z.array(statistic.extend({ code: z.string(), zh: z.string(), en: z.string() })),
    banks: z.array(statistic.omit({ listed: true }).extend({ id: z.string(), name: z.string() })),
    declines: z.array(words.extend({ count })),
  }),
});
export type CreditStatistics = z.output<NonNullable<(typeof getCreditStatistics)['response']>>;
