import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

const fen = z.number().int();
const amount = z.number().int().min(1).max(10_000_000_000_000);
const code = z.string().regex(/^[a-z][a-z0-9-]*$/).max(40);
const region = z.string().regex(/^\d{6}$/);
const reference = z.string().trim().min(4).max(60);
const name = z.string().trim().min(2).max(200);
const idParams = z.object({ id: z.uuid() });
const words = z.object({ zh: z.string(), en: z.string() });
const read = { permission: 'funds.fund.read' } as const;

export const newFund = z.object({
  code, nameZh: name, nameEn: name, year: z.number().int().min(2015).max(2100),
  /** The clause it rests on, e.g. `002 六/（二）`. */
  clause: z.string().trim().min(3).max(100),
  purposes: z.array(code).min(1).max(20),
});
export type NewFund = z.output<typeof newFund>;

const shareKinds = ['fund', 'province', 'city', 'private'] as const;
export const taskKinds = ['project', 'award'] as const;
export const payeeKinds = ['firm', 'university', 'institute', 'agency', 'other'] as const;
export const batchStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'CHECKED', 'APPROVED', 'PAID', 'REFUSED', 'WITHDRAWN'] as const;

export const newProgramme = z.object({
  code, nameZh: name, nameEn: name, purpose: code, totalFen: amount,
  /** Who bears what; they come to the whole. The fund itself is party `fund`. */
  shares: z.array(z.object({ party: z.string().trim().min(1).max(60), nameZh: name, nameEn: name, kind: z.enum(shareKinds), amountFen: amount })).min(1).max(20),
  tasks: z.array(z.object({
    title: name, planTask: z.string().max(100).nullish(), kind: z.enum(taskKinds), plannedFen: amount,
    indicator: z.string().trim().max(200).nullish(), target: z.number().positive().nullish(), unit: z.string().trim().max(20).nullish(),
  })).min(1).max(200),
});
export type NewProgramme = z.output<typeof newProgramme>;

export const newLine = z.object({
  payeeName: name,
  payeeCode: z.string().trim().length(18),
  payeeKind: z.enum(payeeKinds),
  /** Code of the programme and number of the task on its list. */
  programme: code,
  taskNo: z.number().int().min(1),
  amountFen: amount,
  clause: z.string().trim().min(3).max(100),
  costLine: code,
  document: z.string().trim().min(2).max(100),
  evidence: z.string().trim().min(2).max(500),
  reference,
});
export type NewLine = z.output<typeof newLine>;

const fundSummary = z.object({
  id: z.string(), code: z.string(), nameZh: z.string(), nameEn: z.string(), year: z.number().int(), clause: z.string(), purposes: z.array(z.string()), demo: z.boolean(),
  /** Approved; given to programmes; given to cities; paid; returned. */
  budgetFen: fen, contributedFen: fen, allocatedFen: fen, paidFen: fen, returnedFen: fen,
});

export type FundSummary = z.output<typeof fundSummary>;

const performance = z.object({ spendingPpm: z.number(), progressPpm: z.number().nullable(), indicatorPpm: z.number().nullable(), score: z.number().nullable() });

const fundTask = z.object({
  id: z.string(), no: z.number().int(), title: z.string(), planTask: z.string().nullable(), planTitle: z.string().nullable(), kind: z.enum(taskKinds), plannedFen: fen,
  indicator: z.string().nullable(), target: z.number().nullable(), unit: z.string().nullable(), achieved: z.number().nullable(), progressPpm: z.number().nullable(),
  closedAt: z.iso.datetime().nullable(), closedReason: z.string().nullable(), allocatedFen: fen, paidFen: fen, returnedFen: fen,
  cities: z.array(z.object({ region: z.string(), allocatedFen: fen, paidFen: fen, returnedFen: fen })),
});

const programme = z.object({
  id: z.string(), code: z.string(), nameZh: z.string(), nameEn: z.string(), purpose: z.string(), totalFen: fen,
  shares: z.array(z.object({ party: z.string(), nameZh: z.string(), nameEn: z.string(), kind: z.enum(shareKinds), amountFen: fen, receivedFen: fen })),
  tasks: z.array(fundTask),
  allocatedFen: fen, paidFen: fen, returnedFen: fen,
  performance,
});

export const listFunds = routeContract({
  id: 'funds.listFunds', method: 'GET', path: '/api/funds', access: read,
  summary: { zh: '专项资金', en: 'Special funds' },
  response: z.object({
    funds: z.array(fundSummary),
    purposes: z.array(words.extend({ id: z.string(), clause: z.string() })),
    regions: z.array(words.extend({ code: z.string() })),
    may: z.object({ plan: z.boolean() }),
  }),
});

