import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';

/** 综合督查, 专项督查, 跟踪督办, 线索核查. */
export const inspectionKinds = ['GENERAL', 'SPECIAL', 'FOLLOW_UP', 'CLUE'] as const;
/** On site, by file, or both. */
export const inspectionManners = ['ON_SITE', 'FILE', 'BOTH'] as const;
export const findingSeverities = ['MINOR', 'MAJOR', 'SERIOUS'] as const;
export const findingStates = ['DRAFT', 'RECTIFYING', 'REPORTED', 'RETURNED', 'CLOSED', 'WITHDRAWN'] as const;

const unit = z.object({ organisationId: z.string(), organisationName: z.string(), region: z.string().nullable() });
const text = (min: number, max: number) => z.string().trim().min(min).max(max);

const findingEvidence = z.object({
  /** What it is and what it shows. */
  text: text(2, 1000),
  /** Name and digest of a file that is kept elsewhere. */
  fileName: z.string().trim().max(200).nullable().default(null),
  fileSha256: z.string().regex(/^[0-9a-f]{64}$/).nullable().default(null),
});
export type FindingEvidence = z.output<typeof findingEvidence>;

export const finding = z.object({
  id: z.string(),
  inspectionId: z.string(),
  inspectionNumber: z.string(),
  inspectionTitle: z.string(),
  no: z.number().int(),
  title: z.string(),
  fact: z.string(),
  document: z.string(),
  clause: z.string(),
  severity: z.enum(findingSeverities),
  evidence: z.array(findingEvidence),
  organisationId: z.string(),
  organisationName: z.string(),
  taskId: z.string().nullable(),
  workingDays: z.number().int(),
  foundByName: z.string(),
  foundAt: z.string(),
  status: z.enum(findingStates),
  caseId: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  settledOn: z.iso.date().nullable(),
  /** Past its day and not settled. */
  overdue: z.boolean(),
  orderCaseId: z.string().nullable(),
});
export type Finding = z.output<typeof finding>;

const counts = z.object({ total: z.number().int(), settled: z.number().int(), overdue: z.number().int() });

const inspection = z.object({
  id: z.string(),
  caseId: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(inspectionKinds),
  manner: z.enum(inspectionManners),
  purpose: z.string(),
  document: z.string(),
  clause: z.string(),
  fromOn: z.iso.date(),
  toOn: z.iso.date(),
  tasks: z.array(z.string()),
  places: z.array(z.string()),
  repeatReason: z.string().nullable(),
  status: z.string(),
  demo: z.boolean(),
  plannedByName: z.string(),
  plannedAt: z.string(),
  units: z.array(unit),
  findings: counts,
});
export type Inspection = z.output<typeof inspection>;

const read = { permission: 'supervision.inspection.read' } as const;
const inspectionId = z.object({ id: z.uuid() });

export const listInspections = routeContract({
  id: 'supervision.listInspections',
  method: 'GET',
  path: '/api/supervision/inspections',
  access: read,
  summary: { zh: '督查列表', en: 'Inspections' },
  response: z.object({ items: z.array(inspection), may: z.object({ plan: z.boolean() }) }),
});

export const getInspection = routeContract({
  id: 'supervision.getInspection',
  method: 'GET',
  path: '/api/supervision/inspections/:id',
  access: read,
  summary: { zh: '一次督查：计划、检查组、问题清单', en: 'An inspection: plan, team and findings' },
  params: inspectionId,
  response: inspection.extend({
    today: z.iso.date(),
    inspectors: z.array(z.object({ name: z.string(), organisationName: z.string(), statement: z.string(), joinedAt: z.string() })),
    tasksNamed: z.array(z.object({ id: z.string(), no: z.number().int(), zh: z.string(), en: z.string() })),
    list: z.array(finding),
    defaultWorkingDays: z.number().int(),
    may: z.object({ join: z.boolean(), find: z.boolean(), order: z.boolean() }),
  }),
  errors: ['NOT_FOUND'],
});

