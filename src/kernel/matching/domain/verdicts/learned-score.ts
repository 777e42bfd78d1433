import type { MatchLevel } from '../../contract.ts';
import { chanceOf, type VerdictWeights } from './weights.ts';

/** Keeps the way back from a level to points from running flat where hardly any candidate ever was. */
const TILT = 0.01;
const FURTHEST = 60;
const STEPS = 30;
/** The outer part of a level's range, in points, into which everything beyond the range is pressed. */
const MARGIN = 0.05;

/** Level one expects of a score before any verdict. */
function expectedOf(score: number, { prior }: VerdictWeights): number {
  return 1 + chanceOf(prior[0], score) + chanceOf(prior[1], score) + chanceOf(prior[2], score);
}

/** The score that, without verdicts, would make one expect what one expects now. */
export function scoreLike(atLeast: readonly [number, number, number], score: number, weights: VerdictWeights): number {
  const wanted = 1 + atLeast[0] + atLeast[1] + atLeast[2] + TILT * score;
  let low = score - FURTHEST;
  let high = score + FURTHEST;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (expectedOf(middle, weights) + TILT * middle < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The number of thresholds passed. With few verdicts the engine's own cut points decide, with many the middle of what is expected (a half). */
export function learnedLevel(atLeast: readonly [number, number, number], cuts: readonly [number, number, number], heard: number, { prior, half }: VerdictWeights): MatchLevel {
  const own = half / (half + heard);
  const passed = atLeast.filter((chance, k) => chance >= 0.5 + own * (chanceOf(prior[k]!, cuts[k]!) - 0.5));
  return (1 + passed.length) as MatchLevel;
}

/** Brings a score into the range of a level, in order: a better score never has a lower level. */
export function withinLevel(score: number, level: MatchLevel, cuts: readonly [number, number, number]): number {
  const low = level === 1 ? -Infinity : cuts[level - 2]!;
  const high = level === 4 ? Infinity : cuts[level - 1]!;
  const margin = Math.min(MARGIN, (high - low) / 4);
  if (score > high - margin) {
    const over = score - (high - margin);
    return high - margin + (0.9 * margin * over) / (over + margin);
  }
  if (score < low + margin) {
    const under = low + margin - score;
    return low + margin - (0.9 * margin * under) / (under + margin);
  }
  return score;
}
