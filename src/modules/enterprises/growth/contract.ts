import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const fieldWords = words.extend({ id: z.string() });
const day = z.iso.date();
const idParams = z.object({ id: z.uuid() });
const reason = z.string().trim().min(4).max(1000);

// ---- innovation points ----

const grade = z.enum(['A', 'B', 'C', 'D']);
const stage = z.enum(['START_UP', 'GROWTH', 'STABLE']);
/** Firms of each grade; null where the number is too small to be shown. */
const gradeCounts = z.object({ A: z.number().int().nullable(), B: z.number().int().nullable(), C: z.number().int().nullable(), D: z.number().int().nullable(), none: z.number().int().nullable() });

const pointsEdition = z.object({
  id: z.string(),
  on: day,
  firms: z.number().int(),
  graded: z.number().int(),
  grades: gradeCounts,
  hash: z.string(),
  schemeHash: z.string(),
  madeAt: z.iso.datetime(),
  demo: z.boolean(),
});
export type PointsEdition = z.output<typeof pointsEdition>;

const indicatorWords = words.extend({ id: z.string(), group: z.string(), unit: z.string(), weightPpm: z.record(stage, z.number().int()) });
const pointScheme = z.object({
  title: words,
  source: words,
  groups: z.array(words.extend({ id: z.string(), weightPpm: z.record(stage, z.number().int()) })),
  indicators: z.array(indicatorWords),
  grades: z.array(z.object({ grade, from: z.number() })),
  scale: z.enum(['PERCENTILE', 'MIN_MAX']),
  winsorPpm: z.number().int(),
  smallestCell: z.number().int(),
  filledPpm: z.number().int(),
});
export type PointSchemeView = z.output<typeof pointScheme>;

export const listPointEditions = routeContract({
  id: 'enterprises.listPointEditions',
  method: 'GET',
  path: '/api/growth/points',
  access: 'public',
  summary: { zh: '企业创新积分：各期等级分布', en: 'Innovation points: grades of each edition' },
  response: z.object({ scheme: pointScheme, editions: z.array(pointsEdition), mayRun: z.boolean(), cities: z.array(words.extend({ code: z.string() })), mayRank: z.array(z.string()), fields: z.array(fieldWords) }),
});

export const makePointsEdition = routeContract({
  id: 'enterprises.makePointsEdition',
  method: 'POST',
  path: '/api/growth/points',
  access: { permission: 'enterprises.points.run' },
  summary: { zh: '计算一期企业创新积分', en: 'Compute an edition of innovation points' },
  body: z.object({ on: day }),
  response: z.object({ id: z.string(), firms: z.number().int(), graded: z.number().int(), hash: z.string() }),
  errors: ['FORBIDDEN', 'POINTS_DAY_AHEAD', 'POINTS_NO_FIRMS'],
});

export const verifyPointsEdition = routeContract({
  id: 'enterprises.verifyPointsEdition',
  method: 'GET',
  path: '/api/growth/points/:id/proof',
  access: { permission: 'enterprises.points.read' },
  summary: { zh: '重新计算一期积分并核对', en: 'Compute an edition again and compare' },
  params: idParams,
  response: z.object({ sound: z.boolean(), hash: z.string(), computed: z.string(), firms: z.number().int(), differing: z.number().int() }),
  errors: ['NOT_FOUND'],
});

