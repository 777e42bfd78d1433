import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { indicatorDefinition } from '../../kernel/indicators/contract.ts';
import { bindings, operators } from '../../modules/plan/contract.ts';

const mayReview = { permission: 'policy.item.review' };
const params = z.object({ item: z.string().max(120) });
const revision = z.number().int().positive();
const text = z.string().trim().min(1).max(400);
const year = z.number().int().min(1950).max(2200);

/** Where an item stands in the plan; null while nobody entered it. */
const entry = z.object({ item: z.string(), kind: z.enum(['target', 'task']), id: z.string(), state: z.enum(['IN_FORCE', 'WITHDRAWN']), to: z.string(), zh: z.string(), en: z.string() });
export type PlanEntry = z.output<typeof entry>;

export const localIndicator = indicatorDefinition
  .pick({ zh: true, en: true, unit: true, unitEn: true, kind: true, direction: true, theme: true, decimals: true })
  .extend({ zh: text, en: text, unit: z.string().trim().min(1).max(40), unitEn: z.string().trim().min(1).max(60) });

export const targetChoice = z.object({
  revision,
  /** One the zone knows, or a new one for this document. */
  indicator: z.union([z.object({ code: z.string().max(60) }), z.object({ local: localIndicator })]),
  place: z.string().max(20),
  operator: z.enum(operators),
  value: z.number(),
  /** The indicator's unit; % for REDUCE and CAGR. */
  unit: z.string().min(1).max(40),
  year,
  baseYear: year,
  baseValue: z.number().nullable(),
  binding: z.enum(bindings),
});
export type TargetChoice = z.output<typeof targetChoice>;

export const taskChoice = z.object({
  revision,
  zh: text,
  en: text,
  category: z.string().max(40),
  lead: z.string().trim().min(1).max(200).nullable(),
  cooperating: z.array(text).max(60),
  places: z.array(z.string().max(20)).max(60),
  indicators: z.array(z.string().max(60)).max(20),
});
export type TaskChoice = z.output<typeof taskChoice>;

const named = z.object({ code: z.string(), zh: z.string(), en: z.string() });

export const suggestEntry = routeContract({
  id: 'planning.suggestEntry',
  method: 'GET',
  path: '/api/planning/items/:item',
  access: mayReview,
  summary: { zh: '一项审核内容进入规划的建议：指标、地区、口径', en: 'How an item could enter the plan: indicator, place, operator' },
  params,
  response: z.object({
    entry: entry.nullable(),
    /** For a target; a person chooses among the indicators or defines one. */
    target: z.object({
      indicators: z.array(named.extend({ unit: z.string(), score: z.number(), value: z.number().nullable(), operator: z.enum(operators) })),
      place: z.string().nullable(),
      value: z.number(),
      unit: z.string(),
      year: year.nullable(),
      baseYear: year.nullable(),
      binding: z.enum(bindings),
      nameZh: z.string(),
    }).nullable(),
    /** For a responsibility or a measure. */
    task: z.object({ zh: z.string(), lead: z.string().nullable(), cooperating: z.array(z.string()), places: z.array(z.string()) }).nullable(),
    places: z.array(named),
    categories: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  }),
});

export const enterTarget = routeContract({
  id: 'planning.enterTarget',
  method: 'POST',
  path: '/api/planning/items/:item/target',
  access: mayReview,
  summary: { zh: '把采纳的目标录入规划', en: 'Enter an accepted target in the plan' },
  params,
  body: targetChoice,
  response: entry,
  errors: ['PLANNING_NOT_ACCEPTED', 'PLANNING_ITEM_CHANGED', 'PLANNING_WRONG_KIND', 'PLAN_TARGET_INVALID', 'PLAN_TARGET_EXISTS'],
});

export const enterTask = routeContract({
  id: 'planning.enterTask',
  method: 'POST',
  path: '/api/planning/items/:item/task',
  access: mayReview,
  summary: { zh: '把采纳的责任或举措录入重点任务', en: 'Enter an accepted responsibility or measure as a task' },
  params,
  body: taskChoice,
  response: entry,
  errors: ['PLANNING_NOT_ACCEPTED', 'PLANNING_ITEM_CHANGED', 'PLANNING_WRONG_KIND', 'PLAN_TASK_INVALID'],
});

export const listEntries = routeContract({
  id: 'planning.listEntries',
  method: 'GET',
  path: '/api/planning/documents/:id/entries',
  access: mayReview,
  summary: { zh: '文件审核后进入规划的目标和任务，含已撤回的', en: 'What entered the plan from reviews of a document, withdrawn ones too' },
  params: z.object({ id: z.string().max(60) }),
  response: z.object({ entries: z.array(entry) }),
});
