import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { figure, indicatorDefinition, operationalFigure } from '../../kernel/indicators/contract.ts';
import { lights, operators, placeName, targetPath, yearValue } from './contract/base.ts';
import { planTask } from './contract/tasks.ts';

export * from './contract/attainment.ts';
export * from './contract/base.ts';
export * from './contract/composite.ts';
export * from './contract/decomposition.ts';
export * from './contract/lint.ts';
export * from './contract/tasks.ts';

/** BINDING 约束性, EXPECTED 预期性 or 力争; UNSTATED when the document makes no distinction. */
export const bindings = ['BINDING', 'EXPECTED', 'UNSTATED'] as const;

/** What a reader must know beside a light. */
export const remarks = [
  'NO_FIGURE', 'NO_FIGURE_IN_PERIOD', 'NO_BASE', 'ONLY_START', 'BASE_IS_FIRST_FIGURE', 'YEAR_MISSING',
  'TARGET_NOT_ABOVE_BASE', 'MET_BEFORE_ISSUE', 'FAR_ABOVE', 'FINAL_YEAR',
  /** The figure judged, or its base, has not been verified. */
  'RECALLED_FIGURE',
  /** The figure judged was published as a bound: more than, nearly, about. */
  'BOUND_FIGURE',
  /** Figures of another definition than the target's are left out: nothing bridges the two. */
  'OTHER_DEFINITION',
  /** A figure judged, or the base, was published again in the target's definition. */
  'RESTATED_FIGURE',
  /** A figure judged, or the base, was carried over to the target's definition by a ratio of another year. */
  'LINKED_FIGURE',
  /** The target year is over and its figure is not known. */
  'FINAL_FIGURE_MISSING',
  /** A newer figure exists, but it lies after the target year. */
  'LATEST_AFTER_TARGET_YEAR',
] as const;
export type PlanRemark = (typeof remarks)[number];

/** Which finding in which version of a reviewed text an item of the plan rests on; absent on what the pack brings. */
const basis = z.object({ item: z.string(), documentVersion: z.number().int(), quote: z.string() }).optional();
export type PlanBasis = NonNullable<z.output<typeof basis>>;
/** Category of tasks that were entered from a reviewed document without choosing one of the pack's. */
export const reviewedCategory = 'reviewed';

export const planDocument = z.object({
  id: z.string(),
  zh: z.string().min(1),
  en: z.string().min(1),
  issuerZh: z.string().min(1),
  issuerEn: z.string().min(1),
  number: z.string().nullable(),
  numberNoteZh: z.string().nullable(),
  numberNoteEn: z.string().nullable(),
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  issuedOn: z.string().nullable(),
  periodFrom: z.number().int().nullable(),
  periodTo: z.number().int().nullable(),
  place: z.string(),
  /** Present when the document came into the plan by review. */
  basis: z.object({ documentVersion: z.number().int() }).optional(),
});
export type PlanDocument = z.output<typeof planDocument>;

const clauseRef = { document: z.string(), clause: z.string().min(1), subClause: z.string().nullable() };

/** The same target said again elsewhere in the document, in its own words. */
export const restatement = z.object({
  clause: z.string().min(1),
  subClause: z.string().nullable(),
  operator: z.enum(operators),
  value: z.number(),
  unit: z.string(),
  binding: z.enum(bindings),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
});

/** A target as the plan keeps it. */
export const planTarget = z.object({
  id: z.string(),
  indicator: z.string(),
  place: z.string(),
  operator: z.enum(operators),
  /** In the indicator's unit; percent for REDUCE and CAGR. */
  value: z.number(),
  unit: z.string().min(1),
  year: z.number().int(),
  baseYear: z.number().int(),
  baseValue: z.number().nullable(),
  baseClause: z.string().nullable(),
  path: targetPath,
  /** Definition of the indicator it was set under (口径); absent: the one in use in the year of issue. */
  definitionVersion: z.number().int().positive().optional(),
  binding: z.enum(bindings),
  ...clauseRef,
  subjectZh: z.string().nullable(),
  subjectEn: z.string().nullable(),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  restatements: z.array(restatement),
  basis,
});
export type PlanTarget = z.output<typeof planTarget>;

