import type { Calibration } from './calibration.ts';
import type { Library } from './library.ts';
import type { Question } from './question.ts';

/** Sums are rounded to whole steps for the statistics, so that these do not depend on the order of the documents. */
const STEPS = 256;

/** How the whole library answers a question: the sum of each document, and what is usual among them. */
export interface Answer {
  /** Lent by the library. */
  sums: Float64Array<ArrayBuffer>;
  mean: number;
  spread: number;
}

export function askLibrary(question: Question, library: Library, { ranking, standing }: Calibration): Answer {
  const sums = library.lend();
  const penalties = library.penalties(ranking.saturation, ranking.lengthPart);
  for (const [term, { fromTitle, fromContent }] of question.terms) {
    library.accumulate(term, (fromTitle + fromContent) * (ranking.saturation + 1), sums, penalties);
  }
  let total = 0;
  let squares = 0;
  const someAreGone = library.slots > library.size;
  for (let slot = 0; slot < sums.length; slot += 1) {
    if (sums[slot] === 0 || (someAreGone && library.at(slot) === undefined)) continue;
    const steps = Math.round(sums[slot]! * STEPS);
    total += steps;
    squares += steps * steps;
  }
  const n = library.size;
  const mean = n === 0 ? 0 : total / n / STEPS;
  const variance = n === 0 ? 0 : Math.max(0, squares / n / STEPS / STEPS - mean * mean);
  // A small library cannot say what is usual (its one good result would be most of it); then experience speaks.
  const usualSpread = standing.usualSpread * question.norm;
  const trust = (n / (n + standing.prior)) ** 2;
  const blend = (own: number, usual: number): number => trust * own + (1 - trust) * usual;
  return {
    sums,
    mean: blend(mean, standing.usualMean * question.mass),
    spread: Math.max(Math.sqrt(blend(variance, usualSpread ** 2)), standing.leastSpread * usualSpread),
  };
}

/** How far a sum stands above what is usual, in standard scores. */
export const standingOf = (sum: number, { mean, spread }: Answer): number => (spread === 0 ? 0 : (sum - mean) / spread);
