import type { PlanTarget } from '../../contract.ts';
import { groupBy } from '../group-by.ts';
import type { LintFigure, LintIndicator, LintInput } from './input.ts';

/** A zone target with the targets of all its parts for the same indicator, year and document. */
export interface Family {
  indicator: LintIndicator;
  whole: PlanTarget;
  /** In the order of the composition; every part has one. */
  parts: readonly PlanTarget[];
}

/** Families of the plan. Where a part has no target of its own nothing can be said of the whole, and there is none. */
export function familiesOf({ targets, indicators, composition }: LintInput): Family[] {
  const known = new Map(indicators.map((i) => [i.code, i]));
  return [...groupBy(targets, (t) => `${t.document} ${t.indicator} ${t.year}`).values()].flatMap((group) => {
    const whole = group.find((t) => t.place === composition.whole);
    const parts = composition.parts.map((place) => group.find((t) => t.place === place)).filter((t) => t !== undefined);
    const indicator = known.get(group[0]!.indicator);
    return whole && indicator && parts.length === composition.parts.length && parts.length > 0 ? [{ indicator, whole, parts }] : [];
  });
}

export interface Weights {
  by: string;
  year: number;
  /** In the order of the parts; they sum to 1. */
  shares: readonly number[];
  figures: readonly LintFigure[];
}

/** Shares of the parts by the published figures of one year; undefined unless every part has one. */
export function weightsOf(input: Pick<LintInput, 'figures' | 'composition'>, by: string | null | undefined, year: number): Weights | undefined {
  if (!by) return undefined;
  const figures = input.composition.parts
    .map((place) => input.figures.find((f) => f.indicator === by && f.place === place && f.period === String(year)))
    .filter((f) => f !== undefined);
  const total = figures.reduce((sum, f) => sum + f.value, 0);
  if (figures.length !== input.composition.parts.length || total <= 0) return undefined;
  return { by, year, shares: figures.map((f) => f.value / total), figures };
}

/** Below this a difference is rounding, not arithmetic. */
export const TOLERANCE = 1e-9;

export const weightedMean = (values: readonly number[], weights: readonly number[]): number => {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total;
};
