import { assess, type AttainmentParameters, type Figure, type Goal, type IndicatorDefinition, yearly } from '../../../kernel/indicators/index.ts';
import type { PlanAssessment, PlanDocument, PlanRemark, PlanTarget } from '../contract.ts';

export interface Judgement {
  assessment: PlanAssessment;
  /** Newest whole-year figure. */
  latest: Figure | null;
  /** The figure the light rests on. */
  judged: Figure | null;
}

export function goalOf(target: PlanTarget, definition: Pick<IndicatorDefinition, 'direction'>): Goal {
  return {
    operator: target.operator,
    value: target.value,
    baseYear: target.baseYear,
    baseValue: target.baseValue,
    targetYear: target.year,
    direction: definition.direction,
    path: target.path,
  };
}

/**
 * Attainment, schedule and light of one target by the figures of its own indicator and place. Other places' figures are
 * not looked at: neither target nor attainment of the zone is ever derived from its cities (handbook 12.2).
 * @param thisYear the running year, to notice that a target year is over
 */
export function judge(
  target: PlanTarget,
  document: Pick<PlanDocument, 'issuedOn'> | undefined,
  definition: IndicatorDefinition,
  figures: readonly Figure[],
  parameters: AttainmentParameters,
  thisYear: number,
): Judgement {
  const goal = goalOf(target, definition);
  const annual = figures.filter((f) => /^\d{4}$/.test(f.period)).sort((a, b) => a.period.localeCompare(b.period));
  const issued = document?.issuedOn ? Number(document.issuedOn.slice(0, 4)) : null;
  const result = assess(goal, yearly(annual), parameters, issued);
  const of = (year: number | null): Figure | null => annual.find((f) => Number(f.period) === year) ?? null;
  const judged = of(result.year);
  const latest = annual.at(-1) ?? null;
  const base = result.base && result.base.origin !== 'DOCUMENT' ? of(result.base.year) : null;
  const restsOn = target.operator === 'CAGR' ? annual.filter((f) => Number(f.period) > target.baseYear && Number(f.period) <= (result.year ?? 0)) : [judged, base].filter((f) => f !== null);
  const remarks: PlanRemark[] = [...result.remarks];
  if (restsOn.some((f) => f.confidence === 'recalled')) remarks.push('RECALLED_FIGURE');
  if (judged && judged.bound !== 'exact') remarks.push('BOUND_FIGURE');
  if (result.base && definition.breaks.some((b) => result.base!.year < Number(b.at) && Number(b.at) <= (result.year ?? 0))) remarks.push('SERIES_BREAK');
  if (thisYear > target.year && result.year !== null && result.year < target.year && !result.attained) remarks.push('FINAL_FIGURE_MISSING');
  if (latest && Number(latest.period) > target.year) remarks.push('LATEST_AFTER_TARGET_YEAR');
  return { assessment: { ...result, remarks, confidence: weakest(restsOn) }, latest, judged };
}

const ORDER = ['recalled', 'derived', 'sourced'] as const;

function weakest(figures: readonly Figure[]): PlanAssessment['confidence'] {
  return ORDER.find((c) => figures.some((f) => f.confidence === c)) ?? null;
}

