import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { placeName } from './base.ts';

export const moneyKinds = [
  /** 财政预算安排. */
  'BUDGET',
  /** 专项资金. */
  'SPECIAL_FUND',
  /** 基金. */
  'INVESTMENT_FUND',
  /** 单位自筹或社会资金. */
  'OWN_OR_SOCIAL',
] as const;

/** Where the money of a task comes from, as a document or decision says. */
export const moneyLine = z.object({
  kind: z.enum(moneyKinds),
  /** Fen; null where the document names the source and no amount. */
  fen: z.number().int().min(0).nullable(),
  per: z.enum(['YEAR', 'TOTAL']),
  /** The amount serves several tasks together: it is this task's source, not its share. */
  shared: z.boolean(),
  document: z.string().trim().min(1).max(120),
  clause: z.string().trim().min(1).max(120),
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(300),
});
export type MoneyLine = z.output<typeof moneyLine>;

export const resolutionKinds = ['COUNCIL', 'LEADING_GROUP', 'GOVERNMENT_MEETING', 'DOCUMENT', 'OTHER'] as const;

/** The decision a task rests on. */
export const resolutionRef = z.object({
  kind: z.enum(resolutionKinds),
  /** 会议届次或发文字号. */
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(300),
  on: z.iso.date().nullable(),
  document: z.string().trim().max(120).nullable(),
  clause: z.string().trim().max(120).nullable(),
});
export type ResolutionRef = z.output<typeof resolutionRef>;

export const planTask = z.object({
  id: z.string(),
  no: z.number().int(),
  category: z.string(),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** null: the document names several units and none of them as the lead. */
  lead: z.string().nullable(),
  cooperating: z.array(z.string()),
  places: z.array(z.string()),
  /** Codes of the indicators the task should move, where the document makes it evident or the secretariat says so. */
  indicators: z.array(z.string()),
  document: z.string(),
  clause: z.string().min(1),
  subClause: z.string().nullable(),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  /** Which finding in which version of a reviewed text it rests on; absent on what the pack brings. */
  basis: z.object({ item: z.string(), documentVersion: z.number().int(), quote: z.string() }).optional(),
  /** The task this one is a part of. */
  parent: z.string().nullable().optional(),
  /** Its weight among the parts of the parent; equal unless set. */
  weight: z.number().positive().max(1000).optional(),
  dueOn: z.iso.date().nullable().optional(),
  /** Absent or empty: no document and no decision gives it money. */
  money: z.array(moneyLine).optional(),
  resolution: resolutionRef.nullable().optional(),
});
export type PlanTask = z.output<typeof planTask>;

/** What the secretariat adds to a task of a document; kept in versions beside it. */
export const taskDetail = z.object({
  parent: z.string().max(120).nullable(),
  weight: z.number().positive().max(1000),
  dueOn: z.iso.date().nullable(),
  indicators: z.array(z.string().max(60)).max(20),
  money: z.array(moneyLine).max(20),
  resolution: resolutionRef.nullable(),
});
export type TaskDetail = z.output<typeof taskDetail>;

export const taskView = planTask.extend({
  children: z.array(z.string()),
  /** Version of what the secretariat added; 0 when nothing was. */
  detailVersion: z.number().int(),
  detailSetByName: z.string().nullable(),
  detailSetAt: z.string().nullable(),
});
export type TaskView = z.output<typeof taskView>;

export const listTasks = routeContract({
  id: 'plan.listTasks',
  method: 'GET',
  path: '/api/plan/tasks',
  access: 'public',
  summary: { zh: '重点任务清单，含上下级、资金和决议依据', en: 'The key tasks with parent, money and resolution' },
  query: z.object({
    place: z.string().max(20).optional(),
    category: z.string().max(40).optional(),
    indicator: z.string().max(60).optional(),
    document: z.string().max(60).optional(),
  }),
  response: z.object({
    tasks: z.array(taskView),
    categories: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
    places: z.array(placeName),
    documents: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
    /** Every indicator of the plan's targets, for choosing. */
    indicators: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  }),
});

export const setTaskDetail = routeContract({
  id: 'plan.setTaskDetail',
  method: 'PUT',
  path: '/api/plan/tasks/:id/detail',
  access: { permission: 'plan.task.write' },
  summary: { zh: '补充任务的上级、指标、资金和决议依据（留存历次版本）', en: 'Add parent, indicators, money and resolution to a task; every version is kept' },
  params: z.object({ id: z.string().max(120) }),
  body: taskDetail.extend({
    /** Version the person was looking at; 0 when there was none. */
    seen: z.number().int().min(0),
  }),
  response: taskView,
  errors: ['TASK_UNKNOWN', 'TASK_DETAIL_INVALID', 'TASK_DETAIL_CHANGED'],
});
