import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { funnelSteps } from '../domain/desk/funnel.ts';
import { demandView } from './demand.ts';
import { calendarDate, demandTypes, idParams, instant, regionCode } from './words.ts';

export const visitVerdicts = ['CONFIRMED', 'NEEDS_WORK', 'NOT_REAL'] as const;
const words = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ name: z.string().trim().min(1).max(50), organisation: z.string().trim().max(100).default('') });

export const visitDraft = z.object({
  visitedOn: calendarDate,
  people: z.array(person).min(1).max(20),
  findings: z.string().trim().min(4).max(4000),
  attachments: z.array(z.string().trim().min(1).max(200)).max(30).default([]),
  verdict: z.enum(visitVerdicts),
});
export type VisitDraft = z.output<typeof visitDraft>;

export const demandDesk = z.object({
  visits: z.array(visitDraft.extend({ id: z.uuid(), manner: z.enum(['VISIT', 'CALL', 'BROKER']), byKind: z.enum(['park', 'broker']), byName: z.string(), recordedAt: instant })),
  visitor: z.string().nullable(),
  triage: z.array(z.object({ type: z.enum(demandTypes), reason: z.string(), byName: z.string(), at: instant })),
  /** The type the words of the text suggest, with those words; a person decides. */
  suggestion: z.array(z.object({ type: z.enum(demandTypes), words: z.array(z.string()), desk: words, path: z.string() })),
  followUps: z.array(z.object({ id: z.uuid(), dueOn: calendarDate, what: z.string(), byName: z.string(), doneOn: calendarDate.nullable(), doneNote: z.string().nullable(), late: z.boolean() })),
  outcomes: z.array(z.object({ outcome: z.enum(['MATCHED', 'REOPENED', 'CONTRACTED', 'SOLVED_OTHERWISE', 'CLOSED']), reason: z.string(), byName: z.string(), at: instant })),
  may: z.object({ visit: z.boolean(), ask: z.boolean(), triage: z.boolean(), followUp: z.boolean() }),
});
export type DemandDesk = z.output<typeof demandDesk>;

export const getDemandDesk = routeContract({
  id: 'market.getDemandDesk', method: 'GET', path: '/api/market/demands/:id/desk', access: 'signed-in',
  summary: { zh: '需求办理台：走访、分派、跟进、结果', en: 'Desk of a demand: visits, triage, follow-ups, outcome' },
  params: idParams, response: demandDesk, errors: ['NOT_FOUND'],
});

export const recordVisit = routeContract({
  id: 'market.recordVisit', method: 'POST', path: '/api/market/demands/:id/visits', access: 'signed-in',
  summary: { zh: '登记走访核实', en: 'Record a visit' },
  params: idParams, body: visitDraft, response: demandDesk, errors: ['NOT_FOUND', 'FORBIDDEN', 'DEMAND_NOT_OPEN', 'VISIT_IN_FUTURE'],
});

export const askVisitor = routeContract({
  id: 'market.askVisitor', method: 'POST', path: '/api/market/demands/:id/visitor', access: { permission: 'market.demand.verify' },
  summary: { zh: '请技术经纪人走访核实', en: 'Ask a broker to visit' },
  params: idParams, body: z.object({ brokerId: z.uuid() }), response: demandDesk, errors: ['NOT_FOUND', 'BROKER_NOT_PRACTISING', 'DEMAND_NOT_OPEN'],
});

export const triageDemand = routeContract({
  id: 'market.triageDemand', method: 'POST', path: '/api/market/demands/:id/triage', access: { permission: 'market.demand.verify' },
  summary: { zh: '分派需求', en: 'Send a demand to its desk' },
  params: idParams, body: z.object({ type: z.enum(demandTypes), reason: z.string().trim().min(2).max(500) }), response: demandDesk, errors: ['NOT_FOUND'],
});

export const addFollowUp = routeContract({
  id: 'market.addFollowUp', method: 'POST', path: '/api/market/demands/:id/follow-ups', access: 'signed-in',
  summary: { zh: '约定跟进日期', en: 'Set a follow-up' },
  params: idParams, body: z.object({ dueOn: calendarDate, what: z.string().trim().min(2).max(200) }), response: demandDesk, errors: ['NOT_FOUND', 'FORBIDDEN'],
});

export const settleFollowUp = routeContract({
  id: 'market.settleFollowUp', method: 'POST', path: '/api/market/follow-ups/:id/done', access: 'signed-in',
  summary: { zh: '完成跟进', en: 'A follow-up was done' },
  params: idParams, body: z.object({ note: z.string().trim().max(500).default('') }), response: demandDesk, errors: ['NOT_FOUND'],
});

export const listDemandsToVisit = routeContract({
  id: 'market.listDemandsToVisit', method: 'GET', path: '/api/market/demands-to-visit', access: { permission: 'market.demand.visit' },
  summary: { zh: '请我走访的需求', en: 'Demands I was asked to visit' },
  response: z.array(demandView.pick({ id: true, title: true, organisationName: true, region: true, park: true, status: true, updatedAt: true })),
});

const funnelQuery = z.object({
  from: calendarDate, until: calendarDate, region: regionCode.optional(), park: z.string().max(20).optional(), field: z.string().trim().max(100).optional(), brokerId: z.uuid().optional(),
  against: z.enum(['none', 'previous', 'place']).default('previous'), againstRegion: regionCode.optional(),
});
export type FunnelQuery = z.output<typeof funnelQuery>;

const share = z.number().min(0).max(1);
const cohort = z.object({
  from: calendarDate, until: calendarDate, region: regionCode.nullable(), demands: z.number().int(),
  steps: z.array(z.object({
    step: z.enum(funnelSteps), count: z.number().int(), ofAll: share.nullable(), ofPrevious: share.nullable(), medianDays: z.number().nullable(),
    curve: z.array(z.object({ day: z.number().int(), share })),
  })),
});
export const demandFunnel = z.object({
  cohort, comparison: cohort.nullable(),
  /** Imported demands published in the period: they were never handed in and are left out. */
  imported: z.number().int(),
  /** Demands whose early steps were put together from older records. */
  reconstructed: z.number().int(),
});
export type DemandFunnel = z.output<typeof demandFunnel>;

const read = { permission: 'market.demand.read' } as const;
export const getDemandFunnel = routeContract({
  id: 'market.getDemandFunnel', method: 'GET', path: '/api/market/demand-funnel', access: read,
  summary: { zh: '需求转化漏斗与时间曲线', en: 'Funnel of demands with time-to-step curves' },
  query: funnelQuery, response: demandFunnel, errors: ['FUNNEL_PERIOD_INVALID'],
});
export const downloadDemandFunnel = routeContract({
  id: 'market.downloadDemandFunnel', method: 'GET', path: '/api/market/demand-funnel.xlsx', access: read,
  summary: { zh: '导出需求转化漏斗', en: 'Export the funnel to Excel' },
  query: funnelQuery, produces: 'file', errors: ['FUNNEL_PERIOD_INVALID'],
});
