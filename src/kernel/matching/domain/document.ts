import { foldText, type FoldedText } from './text-folding.ts';
import { PAIR, eachTerm, kindOfTerm, type Term } from './terms.ts';
import { MOST_QUANTITY } from './postings.ts';

/** A text to be found: a result of the library, or anything else with a title. */
export interface MatchDocument {
  id: string;
  title: string;
  abstract?: string;
  keywords?: readonly string[];
  /** Technical field, for filtering; not searched. */
  field?: string;
}

/** Quarters of an occurrence: a title counts four times as much as the same words in an abstract. */
const TITLE = 4;
const KEYWORD = 3;
const ABSTRACT = 1;
/** One occurrence in a title. */
export const QUANTITY_UNIT = 1 / TITLE;

/** Quantities of the terms of a document, in quarters of an occurrence, and its length in the same unit. */
export interface DocumentTerms {
  quantities: Map<Term, number>;
  length: number;
}

export const keywordLine = (document: MatchDocument): string => (document.keywords ?? []).join('；');

/** Title and keywords: what a result is about in its owner's own few words. */
export function subjectOf(document: MatchDocument): FoldedText {
  return foldText(document.keywords && document.keywords.length > 0 ? `${document.title}\n${keywordLine(document)}` : document.title);
}

export function documentTerms(document: MatchDocument): DocumentTerms {
  const quantities = new Map<Term, number>();
  let length = 0;
  const take = (text: string | undefined, worth: number): void => {
    if (text === undefined || text === '') return;
    eachTerm(foldText(text), (term) => {
      quantities.set(term, Math.min(MOST_QUANTITY, (quantities.get(term) ?? 0) + worth));
      if (kindOfTerm(term) !== PAIR) length += worth;
    });
  };
  take(document.title, TITLE);
  take(keywordLine(document), KEYWORD);
  take(document.abstract, ABSTRACT);
  return { quantities, length };
}
