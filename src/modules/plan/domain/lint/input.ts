import type { IndicatorDefinition } from '../../../../kernel/indicators/index.ts';
import type { PlanDecomposition, PlanDocument, PlanTarget, PlanTask } from '../../contract.ts';
import type { Finding, FindingCode } from '../../contract/lint.ts';

/** A published whole-year or part-year figure; what a series row and a pack row have in common. */
export interface LintFigure {
  indicator: string;
  place: string;
  period: string;
  value: number;
  unit: string;
  bound: 'exact' | 'at_least' | 'at_most' | 'about';
  confidence: 'sourced' | 'derived' | 'recalled';
  source: string;
}

export interface LintIndicator {
  code: string;
  zh: string;
  en: string;
  kind: string;
  direction: 'UP' | 'DOWN';
  unit: string;
  unitEn: string;
  aggregation: string;
  denominator: string | null;
  breaks: readonly { at: string; zh: string; en: string }[];
  versions: IndicatorDefinition['versions'];
  restated: IndicatorDefinition['restated'];
}

/** What a zone may set differently; `plan/lint.yaml` of its pack. */
export interface LintParameters {
  version: number;
  sourceZh: string;
  sourceEn: string;
  /** Growth rates have no denominator of their own: by which level the parts weigh. */
  growthWeights: readonly { indicator: string; by: string }[];
  /** More key tasks led by one unit than this is pointed out. */
  tasksLed: number;
  /** Findings that weigh otherwise in this zone; `off` is not reported. */
  severities: Partial<Record<FindingCode, Finding['severity'] | 'off'>>;
  /** Indicators that readers take for one and the same, and why they are not. */
  definitions: readonly { indicators: readonly string[]; zh: string; en: string }[];
}

export interface LintInput {
  documents: readonly PlanDocument[];
  targets: readonly PlanTarget[];
  tasks: readonly PlanTask[];
  indicators: readonly LintIndicator[];
  /** Targets by place and year, in force. */
  decompositions?: readonly PlanDecomposition[];
  /** Charted readings only. */
  figures: readonly LintFigure[];
  /** The zone and the places that make it up completely. */
  composition: { whole: string; parts: readonly string[] };
  places: readonly { code: string; zh: string; en: string }[];
  /** 左右 is reached from this share of the value on. */
  approxReachedFrom: number;
  thisYear: number;
  parameters: LintParameters;
}

export type Rule = (input: LintInput) => Finding[];

const EMPTY = { numbers: {}, parts: [], figures: [], clauses: [], targets: [], tasks: [], proof: [] };

/** A finding with what its rule has to say; the rest is empty. */
export function finding(given: Pick<Finding, 'code' | 'severity' | 'zh' | 'en'> & Partial<Finding>): Finding {
  return { ...EMPTY, ...given };
}
