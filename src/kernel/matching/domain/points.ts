import type { Trait, Traits } from './traits.ts';

/** What a trait is worth: `perSpread` points for each spread above the mean, bounded, so that nothing unheard of decides alone. */
export interface TraitWeight {
  mean: number;
  spread: number;
  perSpread: number;
}

export interface PointWeights {
  start: number;
  /** So many spreads at most count, to either side. */
  bound: number;
  traits: Readonly<Record<Trait, TraitWeight>>;
}

export function pointsOf(trait: Trait, value: number, { traits, bound }: PointWeights): number {
  const { mean, spread, perSpread } = traits[trait];
  return perSpread * Math.max(-bound, Math.min(bound, (value - mean) / spread));
}

/** All points of a text: the log-odds that people would call it a match at all, on the scale of the levels. */
export function pointsOfTraits(traits: Traits, weights: PointWeights): number {
  let points = weights.start;
  for (const trait of Object.keys(weights.traits) as Trait[]) points += pointsOf(trait, traits[trait], weights);
  return points;
}
