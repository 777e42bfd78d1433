/**
 * What a document wants of an indicator, as arithmetic can use it. No zone, no document, no database.
 *
 * | operator | words of the documents | reached when |
 * |---|---|---|
 * | GTE | 达、达到、以上 | v ≥ x |
 * | GT | 超过、突破 | v > x |
 * | APPROX | 左右 | v ≥ 0.95 x (parameter), pointed out above 1.1 x |
 * | LTE | 以下 | v ≤ x |
 * | REDUCE | 比基期降低 p% | 1 − v/base ≥ p |
 * | CAGR | 年均增长 g% | geometric mean of the yearly rates ≥ g |
 *
 * 以上 and 以下 include the bound, 超过 does not (Civil Code art. 1259).
 */
export const operators = ['GTE', 'GT', 'APPROX', 'LTE', 'REDUCE', 'CAGR'] as const;
export type Operator = (typeof operators)[number];

export const directions = ['UP', 'DOWN'] as const;
export type Direction = (typeof directions)[number];

/** How the way from the base to the target is spread over the years (序时进度). */
export type Path =
  | { kind: 'LINEAR' }
  | { kind: 'GEOMETRIC' }
  /** Logistic: steepest at the share `midpoint` of the time, the steeper the larger `steepness`. */
  | { kind: 'S_CURVE'; midpoint: number; steepness: number }
  /** Yearly values that a plan sets; years between two of them are interpolated. */
  | { kind: 'PLAN'; values: readonly YearValue[] };

export interface YearValue {
  year: number;
  value: number;
}

export interface Goal {
  operator: Operator;
  /** In the indicator's unit; for REDUCE and CAGR in percent. */
  value: number;
  /** The year from which progress is counted. */
  baseYear: number;
  /** Level in the base year; null when nobody published one. Not used by CAGR. */
  baseValue: number | null;
  targetYear: number;
  direction: Direction;
  path: Path;
}

/** Numbers of the assessment that a zone may set differently; see the pack's `parameters/attainment.yaml`. */
export interface AttainmentParameters {
  light: { green: number; yellow: number };
  approx: { reachedFrom: number; pointedOutAbove: number };
  baseFallback: 'FIRST_IN_PERIOD' | 'NONE';
}

/** Does a better performance mean a smaller number? */
export function wantsLess(goal: Pick<Goal, 'operator' | 'direction'>): boolean {
  if (goal.operator === 'LTE') return true;
  if (goal.operator === 'APPROX') return goal.direction === 'DOWN';
  return false;
}

/** Floating-point noise must not turn a target that is just met into one that is missed: 1 − 0.8 is not quite 0.2. */
const NOISE = 1e-9;

export function atLeast(value: number, bound: number): boolean {
  return value >= bound - NOISE * Math.max(1, Math.abs(bound));
}

export function moreThan(value: number, bound: number): boolean {
  return value > bound + NOISE * Math.max(1, Math.abs(bound));
}
