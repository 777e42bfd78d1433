import { factorise, solve } from './cholesky.ts';
import { type Vector, resemblancesTo } from './vectors.ts';
import { chanceOf, type VerdictWeights } from './weights.ts';

/** A verdict in numbers. */
export interface Evidenced {
  vector: Vector;
  /** Which demand: its place in `between`; 0 is the one asked about. */
  of: number;
  score: number;
  level: number;
}

export interface Estimate {
  /** Chances that the level is at least 2, 3, 4; not held to 0..1, for only their order and the half matter. */
  atLeast: [number, number, number];
  /** Kinship with each verdict. */
  kinship: Float64Array;
  /** Resemblance to the candidate of each verdict, 0..1. */
  resemblance: Float64Array;
}

/**
 * What verdicts make one expect of other candidates: Gaussian process regression on "at least 2", "at least 3" and "at
 * least 4", each around its prior curve. Every kinship is at least 0, so a first good verdict lowers nobody.
 * @param between resemblance of any two of the demands
 */
export function learnFrom(verdicts: readonly Evidenced[], between: (a: number, b: number) => number, { prior, kinship }: VerdictWeights): (vector: Vector, score: number) => Estimate {
  const n = verdicts.length;
  const toEach = resemblancesTo(verdicts.map((v) => v.vector));
  const near = [...Array(1 + Math.max(0, ...verdicts.map((v) => v.of))).keys()].map((a, _, all) => all.map((b) => (a === b ? 1 : between(a, b) ** kinship.demandPower)));
  const kin = (candidates: number, a: number, b: number): number =>
    kinship.candidate * candidates + near[a]![b]! * (kinship.demand + kinship.both * candidates) + (a === b ? kinship.sameDemand : 0);
  const matrix = new Float64Array(n * n);
  verdicts.forEach((v, i) => {
    const candidates = toEach(v.vector);
    for (let j = 0; j <= i; j += 1) matrix[i * n + j] = kin(candidates[j]!, v.of, verdicts[j]!.of);
    matrix[i * n + i]! += kinship.noise;
  });
  factorise(matrix, n);
  const pulls = prior.map((curve, k) => {
    const beyond = Float64Array.from(verdicts, (v) => (v.level >= k + 2 ? 1 : 0) - chanceOf(curve, v.score));
    solve(matrix, n, beyond);
    return beyond;
  });
  return (vector, score) => {
    const resemblance = toEach(vector);
    const kinships = new Float64Array(n);
    for (let i = 0; i < n; i += 1) kinships[i] = kin(resemblance[i]!, 0, verdicts[i]!.of);
    const chance = (k: 0 | 1 | 2): number => {
      let sum = chanceOf(prior[k], score);
      for (let i = 0; i < n; i += 1) sum += kinships[i]! * pulls[k]![i]!;
      return sum;
    };
    return { atLeast: [chance(0), chance(1), chance(2)], kinship: kinships, resemblance };
  };
}
