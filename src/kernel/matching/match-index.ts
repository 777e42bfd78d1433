import type { MatchLevel, Reasons } from './contract.ts';
import { bestSlots } from './domain/best.ts';
import type { Calibration } from './domain/calibration.ts';
import { circumstancesAsked, circumstancesOf } from './domain/circumstances.ts';
import { DemandLanguage, chanceInTitle, rarity } from './domain/commonness.ts';
import type { MatchDocument } from './domain/document.ts';
import { type Asked, reasonsFor, scoreOf, sumOf } from './domain/explain.ts';
import { gatherFinds } from './domain/finds.ts';
import { gatherKin } from './domain/kinship.ts';
import { levelOf } from './domain/level.ts';
import { Library } from './domain/library.ts';
import { type Demand, weighDemand } from './domain/question.ts';
import { askLibrary } from './domain/standing.ts';
import { TermWorths } from './domain/term-worth.ts';
import type { Term } from './domain/terms.ts';
import { searchWords, type Found } from './domain/word-search.ts';
import type { Verdicts } from './domain/verdicts/judged.ts';
import { type Candidate, learnVerdicts, type Learned } from './domain/verdicts/learn.ts';
import { resemblance, vectorOfQuestion, vectorOfSubject, type Vector } from './domain/verdicts/vectors.ts';
import type { VerdictWeights } from './domain/verdicts/weights.ts';
import { calibration as shipped } from './calibration.ts';
import { circumstanceWeights } from './circumstance-weights.ts';
import { verdictWeights as shippedWeights } from './verdict-weights.ts';

export interface MatchFilter {
  /** Only results of these technical fields. */
  fields?: readonly string[];
  only?: readonly string[];
  except?: readonly string[];
}

export interface MatchOptions {
  /** Most results to give; 20 unless told. */
  top?: number;
  /** Count ranks instead of results: results of the same wording share a rank, and none of them is left out. */
  shareRanks?: boolean;
  filter?: MatchFilter;
  /** The best so many get reasons; none unless told. */
  explain?: number;
  /** What people said of candidates: of this demand's, and of those of demands like it. */
  verdicts?: Verdicts;
}

export interface Match {
  id: string;
  /** Points; comparable between demands. */
  score: number;
  level: MatchLevel;
  reasons?: Reasons;
  /** With verdicts only. */
  learned?: Learned;
}

export interface MemoryUse {
  documents: number;
  distinctTerms: number;
  /** Lists and tables, without the texts themselves. */
  indexBytes: number;
}

/** A library of results held in memory, and the demands whose language it has learned. Synchronous and without side effects outside itself. */
export interface MatchIndex {
  readonly size: number;
  readonly engine: { name: string; version: string };
  /** Adds documents or replaces those of the same id. */
  upsert(documents: Iterable<MatchDocument>): void;
  /** @returns how many were there. */
  remove(ids: Iterable<string>): number;
  has(id: string): boolean;
  /** Tells the index how demands are written, so that what every demand says weighs little. */
  learnDemands(demands: Iterable<{ id: string } & Demand>): void;
  forgetDemands(ids: Iterable<string>): void;
  /** Best first; equal scores in the order of their ids. */
  match(demand: Demand, options?: MatchOptions): Match[];
  /** Short words as typed into a search box; best first, only results that have something of them. */
  search(words: string, options?: { top?: number; filter?: MatchFilter }): Found[];
  /** Score, level and reasons of one text, whether it is in the library or not. */
  explain(demand: Demand, document: MatchDocument): Required<Omit<Match, 'learned'>>;
  /** Scores of these texts for a demand, before any verdict; in the order given. */
  scores(demand: Demand, documents: readonly MatchDocument[]): number[];
  /** Which of these demands are most like one, most like first; `share` 0..1, those with nothing in common are left out. */
  resembling(demand: Demand, others: readonly ({ id: string } & Demand)[], top: number): { id: string; share: number }[];
  memory(): MemoryUse;
}

