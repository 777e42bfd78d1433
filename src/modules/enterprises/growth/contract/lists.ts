import { z } from 'zod';
import { pageOf, pageQuery } from '../../../../kernel/base/page.ts';
import { routeContract } from '../../../../kernel/base/route-contract.ts';
import { day, idParams, named, reason, words } from '../../contract/words.ts';

const listState = z.enum(['CALL', 'FIRM_FORM', 'PARK_RECOMMEND', 'CITY_SUM', 'DATA_CHECK', 'VALUATION_CHECK', 'EXPERT', 'LIST', 'NOTICE', 'PUBLISHED', 'WITHDRAWN']);
const decisionStep = z.enum(['PARK', 'CITY', 'DATA', 'VALUATION', 'EXPERT', 'LIST']);
const candidateStep = z.enum([...decisionStep.options, 'REGISTER']);
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
const decision = z.object({ step: candidateStep, kept: z.boolean(), falseData: z.boolean(), reason: z.string(), at: z.iso.datetime(), byName: z.string() });

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
  removedAtStep: candidateStep.nullable(),
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
    fields: z.array(named),
    notice: z.object({ from: day, until: day, running: z.boolean() }).nullable(),
    /** How firms stand against the edition before; null while on notice. */
    changes: z.object({ entered: z.number().int(), stayed: z.number().int(), dropped: z.number().int() }).nullable(),
  }),
  errors: ['NOT_FOUND'],
});
