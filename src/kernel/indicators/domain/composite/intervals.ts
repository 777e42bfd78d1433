import type { Chance } from '../../../base/chance.ts';
import { type Prepared, coverageOf, ranksOf, scoreOf } from './score.ts';
import { perturbed } from './weights.ts';

export interface IntervalOptions {
  draws: number;
  /** Every weight moves by up to this share of itself. */
  spread: number;
  /** Share of the draws between `low` and `high`, e.g. 0.9. */
  confidence: number;
  /** Neighbours are tied when the lower one is not behind in at least this share of the draws. */
  tieShare: number;
}

export interface RankInterval {
  place: string;
  /** Ranks between which the central share of the draws lies. */
  low: number;
  high: number;
  /** Best and worst rank in any draw. */
  best: number;
  worst: number;
}

export interface Uncertainty {
  seed: number;
  intervals: RankInterval[];
  /** Ranked places in order; a group holds those that the draws cannot tell apart from their neighbour. */
  groups: string[][];
  /** For each pair of neighbours, the share of draws in which the lower one is not behind. */
  overtakes: { above: string; below: string; share: number }[];
}

/** Rank intervals under weights drawn around the given ones. The same seed gives the same answer. */
export function uncertainty(prepared: Prepared, { draws, spread, confidence, tieShare }: IntervalOptions, chance: Chance): Uncertainty {
  const { places, fields, comparable, method } = prepared;
  const ranked = places.map((_, i) => i).filter((i) => coverageOf(fields, comparable, i) + 1e-12 >= method.placeCoverage);
  const base = ranked.map((i) => scoreOf(fields, comparable, i, method)!);
  const order = ranked.map((_, k) => k).sort((a, b) => base[b]! - base[a]! || a - b);
  const seen = ranked.map(() => [] as number[]);
  const notBehind = order.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const weights = perturbed(fields, spread, chance);
    const scores = ranked.map((i) => scoreOf(weights, comparable, i, method)!);
    ranksOf(scores).forEach((rank, k) => seen[k]!.push(rank!));
    for (let k = 1; k < order.length; k++) if (scores[order[k]!]! >= scores[order[k - 1]!]!) notBehind[k]! += 1;
  }
  const name = (k: number): string => places[ranked[k]!]!;
  const overtakes = order.slice(1).map((k, j) => ({ above: name(order[j]!), below: name(k), share: notBehind[j + 1]! / draws }));
  const groups: string[][] = [];
  order.forEach((k, j) => {
    if (j > 0 && overtakes[j - 1]!.share >= tieShare) groups.at(-1)!.push(name(k));
    else groups.push([name(k)]);
  });
  const tail = (1 - confidence) / 2;
  return {
    seed: chance.seed,
    groups,
    overtakes,
    intervals: order.map((k) => {
      const sorted = seen[k]!.sort((a, b) => a - b);
      return { place: name(k), low: sorted[Math.floor(tail * draws)]!, high: sorted[Math.ceil((1 - tail) * draws) - 1]!, best: sorted[0]!, worst: sorted.at(-1)! };
    }),
  };
}
