import { bestSlots } from './best.ts';
import type { Calibration } from './calibration.ts';
import { subjectOf } from './document.ts';
import type { Library } from './library.ts';
import { weighWords } from './question.ts';
import { askLibrary } from './standing.ts';
import { CHARACTER, countTerms, eachTerm, kindOfTerm, type Term } from './terms.ts';
import { foldText } from './text-folding.ts';

export interface Found {
  id: string;
  score: number;
}

/** Looked at more closely than by their terms alone. */
const CANDIDATES = 400;

/**
 * Finds words as typed into a search box. Beside its terms it counts how much of what was typed stands in the text whole;
 * one character in common is chance, unless one character was all that was typed.
 */
export function searchWords(words: string, library: Library, top: number, calibration: Calibration, allowed?: (slot: number) => boolean): Found[] {
  const question = weighWords(words, library, calibration);
  if (question.mass === 0) return [];
  const { sums } = askLibrary(question, library, calibration);
  const telling = new Set([...question.terms.keys()].filter((term) => kindOfTerm(term) !== CHARACTER));
  const typed = foldText(words).text.split(/[^\p{L}\p{N}]+/u).filter((word) => countTerms({ text: word }).size > 0);
  const letters = typed.join('').length;

  const found: Found[] = [];
  for (const slot of bestSlots(sums, library, Math.max(CANDIDATES, top), allowed)) {
    if (sums[slot] === 0) break;
    const document = library.at(slot)!;
    const texts = [subjectOf(document).text, foldText(document.abstract ?? '').text];
    if (telling.size > 0 && !texts.some((text) => hasOneOf(telling, text))) continue;
    const whole = typed.filter((word) => texts.some((text) => text.includes(word))).join('').length;
    const score = sums[slot]! / question.mass + (calibration.search.wholeWords * whole) / letters;
    found.push({ id: document.id, score: Math.round(score * 1e6) / 1e6 });
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, top);
}

function hasOneOf(terms: ReadonlySet<Term>, text: string): boolean {
  let has = false;
  eachTerm({ text }, (term) => {
    has ||= terms.has(term);
  });
  return has;
}
