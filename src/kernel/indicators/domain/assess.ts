import { type AttainmentParameters, type Goal, wantsLess, type YearValue } from './goal.ts';
import { unbrokenRates } from './growth.ts';
import { type Light, lightOf } from './light.ts';
import { progressOfGrowth, progressOfLevel, progressOfReduction, type Progress } from './progress.ts';

/** What a reader must know beside the light. */
export const remarks = [
  /** No figure at all. */
  'NO_FIGURE',
  /** Figures exist, but none between the base year and the target year. */
  'NO_FIGURE_IN_PERIOD',
  /** A reduction or a schedule needs a base that nobody published. */
  'NO_BASE',
  /** The only figure is the starting point itself. */
  'ONLY_START',
  /** The base is the first figure inside the period, not that of the base year. */
  'BASE_IS_FIRST_FIGURE',
  /** A year between base and figure is missing, so the mean stops before it. */
  'YEAR_MISSING',
  /** The target asks for no more than what there was in the base year. */
  'TARGET_NOT_ABOVE_BASE',
  /** A figure of a year before the document came out already met the target. */
  'MET_BEFORE_ISSUE',
  /** 左右: far above the value; no penalty. */
  'FAR_ABOVE',
  /** The year judged is the target year. */
  'FINAL_YEAR',
] as const;
export type Remark = (typeof remarks)[number];

export interface Base extends YearValue {
  origin: 'DOCUMENT' | 'SERIES' | 'FIRST_IN_PERIOD';
}

export interface Assessment {
  light: Light;
  attained: boolean | null;
  attainment: number | null;
  due: number | null;
  scheduleAttainment: number | null;
  expected: number | null;
  judged: number | null;
  /** Year whose figure was judged: the last one known that is not later than the target year. */
  year: number | null;
  base: Base | null;
  remarks: Remark[];
}

/**
 * Judges a goal by yearly figures, one per year. Figures after the target year do not count: a target for 2022 is not
 * met by what happened in 2024.
 * @param issuedYear year of the document, to notice a target that was met before it was set
 */
export function assess(goal: Goal, figures: readonly YearValue[], parameters: AttainmentParameters, issuedYear: number | null = null): Assessment {
  const inOrder = [...figures].sort((a, b) => a.year - b.year);
  if (inOrder.length === 0) return unknown('NO_FIGURE', null);
  const inPeriod = inOrder.filter((f) => f.year >= goal.baseYear && f.year <= goal.targetYear);
  if (goal.operator === 'CAGR') return assessGrowth(goal, inPeriod, parameters);
  const figure = inPeriod.at(-1);
  if (!figure) return unknown('NO_FIGURE_IN_PERIOD', null);
  const base = findBase(goal, inPeriod, figure, parameters);
  if (goal.operator === 'REDUCE' && (!base || base.value <= 0)) return unknown('NO_BASE', null);
  const progress =
    goal.operator === 'REDUCE' ? progressOfReduction(goal, figure, base!) : progressOfLevel(goal, figure, base, parameters.approx);
  return conclude(goal, progress, figure.year, base, parameters, levelRemarks(goal, inOrder, figure, base, progress, parameters, issuedYear));
}

function assessGrowth(goal: Goal, inPeriod: readonly YearValue[], parameters: AttainmentParameters): Assessment {
  const rates = unbrokenRates(inPeriod, goal.baseYear + 1, goal.targetYear);
  if (rates.length === 0) return unknown('NO_FIGURE_IN_PERIOD', null);
  const year = goal.baseYear + rates.length;
  const missing = inPeriod.some((f) => f.year > year);
  return conclude(goal, progressOfGrowth(goal, rates), year, null, parameters, missing ? ['YEAR_MISSING'] : []);
}

function findBase(goal: Goal, inPeriod: readonly YearValue[], figure: YearValue, parameters: AttainmentParameters): Base | null {
  if (goal.baseValue !== null) return { year: goal.baseYear, value: goal.baseValue, origin: 'DOCUMENT' };
  const first = inPeriod[0]!;
  if (first.year === goal.baseYear) return { ...pick(first), origin: 'SERIES' };
  const usable = parameters.baseFallback === 'FIRST_IN_PERIOD' && goal.operator !== 'REDUCE' && first.year < figure.year;
  return usable ? { ...pick(first), origin: 'FIRST_IN_PERIOD' } : null;
}

const pick = ({ year, value }: YearValue): YearValue => ({ year, value });

function levelRemarks(
  goal: Goal,
  figures: readonly YearValue[],
  figure: YearValue,
  base: Base | null,
  progress: Progress,
  { approx }: AttainmentParameters,
  issuedYear: number | null,
): Remark[] {
  const less = wantsLess(goal);
  const out: Remark[] = [];
  if (!base) out.push('NO_BASE');
  else if (figure.year === base.year) out.push('ONLY_START');
  if (base?.origin === 'FIRST_IN_PERIOD') out.push('BASE_IS_FIRST_FIGURE');
  if (goal.operator === 'REDUCE') return out;
  if (base && base.origin !== 'FIRST_IN_PERIOD' && (less ? goal.value >= base.value : goal.value <= base.value)) out.push('TARGET_NOT_ABOVE_BASE');
  if (issuedYear !== null && figures.some((f) => f.year < issuedYear && progressOfLevel(goal, f, null, approx).attained)) out.push('MET_BEFORE_ISSUE');
  if (progress.attained && goal.operator === 'APPROX' && !less && figure.value > goal.value * approx.pointedOutAbove) out.push('FAR_ABOVE');
  return out;
}

function conclude(goal: Goal, progress: Progress, year: number, base: Base | null, parameters: AttainmentParameters, found: Remark[]): Assessment {
  const final = year >= goal.targetYear;
  // Without a base the last year is judged by v / T: at the end only the value counts.
  const scheduleAttainment = progress.scheduleAttainment ?? (final ? progress.attainment : null);
  return {
    light: lightOf({ attained: progress.attained, scheduleAttainment, final }, parameters.light),
    attained: progress.attained,
    attainment: progress.attainment,
    due: progress.due ?? (final ? 1 : null),
    scheduleAttainment,
    expected: progress.expected,
    judged: progress.judged,
    year,
    base,
    remarks: final ? [...found, 'FINAL_YEAR'] : found,
  };
}

function unknown(remark: Remark, year: number | null): Assessment {
  return { light: 'GREY', attained: null, attainment: null, due: null, scheduleAttainment: null, expected: null, judged: null, year, base: null, remarks: [remark] };
}
