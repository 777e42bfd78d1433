import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

const fen = z.number().int();
const region = z.string().regex(/^\d{6}$/);
const idParams = z.object({ id: z.uuid() });
const words = z.object({ zh: z.string(), en: z.string() });
const reason = words.extend({ code: z.string(), clause: z.string().optional() });
const longText = z.string().trim().min(10).max(4000);
const nothing = z.object({});
const value = z.union([z.number(), z.string(), z.boolean(), z.null()]);

export const entryStatuses = ['LISTED', 'OPTED_OUT', 'OBJECTED', 'CONFIRMED', 'PROPOSED', 'PAID', 'REFUSED'] as const;
export type EntryStatus = (typeof entryStatuses)[number];
export const outcomeNames = ['ENTITLED', 'EXCLUDED', 'NEAR_MISS', 'NOT_ENTITLED', 'UNKNOWN'] as const;
export const roundStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'NOTICE', 'CONFIRMED', 'PROPOSED', 'CLOSED', 'WITHDRAWN'] as const;

/** A fact that a firm claims, or that an officer has found to be so. */
export const claimed = z.object({ id: z.string().min(1).max(60), value, source: z.string().trim().min(2).max(200) });
export type Claimed = z.output<typeof claimed>;

const roundView = z.object({
  id: z.string(), number: z.string(), title: z.string(), programme: z.string(), programmeZh: z.string(), programmeEn: z.string(), period: z.string(), region: z.string(),
  rule: z.string(), ruleVersion: z.number().int(), gift: z.string(), factsOn: z.iso.date(), fund: z.string(), clause: z.string(), budgetFen: fen, proposedFen: fen, listHash: z.string(), caseId: z.string(),
  status: z.enum(roundStates), publishedAt: z.iso.datetime().nullable(), openedAt: z.iso.datetime(), openedByName: z.string(), demo: z.boolean(),
});
export type RoundView = z.output<typeof roundView>;

const roundRow = roundView.extend({ listed: z.number().int(), totalFen: fen, paidFen: fen, openAppeals: z.number().int() });
export type RoundRowView = z.output<typeof roundRow>;
/** A fact the rule asks for, for forms that correct it. */
const factAsked = words.extend({ id: z.string(), kind: z.enum(['number', 'truth', 'text', 'date']), unit: z.string(), choices: z.array(words.extend({ value: z.string() })) });
const place = z.object({ code: z.string(), zh: z.string(), en: z.string() });
const programmeView = words.extend({ id: z.string(), rule: z.string(), clause: z.string() });

const read = { permission: 'entitlement.round.read' } as const;
const prepare = { permission: 'entitlement.round.prepare' } as const;
const approve = { permission: 'entitlement.round.approve' } as const;
const respond = { permission: 'entitlement.entry.respond' } as const;

export const listRounds = routeContract({
  id: 'entitlement.listRounds', method: 'GET', path: '/api/entitlement/rounds', access: read,
  summary: { zh: '免申即享批次', en: 'Rounds of support without applying' },
  query: pageQuery.extend({ status: z.enum(roundStates).optional(), programme: z.string().optional() }),
  response: pageOf(roundRow).extend({ regions: z.array(place), programmes: z.array(programmeView), mayOpen: z.array(z.string()) }),
});

export const openRound = routeContract({
  id: 'entitlement.openRound', method: 'POST', path: '/api/entitlement/rounds', access: prepare,
  summary: { zh: '按事项日数据比对生成名单并冻结', en: 'Match the population with a rule and freeze the list' },
  body: z.object({
    programme: z.string().min(1).max(60), region, period: z.string().regex(/^\d{4}$/), factsOn: z.iso.date(), fund: z.string().trim().min(1).max(60),
    budgetFen: z.number().int().min(1).max(10_000_000_000_000), title: z.string().trim().min(4).max(120),
  }),
  response: z.object({ id: z.string(), caseId: z.string() }),
  errors: ['NOT_FOUND', 'REGION_UNKNOWN', 'RULE_NOT_IN_FORCE', 'ROUND_DAY_AHEAD', 'ROUND_FUND_UNKNOWN'],
});

