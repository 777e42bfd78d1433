import { type Goal, wantsLess, type YearValue } from './goal.ts';
import { meanGrowth, unbrokenRates } from './growth.ts';
import type { Assessment } from './assess.ts';

/** How a gap is counted; see the words of `gapMeasures` in the plan's contract. */
export type GapMeasure = 'LEVEL' | 'POINTS' | 'YEARLY_AMOUNT' | 'GATHERED' | 'REDUCTION' | 'GROWTH';
export type GapStanding = 'REACHED' | 'MISSED' | 'REACHED_EARLY' | 'OPEN' | 'UNDECIDED' | 'UNKNOWN';

export interface Gap {
  standing: GapStanding;
  measure: GapMeasure;
  /** Positive: missing; negative: over; about x may be reached with a little missing. In the unit of the measure. */
  missing: number | null;
  from: YearValue | null;
  /** From the end of the year of that figure to the end of the target year. */
  months: number | null;
  perMonth: number | null;
  perYear: number | null;
  paceSoFar: number | null;
}

/** What a gap is counted in, by the kind of indicator and the words of the target. */
export function gapMeasureOf(goal: Pick<Goal, 'operator' | 'baseValue'>, { kind, unit }: { kind: string; unit: string }): GapMeasure {
  if (goal.operator === 'REDUCE') return 'REDUCTION';
  if (goal.operator === 'CAGR') return 'GROWTH';
  if (unit === '%') return 'POINTS';
  // A flow that starts from nothing in the base year is gathered over the period.
  if (kind === 'FLOW') return goal.baseValue === 0 ? 'GATHERED' : 'YEARLY_AMOUNT';
  return 'LEVEL';
}

/**
 * What is missing between the newest figure up to the target year and the target, spread over the months in between.
 * For REDUCE in percentage points of the base, for CAGR as the mean rate that the remaining years need. 左右 is counted
 * to the value itself, although it is reached a little below.
 * @param thisYear the running year, to tell an open target from an undecided one
 */
export function gapOf(goal: Goal, measure: GapMeasure, figures: readonly YearValue[], { base, attained, judged, year }: Pick<Assessment, 'base' | 'attained' | 'judged' | 'year'>, thisYear: number): Gap {
  const nothing: Gap = { standing: 'UNKNOWN', measure, missing: null, from: null, months: null, perMonth: null, perYear: null, paceSoFar: null };
  const figure = figures.find((f) => f.year === year);
  if (judged === null || year === null || !figure) return { ...nothing, standing: thisYear > goal.targetYear ? 'UNDECIDED' : 'UNKNOWN' };
  const final = year >= goal.targetYear;
  // A mean over a period is not reached before the period is over.
  const standing: GapStanding = final ? (attained ? 'REACHED' : 'MISSED') : attained ? 'REACHED_EARLY' : thisYear > goal.targetYear ? 'UNDECIDED' : 'OPEN';
  const years = goal.targetYear - year;
  if (measure === 'GROWTH') return { ...nothing, ...growthGap(goal, figures, judged, years), standing, from: figure, months: years * 12 };
  const less = wantsLess(goal);
  const missing = less ? judged - goal.value : goal.value - judged;
  const elapsed = base ? year - base.year : 0;
  const done = measure === 'REDUCTION' ? judged : base ? (less ? base.value - figure.value : figure.value - base.value) : 0;
  return {
    standing, measure, missing, from: figure, months: years * 12,
    perYear: years > 0 && missing > 0 ? missing / years : null,
    perMonth: years > 0 && missing > 0 ? missing / years / 12 : null,
    paceSoFar: elapsed > 0 ? done / elapsed : null,
  };
}

function growthGap(goal: Goal, figures: readonly YearValue[], judged: number, years: number): Pick<Gap, 'missing' | 'perYear' | 'paceSoFar'> {
  const rates = unbrokenRates(figures, goal.baseYear + 1, goal.targetYear);
  const all = goal.targetYear - goal.baseYear;
  const log = (percent: number): number => Math.log1p(percent / 100);
  const need = years > 0 ? Math.expm1((all * log(goal.value) - rates.reduce((sum, r) => sum + log(r), 0)) / years) * 100 : null;
  return { missing: goal.value - judged, perYear: need, paceSoFar: rates.length > 0 ? meanGrowth(rates) : null };
}

