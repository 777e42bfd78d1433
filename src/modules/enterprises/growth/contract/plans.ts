import { z } from 'zod';
import { pageOf, pageQuery } from '../../../../kernel/base/page.ts';
import { routeContract } from '../../../../kernel/base/route-contract.ts';
import { day, idParams, words } from '../../contract/words.ts';

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
