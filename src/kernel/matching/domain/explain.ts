import type { Evidence, Reasons } from '../contract.ts';
import type { Calibration } from './calibration.ts';
import { QUANTITY_UNIT, documentTerms, subjectOf, type MatchDocument } from './document.ts';
import { kinshipOf, type Kinship } from './kinship.ts';
import type { Library } from './library.ts';
import type { Demand, Question } from './question.ts';
import { findSharedTerms, readDemandPlaces } from './shared-terms.ts';
import { standingOf, type Answer } from './standing.ts';
import { CHARACTER, eachTerm, kindOfTerm, type Term } from './terms.ts';
import { foldText } from './text-folding.ts';

/** A demand asked of the library as it is at the moment. */
export interface Asked {
  question: Question;
  answer: Answer;
  /** Slots of the best by their sums alone, best first. */
  best: readonly number[];
  kin: Kinship;
  /** Weight of a term by itself, whether the demand has it or not. */
  worth: (term: Term) => number;
}

/** What a document's terms add up to, apart from the library's own lists but to the same last digit. */
export function sumOf(document: MatchDocument, { question }: Asked, library: Library, { ranking }: Calibration): { sum: number; fromTitle: number } {
  const { quantities, length } = documentTerms(document);
  const penalty = library.penaltyOf(length, ranking.saturation, ranking.lengthPart);
  let sum = 0;
  let fromTitle = 0;
  for (const [term, weights] of question.terms) {
    const quantity = (quantities.get(term) ?? 0) * QUANTITY_UNIT;
    // The ranking cannot know a term that no document has; a text from outside must not gain by it.
    if (quantity === 0 || library.documentsWith(term) === 0) continue;
    sum += ((weights.fromTitle + weights.fromContent) * (ranking.saturation + 1) * quantity) / (quantity + penalty);
    fromTitle += (weights.fromTitle * (ranking.saturation + 1) * quantity) / (quantity + penalty);
  }
  return { sum, fromTitle };
}

/** What the best finds say for a document, in points. */
const pointsOfKin = (document: MatchDocument, { kin, worth }: Pick<Asked, 'kin' | 'worth'>, library: Library, { kinship }: Calibration): number =>
  kinship.weight * kinshipOf(document, kin, library, worth);

/**
 * Points of a document: how far it stands above the usual, and what the best finds say for it. Single characters in
 * common may be chance (纠 in 量子纠缠 and in 纠偏): without a pair or a word in common a result is at most weak.
 */
export function scoreOf(sum: number, document: MatchDocument, asked: Pick<Asked, 'question' | 'answer' | 'kin' | 'worth'>, library: Library, calibration: Calibration): number {
  const { standing, cuts } = calibration;
  const score = standingOf(sum, asked.answer) / standing.perPoint + pointsOfKin(document, asked, library, calibration);
  return roundTo(6, score + pointsOfChance(score, document, asked, cuts[1]));
}

function pointsOfChance(score: number, document: MatchDocument, { question }: Pick<Asked, 'question'>, fair: number): number {
  return score < fair || sharesMoreThanCharacters(document, question) ? 0 : fair - 0.001 - score;
}

function sharesMoreThanCharacters(document: MatchDocument, { terms }: Question): boolean {
  let shares = false;
  const look = (term: Term): void => {
    shares ||= kindOfTerm(term) !== CHARACTER && terms.has(term);
  };
  eachTerm(subjectOf(document), look);
  if (!shares && document.abstract) eachTerm(foldText(document.abstract), look);
  return shares;
}

export function reasonsFor(demand: Demand, document: MatchDocument, asked: Asked, library: Library, calibration: Calibration): Reasons {
  const { sum, fromTitle } = sumOf(document, asked, library, calibration);
  const { answer, question } = asked;
  const perPoint = calibration.standing.perPoint * answer.spread || 1;
  const kin = pointsOfKin(document, asked, library, calibration);
  const score = standingOf(sum, answer) / calibration.standing.perPoint + kin;
  const parts: Evidence[] = [
    { kind: 'title', points: fromTitle / perPoint },
    { kind: 'content', points: (sum - fromTitle) / perPoint },
    { kind: 'kin', points: kin },
    { kind: 'usual', points: -answer.mean / perPoint },
    { kind: 'chance', points: pointsOfChance(score, document, asked, calibration.cuts[1]) },
  ];
  const weight = (term: Term): number => {
    const weights = question.terms.get(term);
    return weights === undefined ? 0 : (weights.fromTitle + weights.fromContent) / perPoint;
  };
  return {
    evidence: parts.map(({ kind, points }) => ({ kind, points: roundTo(4, points) })).filter(({ points }) => points !== 0).sort((a, b) => b.points - a.points),
    shared: findSharedTerms(readDemandPlaces(demand), document, weight),
  };
}

/** Scores are kept to six digits, so that the order of additions never decides a rank. */
function roundTo(digits: number, value: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
