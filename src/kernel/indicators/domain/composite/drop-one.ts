import type { CompositeField, CompositeMethod, Values } from './definition.ts';
import { prepare, type Prepared, scorePlaces } from './score.ts';
import { rescaled } from './weights.ts';

export interface DropOne {
  indicator: string;
  /** Rank of each place without the indicator, in the order of the places. */
  ranks: (number | null)[];
  /** Largest change of a rank; a place that loses or gains its rank counts as 0. */
  largestShift: number;
}

/** The ranking without each of the indicators in use; with only one there is nothing to drop. */
export function dropOne(prepared: Prepared, values: Values): DropOne[] {
  const before = scorePlaces(prepared).map((p) => p.rank);
  const codes = prepared.fields.flatMap((f) => f.indicators.map((i) => i.code));
  if (codes.length < 2) return [];
  const method: CompositeMethod = prepared.method;
  return codes.map((code) => {
    const ranks = scorePlaces(prepare(prepared.places, without(prepared.fields, code), values, method)).map((p) => p.rank);
    return { indicator: code, ranks, largestShift: Math.max(0, ...ranks.map((r, i) => (r === null || before[i] == null ? 0 : Math.abs(r - before[i])))) };
  });
}

function without(fields: readonly CompositeField[], code: string): CompositeField[] {
  const kept = fields.map((f) => ({ ...f, indicators: f.indicators.filter((i) => i.code !== code) })).filter((f) => f.indicators.length > 0);
  const weights = rescaled(kept.map((f) => f.weight));
  return kept.map((f, i) => {
    const inner = rescaled(f.indicators.map((x) => x.weight));
    return { ...f, weight: weights[i]!, indicators: f.indicators.map((x, j) => ({ ...x, weight: inner[j]! })) };
  });
}