/** Reasons are asked for one result after the other of the same demand. */
const REMEMBERED = 4;
/** At least so many of the best by their own words are weighed with their kin; twenty from among them are shown. */
const CANDIDATES = 400;
/** So many vectors are kept for the next time; the same texts are compared again and again. */
const VECTORS = 20_000;
const DEMAND_VECTORS = 1_000;

export function createIndex({ calibration = shipped, verdictWeights = shippedWeights }: { calibration?: Calibration; verdictWeights?: VerdictWeights } = {}): MatchIndex {
  const library = new Library();
  const language = new DemandLanguage();
  const worths = new TermWorths(library, language, calibration);
  const worth = (term: Term): number => worths.of(term);
  let remembered: { key: string; asked: Asked }[] = [];

  const ask = (demand: Demand): Asked => {
    const key = JSON.stringify([library.version, language.version, demand.title, demand.content, demand.field, demand.maturity, demand.place, demand.meaning?.join(' ')]);
    const known = remembered.find((r) => r.key === key);
    if (known) return known.asked;
    const question = weighDemand(demand, worth, calibration);
    const answer = askLibrary(question, library, calibration);
    const best = bestSlots(answer.sums, library, Math.max(CANDIDATES, 3 * calibration.kinship.neighbours));
    const wanted = circumstancesAsked(demand);
    const asked: Asked = {
      question, answer, best, kin: gatherKin(best, answer, library, calibration), finds: gatherFinds(best, answer, library, worth), worth,
      circumstances: (line, document) => circumstancesOf(line, wanted, document, calibration.cuts[0], circumstanceWeights),
    };
    library.giveBack(remembered.slice(REMEMBERED - 1).map((forgotten) => forgotten.asked.answer.sums));
    remembered = [{ key, asked }, ...remembered.slice(0, REMEMBERED - 1)];
    return asked;
  };

  /** For the learning from verdicts; good until the library or the language of demands changes. */
  const rarities = new Map<Term, number>();
  const ofDemands = new Map<string, Vector>();
  const ofDocuments = new Map<MatchDocument, Vector>();
  let vectorsOf = '';
  const refreshVectors = (): void => {
    const now = `${library.version} ${language.version}`;
    if (now === vectorsOf && ofDocuments.size < VECTORS && ofDemands.size < DEMAND_VECTORS) return;
    if (now !== vectorsOf) rarities.clear();
    vectorsOf = now;
    ofDemands.clear();
    ofDocuments.clear();
  };
  const vectorOfDemand = (demand: Demand): Vector => {
    const key = JSON.stringify([demand.title, demand.content]);
    let vector = ofDemands.get(key);
    if (!vector) ofDemands.set(key, (vector = vectorOfQuestion(weighDemand(demand, worth, calibration))));
    return vector;
  };
  const rarityOf = (term: Term): number => {
    let known = rarities.get(term);
    if (known === undefined) rarities.set(term, (known = rarity(library.documentsWith(term), chanceInTitle(term, calibration.commonness), library.size, calibration.commonness)));
    return known;
  };
  const vectorOf = (document: MatchDocument): Vector => {
    let vector = ofDocuments.get(document);
    if (!vector) ofDocuments.set(document, (vector = vectorOfSubject(document, rarityOf)));
    return vector;
  };

  const scoreAlone = (document: MatchDocument, asked: Asked): number => scoreOf(sumOf(document, asked, library, calibration).sum, document, asked, library, calibration);
  const scoreOfJudged = (document: MatchDocument, asked: Asked): number => {
    const slot = library.slotOf(document.id);
    return slot === undefined ? scoreAlone(document, asked) : scoreOf(asked.answer.sums[slot]!, library.at(slot)!, asked, library, calibration);
  };
  /** Judged candidates that the words alone would not have found are weighed as well. */
  const withJudged = (slots: readonly number[], { own }: Verdicts, allowed: (slot: number) => boolean): number[] => {
    const all = new Set(slots);
    for (const { document } of own) {
      const slot = library.slotOf(document.id);
      if (slot !== undefined && allowed(slot)) all.add(slot);
    }
    return [...all];
  };
  const learner = (verdicts: Verdicts, asked: Asked): ReturnType<typeof learnVerdicts> => {
    refreshVectors();
    return learnVerdicts(verdicts, { question: asked.question, vectorOfDemand, vectorOf, score: (document) => scoreOfJudged(document, asked), cuts: calibration.cuts, weights: verdictWeights });
  };

  return {
    get size() {
      return library.size;
    },
    engine: { name: 'innomatrix-matching', version: calibration.version },
    upsert: (documents) => library.upsert(documents),
    remove: (ids) => library.remove(ids),
    has: (id) => library.has(id),
    learnDemands: (demands) => {
      for (const { id, title, content } of demands) language.upsert(id, `${title}\n${content}`);
    },
    forgetDemands: (ids) => {
      for (const id of ids) language.remove(id);
    },
    match: (demand, { top = 20, shareRanks = false, filter, explain = 0, verdicts } = {}) => {
      const asked = ask(demand);
      const many = Math.max(CANDIDATES, (shareRanks ? 9 : 3) * top);
      const allowed = allowance(library, filter);
      const best = filter === undefined && many <= asked.best.length ? asked.best.slice(0, many) : bestSlots(asked.answer.sums, library, many, allowed);
      const learn = verdicts && verdicts.own.length + (verdicts.elsewhere?.length ?? 0) > 0 ? learner(verdicts, asked) : undefined;
      const candidates = learn ? withJudged(best, verdicts!, allowed ?? (() => true)) : best;
      return candidates
        .map((slot) => {
          const document = library.at(slot)!;
          const score = scoreOf(asked.answer.sums[slot]!, document, asked, library, calibration);
          const alone: Candidate & { learned?: Learned } = { score, level: levelOf(score, calibration), document };
          return learn ? learn(alone) : alone;
        })
        .sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1))
        .filter(shareRanks ? withinRanks(top) : (_, rank) => rank < top)
        .map(({ document, ...found }, rank) => {
          const match: Match = { id: document.id, ...found };
          return rank < explain ? { ...match, reasons: reasonsFor(demand, document, asked, library, calibration) } : match;
        });
    },
    search: (words, { top = 20, filter } = {}) => searchWords(words, library, top, calibration, allowance(library, filter)),
    explain: (demand, document) => {
      const asked = ask(demand);
      const score = scoreAlone(document, asked);
      return { id: document.id, score, level: levelOf(score, calibration), reasons: reasonsFor(demand, document, asked, library, calibration) };
    },
    scores: (demand, documents) => {
      const asked = ask(demand);
      return documents.map((document) => scoreAlone(document, asked));
    },
    resembling: (demand, others, top) => {
      refreshVectors();
      const own = vectorOfDemand(demand);
      return others
        .map((other) => ({ id: other.id, share: resemblance(own, vectorOfDemand(other)) }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
        .slice(0, top);
    },
    memory: () => ({ documents: library.size, distinctTerms: library.distinctTerms, indexBytes: library.indexBytes }),
  };
}

/** Passes results while they say one of the first `top` different things. */
function withinRanks(top: number): (match: { document: MatchDocument }) => boolean {
  const wordings = new Set<string>();
  return ({ document: { title, abstract, keywords } }) => {
    const wording = JSON.stringify([title, abstract, keywords]);
    if (wordings.size === top && !wordings.has(wording)) return false;
    wordings.add(wording);
    return true;
  };
}

function allowance(library: Library, filter: MatchFilter | undefined): ((slot: number) => boolean) | undefined {
  if (!filter) return undefined;
  const fields = filter.fields && new Set(filter.fields);
  const only = filter.only && new Set(filter.only);
  const except = filter.except && new Set(filter.except);
  return (slot) => {
    const { id, field } = library.at(slot)!;
    return (!fields || (field !== undefined && fields.has(field))) && (!only || only.has(id)) && !except?.has(id);
  };
}
