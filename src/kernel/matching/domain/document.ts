import { foldText, type FoldedText } from './text-folding.ts';
import { PAIR, eachTerm, kindOfTerm, type Term } from './terms.ts';
import type { Meaning } from './meaning.ts';
import { MOST_QUANTITY } from './postings.ts';

/** A text to be found: a result of the library, or anything else with a title. */
export interface MatchDocument {
  id: string;
  title: string;
  abstract?: string;
  keywords?: readonly string[];
  /** Technical field: a name or an IPC symbol; for filtering and as evidence, not searched. */
  field?: string;
  /** Technology readiness level 1–9. */
  maturity?: number;
  /** Administrative code of its place, six digits. */
  place?: string;
  /** From an embedding model, where the operator has one. */
  meaning?: Meaning;
}

/** Quarters of an occurrence: a title counts four times as much as the same words in an abstract. */
const TITLE = 4;
const KEYWORD = 3;
const ABSTRACT = 1;
/** Longer ones count as this long. */
export const MOST_LENGTH = 0xffff;
/** One occurrence in a title. */
export const QUANTITY_UNIT = 1 / TITLE;

export const keywordLine = (document: MatchDocument): string => (document.keywords ?? []).join('；');

/** Title and keywords: what a result is about in its owner's own few words. */
export function subjectOf(document: MatchDocument): FoldedText {
  return foldText(document.keywords && document.keywords.length > 0 ? `${document.title}\n${keywordLine(document)}` : document.title);
}

/** Told of each occurrence of a term in a document, with its worth in quarters of an occurrence in the title. */
export function eachOccurrence(document: MatchDocument, visit: (term: Term, worth: number) => void): void {
  const take = (text: string | undefined, worth: number): void => {
    if (text !== undefined && text !== '') eachTerm(foldText(text), (term) => visit(term, worth));
  };
  take(document.title, TITLE);
  take(keywordLine(document), KEYWORD);
  take(document.abstract, ABSTRACT);
}

/** What a term adds to the length of a document: pairs repeat its characters. */
export const lengthOf = (term: Term, worth: number): number => (kindOfTerm(term) === PAIR ? 0 : worth);

/** Quantities of the terms of a document, in quarters of an occurrence, and its length in the same unit. */
export function documentTerms(document: MatchDocument): { quantities: Map<Term, number>; length: number } {
  const quantities = new Map<Term, number>();
  let length = 0;
  eachOccurrence(document, (term, worth) => {
    quantities.set(term, Math.min(MOST_QUANTITY, (quantities.get(term) ?? 0) + worth));
    length += lengthOf(term, worth);
  });
  return { quantities, length: Math.min(length, MOST_LENGTH) };
}
