import type { Chance } from '../../../base/chance.ts';
import { Problem } from '../../../base/problem.ts';
import type { CompositeField } from './definition.ts';

const SUM_TOLERANCE = 1e-9;

/** @throws Problem INDEX_WEIGHTS_INVALID unless every weight is positive and they sum to 1 (± 1e−9) */
export function checkWeights(weights: readonly number[], where: string): void {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (weights.length > 0 && weights.every((w) => w > 0) && Math.abs(sum - 1) <= SUM_TOLERANCE) return;
  throw new Problem('INDEX_WEIGHTS_INVALID', {
    zh: `${where}的权重须为正数、合计为1，现为${sum}`,
    en: `The weights of ${where} must be positive and sum to 1; they sum to ${sum}`,
    where: { field: where },
  });
}

export const equalWeights = (n: number): number[] => Array.from({ length: n }, () => 1 / n);

/** The same weights, summing to 1. */
export function rescaled(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}

/** Every weight moved by up to ± `spread` of itself, then rescaled: fields first, indicators within each. */
export function perturbed(fields: readonly CompositeField[], spread: number, chance: Chance): CompositeField[] {
  const move = (weights: readonly number[]): number[] => rescaled(weights.map((w) => w * (1 - spread + 2 * spread * chance.next())));
  const fieldWeights = move(fields.map((f) => f.weight));
  return fields.map((field, i) => {
    const weights = move(field.indicators.map((x) => x.weight));
    return { ...field, weight: fieldWeights[i]!, indicators: field.indicators.map((x, j) => ({ ...x, weight: weights[j]! })) };
  });
}

/** One weight set to `to`, the others keeping their proportions. */
export function withWeight(weights: readonly number[], at: number, to: number): number[] {
  const rest = 1 - weights[at]!;
  return weights.map((w, i) => (i === at ? to : rest === 0 ? 0 : (w / rest) * (1 - to)));
}
