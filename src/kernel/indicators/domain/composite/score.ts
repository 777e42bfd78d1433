import { Problem } from '../../../base/problem.ts';
import { aggregate } from './aggregate.ts';
import type { CompositeField, CompositeMethod, Values } from './definition.ts';
import { normalise } from './normalise.ts';
import { checkWeights, rescaled } from './weights.ts';

export interface FieldScore {
  code: string;
  /** null: nothing is known of the place in this field. */
  score: number | null;
  /** After re-weighting over the fields that have a score; 0 without one. */
  weight: number;
  /** Part of the place's score; the parts sum to it. */
  contribution: number;
  /** Indicators in use of which the place has no value. */
  missing: string[];
}

export interface PlaceScore {
  place: string;
  score: number | null;
  /** 1 is best; equal scores share a rank. null: too little is known, or nothing. */
  rank: number | null;
  /** Share of the weight in use that the place has values for. */
  coverage: number;
  fields: FieldScore[];
}

/** Fields and comparable values after indicators that too few places have were left out. */
export interface Prepared {
  places: readonly string[];
  fields: readonly CompositeField[];
  /** Normalised, by indicator and place. */
  comparable: Values;
  dropped: { code: string; places: number }[];
  method: CompositeMethod;
}

/**
 * @throws Problem INDEX_WEIGHTS_INVALID; INDEX_METHOD_UNFIT for z-scores under a geometric mean (they are negative for
 * half the places); INDEX_WITHOUT_DATA when no indicator is left
 */
export function prepare(places: readonly string[], fields: readonly CompositeField[], values: Values, method: CompositeMethod): Prepared {
  checkWeights(fields.map((f) => f.weight), 'index');
  for (const field of fields) checkWeights(field.indicators.map((i) => i.weight), field.code);
  if (method.normalisation === 'ZSCORE' && method.aggregation === 'GEOMETRIC') {
    throw new Problem('INDEX_METHOD_UNFIT', {
      zh: 'z 分数有正有负，不能取几何平均',
      en: 'z-scores are negative for some places and have no geometric mean',
      remedy: { zh: '改用算术平均，或换一种标准化方法', en: 'Use the arithmetic mean, or another normalisation' },
    });
  }
  const known = (code: string): number => (values.get(code) ?? []).filter((v) => v !== null).length;
  const enough = (code: string): boolean => known(code) > 0 && known(code) >= method.indicatorCoverage * places.length;
  const kept = fields
    .map((f) => ({ ...f, indicators: f.indicators.filter((i) => enough(i.code)) }))
    .filter((f) => f.indicators.length > 0);
  if (kept.length === 0) throw new Problem('INDEX_WITHOUT_DATA', { zh: '这一年没有足够的数据计算指数', en: 'Too little is known of that year for an index' });
  const fieldWeights = rescaled(kept.map((f) => f.weight));
  const use = kept.map((f, i) => {
    const weights = rescaled(f.indicators.map((x) => x.weight));
    return { ...f, weight: fieldWeights[i]!, indicators: f.indicators.map((x, j) => ({ ...x, weight: weights[j]! })) };
  });
  const comparable = new Map(use.flatMap((f) => f.indicators.map((i) => [i.code, normalise(values.get(i.code)!, i, method.normalisation, method.cap)] as const)));
  const dropped = fields.flatMap((f) => f.indicators.filter((i) => !enough(i.code)).map((i) => ({ code: i.code, places: known(i.code) })));
  return { places, fields: use, comparable, dropped, method };
}

/** The score of one place under these weights; missing fields and indicators are re-weighted. null: nothing known. */
export function scoreOf(fields: readonly CompositeField[], comparable: Values, place: number, method: Pick<CompositeMethod, 'aggregation' | 'epsilon'>): number | null {
  // Called for every draw of a simulation: one pass, few objects.
  const scores: number[] = [];
  const weights: number[] = [];
  let total = 0;
  for (const field of fields) {
    const score = fieldScore(field, comparable, place);
    if (score === null) continue;
    scores.push(score);
    weights.push(field.weight);
    total += field.weight;
  }
  if (scores.length === 0) return null;
  for (let i = 0; i < weights.length; i++) weights[i]! /= total;
  return aggregate(scores, weights, method.aggregation, method.epsilon);
}

function fieldScore(field: CompositeField, comparable: Values, place: number): number | null {
  let [sum, weight] = [0, 0];
  for (const indicator of field.indicators) {
    const z = comparable.get(indicator.code)![place];
    if (z === null || z === undefined) continue;
    sum += z * indicator.weight;
    weight += indicator.weight;
  }
  return weight === 0 ? null : sum / weight;
}

export function coverageOf(fields: readonly CompositeField[], comparable: Values, place: number): number {
  return fields.reduce((sum, f) => sum + f.weight * f.indicators.reduce((s, i) => s + (comparable.get(i.code)![place] === null ? 0 : i.weight), 0), 0);
}

const SAME = 1e-12;

/** Ranks of the scores, 1 best; null stays without one. */
export function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
  return scores.map((s) => (s === null ? null : 1 + scores.filter((other) => other !== null && other > s + SAME).length));
}

/** Scores and ranks of all places, in the order in which they were given. */
export function scorePlaces({ places, fields, comparable, method }: Prepared): PlaceScore[] {
  const coverage = places.map((_, i) => coverageOf(fields, comparable, i));
  const scores = places.map((_, i) => scoreOf(fields, comparable, i, method));
  const ranks = ranksOf(scores.map((s, i) => (coverage[i]! + SAME < method.placeCoverage ? null : s)));
  return places.map((place, i) => {
    const parts = fields.map((f) => ({ field: f, score: fieldScore(f, comparable, i) }));
    const weight = parts.reduce((sum, p) => sum + (p.score === null ? 0 : p.field.weight), 0);
    const sum = parts.reduce((s, p) => s + (p.score ?? 0) * p.field.weight, 0);
    return {
      place,
      score: scores[i]!,
      rank: ranks[i]!,
      coverage: coverage[i]!,
      fields: parts.map(({ field, score }) => ({
        code: field.code,
        score,
        weight: score === null ? 0 : field.weight / weight,
        // Of a geometric mean each field is given the share it has in the arithmetic one, so that the parts add up.
        contribution: score === null || sum === 0 ? 0 : (scores[i]! * score * field.weight) / sum,
        missing: field.indicators.filter((x) => comparable.get(x.code)![i] === null).map((x) => x.code),
      })),
    };
  });
}
