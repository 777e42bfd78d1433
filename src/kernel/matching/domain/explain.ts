import type { Evidence, Reasons } from '../contract.ts';
import type { Calibration } from './calibration.ts';
import { QUANTITY_UNIT, documentTerms, type MatchDocument } from './document.ts';
import { kinshipOf, type Kinship } from './kinship.ts';
import type { Library } from './library.ts';
import type { Demand, Question } from './question.ts';
import { findSharedTerms, readDemandPlaces } from './shared-terms.ts';
import { standingOf, type Answer } from './standing.ts';
import type { Term } from './terms.ts';

/** A demand asked of the library as it is at the moment. */
export interface Asked {
  question: Question;
  answer: Answer;
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

/** Points of a document: how far it stands above the usual, and what the best finds say for it. */
export function scoreOf(sum: number, document: MatchDocument, { answer, kin, worth }: Asked, { standing, kinship }: Calibration): number {
  return roundTo(6, standingOf(sum, answer) / standing.perPoint + kinship.weight * kinshipOf(document, kin, worth));
}

export function reasonsFor(demand: Demand, document: MatchDocument, asked: Asked, library: Library, calibration: Calibration): Reasons {
  const { sum, fromTitle } = sumOf(document, asked, library, calibration);
  const { answer, question } = asked;
  const perPoint = calibration.standing.perPoint * answer.spread || 1;
  const evidence: Evidence[] = [
    { kind: 'title', points: roundTo(4, fromTitle / perPoint) },
    { kind: 'content', points: roundTo(4, (sum - fromTitle) / perPoint) },
    { kind: 'kin', points: roundTo(4, calibration.kinship.weight * kinshipOf(document, asked.kin, asked.worth)) },
    { kind: 'usual', points: roundTo(4, -answer.mean / perPoint) },
  ];
  const weight = (term: Term): number => {
    const weights = question.terms.get(term);
    return weights === undefined ? 0 : (weights.fromTitle + weights.fromContent) / perPoint;
  };
  return {
    evidence: evidence.filter((part) => part.points !== 0).sort((a, b) => b.points - a.points),
    shared: findSharedTerms(readDemandPlaces(demand), document, weight),
  };
}

/** Scores are kept to six digits, so that the order of additions never decides a rank. */
function roundTo(digits: number, value: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
