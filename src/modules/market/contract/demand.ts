import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { CHECK_UP_ASPECTS } from '../domain/check-up/types.ts';
import { calendarDate, demandStatuses, demandTypes, fen, idParams, instant, ipWishes, listOf, operators, regionCode, secrecyLevels } from './words.ts';

export const keyIndicator = z.object({
  name: z.string().trim().max(100),
  present: z.string().trim().max(60).default(''),
  operator: z.enum(operators).default('AT_LEAST'),
  target: z.string().trim().max(60).default(''),
  unit: z.string().trim().max(30).default(''),
  testMethod: z.string().trim().max(200).default(''),
});
export type KeyIndicator = z.output<typeof keyIndicator>;

/** What the firm writes. A draft may be incomplete: the check-up advises, only submission asks for a title and a problem. */
export const demandDraft = z.object({
  title: z.string().trim().max(200).default(''),
  problem: z.string().max(20_000).default(''),
  indicators: z.array(keyIndicator).max(50).default([]),
  constraints: z.string().max(5_000).default(''),
  budgetFen: fen.nullable().default(null),
  deadline: calendarDate.nullable().default(null),
  ipWish: z.enum(ipWishes).nullable().default(null),
  secrecy: z.enum(secrecyLevels).default('PUBLIC'),
  type: z.enum(demandTypes).default('TECHNOLOGY'),
  field: z.string().trim().max(100).default(''),
  contact: z.string().trim().max(200).default(''),
});
export type DemandDraft = z.output<typeof demandDraft>;

export const demandView = demandDraft.extend({
  id: z.uuid(),
  organisationId: z.uuid().nullable(),
  /** Null when the demand was published without naming the firm. */
  organisationName: z.string().nullable(),
  region: z.string().nullable(),
  park: z.string().nullable(),
  status: z.enum(demandStatuses),
  caseId: z.uuid().nullable(),
  /** Raised with every change; sent back with an update, so that two editors cannot overwrite each other. */
  version: z.number().int(),
  source: z.string(),
  demo: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  /** False: details are hidden from this reader because the demand is internal. */
  full: z.boolean(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), match: z.boolean(), close: z.boolean() }),
});
export type DemandView = z.output<typeof demandView>;

export const demandListItem = demandView.pick({
  id: true, title: true, organisationId: true, organisationName: true, region: true, park: true, type: true, field: true, status: true,
  budgetFen: true, deadline: true, secrecy: true, publishedAt: true, updatedAt: true, demo: true, full: true,
}).extend({ summary: z.string() });
export type DemandListItem = z.output<typeof demandListItem>;

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const checkUpBody = z.object({
  title: z.string().max(200).default(''),
  problem: z.string().max(20_000).default(''),
  constraints: z.string().max(5_000).default(''),
  indicators: z.array(keyIndicator).max(50).default([]),
  budgetFen: fen.nullable().default(null),
  deadline: calendarDate.nullable().default(null),
});

export const checkUpAnswer = z.object({
  items: z.array(
    z.object({
      aspect: z.enum(CHECK_UP_ASPECTS),
      status: z.enum(['clear', 'unclear', 'missing']),
      spans: z.array(
        z.object({ field: z.enum(['title', 'problem', 'constraints']), start: z.number().int(), end: z.number().int(), kind: z.enum(['found', 'vague']) }),
      ),
      zh: z.string(),
      en: z.string(),
      suggestion: bilingual.nullable(),
    }),
  ),
  score: z.number().int().min(0).max(100),
  bounds: z.array(bilingual.extend({ span: z.object({ field: z.enum(['title', 'problem', 'constraints']), start: z.number().int(), end: z.number().int(), kind: z.enum(['found', 'vague']) }) })),
  phrasing: bilingual.nullable(),
});

export const demandScopes = ['public', 'mine', 'jurisdiction'] as const;

export const listDemands = routeContract({
  id: 'market.listDemands',
  method: 'GET',
  path: '/api/market/demands',
  access: 'public',
  summary: { zh: '技术需求列表：公开的、本单位的或辖区内的', en: 'Demands: public ones, those of the own organisation or of the jurisdiction' },
  query: pageQuery.extend({
    scope: z.enum(demandScopes).default('public'),
    q: z.string().trim().max(200).optional(),
    status: listOf(demandStatuses),
    region: regionCode.optional(),
    park: z.string().max(20).optional(),
    type: z.enum(demandTypes).optional(),
  }),
  response: pageOf(demandListItem),
});

export const createDemand = routeContract({
  id: 'market.createDemand',
  method: 'POST',
  path: '/api/market/demands',
  access: { permission: 'market.demand.write' },
  summary: { zh: '新建需求草稿', en: 'New draft of a demand' },
  /** `organisationId` when the writer works for several firms. */
  body: demandDraft.extend({ organisationId: z.uuid().optional() }),
  response: demandView,
});

export const getDemand = routeContract({
  id: 'market.getDemand',
  method: 'GET',
  path: '/api/market/demands/:id',
  access: 'public',
  summary: { zh: '一项技术需求', en: 'One demand' },
  params: idParams,
  response: demandView,
  errors: ['NOT_FOUND'],
});

export const updateDemand = routeContract({
  id: 'market.updateDemand',
  method: 'PUT',
  path: '/api/market/demands/:id',
  access: { permission: 'market.demand.write' },
  summary: { zh: '保存需求草稿', en: 'Save a draft' },
  params: idParams,
  body: demandDraft.extend({ version: z.number().int() }),
  response: demandView,
  errors: ['DEMAND_NOT_EDITABLE', 'DEMAND_CHANGED_MEANWHILE'],
});

export const submitDemand = routeContract({
  id: 'market.submitDemand',
  method: 'POST',
  path: '/api/market/demands/:id/submit',
  access: { permission: 'market.demand.submit' },
  summary: { zh: '提交核验，进入需求发布流程', en: 'Hand in for verification: opens or continues the publication case' },
  params: idParams,
  /** The firm stands by its demand; asked for by the procedure. */
  body: z.object({ truthful: z.literal(true) }),
  response: demandView,
  errors: ['DEMAND_NOT_EDITABLE', 'GUARD_REFUSED'],
});

export const closeDemand = routeContract({
  id: 'market.closeDemand',
  method: 'POST',
  path: '/api/market/demands/:id/close',
  access: { permission: 'market.demand.submit' },
  summary: { zh: '关闭已发布的需求', en: 'Close a published demand' },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(2).max(500), solvedOtherwise: z.boolean().default(false) }),
  response: demandView,
  errors: ['DEMAND_NOT_OPEN'],
});

export const checkUpDemand = routeContract({
  id: 'market.checkUpDemand',
  method: 'POST',
  path: '/api/market/demands/check-up',
  access: 'public',
  summary: { zh: '需求体检：哪里不清楚、怎么改', en: 'Demand check-up: what is unclear and how to mend it' },
  body: checkUpBody,
  response: checkUpAnswer,
});
