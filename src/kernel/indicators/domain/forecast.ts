import { type AttainmentParameters, type Goal, type YearValue, wantsLess } from './goal.ts';
import { fits, fromScale, type Scale, toScale } from './scale.ts';
import { pooled, type Spread, spreadOfChanges, spreadOfValues } from './spread.ts';
import { studentCdf, studentQuantile } from './student.ts';

/** Numbers of the forecast that a zone may set differently; conventions of the platform. */
export interface ForecastParameters {
  /** Share of outcomes the interval is meant to hold. */
  level: number;
  /** Own figures needed. */
  leastFigures: number;
  /** Degrees of freedom needed for the spread, own and borrowed. */
  leastDegrees: number;
  /** How much of a year's drift is left in the next; 1 keeps it. */
  damping: number;
  /** Least yearly spread, as a share of the value: published figures are rounded and never quite regular. */
  leastSpread: number;
}

export interface PlaceSeries {
  place: string;
  figures: readonly YearValue[];
}

export interface Forecast {
  method: 'DRIFT' | 'MEAN_RATES';
  scale: Scale;
  figures: number;
  from: number;
  to: number;
  level: number;
  degrees: number;
  borrowedFrom: string[];
  points: { year: number; value: number; low: number; high: number }[];
  /** That the value of the last year is at least (or at most) the threshold; null without one. */
  probability: number | null;
}

export interface NoForecast {
  reason: 'NO_FIGURE' | 'TOO_FEW_FIGURES' | 'SPREAD_UNKNOWN';
  figures: number;
  needed: number;
}

interface Question {
  own: PlaceSeries;
  /** The same indicator elsewhere: a few figures of one place say little of how much a year may bring. */
  others: readonly PlaceSeries[];
  scale: Scale;
  toYear: number;
  threshold?: { value: number; less: boolean };
}

/**
 * A series carried on to a year: from its newest figure, by its mean yearly change (damped), as a random walk with drift.
 *
 * With z the figures on their scale, T the years between the first and the last, d(h) = Σ φ^i the damped years:
 *
 *     middle(h) = z_n + d(h) · (z_n − z_1)/T        variance(h) = s² · (h + d(h)²/T)        interval by Student's t
 *
 * s² comes from the yearly changes of this place, its newest one left out, and of the other places about their own means.
 * The newest change moves the middle and not the width, so a better figure never lowers the chance of a target.
 */
export function forecastSeries({ own, others, scale: wanted, toYear, threshold }: Question, parameters: ForecastParameters): Forecast | NoForecast {
  const figures = inOrder(own.figures);
  if (figures.length === 0) return { reason: 'NO_FIGURE', figures: 0, needed: parameters.leastFigures };
  if (figures.length < parameters.leastFigures) return { reason: 'TOO_FEW_FIGURES', figures: figures.length, needed: parameters.leastFigures };
  const scale = fits(wanted, figures.map((f) => f.value)) ? wanted : 'LINEAR';
  const points = onScale(scale, figures);
  const lent = others.filter((o) => fits(scale, o.figures.map((f) => f.value))).map((o) => ({ place: o.place, spread: spreadOfChanges(onScale(scale, inOrder(o.figures))) }));
  const spread = pooled([spreadOfChanges(points.slice(0, -1)), ...lent.map((l) => l.spread)]);
  if (spread.degrees < parameters.leastDegrees) return { reason: 'SPREAD_UNKNOWN', figures: figures.length, needed: parameters.leastDegrees };
  const sigma = deviation(spread, leastDeviation(scale, figures, parameters));
  const [first, last] = [points[0]!, points.at(-1)!];
  const years = last.year - first.year;
  const drift = (last.value - first.value) / years;
  const at = (h: number): { middle: number; error: number } => {
    const damped = dampedYears(h, parameters.damping);
    return { middle: last.value + damped * drift, error: sigma * Math.sqrt(h + damped ** 2 / years) };
  };
  const t = studentQuantile((1 + parameters.level) / 2, spread.degrees);
  const horizon = toYear - last.year;
  const answer: Forecast['points'] = [];
  for (let h = 1; h <= horizon; h++) {
    const { middle, error } = at(h);
    answer.push({ year: last.year + h, value: fromScale(scale, middle), low: fromScale(scale, middle - t * error), high: fromScale(scale, middle + t * error) });
  }
  return {
    method: 'DRIFT', scale, figures: figures.length, from: first.year, to: last.year, level: parameters.level, degrees: spread.degrees,
    borrowedFrom: lent.filter((l) => l.spread.degrees > 0).map((l) => l.place),
    points: answer,
    probability: threshold && horizon > 0 ? chance(at(horizon), spread.degrees, toScale(scale, threshold.value), threshold.less) : null,
  };
}

