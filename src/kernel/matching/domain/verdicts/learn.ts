import type { MatchLevel } from '../../contract.ts';
import type { MatchDocument } from '../document.ts';
import type { Question } from '../question.ts';
import { middleLevel, type JudgedElsewhere, type Verdicts } from './judged.ts';
import { learnedLevel, scoreLike, withinLevel } from './learned-score.ts';
import { learnFrom, type Estimate, type Evidenced } from './posterior.ts';
import { resemblance, vectorOfQuestion, type Vector } from './vectors.ts';
import type { VerdictWeights } from './weights.ts';

/** A judged candidate that resembles the one asked about. */
export interface NearVerdict {
  id: string;
  title: string;
  level: MatchLevel;
  /** 0..1, 1: the same wording. */
  resemblance: number;
  /** Judged for another demand. */
  elsewhere: boolean;
}

/** What verdicts made of a candidate. */
export interface Learned {
  /** Score and level without verdicts. */
  before: { score: number; level: MatchLevel };
  /** Somebody judged this very candidate for this demand: the middle verdict is its level. */
  judged?: MatchLevel;
  /** Verdicts that say most about it, nearest first; none where only the judges' general strictness speaks. */
  near: NearVerdict[];
}

export interface Candidate {
  document: MatchDocument;
  score: number;
  level: MatchLevel;
}

/** What the index lends to the learning. */
export interface Means {
  question: Question;
  vectorOfDemand: (demand: JudgedElsewhere['demand']) => Vector;
  vectorOf: (document: MatchDocument) => Vector;
  /** Points of a document for this demand, before verdicts. */
  score: (document: MatchDocument) => number;
  cuts: readonly [number, number, number];
  weights: VerdictWeights;
}

const NEAR_SHOWN = 3;
/** Less in common than this explains nothing to a person. */
const NEAR_ENOUGH = 0.25;

/** Turns the verdicts on a demand, and on demands like it, into a new score and level of every candidate. Pure; the same for the same verdicts in any order. */
export function learnVerdicts(verdicts: Verdicts, means: Means): (candidate: Candidate) => Candidate & { learned: Learned } {
  const { vectorOf, cuts, weights } = means;
  const known = new Map<string, { document: MatchDocument; vector: Vector; levels: MatchLevel[] }>();
  const evidence: Evidenced[] = [];
  const sources: Omit<NearVerdict, 'resemblance'>[] = [];
  const ordered = verdicts.own.toSorted((a, b) => (a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : a.level - b.level));
  for (const { document, level } of ordered) {
    let one = known.get(document.id);
    if (!one) known.set(document.id, (one = { document, vector: vectorOf(document), levels: [] }));
    one.levels.push(level);
    if (evidence.length >= weights.most) continue;
    evidence.push({ vector: one.vector, of: 0, score: means.score(document), level });
    sources.push({ id: document.id, title: document.title, level, elsewhere: false });
  }

  const like = hearElsewhere(verdicts.elsewhere ?? [], means);
  let heard = ordered.length;
  like.forEach(({ share, judged }, k) => {
    if (evidence.length + judged.length > weights.most) return;
    heard += share ** weights.kinship.demandPower * judged.length;
    for (const { document, level, score } of judged) {
      evidence.push({ vector: vectorOf(document), of: k + 1, score, level });
      sources.push({ id: document.id, title: document.title, level, elsewhere: true });
    }
  });
  const demandVectors = [vectorOfQuestion(means.question), ...like.map((d) => d.vector)];
  const shares = demandVectors.map((a) => demandVectors.map((b) => resemblance(a, b)));
  const estimate = learnFrom(evidence, (a, b) => shares[a]![b]!, weights);

  return ({ document, score, level }) => {
    const judgedBy = known.get(document.id);
    const found = estimate(judgedBy?.vector ?? vectorOf(document), score);
    const judged = judgedBy && middleLevel(judgedBy.levels);
    const now = judged ?? learnedLevel(found.atLeast, cuts, heard, weights);
    const near = nearest(found, sources, document.id);
    const learned: Learned = { before: { score, level }, near };
    if (judged !== undefined) learned.judged = judged;
    return { document, level: now, score: Math.round(1e6 * withinLevel(scoreLike(found.atLeast, score, weights), now, cuts)) / 1e6, learned };
  };
}

/** The verdicts that say most about a candidate. */
function nearest({ resemblance: shares, kinship }: Estimate, sources: readonly Omit<NearVerdict, 'resemblance'>[], self: string): NearVerdict[] {
  const near: number[] = [];
  shares.forEach((share, i) => {
    if (share >= NEAR_ENOUGH && sources[i]!.id !== self) near.push(i);
  });
  return near
    .sort((a, b) => kinship[b]! - kinship[a]! || (sources[a]!.id < sources[b]!.id ? -1 : 1))
    .slice(0, NEAR_SHOWN)
    .map((i) => ({ ...sources[i]!, resemblance: Math.round(shares[i]! * 1000) / 1000 }));
}

/** The judged demands most like the one asked about, most like first. */
function hearElsewhere(elsewhere: readonly JudgedElsewhere[], { question, vectorOfDemand, weights }: Means): { share: number; vector: Vector; judged: JudgedElsewhere['verdicts'] }[] {
  const own = vectorOfQuestion(question);
  return elsewhere
    .map(({ demand, verdicts }) => {
      const vector = vectorOfDemand(demand);
      return { share: resemblance(own, vector), vector, verdicts, key: `${demand.title}\n${demand.content}` };
    })
    .filter(({ share, verdicts }) => share > 0 && verdicts.length > 0)
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, weights.elsewhere)
    .map(({ share, vector, verdicts }) => ({
      share, vector, judged: verdicts.toSorted((a, b) => (a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : a.level - b.level)),
    }));
}
