import { type PointWeights, pointsOfTraits } from '../../src/kernel/matching/domain/points.ts';
import { type Trait, traitNames } from '../../src/kernel/matching/domain/traits.ts';
import { factorise, solve } from '../../src/kernel/matching/domain/verdicts/cholesky.ts';
import type { MeasuredPair } from './measured-pairs.ts';
import { mean } from './measures.ts';

/** Ridge: how strongly weights are held to zero. Chosen among 30, 100, 300 and 1,000 by the unseen demands. */
const RIDGE = 300;
const BOUND = 4;
const STEPS = 12;
/** Points have this mean and spread over judged pairs, so that scores keep their size from one learning to the next. */
const SCALE = { mean: 1.36, spread: 1.41 };

export const pointsOfPair = (pair: MeasuredPair, points: PointWeights): number => pointsOfTraits(pair.traits, points);

/** Logistic regression of "people called it a match at all" (level 2 or better) on bounded standard scores of the traits, by Newton's steps. */
export function learnPoints(pairs: readonly MeasuredPair[], used: readonly Trait[]): PointWeights {
  const columns = used.map((trait) => {
    const values = pairs.map((p) => p.traits[trait]);
    const m = round(mean(values));
    const spread = Math.max(1e-6, round(Math.sqrt(mean(values.map((x) => (x - m) ** 2)))));
    return { trait, mean: m, spread, scores: Float64Array.from(values, (x) => Math.max(-BOUND, Math.min(BOUND, (x - m) / spread))) };
  });
  const n = used.length + 1;
  const weights = new Float64Array(n);
  for (let step = 0; step < STEPS; step += 1) {
    const curvature = new Float64Array(n * n);
    const slope = new Float64Array(n);
    const x = new Float64Array(n);
    pairs.forEach((pair, i) => {
      x[n - 1] = 1;
      columns.forEach(({ scores }, j) => (x[j] = scores[i]!));
      const chance = 1 / (1 + Math.exp(-x.reduce((sum, value, j) => sum + value * weights[j]!, 0)));
      const off = chance - (pair.level >= 2 ? 1 : 0);
      const bend = chance * (1 - chance);
      for (let j = 0; j < n; j += 1) {
        slope[j]! += off * x[j]!;
        for (let k = 0; k <= j; k += 1) curvature[j * n + k]! += bend * x[j]! * x[k]!;
      }
    });
    for (let j = 0; j < n; j += 1) {
      const held = j === n - 1 ? 1e-6 : RIDGE;
      slope[j]! += held * weights[j]!;
      curvature[j * n + j]! += held;
    }
    factorise(curvature, n);
    solve(curvature, n, slope);
    for (let j = 0; j < n; j += 1) weights[j]! -= slope[j]!;
  }
  const raw = pairs.map((_, i) => columns.reduce((sum, { scores }, j) => sum + weights[j]! * scores[i]!, 0));
  const rawMean = mean(raw);
  const scale = SCALE.spread / Math.sqrt(mean(raw.map((x) => (x - rawMean) ** 2)));
  const none = { mean: 0, spread: 1, perSpread: 0 };
  const traits = Object.fromEntries(traitNames.map((trait) => {
    const j = used.indexOf(trait);
    return [trait, j < 0 ? none : { mean: columns[j]!.mean, spread: columns[j]!.spread, perSpread: round(scale * weights[j]!) }];
  })) as PointWeights['traits'];
  return { start: round(SCALE.mean - scale * rawMean), bound: BOUND, traits };
}

const round = (value: number): number => Number(value.toFixed(6));
