import { dueShare } from './due-share.ts';
import { type AttainmentParameters, atLeast, type Goal, moreThan, wantsLess, type YearValue } from './goal.ts';
import { meanGrowth } from './growth.ts';

/** How far one goal has come at the end of one year. Shares are plain ratios: 1 is the whole. */
export interface Progress {
  attained: boolean;
  /** Share of the way from the base to the target that is done; may be negative, may exceed 1. */
  attainment: number | null;
  /** Share that should be done by then; null without a base. */
  due: number | null;
  /** attainment ÷ due: 1.00 is on time. */
  scheduleAttainment: number | null;
  /** The value that would be on time, in the unit of the value judged. */
  expected: number | null;
  /** What is compared with the target: the figure itself, the reduction in percent, the mean growth in percent. */
  judged: number;
}

/** A ratio to a target of a quantity that should fall has no upper end; ten times better is as good as it gets. */
const MOST = 10;

/** Level targets (GTE, GT, APPROX, LTE) at a figure. */
export function progressOfLevel(goal: Goal, figure: YearValue, base: YearValue | null, approx: AttainmentParameters['approx']): Progress {
  const less = wantsLess(goal);
  const attained = levelReached(goal, figure.value, approx);
  const way = base ? (less ? base.value - goal.value : goal.value - base.value) : null;
  if (!base || way === null || way <= 0) {
    // No base, or the target asks for no more than what there was (T = b, or passed before it was set): v / T.
    const ratio = ratioToTarget(figure.value, goal.value, less);
    const keep = base !== null;
    return { attained, attainment: ratio, due: keep ? 1 : null, scheduleAttainment: keep ? ratio : null, expected: keep ? goal.value : null, judged: figure.value };
  }
  const due = dueShare({ from: base, to: { year: goal.targetYear, value: goal.value }, path: goal.path }, figure.year);
  const attainment = (less ? base.value - figure.value : figure.value - base.value) / way;
  return {
    attained,
    attainment,
    due,
    scheduleAttainment: due > 0 ? attainment / due : null,
    expected: base.value + due * (goal.value - base.value),
    judged: figure.value,
  };
}

function levelReached(goal: Goal, value: number, approx: AttainmentParameters['approx']): boolean {
  if (goal.operator === 'GT') return moreThan(value, goal.value);
  if (goal.operator === 'APPROX') {
    return wantsLess(goal) ? atLeast(-value, -goal.value * (2 - approx.reachedFrom)) : atLeast(value, goal.value * approx.reachedFrom);
  }
  return goal.operator === 'LTE' ? atLeast(-value, -goal.value) : atLeast(value, goal.value);
}

function ratioToTarget(value: number, target: number, less: boolean): number {
  if (!less) return target === 0 ? (atLeast(value, 0) ? 1 : 0) : value / target;
  return value <= 0 ? MOST : Math.min(MOST, target / value);
}

/** 比基期降低 p%: the figure is a level, the target a reduction of it. */
export function progressOfReduction(goal: Goal, figure: YearValue, base: YearValue): Progress {
  const wanted = goal.value / 100;
  const reached = 1 - figure.value / base.value;
  const due = dueShare({ from: { year: base.year, value: 1 }, to: { year: goal.targetYear, value: 1 - wanted }, path: shareOfBase(goal.path) }, figure.year);
  const attainment = reached / wanted;
  return {
    attained: atLeast(reached, wanted),
    attainment,
    due,
    scheduleAttainment: due > 0 ? attainment / due : null,
    expected: due * goal.value,
    judged: reached * 100,
  };
}

/** Yearly values of a reduction are planned in percent; as shares of the base they are levels. */
function shareOfBase(path: Goal['path']): Goal['path'] {
  return path.kind === 'PLAN' ? { kind: 'PLAN', values: path.values.map(({ year, value }) => ({ year, value: 1 - value / 100 })) } : path;
}

/**
 * 年均增长 g%: the running test compares the geometric mean to date with g; the target is reached only when the mean
 * over all its years is. `rates` are the yearly rates since the base year, none missing.
 */
export function progressOfGrowth(goal: Goal, rates: readonly number[]): Progress {
  const years = goal.targetYear - goal.baseYear;
  const due = rates.length / years;
  const mean = meanGrowth(rates);
  const wanted = Math.log1p(goal.value / 100);
  const scheduleAttainment = wanted > 0 ? Math.log1p(mean / 100) / wanted : (1 + mean / 100) / (1 + goal.value / 100);
  return {
    attained: rates.length === years && atLeast(mean, goal.value),
    attainment: scheduleAttainment * due,
    due,
    scheduleAttainment,
    expected: goal.value,
    judged: mean,
  };
}
