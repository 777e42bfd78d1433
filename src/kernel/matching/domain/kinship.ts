import type { Calibration } from './calibration.ts';
import { subjectOf } from './document.ts';
import type { Library } from './library.ts';
import { standingOf, type Answer } from './standing.ts';
import type { FoldedText } from './text-folding.ts';
import { countTerms, type Term } from './terms.ts';

/**
 * What the best finds have in common. A result that shares the subject of many of them belongs to the matter even where
 * it does not share the demand's own words; a result never speaks for itself or for another of the same title.
 */
export interface Kinship {
  /** By the library's numbers of the terms. */
  voices: Map<number, number>;
  ownVoice: Map<string, number>;
}

/** The same for results that say the same. */
const subjectKey = (subject: FoldedText): string => subject.text;

/** @param best slots, best first */
export function gatherKin(best: readonly number[], answer: Answer, library: Library, { kinship }: Calibration): Kinship {
  const voices = new Map<number, number>();
  const ownVoice = new Map<string, number>();
  for (const slot of best) {
    if (ownVoice.size === kinship.neighbours) break;
    const voice = Math.max(0, Math.min(1, standingOf(answer.sums[slot]!, answer) / kinship.fullVoice));
    if (voice === 0) break;
    const subject = subjectOf(library.at(slot)!);
    if (ownVoice.has(subjectKey(subject))) continue;
    ownVoice.set(subjectKey(subject), voice);
    for (const term of countTerms(subject).keys()) {
      const number = library.numberOf(term);
      voices.set(number, (voices.get(number) ?? 0) + voice);
    }
  }
  return { voices, ownVoice };
}

/**
 * Part of a subject, 0..1, that the best finds share.
 * @param weights of the subject's terms
 */
export function kinshipOf(weights: ReadonlyMap<Term, number>, key: string, { voices, ownVoice }: Kinship, library: Library): number {
  const own = ownVoice.get(key) ?? 0;
  let shared = 0;
  let whole = 0;
  for (const [term, weight] of weights) {
    const voice = Math.max(0, (voices.get(library.numberOf(term)) ?? 0) - own);
    shared += (weight * voice) / (1 + voice);
    whole += weight;
  }
  return whole === 0 ? 0 : shared / whole;
}
