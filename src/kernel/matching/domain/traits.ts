import { subjectOf, type MatchDocument } from './document.ts';
import { type Finds, standingAround } from './finds.ts';
import { kinshipOf, type Kinship } from './kinship.ts';
import type { Library } from './library.ts';
import type { Question } from './question.ts';
import { type Answer, standingOf } from './standing.ts';
import { CHARACTER, eachTerm, kindOfTerm, type Term } from './terms.ts';

/** What is measured about a demand and a text. */
export const traitNames = [
  'standing', 'standingToTenth',
  'sharedCharacters', 'titleCharactersFound', 'titlePairsFound', 'contentBestPair', 'contentRun',
  'kin', 'standingAround',
  'length', 'rarity', 'copies',
] as const;
export type Trait = (typeof traitNames)[number];
export type Traits = Record<Trait, number>;

/** What is needed to measure. */
export interface Means {
  question: Question;
  answer: Answer;
  kin: Kinship;
  finds: Finds;
  /** Weight of a term by itself, whether the demand has it or not. */
  worth: (term: Term) => number;
}

/** A demand whose tenth find stands lower than this is measured as if it stood here: little was found. */
const LEAST_TENTH = 3;

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** How far a sum stands above the library: in standard scores, and as a part of what the demand's tenth find has. */
export function standingTraits(sum: number, { answer, finds }: Pick<Means, 'answer' | 'finds'>): Pick<Traits, 'standing' | 'standingToTenth'> {
  const standing = standingOf(sum, answer);
  return { standing, standingToTenth: standing / Math.max(LEAST_TENTH, finds.tenth) };
}

/**
 * Measures a text against a demand by title and keywords: which part of them the demand has too, which part of the
 * demand's title they have, the weightiest pair and the longest piece in common with the demand's content, and how the
 * text lies among the best finds. Depends on nothing but the demand, the text and the library.
 */
export function traitsOf(sum: number, document: MatchDocument, means: Means, library: Library): Traits {
  const { question, kin, finds, worth } = means;
  const subject = subjectOf(document);
  const weights = new Map<Term, number>();
  let characters = 0;
  let sharedCharacters = 0;
  let contentBestPair = 0;
  let contentRun = 0;
  let run = 0;
  let runEnd = -1;
  eachTerm(subject, (term, start) => {
    const weight = worth(term);
    weights.set(term, (weights.get(term) ?? 0) + weight);
    const asked = question.terms.get(term);
    if (kindOfTerm(term) === CHARACTER) {
      characters += weight;
      if (asked) sharedCharacters += weight;
      return;
    }
    const inContent = asked !== undefined && asked.fromContent > 0;
    if (inContent) contentBestPair = Math.max(contentBestPair, weight);
    // Pairs one after the other that the demand has too make a longer piece in common.
    run = inContent ? (start === runEnd + 1 ? run : 0) + weight : 0;
    runEnd = start;
    contentRun = Math.max(contentRun, run);
  });
  let titleCharacters = 0;
  let titlePairs = 0;
  for (const term of weights.keys()) {
    const fromTitle = question.terms.get(term)?.fromTitle ?? 0;
    if (kindOfTerm(term) === CHARACTER) titleCharacters += fromTitle;
    else titlePairs += fromTitle;
  }
  return {
    ...standingTraits(sum, means),
    sharedCharacters: share(sharedCharacters, characters),
    titleCharactersFound: share(titleCharacters, question.title.characters),
    titlePairsFound: share(titlePairs, question.title.pairs),
    contentBestPair,
    contentRun,
    kin: kinshipOf(weights, subject.text, kin, library),
    standingAround: standingAround(weights, subject.text, finds),
    length: Math.log1p(subject.text.length),
    rarity: share(characters, subject.text.length),
    copies: Math.log(Math.max(1, library.copiesOf(document))),
  };
}