const objectionView = z.object({
  seq: z.number().int(), no: z.number().int(), filedOn: z.iso.date(), by: z.string().nullable(), text: z.string(), answerDueOn: z.iso.date(), status: z.enum(['open', 'upheld', 'dismissed']), answer: z.string().nullable(),
});
const appealView = z.object({
  id: z.string(), roundId: z.string(), enterpriseId: z.string(), name: z.string(), creditCode: z.string(), text: z.string(), evidence: z.string(), facts: z.array(claimed), status: z.enum(['OPEN', 'UPHELD', 'DISMISSED']),
  reason: z.string().nullable(), filedAt: z.iso.datetime(), filedByName: z.string(), decidedAt: z.iso.datetime().nullable(), decidedByName: z.string().nullable(),
});
export type AppealView = z.output<typeof appealView>;
const recoveryView = z.object({
  id: z.string(), entryId: z.string(), caseId: z.string(), name: z.string(), reasons: z.array(reason), amountFen: fen, repaidFen: fen, status: z.string(), openedAt: z.iso.datetime(),
});
const noticeView = z.object({ status: z.enum(['idle', 'running', 'elapsed', 'stopped']), from: z.iso.date().nullable(), until: z.iso.date().nullable(), run: z.number().int() });

export const getRound = routeContract({
  id: 'entitlement.getRound', method: 'GET', path: '/api/entitlement/rounds/:id', access: read,
  summary: { zh: '免申即享批次详情', en: 'One round' },
  params: idParams,
  response: z.object({
    round: roundView, regions: z.array(place), outcomes: z.record(z.enum(outcomeNames), z.number().int()),
    statuses: z.array(z.object({ status: z.enum(entryStatuses), firms: z.number().int(), fen })),
    totalFen: fen, notice: noticeView, objections: z.array(objectionView), appeals: z.array(appealView), recoveries: z.array(recoveryView),
    facts: z.array(factAsked),
    may: z.object({ prepare: z.boolean(), approve: z.boolean() }),
  }),
  errors: ['NOT_FOUND'],
});

export const checkRound = routeContract({
  id: 'entitlement.checkRound', method: 'GET', path: '/api/entitlement/rounds/:id/recomputed', access: read,
  summary: { zh: '由冻结的事项重算名单并核对', en: 'Compute the list again from the frozen facts' },
  params: idParams,
  response: z.object({ same: z.boolean(), hash: z.string(), recomputedHash: z.string(), firms: z.number().int(), totalFen: fen }),
  errors: ['NOT_FOUND', 'ROUND_RULE_CHANGED'],
});

const entryView = z.object({
  id: z.string(), no: z.number().int(), enterpriseId: z.string(), name: z.string(), creditCode: z.string(), park: z.string().nullable(), amountFen: fen, status: z.enum(entryStatuses),
  proposedFen: fen.nullable(), paidOn: z.iso.date().nullable(), refusedReason: z.string().nullable(), hasAccount: z.boolean(),
  /** The firm is no more: how that is known, and whether somebody has decided that it is paid all the same. */
  closed: z.object({ said: z.string(), paid: z.boolean() }).nullable(),
});
export type EntryView = z.output<typeof entryView>;

export const listEntries = routeContract({
  id: 'entitlement.listEntries', method: 'GET', path: '/api/entitlement/rounds/:id/entries', access: read,
  summary: { zh: '批次名单', en: 'Firms on the list of a round' },
  params: idParams, query: pageQuery.extend({ status: z.enum(entryStatuses).optional(), q: z.string().trim().max(60).optional() }),
  response: pageOf(entryView), errors: ['NOT_FOUND'],
});

export const decideClosed = routeContract({
  id: 'entitlement.decideClosed', method: 'POST', path: '/api/entitlement/entries/:id/closed-firm', access: approve,
  summary: { zh: '决定已注销、合并或吊销的企业是否照付', en: 'Decide whether a firm that is no more is paid' },
  params: idParams, body: z.object({ pay: z.boolean(), reason: z.string().trim().min(4).max(1000) }), response: z.object({}),
  errors: ['NOT_FOUND', 'SAME_PERSON', 'ENTRY_NOT_OPEN', 'ENTRY_FIRM_STANDS'],
});

const findingView = z.object({
  enterpriseId: z.string(), name: z.string(), creditCode: z.string(), park: z.string().nullable(), outcome: z.enum(outcomeNames), fullFen: fen.nullable(), amountFen: fen.nullable(), reasons: z.array(reason), revision: z.number().int(),
});
export type FindingView = z.output<typeof findingView>;