export const rankPoints = routeContract({
  id: 'enterprises.rankPoints',
  method: 'GET',
  path: '/api/growth/points/:id/ranking',
  access: { permission: 'enterprises.points.read' },
  summary: { zh: '本市企业积分排名', en: 'Ranking of the firms of a city' },
  params: idParams,
  query: pageQuery.extend({ city: z.string().regex(/^\d{6}$/), grade: z.enum(['A', 'B', 'C', 'D', 'none']).optional(), stage: stage.optional(), q: z.string().trim().max(100).optional() }),
  response: pageOf(z.object({
    enterpriseId: z.string(), name: z.string(), park: z.string().nullable(), stage: stage.nullable(), field: z.string().nullable(), grade: grade.nullable(), totalCents: z.number().int(), filledPpm: z.number().int(), rank: z.number().int().nullable(),
  })),
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

const part = z.object({
  indicator: z.string(),
  value: z.number().nullable(),
  missing: z.enum(['NOT_KNOWN', 'NOT_COMPUTABLE']).nullable(),
  cell: z.object({ level: z.enum(['STAGE_FIELD', 'STAGE', 'ALL']), size: z.number().int(), low: z.number(), high: z.number() }).nullable(),
  scaleCents: z.number().int().nullable(),
  weightPpm: z.number().int(),
  pointsCents: z.number().int(),
});

const firmPoints = z.object({
  edition: z.object({ id: z.string(), on: day, hash: z.string() }),
  enterprise: z.object({ id: z.string(), name: z.string(), city: z.string(), field: z.string().nullable() }),
  score: z.object({ stage: stage.nullable(), field: z.string().nullable(), filledPpm: z.number().int(), totalCents: z.number().int(), grade: grade.nullable(), parts: z.array(part) }),
  /** Among the graded firms of the city. */
  rank: z.number().int().nullable(),
  graded: z.number().int(),
  history: z.array(z.object({ editionId: z.string(), on: day, totalCents: z.number().int(), grade: grade.nullable() })),
  scheme: pointScheme,
  fields: z.array(fieldWords),
});
export type FirmPoints = z.output<typeof firmPoints>;

export const getOwnPoints = routeContract({
  id: 'enterprises.getOwnPoints',
  method: 'GET',
  path: '/api/growth/points/own',
  access: { permission: 'enterprises.points.read-own' },
  summary: { zh: '本企业创新积分及各项得分', en: 'Points of the own firm with their parts' },
  query: z.object({ edition: z.uuid().optional() }),
  response: z.object({ points: firmPoints.nullable() }),
  errors: ['NOT_FOUND'],
});

export const getFirmPoints = routeContract({
  id: 'enterprises.getFirmPoints',
  method: 'GET',
  path: '/api/growth/points/:id/firms/:enterpriseId',
  access: { permission: 'enterprises.points.read' },
  summary: { zh: '一家企业的创新积分及各项得分', en: 'Points of a firm with their parts' },
  params: z.object({ id: z.uuid(), enterpriseId: z.uuid() }),
  response: firmPoints,
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

// ---- lists ----

const listState = z.enum(['CALL', 'FIRM_FORM', 'PARK_RECOMMEND', 'CITY_SUM', 'DATA_CHECK', 'VALUATION_CHECK', 'EXPERT', 'LIST', 'NOTICE', 'PUBLISHED', 'WITHDRAWN']);
const decisionStep = z.enum(['PARK', 'CITY', 'DATA', 'VALUATION', 'EXPERT', 'LIST']);
const standing = z.enum(['NEW', 'STAYED', 'RETURNED', 'DROPPED']);

const listKind = words.extend({ id: z.string(), rule: z.string(), valued: z.boolean(), issuer: words });

const listEdition = z.object({
  id: z.string(),
  list: z.string(),
  year: z.number().int(),
  region: z.string().nullable(),
  title: z.string(),
  on: day,
  caseId: z.string(),
  state: listState,
  documentNumber: z.string().nullable(),
  publishedOn: day.nullable(),
  outcomeHash: z.string().nullable(),
  demo: z.boolean(),
  candidates: z.number().int(),
  standing: z.number().int(),
  removed: z.number().int(),
});
export type ListEdition = z.output<typeof listEdition>;

export const listListEditions = routeContract({
  id: 'enterprises.listListEditions',
  method: 'GET',
  path: '/api/growth/lists',
  access: { permission: 'enterprises.list.read' },
  summary: { zh: '年度名单评定', en: 'Editions of yearly lists' },
  response: z.object({ kinds: z.array(listKind), editions: z.array(listEdition), mayOpenFor: z.array(z.string().nullable()), cities: z.array(words.extend({ code: z.string() })) }),
});

export const openListEdition = routeContract({
  id: 'enterprises.openListEdition',
  method: 'POST',
  path: '/api/growth/lists',
  access: { permission: 'enterprises.list.run' },
  summary: { zh: '启动一期名单评定', en: 'Open an edition of a list' },
  body: z.object({ list: z.string().max(40), year: z.number().int().min(2000).max(2200), region: z.string().regex(/^\d{6}$/).nullable(), on: day, title: z.string().trim().min(4).max(200) }),
  response: z.object({ id: z.string(), caseId: z.string() }),
  errors: ['FORBIDDEN', 'LIST_UNKNOWN', 'LIST_EDITION_EXISTS', 'LIST_DAY_AHEAD'],
});

export const proposeCandidates = routeContract({
  id: 'enterprises.proposeCandidates',
  method: 'POST',
  path: '/api/growth/lists/:id/proposals',
  access: { permission: 'enterprises.list.run' },
  summary: { zh: '按规则提出候选企业', en: 'Propose candidates by rule' },
  params: idParams,
  response: z.object({ firms: z.number().int(), proposed: z.number().int(), already: z.number().int(), notMet: z.number().int(), unknown: z.number().int() }),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'LIST_STEP_WRONG'],
});

const leaf = z.object({ id: z.string(), zh: z.string(), en: z.string(), answer: z.enum(['YES', 'NO', 'UNKNOWN']), clause: z.string(), values: z.array(z.object({ zh: z.string(), en: z.string(), value: z.union([z.number(), z.string(), z.boolean(), z.null()]), unit: z.string() })).nullable() });
const valueStatement = z.object({
  pricePerShare: z.number().positive().max(1e9),
  dilutedShares: z.number().positive().max(1e9),
  postMoney: z.number().positive().max(1e12),
  currency: z.enum(['CNY', 'USD']),
  closedOn: day,
  contract: z.string().trim().min(2).max(300),
  paidInProof: z.string().trim().min(2).max(300),
});
const decision = z.object({ step: decisionStep, kept: z.boolean(), falseData: z.boolean(), reason: z.string(), at: z.iso.datetime(), byName: z.string() });

const candidate = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  name: z.string(),
  city: z.string(),
  park: z.string().nullable(),
  proposedBy: z.enum(['RULE', 'FIRM']),
  answer: z.enum(['YES', 'NO', 'UNKNOWN']),
  judgementId: z.string(),
  rule: words.extend({ version: z.number().int() }),
  /** Values are null for those who may not see the figures of a single firm. */
  leaves: z.array(leaf),
  form: z.object({ contact: z.string().nullable(), statement: z.string(), value: valueStatement.nullable(), at: z.iso.datetime(), byName: z.string() }).nullable(),
  /** Price × shares against what was stated; null where there is no statement, or it may not be seen. */
  value: z.object({ computed: z.number(), agrees: z.boolean(), dollars: z.number().nullable() }).nullable(),
  valueGiven: z.boolean(),
  removedAtStep: decisionStep.nullable(),
  falseData: z.boolean(),
  decisions: z.array(decision),
  mayDecide: z.boolean(),
});
export type CandidateView = z.output<typeof candidate>;

export const getListEdition = routeContract({
  id: 'enterprises.getListEdition',
  method: 'GET',
  path: '/api/growth/lists/:id',
  access: { permission: 'enterprises.list.read' },
  summary: { zh: '一期名单：步骤与候选企业', en: 'An edition: its step and its candidates' },
  params: idParams,
  query: pageQuery.extend({ city: z.string().regex(/^\d{6}$/).optional(), standing: z.enum(['true', 'false']).optional(), answer: z.enum(['YES', 'NO', 'UNKNOWN']).optional(), q: z.string().trim().max(100).optional() }),
  response: z.object({
    edition: listEdition,
    kind: listKind,
    step: decisionStep.nullable(),
    notice: z.object({ from: day, until: day, openObjections: z.number().int() }).nullable(),
    candidates: pageOf(candidate),
    may: z.object({ propose: z.boolean(), run: z.boolean() }),
    /** Names as they would stand on notice; for those who run the list. */
    noticeFirms: z.array(z.string()).nullable(),
    cities: z.array(words.extend({ code: z.string() })),
  }),
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

export const decideCandidate = routeContract({
  id: 'enterprises.decideCandidate',
  method: 'POST',
  path: '/api/growth/candidates/:id/decisions',
  access: { permission: 'enterprises.list.read' },
  summary: { zh: '保留或移出候选企业', en: 'Keep or remove a candidate' },
  params: idParams,
  body: z.object({ kept: z.boolean(), falseData: z.boolean().default(false), reason }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'LIST_STEP_WRONG', 'LIST_FALSE_DATA_KEPT'],
});

export const beginNotice = routeContract({
  id: 'enterprises.beginNotice',
  method: 'POST',
  path: '/api/growth/lists/:id/notice',
  access: { permission: 'enterprises.list.run' },
  summary: { zh: '公示拟入选名单', en: 'Put the list on notice' },
  params: idParams,
  body: z.object({ contact: z.string().trim().min(4).max(200) }),
  response: z.object({ firms: z.number().int() }),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'GUARD_REFUSED', 'ACTION_NOT_POSSIBLE'],
});

export const recordFalseData = routeContract({
  id: 'enterprises.recordFalseData',
  method: 'POST',
  path: '/api/growth/candidates/:id/false-data',
  access: { permission: 'enterprises.list.decide' },
  summary: { zh: '公布后查实虚假材料：撤销并记入诚信档案', en: 'False data found after publication: revoke and record' },
  params: idParams,
  body: z.object({ reason, happenedOn: day }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'LIST_STEP_WRONG'],
});

export const getOwnListings = routeContract({
  id: 'enterprises.getOwnListings',
  method: 'GET',
  path: '/api/growth/lists-own',
  access: { permission: 'enterprises.list.apply' },
  summary: { zh: '本企业：正在征集的名单与历年入选', en: 'Own firm: lists that are called for, and where it stood' },
  response: z.object({
    enterprise: z.object({ id: z.string(), name: z.string() }).nullable(),
    open: z.array(listEdition.pick({ id: true, list: true, year: true, title: true, on: true, state: true, caseId: true }).extend({ valued: z.boolean(), candidate: candidate.nullable() })),
    listings: z.array(z.object({ editionId: z.string(), list: z.string(), year: z.number().int(), title: z.string(), standing })),
  }),
});

export const submitListForm = routeContract({
  id: 'enterprises.submitListForm',
  method: 'POST',
  path: '/api/growth/lists/:id/forms',
  access: { permission: 'enterprises.list.apply' },
  summary: { zh: '企业填报名单申报表', en: "Hand in the firm's form for a list" },
  params: idParams,
  body: z.object({ contact: z.string().trim().min(4).max(100), statement: z.string().trim().min(10).max(2000), truthful: z.literal(true), value: valueStatement.nullable() }),
  response: z.object({ candidateId: z.string(), answer: z.enum(['YES', 'NO', 'UNKNOWN']) }),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'LIST_STEP_WRONG', 'LIST_VALUE_MISSING'],
});

export const listPublicLists = routeContract({
  id: 'enterprises.listPublicLists',
  method: 'GET',
  path: '/api/growth/public-lists',
  access: 'public',
  summary: { zh: '公示中和已公布的企业名单', en: 'Lists on notice and published' },
  response: z.object({ kinds: z.array(listKind), editions: z.array(listEdition.pick({ id: true, list: true, year: true, title: true, state: true, caseId: true, documentNumber: true, publishedOn: true, standing: true, demo: true })) }),
});

export const getPublicList = routeContract({
  id: 'enterprises.getPublicList',
  method: 'GET',
  path: '/api/growth/public-lists/:id',
  access: 'public',
  summary: { zh: '一份名单：企业、公示期与异议', en: 'A list: firms, notice period, objections' },
  params: idParams,
  query: pageQuery.extend({ city: z.string().regex(/^\d{6}$/).optional(), q: z.string().trim().max(100).optional() }),
  response: z.object({
    edition: listEdition.pick({ id: true, list: true, year: true, title: true, state: true, caseId: true, documentNumber: true, publishedOn: true, outcomeHash: true, demo: true }),
    kind: listKind,
    firms: pageOf(z.object({ name: z.string(), city: z.string(), field: z.string().nullable(), standing: standing.nullable() })),
    cities: z.array(words.extend({ code: z.string(), firms: z.number().int() })),
    fields: z.array(fieldWords),
    notice: z.object({ from: day, until: day, running: z.boolean() }).nullable(),
    /** How firms stand against the edition before; null while on notice. */
    changes: z.object({ entered: z.number().int(), stayed: z.number().int(), dropped: z.number().int() }).nullable(),
  }),
  errors: ['NOT_FOUND'],
});

// ---- one firm, one policy ----

const planGoal = z.object({ kind: z.string().max(40), base: z.number(), baseYear: z.number().int().min(1990).max(2200), target: z.number(), targetYear: z.number().int().min(1990).max(2200) });
const planMeasure = z.object({
  /** Left out for a new measure. */
  id: z.uuid().optional(),
  title: z.string().trim().min(4).max(300),
  unit: z.string().trim().min(2).max(100),
  dueOn: day,
  pointerKind: z.enum(['RULE', 'CLAUSE']).nullable(),
  pointer: z.string().trim().min(2).max(200).nullable(),
});
const planDraft = z.object({
  title: z.string().trim().min(4).max(200),
  fromYear: z.number().int().min(2000).max(2200),
  toYear: z.number().int().min(2000).max(2200),
  leadUnit: z.string().trim().min(2).max(100),
  goals: z.array(planGoal).min(1).max(20),
  measures: z.array(planMeasure).min(1).max(50),
});
export type PlanDraft = z.output<typeof planDraft>;

const light = z.enum(['DONE', 'GREEN', 'YELLOW', 'RED']);
const planView = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  city: z.string(),
  title: z.string(),
  fromYear: z.number().int(),
  toYear: z.number().int(),
  leadUnit: z.string(),
  status: z.enum(['RUNNING', 'CLOSED']),
  version: z.number().int(),
  demo: z.boolean(),
  changedAt: z.iso.datetime(),
  changedByName: z.string(),
  lights: z.object({ DONE: z.number().int(), GREEN: z.number().int(), YELLOW: z.number().int(), RED: z.number().int() }),
  /** The next day on which something is due. */
  nextDueOn: day.nullable(),
  goals: z.array(planGoal.extend({ zh: z.string(), en: z.string(), unit: z.string(), actual: z.number().nullable(), actualYear: z.number().int().nullable(), progress: z.number().nullable() })),
  measures: z.array(planMeasure.extend({
    id: z.string(), light, doneOn: day.nullable(), percent: z.number().int(), progress: z.array(z.object({ percent: z.number().int(), note: z.string(), at: z.iso.datetime(), byName: z.string() })),
  })),
  may: z.object({ edit: z.boolean() }),
});
export type PlanView = z.output<typeof planView>;