const indicatorName = indicatorDefinition.pick({
  code: true, zh: true, en: true, shortZh: true, shortEn: true, unit: true, unitEn: true, decimals: true, direction: true, theme: true,
});

const assessment = z.object({
  light: z.enum(lights),
  /** null: there is nothing to judge by. */
  attained: z.boolean().nullable(),
  /** Share of the way from base to target that is done; 1 is the whole, may be negative. */
  attainment: z.number().nullable(),
  /** Share that should be done by the end of the year judged. */
  due: z.number().nullable(),
  /** attainment ÷ due; 1.00 is on time. */
  scheduleAttainment: z.number().nullable(),
  /** The value that would be on time. */
  expected: z.number().nullable(),
  /** What is compared with the target: the figure, the reduction in percent or the mean growth in percent. */
  judged: z.number().nullable(),
  year: z.number().int().nullable(),
  base: z.object({ year: z.number().int(), value: z.number(), origin: z.enum(['DOCUMENT', 'SERIES', 'FIRST_IN_PERIOD']) }).nullable(),
  remarks: z.array(z.enum(remarks)),
  /** The weakest of the figures the light rests on. */
  confidence: z.enum(['sourced', 'derived', 'recalled']).nullable(),
});
export type PlanAssessment = z.output<typeof assessment>;

const operational = z.object({
  label: z.literal('operational'),
  sourceZh: z.string(),
  sourceEn: z.string(),
  unit: z.string(),
  /** Newest year last. */
  figures: z.array(operationalFigure),
});

/** A target with everything that is known about it. */
export const targetView = planTarget.omit({ document: true }).extend({
  /** pack: entered with the zone's data. reviewed: entered by a person from a document reviewed here. */
  origin: z.enum(['pack', 'reviewed']),
  document: planDocument.pick({ id: true, zh: true, en: true, number: true, issuedOn: true }),
  indicator: indicatorName,
  place: placeName,
  /** Newest whole-year figure, whatever the target year. */
  latest: figure.nullable(),
  /** The figure the light rests on: the newest one not later than the target year. */
  judged: figure.nullable(),
  assessment,
  /** How the way is spread over the years: by the target itself, or by the yearly values planned for the place. */
  schedulePath: z.object({ path: targetPath, origin: z.enum(['TARGET', 'DECOMPOSITION']) }),
  /** Computed from the platform's own records; beside the reported figures, never mixed with them. */
  operational: operational.nullable(),
});
export type TargetView = z.output<typeof targetView>;

const targetFilter = z.object({
  place: z.string().max(20).optional(),
  indicator: z.string().max(60).optional(),
  document: z.string().max(60).optional(),
  year: z.coerce.number().int().optional(),
  light: z.enum(lights).optional(),
  /** Judge by what was public on this day. */
  asOf: z.iso.date().optional(),
});
export type TargetFilter = z.output<typeof targetFilter>;

const targetsPath = '/api/plan/targets';

export const listTargets = routeContract({
  id: 'plan.listTargets',
  method: 'GET',
  path: targetsPath,
  access: 'public',
  summary: { zh: '全部目标，含最新数、来源、完成率和灯', en: 'Every target with its latest figure, source, attainment and light' },
  query: targetFilter,
  response: z.object({ targets: z.array(targetView), parameters: z.object({ sourceZh: z.string(), sourceEn: z.string(), version: z.number() }) }),
});

export const downloadTargets = routeContract({
  id: 'plan.downloadTargets',
  method: 'GET',
  path: `${targetsPath}.csv`,
  access: 'public',
  summary: { zh: '下载全部目标（CSV）', en: 'Download every target as CSV' },
  query: targetFilter,
  produces: 'file',
});

export const getTarget = routeContract({
  id: 'plan.getTarget',
  method: 'GET',
  path: `${targetsPath}/:id`,
  access: 'public',
  summary: { zh: '一个目标的序列、历次数值、条款和相关任务', en: 'A target with its series, vintages, clause and the tasks that should move it' },
  params: z.object({ id: z.string().max(120) }),
  query: z.object({ asOf: z.iso.date().optional() }),
  response: z.object({
    target: targetView,
    series: z.array(figure),
    otherReadings: z.array(figure),
    /** The value that would be on time at the end of each year. */
    schedule: z.array(yearValue),
    tasks: z.array(planTask),
    definition: indicatorDefinition,
    /** Other places' targets for the same indicator and year; never derived from one another. */
    siblings: z.array(z.object({ id: z.string(), place: placeName, operator: z.enum(operators), value: z.number(), light: z.enum(lights) })),
    /** Earlier versions of this target, newest first. */
    versions: z.array(z.object({ version: z.number().int(), loadedAt: z.string(), target: planTarget.nullable() })),
  }),
  errors: ['TARGET_UNKNOWN'],
});