export const listFindings = routeContract({
  id: 'entitlement.listFindings', method: 'GET', path: '/api/entitlement/rounds/:id/findings', access: read,
  summary: { zh: '未列入名单的企业及理由', en: 'Firms off the list, with reasons' },
  params: idParams, query: pageQuery.extend({ outcome: z.enum(outcomeNames).default('NEAR_MISS'), q: z.string().trim().max(60).optional() }),
  response: pageOf(findingView), errors: ['NOT_FOUND'],
});

const namedValue = words.extend({ id: z.string(), value, unit: z.string() });
const explained = z.object({
  finding: findingView,
  rule: words.extend({ id: z.string(), version: z.number().int(), source: z.string(), on: z.iso.date() }),
  answer: z.enum(['YES', 'NO', 'UNKNOWN']),
  leaves: z.array(words.extend({ id: z.string(), answer: z.enum(['YES', 'NO', 'UNKNOWN']), clause: z.string(), values: z.array(namedValue) })),
  workings: z.array(namedValue.extend({ clause: z.string() })),
  facts: z.array(namedValue.extend({ source: z.string(), asOf: z.iso.date().nullable(), confidence: z.string() })),
  asks: z.array(factAsked),
  /** Confidential facts are left out for readers outside the city. */
  hidden: z.number().int(),
  judgementId: z.string().nullable(),
  events: z.array(z.object({ kind: z.string(), reason: z.string().nullable(), at: z.iso.datetime(), byName: z.string() })),
  entry: entryView.nullable(),
});
export type Explained = z.output<typeof explained>;

export const explainFinding = routeContract({
  id: 'entitlement.explainFinding', method: 'GET', path: '/api/entitlement/rounds/:id/findings/:enterpriseId', access: read,
  summary: { zh: '一家企业的判断依据、金额和经过', en: 'Why a firm is on the list or not, and what happened to it' },
  params: z.object({ id: z.uuid(), enterpriseId: z.uuid() }),
  response: explained, errors: ['NOT_FOUND'],
});

export const setBudget = routeContract({
  id: 'entitlement.setBudget', method: 'PUT', path: '/api/entitlement/rounds/:id/budget', access: prepare,
  summary: { zh: '调整批次预算（提交前；公示期间只可追加）', en: 'Set the budget of a round before it is submitted; while it is on notice it may only be raised' },
  params: idParams, body: z.object({ budgetFen: z.number().int().min(1).max(10_000_000_000_000), reason: z.string().trim().min(4).max(500) }),
  response: nothing, errors: ['NOT_FOUND', 'ROUND_NOT_DRAFT'],
});

export const publishRound = routeContract({
  id: 'entitlement.publishRound', method: 'POST', path: '/api/entitlement/rounds/:id/publish', access: prepare,
  summary: { zh: '开始公示并通知名单内企业', en: 'Begin the public notice and tell the firms on the list' },
  params: idParams, body: z.object({ contact: z.string().trim().min(4).max(200) }),
  response: nothing, errors: ['NOT_FOUND', 'GUARD_REFUSED', 'ACTION_NOT_POSSIBLE'],
});

export const object = routeContract({
  id: 'entitlement.object', method: 'POST', path: '/api/entitlement/rounds/:id/objections', access: 'signed-in',
  summary: { zh: '对公示名单中的企业提出异议', en: 'Object to a firm on the published list' },
  params: idParams, body: z.object({ no: z.number().int().min(1), text: longText, telephone: z.string().trim().min(5).max(50) }),
  response: nothing, errors: ['NOT_FOUND', 'ACTION_NOT_POSSIBLE', 'GUARD_REFUSED'],
});

const decision = z.object({ facts: z.array(claimed).max(30), answer: longText });
const decided = z.object({ upheld: z.boolean(), outcome: z.enum(outcomeNames), amountFen: fen.nullable() });

export const answerObjection = routeContract({
  id: 'entitlement.answerObjection', method: 'POST', path: '/api/entitlement/rounds/:id/objections/:seq', access: approve,
  summary: { zh: '按查实的事项重算并答复异议', en: 'Answer an objection: the rule is computed again with the facts found' },
  params: z.object({ id: z.uuid(), seq: z.coerce.number().int().min(1) }), body: decision,
  response: decided, errors: ['NOT_FOUND', 'OBJECTION_NOT_OPEN', 'SAME_PERSON', 'RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID'],
});

