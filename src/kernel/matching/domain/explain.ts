import { type Evidence, evidenceKinds, type Figure, type Reasons } from '../contract.ts';
import type { Calibration } from './calibration.ts';
import { type Circumstances, pointsOfCircumstances } from './circumstances.ts';
import { QUANTITY_UNIT, documentTerms, subjectOf, type MatchDocument } from './document.ts';
import type { Library } from './library.ts';
import type { Placed } from './met-quantities.ts';
import { pointsOf, pointsOfTraits } from './points.ts';
import type { Demand, Question } from './question.ts';
import { findSharedTerms, readDemandPlaces } from './shared-terms.ts';
import { CHARACTER, eachTerm, kindOfTerm, type Term } from './terms.ts';
import { foldText } from './text-folding.ts';
import { type Means, standingTraits, type Trait, traitNames, type Traits, traitsOf } from './traits.ts';

/** A demand asked of the library as it is at the moment. */
export interface Asked extends Means {
  /** Slots of the best by their sums alone, best first. */
  best: readonly number[];
  /** What figures, field, maturity, place and meaning of a document add to so many points of its words. */
  circumstances: (line: number, document: MatchDocument) => Circumstances;
}

const NOTHING = Object.fromEntries(traitNames.map((trait) => [trait, 0])) as Traits;

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

/**
 * Points of a document, from what is measured about it. Single characters in common may be chance (纠 in 量子纠缠 and in
 * 纠偏): without a pair or a word in common a result is weak at most, and stays in the lower half of it.
 */
export function scoreOf(sum: number, document: MatchDocument, asked: Omit<Asked, 'best'>, library: Library, calibration: Calibration): number {
  const line = pointsOfTraits(traitsOf(sum, document, asked, library), calibration.points);
  const score = line + pointsOfCircumstances(asked.circumstances(line, document));
  return roundTo(6, score + pointsOfChance(score, document, asked, calibration.cuts));
}

/** Kin of many texts of another matter (涂料 beside 涂层) must not lift one that only looks alike above a result that fits. */
function pointsOfChance(score: number, document: MatchDocument, { question }: Pick<Asked, 'question'>, [weak, fair]: Calibration['cuts']): number {
  const most = (weak + fair) / 2;
  return score < most || sharesMoreThanCharacters(document, question) ? 0 : most - score;
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

/** Which part of the evidence a trait belongs to; those of the standing and the shared characters are divided between title and content. */
const KIND_OF: Record<Exclude<Trait, 'standing' | 'standingToTenth' | 'sharedCharacters'>, Evidence['kind']> = {
  titleCharactersFound: 'title', titlePairsFound: 'title', contentBestPair: 'content', contentRun: 'content',
  kin: 'kin', standingAround: 'kin', length: 'usual', rarity: 'usual', copies: 'usual',
};

export function reasonsFor(demand: Demand, document: MatchDocument, asked: Asked, library: Library, calibration: Calibration): Reasons {
  const { sum, fromTitle } = sumOf(document, asked, library, calibration);
  const { answer, question } = asked;
  const { points } = calibration;
  const traits = traitsOf(sum, document, asked, library);
  const line = pointsOfTraits(traits, points);
  const circumstances = asked.circumstances(line, document);
  const score = line + pointsOfCircumstances(circumstances);
  const figures = circumstances.figures.map((f): Figure => ({ verdict: f.verdict, points: roundTo(4, f.points), asked: quote(f.asked, demand), offered: quote(f.offered, document) }));
  const pointsOfFigures = (verdict: Figure['verdict']): number => circumstances.figures.reduce((all, f) => all + (f.verdict === verdict ? f.points : 0), 0);
  const { field, maturity, place, meaning } = circumstances;
  const parts: Record<Evidence['kind'], number> = { title: 0, content: 0, kin: 0, usual: points.start, met: pointsOfFigures('met'), unmet: pointsOfFigures('unmet'), field, maturity, place, meaning, chance: pointsOfChance(score, document, asked, calibration.cuts) };
  // Each trait is compared with that of a text which has nothing in common with the demand; what such a text gets is the usual.
  const nothing: Traits = { ...NOTHING, ...standingTraits(0, asked), length: traits.length, rarity: traits.rarity, copies: traits.copies };
  const titlePart = sum === 0 ? 0 : fromTitle / sum;
  for (const trait of traitNames) {
    const usual = pointsOf(trait, nothing[trait], points);
    const gained = pointsOf(trait, traits[trait], points) - usual;
    parts.usual += usual;
    if (trait === 'standing' || trait === 'standingToTenth' || trait === 'sharedCharacters') {
      parts.title += gained * titlePart;
      parts.content += gained * (1 - titlePart);
    } else parts[KIND_OF[trait]] += gained;
  }
  const perPoint = calibration.standing.perPoint * answer.spread || 1;
  const weight = (term: Term): number => {
    const weights = question.terms.get(term);
    return weights === undefined ? 0 : (weights.fromTitle + weights.fromContent) / perPoint;
  };
  return {
    evidence: evidenceKinds.map((kind) => ({ kind, points: roundTo(4, parts[kind]) })).filter((e) => e.points !== 0).sort((a, b) => b.points - a.points),
    figures,
    shared: findSharedTerms(readDemandPlaces(demand), document, weight),
  };
}

const quote = ({ field, span }: Placed, text: Partial<Record<Placed['field'], string>>): Figure['asked'] => ({ field, span, text: (text[field] ?? '').slice(span.start, span.end) });

/** Scores are kept to six digits, so that the order of additions never decides a rank. */
function roundTo(digits: number, value: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
