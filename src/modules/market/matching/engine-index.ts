import { type Demand, evidenceWords, type Figure, figureWords, type Match, type MatchDocument, type MatchLevel as EngineLevel, mergeSpans, type Reasons, type TextSpan, type Verdicts } from '../../../kernel/matching/index.ts';
import type { MatchLevel } from '../contract/match.ts';
import type { Explanation, IndexedText, Teaching, TextIndex } from './port.ts';

type Maybe<T> = T | Promise<T>;

/** The matching kernel's index, in this thread or in a worker. */
export interface EngineIndex {
  readonly engine: { name: string; version: string };
  readonly size: number;
  upsert(documents: MatchDocument[]): Maybe<void>;
  remove(ids: string[]): Maybe<unknown>;
  learnDemands(demands: ({ id: string } & Demand)[]): Maybe<void>;
  forgetDemands(ids: string[]): Maybe<void>;
  match(demand: Demand, options: { top: number; verdicts?: Verdicts }): Maybe<Match[]>;
  scores(demand: Demand, documents: MatchDocument[]): Maybe<number[]>;
  resembling(demand: Demand, others: ({ id: string } & Demand)[], top: number): Maybe<{ id: string }[]>;
  search(words: string, options: { top: number }): Maybe<{ id: string; score: number }[]>;
  explain(demand: Demand, document: MatchDocument): Maybe<{ reasons: Reasons }>;
  close?(): Maybe<void>;
}

const LEVELS: Record<EngineLevel, MatchLevel | null> = { 4: 'strong', 3: 'fair', 2: 'weak', 1: null };
/** More shared terms than this explain nothing further. */
const TERMS_SHOWN = 8;

/** The market's index over the matching kernel. */
export function engineTextIndex(engine: EngineIndex): TextIndex {
  return {
    engine: engine.engine,
    put: async (texts) => engine.upsert(texts.map(documentOf)),
    remove: async (ids) => void (await engine.remove([...ids])),
    learnDemands: async (demands) => engine.learnDemands([...demands]),
    forgetDemands: async (ids) => engine.forgetDemands([...ids]),
    size: () => engine.size,
    rank: async (question, top, teaching) =>
      (await engine.match(question, teaching ? { top, verdicts: verdictsOf(teaching) } : { top })).map((m) => ({
        id: m.id, score: m.score, level: LEVELS[m.level], ...(m.learned ? { learned: m.learned } : {}),
      })),
    scores: async (question, texts) => engine.scores(question, texts.map(documentOf)),
    resembling: async (question, others, top) => engine.resembling(question, others.map(({ id, title, content }) => ({ id, title, content })), top),
    search: async (words, top) => engine.search(words, { top }),
    explain: async (question, text) => explanationOf((await engine.explain(question, documentOf(text))).reasons, question.title.length + 1),
    close: async () => engine.close?.(),
  };
}

function verdictsOf({ own, elsewhere }: Teaching): Verdicts {
  const level = (value: number): EngineLevel => value as EngineLevel;
  return {
    own: own.map((v) => ({ document: documentOf(v.text), level: level(v.level) })),
    elsewhere: elsewhere.map(({ title, content, verdicts }) => ({
      demand: { title, content }, verdicts: verdicts.map((v) => ({ document: documentOf(v.text), level: level(v.level), score: v.score })),
    })),
  };
}

function documentOf({ id, title, content, keywords, field, maturity, place, meaning }: IndexedText): MatchDocument {
  return { id, title, abstract: content, keywords, field, maturity, place, meaning };
}

/** What a demand asks beside what the result says, as both write it. */
const figureOf = ({ verdict, points, asked, offered }: Figure): Explanation['evidence'][number] => ({
  kind: `figure-${verdict}`,
  zh: `${figureWords[verdict].zh}：要求“${asked.text}”，成果“${offered.text}”`,
  en: `${figureWords[verdict].en}: asked “${asked.text}”, the result says “${offered.text}”`,
  weight: points,
});

/** Evidence in words: the terms both sides use and the figures, each with its weight, then the other parts of the score. */
function explanationOf({ evidence, figures, shared }: Reasons, contentOffset: number): Explanation {
  const terms = shared.slice(0, TERMS_SHOWN);
  const moved = ({ start, end }: TextSpan): TextSpan => ({ start: start + contentOffset, end: end + contentOffset });
  const offeredIn = (field: Figure['offered']['field']): TextSpan[] => figures.filter((f) => f.offered.field === field).map((f) => f.offered.span);
  return {
    evidence: [
      ...terms.map((t) => ({ kind: 'term', zh: t.text, en: t.text, weight: t.points })),
      ...figures.map(figureOf),
      ...evidence.filter((e) => e.kind !== 'met' && e.kind !== 'unmet').map((e) => ({ kind: e.kind, ...evidenceWords[e.kind], weight: e.points })),
    ],
    query: mergeSpans([...shared.flatMap((t) => [...t.demand.title, ...t.demand.content.map(moved)]), ...figures.map(({ asked }) => (asked.field === 'title' ? asked.span : moved(asked.span)))]),
    title: mergeSpans([...shared.flatMap((t) => t.result.title), ...offeredIn('title')]),
    content: mergeSpans([...shared.flatMap((t) => t.result.abstract), ...offeredIn('abstract')]),
  };
}
