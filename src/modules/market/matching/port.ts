import type { MatchLevel } from '../contract/match.ts';

/** A text to be found. */
export interface IndexedText {
  id: string;
  title: string;
  content: string;
  keywords: readonly string[];
}

export interface TextSpan {
  start: number;
  end: number;
}

/** One answer of the engine. */
export interface RankedText {
  id: string;
  score: number;
  /** Calibrated; null: the engine would not call it a match. */
  level: MatchLevel | null;
}

/** Why an answer was given, with the places that speak for it. */
export interface Explanation {
  evidence: { kind: string; zh: string; en: string; weight: number }[];
  /** In `title\ncontent` of the question. */
  query: TextSpan[];
  title: TextSpan[];
  content: TextSpan[];
}

/** An index in this process, as the market uses it; the matching kernel behind it. */
export interface TextIndex {
  readonly engine: { name: string; version: string };
  /** Adds or replaces. */
  put(texts: readonly IndexedText[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** How demands are written here: what every demand says must weigh little. */
  learnDemands(demands: readonly { id: string; title: string; content: string }[]): Promise<void>;
  forgetDemands(ids: readonly string[]): Promise<void>;
  size(): number;
  /** Best first. */
  rank(question: { title: string; content: string }, top: number): Promise<RankedText[]>;
  /** Short words as typed into a search box; best first. */
  search(words: string, top: number): Promise<{ id: string; score: number }[]>;
  explain(question: { title: string; content: string }, text: IndexedText): Promise<Explanation>;
  close(): Promise<void>;
}
