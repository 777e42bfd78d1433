import type { Meaning } from '../../../kernel/matching/index.ts';
import type { MatchLevel } from '../contract/match.ts';

/** What is held against each other beside the words, where both sides have it. */
export interface TextCircumstances {
  /** Technical field: a name or an IPC symbol. */
  field?: string;
  /** Technology readiness level: of a result what it has reached, of a demand what it asks at least. */
  maturity?: number;
  /** Administrative code, six digits. */
  place?: string;
  /** Where the operator has an embedding model. */
  meaning?: Meaning;
}

/** What is asked of the index. */
export interface TextQuestion extends TextCircumstances {
  title: string;
  content: string;
  /** Everybody may read it, so that it may be told to a service outside. */
  open?: boolean;
}

/** A text to be found. Holds only what everybody may read. */
export interface IndexedText extends TextCircumstances {
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
  /** With teaching only: what the engine said before, and which judged texts it is near to. Levels 4 strong … 1 none. */
  learned?: {
    before: { score: number; level: number };
    near: { id: string; title: string; level: number; resemblance: number; elsewhere: boolean }[];
  };
}

/** Verdicts of people to learn from; levels 4 strong … 1 none. */
export interface Teaching {
  own: { text: IndexedText; level: number }[];
  /** Of other demands, with the score each text had for its own demand. */
  elsewhere: { title: string; content: string; verdicts: { text: IndexedText; level: number; score: number }[] }[];
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
  rank(question: TextQuestion, top: number, teaching?: Teaching): Promise<RankedText[]>;
  /** Scores of texts, before any teaching. */
  scores(question: TextQuestion, texts: readonly IndexedText[]): Promise<number[]>;
  /** Which of these demands are most like one, most like first. */
  resembling(question: { title: string; content: string }, others: readonly { id: string; title: string; content: string }[], top: number): Promise<{ id: string }[]>;
  /** Short words as typed into a search box; best first. */
  search(words: string, top: number): Promise<{ id: string; score: number }[]>;
  explain(question: TextQuestion, text: IndexedText): Promise<Explanation>;
  close(): Promise<void>;
}