const goalKind = words.extend({ id: z.string(), unit: z.string() });

export const listGrowthPlans = routeContract({
  id: 'enterprises.listGrowthPlans',
  method: 'GET',
  path: '/api/growth/plans',
  access: { permission: 'enterprises.plan.read' },
  summary: { zh: '“一企一策”方案', en: 'Plans of single firms' },
  query: pageQuery,
  response: pageOf(planView).extend({ goalKinds: z.array(goalKind), mayEdit: z.boolean(), source: words }),
});

export const getGrowthPlan = routeContract({
  id: 'enterprises.getGrowthPlan',
  method: 'GET',
  path: '/api/growth/plans/:id',
  access: { permission: 'enterprises.plan.read' },
  summary: { zh: '一份“一企一策”方案', en: 'The plan of a firm' },
  params: idParams,
  response: z.object({ plan: planView, goalKinds: z.array(goalKind) }),
  errors: ['NOT_FOUND'],
});

export const createGrowthPlan = routeContract({
  id: 'enterprises.createGrowthPlan',
  method: 'POST',
  path: '/api/growth/plans',
  access: { permission: 'enterprises.plan.edit' },
  summary: { zh: '新建“一企一策”方案', en: 'Make a plan for a firm' },
  body: planDraft.extend({ enterpriseId: z.uuid() }),
  response: z.object({ id: z.string() }),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'PLAN_RUNNING', 'PLAN_WRONG'],
});