export const getFund = routeContract({
  id: 'funds.getFund', method: 'GET', path: '/api/funds/fund/:id', access: read,
  summary: { zh: '一项专项资金：预算、大专项、任务清单、下达、绩效', en: 'One fund: budgets, programmes, task lists, allocations, performance' },
  params: idParams,
  response: z.object({
    fund: fundSummary,
    purposes: z.array(words.extend({ id: z.string(), clause: z.string() })),
    regions: z.array(words.extend({ code: z.string() })),
    budgets: z.array(z.object({
      id: z.string(), no: z.number().int(), amountFen: fen, note: z.string(), proposedAt: z.iso.datetime(), proposedByName: z.string(), approved: z.boolean().nullable(), resolution: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(), decidedByName: z.string().nullable(), lines: z.array(z.object({ programmeId: z.string(), amountFen: fen })), mayDecide: z.boolean(),
    })),
    programmes: z.array(programme),
    planTasks: z.array(z.object({ id: z.string(), title: z.string() })), returns: z.array(z.object({ id: z.string(), taskId: z.string(), region: z.string(), amountFen: fen, kind: z.enum(['returned', 'carried']), reason: z.string(), at: z.iso.datetime(), byName: z.string() })),
    /** Source → fund → programme → city → kind of payee; levels 0…4. */
    flows: z.array(z.object({ from: z.string(), to: z.string(), amountFen: fen })),
    nodes: z.array(words.extend({ id: z.string(), level: z.number().int() })),
    /** Of every 10,000 yuan that came in: paid by city, waiting, returned. */
    perTenThousand: z.array(words.extend({ id: z.string(), yuan: z.number().int(), amountFen: fen })),
    scheme: z.object({ spending: z.number(), progress: z.number(), indicators: z.number(), sourceZh: z.string(), sourceEn: z.string() }),
    may: z.object({ plan: z.boolean(), allocate: z.boolean(), prepare: z.array(z.string()) }),
  }),
  errors: ['NOT_FOUND'],
});

export const createFund = routeContract({
  id: 'funds.createFund', method: 'POST', path: '/api/funds', access: { permission: 'funds.fund.plan' },
  summary: { zh: '设立年度专项资金', en: 'Set up a fund for a year' },
  body: newFund, response: z.object({ id: z.string() }), errors: ['FUND_EXISTS', 'PURPOSE_UNKNOWN'],
});

export const addProgramme = routeContract({
  id: 'funds.addProgramme', method: 'POST', path: '/api/funds/fund/:id/programmes', access: { permission: 'funds.fund.plan' },
  summary: { zh: '增加大专项及其任务清单、各方分担', en: 'Add a programme with its task list and shares' },
  params: idParams, body: newProgramme, response: z.object({ id: z.string(), tasks: z.array(z.string()) }),
  errors: ['PURPOSE_NOT_OF_FUND', 'SHARES_NOT_WHOLE', 'FUND_SHARE_MISSING', 'TASKS_NOT_WHOLE', 'PLAN_TASK_UNKNOWN', 'PROGRAMME_EXISTS'],
});

export const proposeBudget = routeContract({
  id: 'funds.proposeBudget', method: 'POST', path: '/api/funds/fund/:id/budgets', access: { permission: 'funds.fund.plan' },
  summary: { zh: '提出预算', en: 'Propose a budget' },
  params: idParams, body: z.object({ note: z.string().trim().min(2).max(500), lines: z.array(z.object({ programmeId: z.uuid(), amountFen: amount })).min(1).max(50) }),
  response: z.object({ id: z.string() }), errors: ['BUDGET_WAITING', 'BUDGET_OVER_SHARE'],
});

export const decideBudget = routeContract({
  id: 'funds.decideBudget', method: 'POST', path: '/api/funds/budgets/:id/decision', access: { permission: 'funds.budget.approve' },
  summary: { zh: '批准或不批准预算（另一人，注明决议）', en: 'Approve or refuse a budget: somebody else, citing a resolution' },
  params: idParams, body: z.object({ approve: z.boolean(), resolution: z.string().trim().min(4).max(200) }), response: z.object({}), errors: ['SAME_PERSON', 'BUDGET_DECIDED'],
});

export const allocate = routeContract({
  id: 'funds.allocate', method: 'POST', path: '/api/funds/allocations', access: { permission: 'funds.money.allocate' },
  summary: { zh: '向城市下达任务资金', en: 'Give the money of a task to a city' },
  body: z.object({ taskId: z.uuid(), region, amountFen: amount, document: z.string().trim().min(4).max(200), reference }),
  response: z.object({ id: z.string(), transfer: z.string() }), errors: ['TASK_CLOSED', 'ALLOCATION_TOO_LARGE', 'ALLOCATION_RECORDED', 'REGION_UNKNOWN'],
});

