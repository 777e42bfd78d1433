import { assess, type AttainmentParameters, type Comparable, type Figure, type Goal, inDefinition, type IndicatorDefinition, versionOf, yearly, type YearValue } from '../../../kernel/indicators/index.ts';
import type { PlanAssessment, PlanDocument, PlanRemark, PlanTarget, TargetPath } from '../contract.ts';

export interface Judgement {
  assessment: PlanAssessment;
  /** Newest whole-year figure, as published. */
  latest: Figure | null;
  /** The figure the light rests on, as published. */
  judged: Figure | null;
}

export interface Bound {
  /** The definition the target was set under. */
  version: number;
  origin: 'SET' | 'BY_YEAR_OF_ISSUE';
}

type Restated = IndicatorDefinition['restated'][number];

export function goalOf(target: PlanTarget, definition: Pick<IndicatorDefinition, 'direction'>, path: TargetPath = target.path): Goal {
  return {
    operator: target.operator,
    value: target.value,
    baseYear: target.baseYear,
    baseValue: target.baseValue,
    targetYear: target.year,
    direction: definition.direction,
    path,
  };
}

/** Where the schedule starts: the base judged by, or what the document itself says of its base year. */
export function scheduleBase(target: Pick<PlanTarget, 'baseYear' | 'baseValue'>, base: PlanAssessment['base']): PlanAssessment['base'] {
  return base ?? (target.baseValue === null ? null : { year: target.baseYear, value: target.baseValue, origin: 'DOCUMENT' });
}

/** A target means its indicator as it was counted when the document came out. */
export function definitionOfTarget(target: Pick<PlanTarget, 'definitionVersion' | 'baseYear'>, document: Pick<PlanDocument, 'issuedOn'> | undefined, definition: Pick<IndicatorDefinition, 'versions'>): Bound {
  if (target.definitionVersion !== undefined) return { version: target.definitionVersion, origin: 'SET' };
  const issued = document?.issuedOn ? Number(document.issuedOn.slice(0, 4)) : target.baseYear;
  return { version: versionOf(definition, issued), origin: 'BY_YEAR_OF_ISSUE' };
}

/** Whole-year figures in the definition of the target; what nothing bridges has no comparable value. */
export function comparableFigures(definition: Pick<IndicatorDefinition, 'versions' | 'restated'>, place: string, figures: readonly Pick<Figure, 'period' | 'value'>[], version: number): Comparable<Restated>[] {
  return inDefinition(definition, place, yearly(figures), version);
}

export const usable = (figures: readonly Comparable[]): YearValue[] => figures.flatMap(({ year, comparable }) => (comparable === null ? [] : [{ year, value: comparable }]));

/**
 * Attainment, schedule and light of one target by the figures of its own indicator and place, counted by the definition
 * it was set under. Other places' figures are not looked at: neither target nor attainment of the zone is ever derived
 * from its cities (handbook 12.2).
 * @param thisYear the running year, to notice that a target year is over
 */
export function judge(
  target: PlanTarget,
  document: Pick<PlanDocument, 'issuedOn'> | undefined,
  definition: IndicatorDefinition,
  figures: readonly Figure[],
  parameters: AttainmentParameters,
  thisYear: number,
  path: TargetPath = target.path,
): Judgement {
  const goal = goalOf(target, definition, path);
  const annual = figures.filter((f) => /^\d{4}$/.test(f.period)).sort((a, b) => a.period.localeCompare(b.period));
  const comparable = comparableFigures(definition, target.place, annual, definitionOfTarget(target, document, definition).version);
  const issued = document?.issuedOn ? Number(document.issuedOn.slice(0, 4)) : null;
  const result = assess(goal, usable(comparable), parameters, issued);
  const of = (year: number | null): Figure | null => annual.find((f) => Number(f.period) === year) ?? null;
  const judged = of(result.year);
  const latest = annual.at(-1) ?? null;
  const base = result.base && result.base.origin !== 'DOCUMENT' ? of(result.base.year) : null;
  const restsOn = target.operator === 'CAGR' ? annual.filter((f) => Number(f.period) > target.baseYear && Number(f.period) <= (result.year ?? 0)) : [judged, base].filter((f) => f !== null);
  const remarks: PlanRemark[] = [...result.remarks];
  if (restsOn.some((f) => f.confidence === 'recalled')) remarks.push('RECALLED_FIGURE');
  if (judged && judged.bound !== 'exact') remarks.push('BOUND_FIGURE');
  if (comparable.some((c) => c.relation === 'NOT_COMPARABLE' && c.year >= target.baseYear && c.year <= target.year)) remarks.push('OTHER_DEFINITION');
  const used = comparable.filter((c) => restsOn.some((f) => Number(f.period) === c.year));
  if (used.some((c) => c.relation === 'RESTATED')) remarks.push('RESTATED_FIGURE');
  if (used.some((c) => c.relation === 'LINKED')) remarks.push('LINKED_FIGURE');
  if (thisYear > target.year && result.year !== null && result.year < target.year && !result.attained) remarks.push('FINAL_FIGURE_MISSING');
  if (latest && Number(latest.period) > target.year) remarks.push('LATEST_AFTER_TARGET_YEAR');
  return { assessment: { ...result, remarks, confidence: weakest(restsOn) }, latest, judged };
}

const ORDER = ['recalled', 'derived', 'sourced'] as const;

function weakest(figures: readonly Figure[]): PlanAssessment['confidence'] {
  return ORDER.find((c) => figures.some((f) => f.confidence === c)) ?? null;
}