export const saveGrowthPlan = routeContract({
  id: 'enterprises.saveGrowthPlan',
  method: 'PUT',
  path: '/api/growth/plans/:id',
  access: { permission: 'enterprises.plan.edit' },
  summary: { zh: '修改或办结“一企一策”方案', en: 'Change or close a plan' },
  params: idParams,
  body: planDraft.extend({ version: z.number().int(), status: z.enum(['RUNNING', 'CLOSED']) }),
  response: z.object({ version: z.number().int() }),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'PLAN_CHANGED_MEANWHILE', 'PLAN_WRONG', 'PLAN_MEASURE_REPORTED'],
});

export const reportMeasure = routeContract({
  id: 'enterprises.reportMeasure',
  method: 'POST',
  path: '/api/growth/plan-measures/:id/progress',
  access: { permission: 'enterprises.plan.edit' },
  summary: { zh: '登记措施进展', en: 'Report on a measure' },
  params: idParams,
  body: z.object({ percent: z.number().int().min(0).max(100), note: z.string().trim().min(2).max(1000) }),
  response: z.object({}),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'PLAN_CLOSED'],
});

export const findPlanFirms = routeContract({
  id: 'enterprises.findPlanFirms',
  method: 'GET',
  path: '/api/growth/plan-firms',
  access: { permission: 'enterprises.plan.edit' },
  summary: { zh: '查找可制定方案的本市企业', en: 'Find firms of the city to make a plan for' },
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  response: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), city: z.string() })) }),
});