export const recordContribution = routeContract({
  id: 'funds.recordContribution', method: 'POST', path: '/api/funds/programmes/:id/contributions', access: { permission: 'funds.money.allocate' },
  summary: { zh: '登记配套资金到位', en: 'Record matching money received' },
  params: idParams, body: z.object({ party: z.string().min(1).max(60), amountFen: amount, reference }), response: z.object({ id: z.string() }), errors: ['PARTY_UNKNOWN', 'SHARE_EXCEEDED', 'CONTRIBUTION_RECORDED'],
});

export const returnUnspent = routeContract({
  id: 'funds.returnUnspent', method: 'POST', path: '/api/funds/tasks/:id/return', access: { permission: 'funds.money.allocate' },
  summary: { zh: '收回结余、办结任务', en: 'Return what is left and close the task' },
  params: idParams, body: z.object({ reason: z.string().trim().min(4).max(500), carryFen: z.number().int().min(0), achieved: z.number().min(0).nullable() }),
  response: z.object({ returnedFen: fen, carriedFen: fen, closed: z.boolean() }), errors: ['TASK_CLOSED', 'MONEY_RESERVED'],
});

const posting = z.object({
  transfer: z.string(), kind: z.enum(['appropriation', 'budget', 'contribution', 'allocation', 'payment', 'return']), amountFen: fen, at: z.iso.datetime(),
  programmeZh: z.string().nullable(), programmeEn: z.string().nullable(), task: z.string().nullable(), region: z.string().nullable(), party: z.string().nullable(),
});

export const listPostings = routeContract({
  id: 'funds.listPostings', method: 'GET', path: '/api/funds/fund/:id/postings', access: read,
  summary: { zh: '专项资金的账目', en: 'Postings of a fund' },
  params: idParams,
  query: pageQuery.extend({ kind: z.enum(['appropriation', 'budget', 'contribution', 'allocation', 'payment', 'return']).optional(), programme: z.uuid().optional(), task: z.uuid().optional(), region: region.optional() }),
  response: pageOf(posting), errors: ['NOT_FOUND'],
});

export const listRecordPostings = routeContract({
  id: 'funds.listRecordPostings', method: 'GET', path: '/api/funds/records/:id/postings', access: read,
  summary: { zh: '一笔预算、下达、配套、支付行或收回的账目', en: 'Postings of a budget, an allocation, a contribution, a line or a return' },
  params: idParams, response: z.object({ items: z.array(posting) }), errors: ['NOT_FOUND'],
});

/** One station on the way of the money, from where it came to what it did. */
const station = z.object({
  kind: z.enum(['source', 'fund', 'programme', 'task', 'city', 'batch', 'line', 'payee', 'result']),
  id: z.string().nullable(), zh: z.string(), en: z.string(), amountFen: fen.nullable(),
  clause: z.string().nullable(),
  /** Who decided, when, by which resolution or document. */
  decisions: z.array(z.object({ zh: z.string(), en: z.string(), byName: z.string(), at: z.iso.datetime(), document: z.string().nullable() })),
});

export const trace = routeContract({
  id: 'funds.trace', method: 'GET', path: '/api/funds/trace/:transfer', access: read,
  summary: { zh: '一笔账从哪来、依据哪条、谁决定、形成什么', en: 'Where a posting came from, on which clause, who decided, what came of it' },
  params: z.object({ transfer: z.string().regex(/^\d{1,15}\.\d{1,4}$|^[0-9a-f-]{36}$/) }),
  response: z.object({
    posting,
    fundId: z.string(),
    entry: z.object({ id: z.string(), key: z.string(), hash: z.string(), clause: z.string().nullable(), memo: words }),
    stations: z.array(station),
    /** The nearest postings before and behind, where one can go on. */
    before: z.array(posting), after: z.array(posting),
  }),
  errors: ['NOT_FOUND'],
});

const batchSummary = z.object({
  id: z.string(), number: z.string(), fundId: z.string(), fundZh: z.string(), fundEn: z.string(), region: z.string(), title: z.string(), caseId: z.string(), status: z.enum(batchStates),
  preparedAt: z.iso.datetime(), preparedByName: z.string(), lines: z.number().int(), refused: z.number().int(), amountFen: fen, demo: z.boolean(),
});
export type BatchSummaryView = z.output<typeof batchSummary>;

export const listBatches = routeContract({
  id: 'funds.listBatches', method: 'GET', path: '/api/funds/batches', access: read,
  summary: { zh: '支付批次', en: 'Batches of payments' },
  query: pageQuery.extend({ fund: z.uuid().optional(), status: z.enum(batchStates).optional() }), response: pageOf(batchSummary),
});