/**
 * Whether a mean growth rate over a period will be reached: the years still unknown bring the mean of the rates so far,
 * give or take. All on the scale of log(1 + rate), where the geometric mean is a plain mean.
 */
export function forecastGrowth(goal: Pick<Goal, 'value' | 'baseYear' | 'targetYear'>, own: PlaceSeries, others: readonly PlaceSeries[], parameters: ForecastParameters): Forecast | NoForecast {
  const figures = inOrder(own.figures).filter((f) => f.year <= goal.targetYear);
  if (figures.length === 0) return { reason: 'NO_FIGURE', figures: 0, needed: parameters.leastFigures };
  if (figures.length < parameters.leastFigures) return { reason: 'TOO_FEW_FIGURES', figures: figures.length, needed: parameters.leastFigures };
  const logs = figures.map((f) => Math.log1p(f.value / 100));
  const lent = others.map((o) => ({ place: o.place, spread: spreadOfValues(o.figures.map((f) => Math.log1p(f.value / 100))) }));
  const spread = pooled([spreadOfValues(logs.slice(0, -1)), ...lent.map((l) => l.spread)]);
  if (spread.degrees < parameters.leastDegrees) return { reason: 'SPREAD_UNKNOWN', figures: figures.length, needed: parameters.leastDegrees };
  const sigma = deviation(spread, parameters.leastSpread);
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const rate = (z: number): number => Math.expm1(z) * 100;
  const last = figures.at(-1)!;
  const t = studentQuantile((1 + parameters.level) / 2, spread.degrees);
  const error = sigma * Math.sqrt(1 + 1 / logs.length);
  const points = Array.from({ length: Math.max(0, goal.targetYear - last.year) }, (_, i) => ({ year: last.year + 1 + i, value: rate(mean), low: rate(mean - t * error), high: rate(mean + t * error) }));
  const known = figures.filter((f) => f.year > goal.baseYear);
  const all = goal.targetYear - goal.baseYear;
  const open = all - known.length;
  const sum = known.reduce((acc, f) => acc + Math.log1p(f.value / 100), 0);
  const total = { middle: sum + open * mean, error: sigma * Math.sqrt(open + open ** 2 / logs.length) };
  return {
    method: 'MEAN_RATES', scale: 'LINEAR', figures: figures.length, from: figures[0]!.year, to: last.year, level: parameters.level, degrees: spread.degrees,
    borrowedFrom: lent.filter((l) => l.spread.degrees > 0).map((l) => l.place),
    points,
    probability: open > 0 ? chance(total, spread.degrees, all * Math.log1p(goal.value / 100), false) : null,
  };
}

/** The value from which on a goal counts as reached, on the scale of its figures; null where a base is needed and missing. */
export function thresholdOf(goal: Goal, base: YearValue | null, approx: AttainmentParameters['approx']): { value: number; less: boolean } | null {
  const less = wantsLess(goal);
  if (goal.operator === 'REDUCE') return base ? { value: base.value * (1 - goal.value / 100), less: true } : null;
  if (goal.operator === 'APPROX') return { value: goal.value * (less ? 2 - approx.reachedFrom : approx.reachedFrom), less };
  return { value: goal.value, less };
}

function chance({ middle, error }: { middle: number; error: number }, degrees: number, bound: number, less: boolean): number {
  const below = studentCdf((bound - middle) / error, degrees);
  return less ? below : 1 - below;
}

const inOrder = (figures: readonly YearValue[]): YearValue[] => [...figures].sort((a, b) => a.year - b.year);
const onScale = (scale: Scale, figures: readonly YearValue[]): YearValue[] => figures.map((f) => ({ year: f.year, value: toScale(scale, f.value) }));
const deviation = ({ squares, degrees }: Spread, least: number): number => Math.max(Math.sqrt(squares / degrees), least);

/** On the log and logit scales a share of the value is (about) a distance; on the plain one it is taken of the largest figure but the newest. */
function leastDeviation(scale: Scale, figures: readonly YearValue[], { leastSpread }: ForecastParameters): number {
  return scale === 'LINEAR' ? Math.max(leastSpread * Math.max(...figures.slice(0, -1).map((f) => Math.abs(f.value))), Number.MIN_VALUE) : leastSpread;
}

function dampedYears(h: number, damping: number): number {
  let sum = 0;
  for (let i = 1; i <= h; i++) sum += damping ** (i - 1);
  return sum;
}