const matrixCell = z.object({
  place: z.string(),
  targetId: z.string(),
  operator: z.enum(operators),
  value: z.number(),
  light: z.enum(lights),
  confidence: assessment.shape.confidence,
  latest: z.object({ period: z.string(), value: z.number(), confidence: figure.shape.confidence, bound: figure.shape.bound }).nullable(),
  attainment: z.number().nullable(),
  scheduleAttainment: z.number().nullable(),
  /** For a sparkline: whole-year figures, oldest first. */
  points: z.array(z.object({ year: z.number().int(), value: z.number() })),
});

export const getMatrix = routeContract({
  id: 'plan.getMatrix',
  method: 'GET',
  path: '/api/plan/matrix',
  access: 'public',
  summary: { zh: '指标乘地区的目标表', en: 'Targets as a table of indicators and places' },
  query: z.object({ document: z.string().max(60).optional(), asOf: z.iso.date().optional() }),
  response: z.object({
    document: planDocument,
    places: z.array(placeName),
    rows: z.array(z.object({ indicator: indicatorName, year: z.number().int(), cells: z.array(matrixCell) })),
    counts: z.record(z.enum(lights), z.number().int()),
  }),
  errors: ['PLAN_DOCUMENT_UNKNOWN'],
});

export const listDocuments = routeContract({
  id: 'plan.listDocuments',
  method: 'GET',
  path: '/api/plan/documents',
  access: 'public',
  summary: { zh: '目标和任务所依据的文件', en: 'The documents that set targets and tasks' },
  response: z.object({ documents: z.array(planDocument) }),
});

export const listClauseItems = routeContract({
  id: 'plan.listClauseItems',
  method: 'GET',
  path: '/api/plan/documents/:id/clauses',
  access: 'public',
  summary: { zh: '文件的条款变成了哪些目标和任务', en: 'What became of the clauses of a document' },
  params: z.object({ id: z.string().max(60) }),
  response: z.object({
    items: z.array(z.object({
      clause: z.string(),
      subClause: z.string().nullable(),
      role: z.enum(['sets', 'restates', 'base']),
      kind: z.enum(['target', 'task']),
      id: z.string(),
      zh: z.string(),
      en: z.string(),
    })),
  }),
});

const headline = z.object({
  indicator: indicatorName,
  latest: matrixCell.shape.latest,
  target: z.object({ id: z.string(), operator: z.enum(operators), value: z.number(), year: z.number().int(), light: z.enum(lights) }).nullable(),
  operational: z.object({ year: z.number().int(), value: z.number() }).nullable(),
});

export const getSummary = routeContract({
  id: 'plan.getSummary',
  method: 'GET',
  path: '/api/plan/summary',
  access: 'public',
  summary: { zh: '门户地图：各市主要数字和灯', en: 'Portal map: headline figures and lights for each city' },
  response: z.object({
    document: planDocument,
    map: z.object({
      width: z.number(),
      height: z.number(),
      line: z.array(z.tuple([z.number(), z.number()])),
      lake: z.object({ zh: z.string(), en: z.string(), x: z.number(), y: z.number(), rx: z.number(), ry: z.number() }),
      river: z.object({ zh: z.string(), en: z.string(), points: z.array(z.tuple([z.number(), z.number()])) }),
      neighbours: z.array(z.object({ zh: z.string(), en: z.string(), x: z.number(), y: z.number() })),
    }),
    places: z.array(z.object({
      place: placeName,
      /** Place on the schematic; null for the zone as a whole. */
      map: z.object({ x: z.number(), y: z.number() }).nullable(),
      headlines: z.array(headline),
      lights: z.record(z.enum(lights), z.number().int()),
    })),
  }),
});