export const batchLine = z.object({
  id: z.string(), no: z.number().int().nullable(), payeeName: z.string(), payeeCode: z.string(), payeeKind: z.enum(payeeKinds), amountFen: fen, taskTitle: z.string(), groundKind: z.enum(['task', 'award']), groundId: z.string(),
  clause: z.string(), rule: z.string().nullable(), ruleVersion: z.string().nullable(), costLine: z.string(), document: z.string(), evidence: z.string(), reference: z.string(),
  refusedReason: z.string().nullable(), refusedByName: z.string().nullable(), transfer: z.string().nullable(), paymentOrder: z.string().nullable(), paidOn: z.iso.date().nullable(),
});
export type BatchLineView = z.output<typeof batchLine>;

export const getBatch = routeContract({
  id: 'funds.getBatch', method: 'GET', path: '/api/funds/batches/:id', access: read,
  summary: { zh: '一个支付批次', en: 'One batch' }, params: idParams,
  response: z.object({
    batch: batchSummary,
    lines: z.array(batchLine),
    steps: z.array(z.object({ action: z.string(), byName: z.string(), at: z.iso.datetime() })),
    /** Awards that wait for this fund and city. */
    waiting: z.number().int(),
    regions: z.array(words.extend({ code: z.string() })),
    costLines: z.array(words.extend({ id: z.string() })),
    tasks: z.array(z.object({ programme: z.string(), no: z.number().int(), title: z.string() })),
    may: z.object({ fill: z.boolean(), refuse: z.boolean() }),
  }),
  errors: ['NOT_FOUND'],
});

const prepare = { permission: 'funds.batch.prepare' } as const;

export const openBatch = routeContract({
  id: 'funds.openBatch', method: 'POST', path: '/api/funds/batches', access: prepare,
  summary: { zh: '编制支付批次', en: 'Begin a batch' },
  body: z.object({ fundId: z.uuid(), region, title: z.string().trim().min(2).max(200) }), response: z.object({ id: z.string(), caseId: z.string() }), errors: ['REGION_UNKNOWN', 'NOT_FOUND'],
});

const added = z.object({ added: z.number().int(), known: z.number().int() });
const lineErrors = ['BATCH_FROZEN', 'LINES_FAULTY'];

export const addLines = routeContract({
  id: 'funds.addLines', method: 'POST', path: '/api/funds/batches/:id/lines', access: prepare,
  summary: { zh: '增加支付行', en: 'Add lines' }, params: idParams, body: z.object({ lines: z.array(newLine).min(1).max(2000) }), response: added, errors: lineErrors,
});

export const importLines = routeContract({
  id: 'funds.importLines', method: 'POST', path: '/api/funds/batches/:id/file', access: prepare,
  summary: { zh: '从 .xlsx 或 .csv 导入支付行，全部无误才写入', en: 'Import lines from .xlsx or .csv: all of them or none' },
  params: idParams, upload: { maxBytes: 5_000_000 }, response: added, errors: [...lineErrors, 'FILE_MISSING', 'HEADER_MISSING', 'FILE_UNREADABLE'],
});

export const collectProposals = routeContract({
  id: 'funds.collectProposals', method: 'POST', path: '/api/funds/batches/:id/awards', access: prepare,
  summary: { zh: '归集待付的奖补', en: 'Take waiting awards into the batch' }, params: idParams, response: z.object({ added: z.number().int() }), errors: ['BATCH_FROZEN'],
});

export const refuseLine = routeContract({
  id: 'funds.refuseLine', method: 'POST', path: '/api/funds/lines/:id/refusal', access: 'signed-in',
  summary: { zh: '对一行不予支付', en: 'Refuse one line' }, params: idParams, body: z.object({ reason: z.string().trim().min(2).max(500) }), response: z.object({}), errors: ['LINE_NOT_OPEN', 'SAME_PERSON', 'LINE_REFUSED'],
});

export const listSupport = routeContract({
  id: 'funds.listSupport', method: 'GET', path: '/api/funds/support', access: { permission: 'funds.support.read' },
  summary: { zh: '一家单位已获的支持（不重复支持登记）', en: 'What a body has been given: the register against double support' },
  query: z.object({ beneficiary: z.string().trim().length(18) }),
  response: z.object({
    items: z.array(z.object({ subject: z.string(), rule: z.enum(['once', 'highest']), costLine: z.string(), document: z.string(), claimedFen: fen, payableFen: fen, source: z.string(), reference: z.string(), registeredAt: z.iso.datetime() })),
  }),
});
