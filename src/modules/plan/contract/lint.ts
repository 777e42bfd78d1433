import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';

export const findingCodes = [
  'ZONE_RATIO_IMPOSSIBLE', 'ZONE_RATIO_NEEDS_OTHER_WEIGHTS', 'ZONE_RATIO_BELOW_EVERY_PART',
  'ZONE_SUM_NOT_COVERED', 'ZONE_GROWTH_ABOVE_EVERY_PART', 'ZONE_GROWTH_NEEDS_MORE', 'DECOMPOSITION_END_DIFFERS', 'DECOMPOSITION_BACKWARDS',
  'TARGET_MET_BEFORE_SET', 'TEXT_AND_ANNEX_DISAGREE', 'INDICATOR_TWO_DEFINITIONS', 'DEFINITION_CHANGED_UNDER_TARGET', 'FIGURES_OF_OTHER_DEFINITION',
  'DEADLINE_PAST_WITHOUT_FIGURE', 'TASK_WITHOUT_UNIT', 'TASK_WITHOUT_LEAD', 'TASK_WITHOUT_INDICATOR', 'TASK_WITHOUT_MONEY', 'UNIT_OVERLOADED',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** error: cannot be true as written. warning: holds only under conditions, or cannot be followed up. note: worth knowing. */
export const severities = ['error', 'warning', 'note'] as const;

/** One place's share in the arithmetic of a finding. */
const findingPart = z.object({
  place: z.string(),
  zh: z.string(),
  en: z.string(),
  /** The part's own target. */
  value: z.number(),
  /** Its share of the weights, 0 to 1; null where no weights are known. */
  share: z.number().nullable(),
});

/** A published figure that a finding rests on. */
const findingFigure = z.object({
  indicator: z.string(), place: z.string(),
  /** Place and indicator in words. */
  zh: z.string(), en: z.string(),
  period: z.string(), value: z.number(), unit: z.string(), source: z.string(), confidence: z.enum(['sourced', 'derived', 'recalled']),
});

export const finding = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(severities),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** What the sentence was computed from; percentages are in percent, shares from 0 to 1. */
  numbers: z.record(z.string(), z.number()),
  parts: z.array(findingPart),
  figures: z.array(findingFigure),
  clauses: z.array(z.object({ document: z.string(), path: z.string() })),
  /** Ids of targets and tasks. */
  targets: z.array(z.string()),
  tasks: z.array(z.string()),
  /** Step by step, so that a reader with a pocket calculator comes to the same end. */
  proof: z.array(z.object({ zh: z.string(), en: z.string() })),
});
export type Finding = z.output<typeof finding>;

export const lintReport = z.object({
  /** Deadlines are judged in this year. */
  year: z.number().int(),
  findings: z.array(finding),
  counts: z.record(z.enum(severities), z.number().int()),
  /** Conventions the rules rest on. */
  parameters: z.object({ sourceZh: z.string(), sourceEn: z.string(), version: z.number().int() }),
});
export type LintReport = z.output<typeof lintReport>;

export const lintPlan = routeContract({
  id: 'plan.lint',
  method: 'GET',
  path: '/api/plan/lint',
  access: 'public',
  summary: { zh: '规划校验：目标之间、正文与附件、任务与责任单位有无矛盾', en: 'What cannot be true in the plan, with proof and clause' },
  response: lintReport,
});