export const planInspection = routeContract({
  id: 'supervision.planInspection',
  method: 'POST',
  path: '/api/supervision/inspections',
  access: { permission: 'supervision.inspection.plan' },
  summary: { zh: '拟订督查计划并报批', en: 'Plan an inspection and submit it' },
  body: z.object({
    title: text(4, 200),
    kind: z.enum(inspectionKinds),
    manner: z.enum(inspectionManners),
    purpose: text(4, 2000),
    document: text(1, 200),
    clause: text(1, 200),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    tasks: z.array(z.string().min(1).max(120)).max(50),
    places: z.array(z.string().min(1).max(20)).max(20),
    units: z.array(z.uuid()).min(1).max(30),
    repeatReason: text(4, 1000).nullable().default(null),
  }),
  response: z.object({ inspectionId: z.string(), caseId: z.string() }),
  errors: ['INSPECTION_PERIOD_INVALID', 'INSPECTION_TOO_SOON', 'SUPERVISED_TASK_UNKNOWN', 'NOT_FOUND'],
});

export const joinInspection = routeContract({
  id: 'supervision.joinInspection',
  method: 'POST',
  path: '/api/supervision/inspections/:id/team',
  access: { permission: 'supervision.inspection.inspect' },
  summary: { zh: '声明无利害关系并加入检查组', en: 'Join the team, stating that there is no conflict of interest' },
  params: inspectionId,
  body: z.object({ noConflict: z.literal(true), statement: text(4, 1000) }),
  response: z.object({ joined: z.literal(true) }),
  errors: ['NOT_FOUND', 'INSPECTION_NOT_OPEN', 'INSPECTOR_OF_INSPECTED_UNIT', 'INSPECTOR_JOINED_ALREADY'],
});

export const addFinding = routeContract({
  id: 'supervision.addFinding',
  method: 'POST',
  path: '/api/supervision/inspections/:id/findings',
  access: { permission: 'supervision.inspection.inspect' },
  summary: { zh: '登记发现的问题', en: 'Record a finding' },
  params: inspectionId,
  body: z.object({
    title: text(4, 200),
    fact: text(10, 4000),
    document: text(1, 200),
    clause: text(1, 200),
    severity: z.enum(findingSeverities),
    evidence: z.array(findingEvidence).min(1).max(30),
    organisationId: z.uuid(),
    taskId: z.string().max(120).nullable(),
    workingDays: z.number().int().min(1).max(60),
  }),
  response: z.object({ findingId: z.string(), no: z.number().int() }),
  errors: ['NOT_FOUND', 'INSPECTION_NOT_OPEN', 'INSPECTOR_NOT_IN_TEAM', 'FINDING_OUTSIDE_SCOPE'],
});

export const orderForFinding = routeContract({
  id: 'supervision.orderForFinding',
  method: 'POST',
  path: '/api/supervision/findings/:id/order',
  access: { permission: 'supervision.order.issue' },
  summary: { zh: '就问题拟发督办单', en: 'Propose a dispatch order for a finding' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ colour: z.enum(['BLUE', 'YELLOW', 'RED']) }),
  response: z.object({ caseId: z.string() }),
  errors: ['NOT_FOUND', 'FINDING_NOT_OPEN', 'FINDING_ORDERED_ALREADY'],
});

const ledgerFilter = { organisationId: z.uuid().optional(), status: z.enum(findingStates).optional() };

export const listFindings = routeContract({
  id: 'supervision.listFindings',
  method: 'GET',
  path: '/api/supervision/findings',
  access: read,
  summary: { zh: '问题台账', en: 'Ledger of findings' },
  query: pageQuery.extend(ledgerFilter),
  response: pageOf(finding),
});

export const downloadFindings = routeContract({
  id: 'supervision.downloadFindings',
  method: 'GET',
  path: '/api/supervision/findings.xlsx',
  access: read,
  summary: { zh: '下载问题清单（Excel）', en: 'Download the ledger of findings as a workbook' },
  query: z.object(ledgerFilter),
  produces: 'file',
});
