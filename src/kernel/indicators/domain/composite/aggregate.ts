import type { IndexAggregation } from './definition.ts';

/**
 * Σ w·z, where one strong field makes up for a weak one, or Π (z + ε)^w − ε, where it does so only in part. Negative
 * scores count as 0 in the geometric mean. Weights sum to 1.
 */
export function aggregate(scores: readonly number[], weights: readonly number[], how: IndexAggregation, epsilon: number): number {
  if (how === 'ARITHMETIC') return scores.reduce((sum, z, i) => sum + z * weights[i]!, 0);
  return Math.exp(scores.reduce((sum, z, i) => sum + weights[i]! * Math.log(Math.max(0, z) + epsilon), 0)) - epsilon;
}