export const fileAppeal = routeContract({
  id: 'entitlement.fileAppeal', method: 'POST', path: '/api/entitlement/rounds/:id/appeals', access: respond,
  summary: { zh: '企业申诉：未列入名单或金额不符', en: 'A firm appeals: it is not on the list, or with another amount' },
  params: idParams, body: z.object({ facts: z.array(claimed).max(30), text: longText, evidence: z.string().trim().max(4000).default('') }),
  response: z.object({ id: z.string() }), errors: ['NOT_FOUND', 'APPEAL_NOT_POSSIBLE', 'APPEAL_OPEN', 'RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID'],
});

export const decideAppeal = routeContract({
  id: 'entitlement.decideAppeal', method: 'POST', path: '/api/entitlement/appeals/:id', access: approve,
  summary: { zh: '按查实的事项重算并决定申诉', en: 'Decide an appeal: the rule is computed again with the facts found' },
  params: idParams, body: decision,
  response: decided, errors: ['NOT_FOUND', 'APPEAL_DECIDED', 'SAME_PERSON', 'RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID', 'FIRM_LISTED_ALREADY'],
});

export const getNotices = routeContract({
  id: 'entitlement.getNotices', method: 'GET', path: '/api/entitlement/notices', access: 'public',
  summary: { zh: '免申即享公示', en: 'Public notices of support without applying' },
  response: z.object({ regions: z.array(place), items: z.array(words.extend({ id: z.string(), number: z.string(), title: z.string(), region: z.string(), firms: z.number().int(), totalFen: fen, notice: noticeView })) }),
});

export const getNotice = routeContract({
  id: 'entitlement.getNotice', method: 'GET', path: '/api/entitlement/notices/:id', access: 'public',
  summary: { zh: '公示名单', en: 'The published list of a round' },
  params: idParams, query: pageQuery.extend({ q: z.string().trim().max(60).optional() }),
  response: z.object({
    number: z.string(), title: z.string(), policy: words, region: z.string(), regions: z.array(place), rule: words.extend({ source: z.string() }), clause: z.string(), factsOn: z.iso.date(), listHash: z.string(), contact: z.string(),
    totalFen: fen, notice: noticeView, demo: z.boolean(),
    entries: pageOf(z.object({ no: z.number().int(), name: z.string(), creditCode: z.string(), amountFen: fen, status: z.enum(entryStatuses) })),
  }),
  errors: ['NOT_FOUND'],
});

const account = z.object({ holder: z.string().trim().min(2).max(100), bank: z.string().trim().min(2).max(100), number: z.string().trim().regex(/^\d{8,30}$/) });
const ownEntry = z.object({
  entry: entryView, round: roundView, notice: noticeView, account: account.nullable(), events: explained.shape.events, mayRespond: z.boolean(), mayAppeal: z.boolean(),
});
export type OwnEntry = z.output<typeof ownEntry>;
const ownMiss = z.object({ round: roundView, notice: noticeView, finding: findingView, mayAppeal: z.boolean() });
export type OwnMiss = z.output<typeof ownMiss>;

export const getMine = routeContract({
  id: 'entitlement.getMine', method: 'GET', path: '/api/entitlement/mine', access: respond,
  summary: { zh: '本企业的免申即享', en: 'What the own firm is given without applying' },
  response: z.object({
    firm: z.object({ name: z.string(), creditCode: z.string() }).nullable(),
    entries: z.array(ownEntry), misses: z.array(ownMiss), appeals: z.array(appealView), recoveries: z.array(recoveryView),
    messages: z.array(words.extend({ id: z.string(), roundId: z.string(), kind: z.string(), sentAt: z.iso.datetime(), readAt: z.iso.datetime().nullable() })),
  }),
});

export const explainMine = routeContract({
  id: 'entitlement.explainMine', method: 'GET', path: '/api/entitlement/mine/:id', access: respond,
  summary: { zh: '本企业在一个批次中的判断依据', en: 'Why the own firm is on the list of a round or not' },
  params: idParams, response: explained, errors: ['NOT_FOUND'],
});

export const readMessages = routeContract({
  id: 'entitlement.readMessages', method: 'POST', path: '/api/entitlement/mine/read', access: respond,
  summary: { zh: '消息标为已读', en: 'Mark the messages as read' }, response: nothing,
});

export const optOut = routeContract({
  id: 'entitlement.optOut', method: 'POST', path: '/api/entitlement/entries/:id/opt-out', access: respond,
  summary: { zh: '放弃享受', en: 'Opt out' },
  params: idParams, body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: nothing, errors: ['NOT_FOUND', 'ENTRY_NOT_OPEN'],
});

