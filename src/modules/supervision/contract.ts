import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

export * from './contract/inspections.ts';

export const lights = ['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const;
export const lightReasons = ['GAP', 'DUE_SOON', 'OVERDUE', 'NOT_REPORTED'] as const;
export const orderColours = ['BLUE', 'YELLOW', 'RED'] as const;
export const orderGrounds = ['DUE_SOON', 'BEHIND', 'SECOND_YELLOW', 'FAILED', 'INSPECTION'] as const;
/** How far up an order has climbed: order, interview of the head, circular, council. */
export const orderSteps = ['NOTICE', 'TALK', 'CIRCULAR', 'COUNCIL'] as const;
export const reminderKinds = ['REPORT_DUE', 'REPORT_MISSED', 'MILESTONE_DUE'] as const;
/** What shows that a milestone is reached: a document, figures, a look on site, an acceptance. */
export const evidenceKinds = ['DOCUMENT', 'DATA', 'SITE', 'ACCEPTANCE'] as const;
export type SupervisionLight = (typeof lights)[number];
export type LightReasonKind = (typeof lightReasons)[number];

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const percent = z.number().int().min(0).max(100);
const taskId = z.string().min(1).max(120);
const key = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

/** A key task as supervision needs it; kept by the plan. */
export const supervisedTask = z.object({
  id: taskId,
  no: z.number().int(),
  document: z.string(),
  clause: z.string(),
  category: z.string(),
  zh: z.string(),
  en: z.string(),
  lead: z.string().nullable(),
  cooperating: z.array(z.string()),
  places: z.array(z.string()),
  indicators: z.array(z.string()),
});
export type SupervisedTask = z.output<typeof supervisedTask>;

export const milestone = z.object({
  key,
  parent: key.nullable(),
  zh: z.string().trim().min(2).max(200),
  en: z.string().trim().min(2).max(200),
  weight: z.number().int().min(1).max(100),
  dueOn: z.iso.date(),
  evidenceKind: z.enum(evidenceKinds),
});
export type PlanMilestone = z.output<typeof milestone>;

const reason = z.object({
  kind: z.enum(lightReasons),
  light: z.enum(['YELLOW', 'RED']),
  /** GAP: percentage points; DUE_SOON: percent done; OVERDUE: percent left; NOT_REPORTED: months. */
  value: z.number(),
  milestone: z.string().nullable(),
});

const judgement = z.object({
  light: z.enum(lights),
  planned: z.number().nullable(),
  actual: z.number().nullable(),
  gap: z.number().nullable(),
  reasons: z.array(reason),
  /** Milestones due soon: a reminder, not a grade. */
  blue: z.array(z.string()),
  dueOn: z.iso.date().nullable(),
  missed: z.number().int(),
});

const organisationName = z.object({ id: z.string(), name: z.string() });

export const boardItem = z.object({
  task: supervisedTask,
  /** Whoever answers for the task; null until the secretariat has named it. */
  organisation: organisationName.nullable(),
  ...judgement.shape,
  /** Milestones that reasons and reminders speak of. */
  named: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
  /** What the unit says itself; counts for nothing until it is verified. */
  claimed: z.number().nullable(),
  nextMilestone: z.object({ key: z.string(), zh: z.string(), en: z.string(), dueOn: z.iso.date() }).nullable(),
  /** Month to be reported next and its last day. */
  reportDue: z.object({ period, on: z.iso.date() }).nullable(),
  awaitsVerification: z.boolean(),
  awaitsApproval: z.boolean(),
  openOrders: z.array(z.object({ colour: z.enum(orderColours), status: z.string(), step: z.enum(orderSteps), caseId: z.string() })),
  demo: z.boolean(),
});
export type BoardItem = z.output<typeof boardItem>;

/** A circular (通报) that an order led to. */
const circular = z.object({ no: z.string(), on: z.iso.date() });

const rules = z.object({
  ladder: z.object({ talkAfterRed: z.number(), circularAfterRed: z.number(), councilAfterRed: z.number() }),  sourceZh: z.string(), sourceEn: z.string(), greenFrom: z.number(), redBelow: z.number(), dueSoon: z.number(), dueSoonBelow: z.number(), dueDay: z.number(), redAfter: z.number() });
const read = { permission: 'supervision.progress.read' } as const;

export const getBoard = routeContract({
  id: 'supervision.getBoard',
  method: 'GET',
  path: '/api/supervision/board',
  access: read,
  summary: { zh: '任务看板：各责任单位的任务、灯和待办', en: 'Task board: tasks, lights and what waits, by unit' },
  response: z.object({ today: z.iso.date(), items: z.array(boardItem), rules }),
});

export const getPublicBoard = routeContract({
  id: 'supervision.getPublicBoard',
  method: 'GET',
  path: '/api/supervision/public',
  access: 'public',
  summary: { zh: '公开任务的进度和灯', en: 'Progress and light of the tasks that are public' },
  response: z.object({
    today: z.iso.date(),
    items: z.array(z.object({
      task: supervisedTask.pick({ id: true, no: true, document: true, clause: true, zh: true, en: true, lead: true }),
      light: z.enum(lights),
      planned: z.number().nullable(),
      actual: z.number().nullable(),
      dueOn: z.iso.date().nullable(),
      demo: z.boolean(),
      /** Only a circular whose issuer made it public, while its order is open. */
      circular: circular.nullable(),
    })),
    rules,
  }),
});

export const getCalendar = routeContract({
  id: 'supervision.getCalendar',
  method: 'GET',
  path: '/api/supervision/calendar',
  access: read,
  summary: { zh: '月历：到期节点和填报截止日', en: 'Calendar of a month: milestones and reports due' },
  query: z.object({ month: period }),
  response: z.object({
    month: period,
    today: z.iso.date(),
    entries: z.array(z.object({
      on: z.iso.date(),
      kind: z.enum(['MILESTONE', 'REPORT']),
      task: z.object({ id: z.string(), no: z.number(), zh: z.string(), en: z.string() }),
      organisation: z.string().nullable(),
      /** The milestone, or the month to be reported. */
      zh: z.string(),
      en: z.string(),
      state: z.enum(['DONE', 'OPEN', 'LATE']),
    })),
  }),
});

const evidence = z.object({
  milestone: key,
  kind: z.enum(['TEXT', 'LINK', 'FILE']),
  text: z.string().trim().min(2).max(2000),
  link: z.url({ protocol: /^https?$/ }).max(500).nullable().default(null),
  fileName: z.string().trim().max(200).nullable().default(null),
  fileSha256: z.string().regex(/^[0-9a-f]{64}$/).nullable().default(null),
});

const report = z.object({
  id: z.string(),
  period,
  organisation: organisationName,
  text: z.string(),
  reportedBy: z.string(),
  reportedAt: z.string(),
  claims: z.array(z.object({ milestone: z.string(), percent })),
  evidence: z.array(z.object({ ...evidence.shape, milestone: z.string() })),
  verification: z.object({
    outcome: z.enum(['VERIFIED', 'RETURNED']),
    opinion: z.string(),
    verifiedBy: z.string(),
    organisation: z.string(),
    verifiedAt: z.string(),
    items: z.array(z.object({ milestone: z.string(), percent })),
  }).nullable(),
  /** Why the reader may not verify it; null when he may. */
  whyNot: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type ProgressReport = z.output<typeof report>;

const plan = z.object({
  id: z.string(),
  version: z.number().int(),
  startOn: z.iso.date(),
  public: z.boolean(),
  reason: z.string(),
  demo: z.boolean(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  milestones: z.array(milestone),
  decision: z.object({ approved: z.boolean(), reason: z.string().nullable(), decidedBy: z.string(), decidedAt: z.string() }).nullable(),
});
export type MilestonePlan = z.output<typeof plan>;

export const getTask = routeContract({
  id: 'supervision.getTask',
  method: 'GET',
  path: '/api/supervision/tasks/:id',
  access: read,
  summary: { zh: '任务页：节点、申报与核验、灯的历史、督办单', en: 'A task: milestones, claims and what was verified, light history, orders' },
  params: z.object({ id: taskId }),
  response: z.object({
    today: z.iso.date(),
    item: boardItem,
    /** The plan in force, with what is done by node. */
    plan: plan.nullable(),
    nodes: z.array(z.object({ ...milestone.shape, leaf: z.boolean(), planned: z.number(), claimed: z.number(), verified: z.number() })),
    /** A proposal that waits for a second person. */
    proposal: plan.nullable(),
    reports: z.array(report),
    lights: z.array(z.object({
      period, onDay: z.iso.date(), light: z.enum(lights), planned: z.number(), actual: z.number(), reasons: z.array(reason), healedOn: z.iso.date().nullable(),
    })),
    orders: z.array(z.object({ caseId: z.string(), proposed: z.enum(orderColours), colour: z.enum(orderColours), ground: z.enum(orderGrounds), period, status: z.string(), step: z.enum(orderSteps), circular: circular.nullable(), createdAt: z.string() })),
    /** What the unit was reminded of, newest first. */
    reminders: z.array(z.object({ kind: z.enum(reminderKinds), about: z.string(), at: z.string() })),
    /** Months in a row whose last light was red. */
    redMonths: z.number().int(),
    may: z.object({ report: z.boolean(), verify: z.boolean(), setMilestones: z.boolean(), approve: z.boolean() }),
    reportable: z.array(period),
    rules,
  }),
  errors: ['SUPERVISED_TASK_UNKNOWN'],
});

export const proposeMilestones = routeContract({
  id: 'supervision.proposeMilestones',
  method: 'POST',
  path: '/api/supervision/tasks/:id/plans',
  access: { permission: 'supervision.milestone.set' },
  summary: { zh: '提出任务的节点和权重，待第二人批准', en: 'Propose milestones and weights of a task, for a second person to approve' },
  params: z.object({ id: taskId }),
  body: z.object({
    startOn: z.iso.date(),
    public: z.boolean(),
    reason: z.string().trim().min(4).max(1000),
    milestones: z.array(milestone).max(100),
  }),
  response: z.object({ planId: z.string(), version: z.number().int() }),
  errors: ['SUPERVISED_TASK_UNKNOWN', 'MILESTONES_INVALID', 'MILESTONE_PLAN_PENDING', 'MILESTONE_VERIFIED_DROPPED'],
});

export const decideMilestones = routeContract({
  id: 'supervision.decideMilestones',
  method: 'POST',
  path: '/api/supervision/plans/:id/decision',
  access: { permission: 'supervision.milestone.approve' },
  summary: { zh: '批准或退回节点方案', en: 'Approve or turn down proposed milestones' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ approve: z.boolean(), reason: z.string().trim().max(1000).nullable().default(null) }),
  response: z.object({ light: z.enum(lights) }),
  errors: ['MILESTONE_PLAN_DECIDED', 'MILESTONE_PLAN_OWN', 'DECISION_REASON_REQUIRED'],
});

export const reportProgress = routeContract({
  id: 'supervision.reportProgress',
  method: 'POST',
  path: '/api/supervision/tasks/:id/reports',
  access: { permission: 'supervision.progress.report' },
  summary: { zh: '按月填报进度并附佐证', en: 'Report the progress of a month with evidence' },
  params: z.object({ id: taskId }),
  body: z.object({
    period,
    text: z.string().trim().min(10).max(4000),
    claims: z.array(z.object({ milestone: key, percent })).min(1).max(100),
    evidence: z.array(evidence).max(50),
  }),
  response: z.object({ reportId: z.string() }),
  errors: ['SUPERVISED_TASK_UNKNOWN', 'TASK_WITHOUT_UNIT', 'TASK_WITHOUT_PLAN', 'REPORT_PERIOD_CLOSED', 'REPORT_PENDING', 'CLAIMS_INCOMPLETE', 'EVIDENCE_MISSING'],
});

export const verifyProgress = routeContract({
  id: 'supervision.verifyProgress',
  method: 'POST',
  path: '/api/supervision/reports/:id/verification',
  access: { permission: 'supervision.progress.verify' },
  summary: { zh: '核验进度：逐节点认定，或退回', en: 'Verify a report milestone by milestone, or return it' },
  params: z.object({ id: z.uuid() }),
  body: z.object({
    outcome: z.enum(['VERIFIED', 'RETURNED']),
    opinion: z.string().trim().min(4).max(2000),
    items: z.array(z.object({ milestone: key, percent })).max(100).default([]),
  }),
  response: z.object({ before: z.enum(lights), light: z.enum(lights), actual: z.number().nullable() }),
  errors: ['NOT_FOUND', 'REPORT_VERIFIED_ALREADY', 'VERIFIER_NOT_INDEPENDENT', 'VERIFIED_ABOVE_CLAIM', 'CLAIMS_INCOMPLETE'],
});

const responsibility = z.object({
  kind: z.enum(['unit', 'task']),
  key: z.string().min(1).max(200),
  organisationId: z.uuid(),
  organisationName: z.string(),
  setBy: z.string().nullable(),
  setAt: z.string(),
});

export const listUnits = routeContract({
  id: 'supervision.listUnits',
  method: 'GET',
  path: '/api/supervision/units',
  access: { permission: 'supervision.unit.assign' },
  summary: { zh: '文件所列责任单位对应的机构', en: 'Which organisation answers for the units that documents name' },
  response: z.object({
    units: z.array(responsibility),
    /** Lead units and tasks for which nobody answers yet. */
    open: z.array(z.object({ kind: z.enum(['unit', 'task']), key: z.string(), zh: z.string(), en: z.string() })),
  }),
});

export const assignUnit = routeContract({
  id: 'supervision.assignUnit',
  method: 'PUT',
  path: '/api/supervision/units',
  access: { permission: 'supervision.unit.assign' },
  summary: { zh: '指定责任单位对应的机构', en: 'Name the organisation that answers for a unit or a task' },
  body: responsibility.pick({ kind: true, key: true, organisationId: true }),
  response: z.object({ version: z.number().int() }),
  errors: ['NOT_FOUND', 'UNIT_UNKNOWN'],
});