export const correctAccount = routeContract({
  id: 'entitlement.correctAccount', method: 'PUT', path: '/api/entitlement/entries/:id/account', access: respond,
  summary: { zh: '更正收款账户', en: 'Correct the account the money goes to' },
  params: idParams, body: account,
  response: nothing, errors: ['NOT_FOUND', 'ENTRY_NOT_OPEN', 'ACCOUNT_OF_OTHER'],
});

export const openRecovery = routeContract({
  id: 'entitlement.openRecovery', method: 'POST', path: '/api/entitlement/entries/:id/recovery', access: prepare,
  summary: { zh: '已付而不应享的，按查实的事项重算后追回', en: 'Recover what was paid without entitlement, computed again with the facts found' },
  params: idParams, body: decision,
  response: z.object({ id: z.string(), caseId: z.string(), amountFen: fen }),
  errors: ['NOT_FOUND', 'ENTRY_NOT_PAID', 'RECOVERY_NOTHING', 'RECOVERY_OPEN', 'RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID'],
});

const kinds = ['UNCLAIMED', 'PAID', 'PAID_NOT_ENTITLED', 'UNKNOWN', 'NOT_ENTITLED'] as const;
const cell = z.object({ firms: z.number().int().nullable(), fen: fen.nullable() });
const takeUpQuery = z.object({ programme: z.string().min(1).max(60), on: z.iso.date().optional() });
const takeUpView = z.object({
  programme: programmeView, on: z.iso.date(), rule: z.object({ id: z.string(), version: z.number().int() }),
  rows: z.array(z.object({ city: z.string(), cells: z.record(z.enum(kinds), cell), own: z.boolean() })),
  /** Why money was paid that is not owed; of the own cities only. */
  failing: z.array(reason.extend({ firms: z.number().int(), fen })),
  /** Payments to payees who are not in the population. */
  strangers: z.object({ firms: z.number().int(), fen }),
  smallCell: z.number().int(), regions: z.array(place), programmes: z.array(programmeView),
});
export type TakeUpView = z.output<typeof takeUpView>;

export const getTakeUp = routeContract({
  id: 'entitlement.getTakeUp', method: 'GET', path: '/api/entitlement/take-up', access: { permission: 'entitlement.takeup.read' },
  summary: { zh: '政策享受情况：应享未享、已享、不应享而享', en: 'Take-up: entitled and not paid, paid, paid and not entitled' },
  query: takeUpQuery.partial({ programme: true }), response: takeUpView, errors: ['NOT_FOUND', 'RULE_NOT_IN_FORCE'],
});

const takeUpFirm = z.object({ name: z.string(), creditCode: z.string(), city: z.string(), kind: z.enum(kinds), entitledFen: fen, paidFen: fen, reasons: z.array(reason) });
export type TakeUpFirm = z.output<typeof takeUpFirm>;

export const listTakeUpFirms = routeContract({
  id: 'entitlement.listTakeUpFirms', method: 'GET', path: '/api/entitlement/take-up/firms', access: { permission: 'entitlement.facts.read' },
  summary: { zh: '享受情况逐户清单（本市）', en: 'Take-up firm by firm, of the own city' },
  query: pageQuery.extend({ ...takeUpQuery.shape, kind: z.enum(kinds).default('UNCLAIMED'), q: z.string().trim().max(60).optional() }),
  response: pageOf(takeUpFirm), errors: ['NOT_FOUND', 'RULE_NOT_IN_FORCE'],
});

export const downloadTakeUp = routeContract({
  id: 'entitlement.downloadTakeUp', method: 'GET', path: '/api/entitlement/take-up.xlsx', access: { permission: 'entitlement.takeup.read' },
  summary: { zh: '导出享受情况', en: 'Export the take-up to Excel' },
  query: takeUpQuery, produces: 'file', errors: ['NOT_FOUND', 'RULE_NOT_IN_FORCE'],
});

export const downloadList = routeContract({
  id: 'entitlement.downloadList', method: 'GET', path: '/api/entitlement/rounds/:id/list.xlsx', access: read,
  summary: { zh: '导出批次名单', en: 'Export the list of a round to Excel' },
  params: idParams, produces: 'file', errors: ['NOT_FOUND'],
});
