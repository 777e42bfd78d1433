import type { KnownFact } from '../../../kernel/rules/contract.ts';
import { confidenceRank, type SeenFigure } from './figures-seen.ts';

/** Collects the facts of one firm; what is not known is left out, never guessed. */
export interface FactSheet {
  /** One figure as it was stated. */
  copy(fact: string, figure: SeenFigure | undefined): void;
  /**
   * A value worked out of several figures: as good as the worst of them and as late as the latest. Left out when one of
   * them is missing, or when the value is no number (a share of nothing).
   */
  derive(fact: string, from: readonly (SeenFigure | undefined)[], value: (values: number[]) => number | null): void;
  truth(fact: string, figure: SeenFigure | undefined): void;
  /** Something the platform's own records say. */
  put(fact: string, known: KnownFact): void;
  readonly facts: Record<string, KnownFact>;
}

/** @param wanted all facts unless told; others are not put down */
export function factSheet(wanted?: ReadonlySet<string>): FactSheet {
  const facts: Record<string, KnownFact> = {};
  const unwanted = (fact: string): boolean => wanted !== undefined && !wanted.has(fact);
  return {
    facts,
    put: (fact, known) => {
      if (!unwanted(fact)) facts[fact] = known;
    },
    copy: (fact, figure) => {
      if (figure && !unwanted(fact)) facts[fact] = figure;
    },
    truth: (fact, figure) => {
      if (figure && !unwanted(fact)) facts[fact] = { value: figure.value !== 0, source: figure.source, asOf: figure.asOf, confidence: figure.confidence };
    },
    derive: (fact, from, value) => {
      if (unwanted(fact)) return;
      let first: SeenFigure | undefined;
      let source = '';
      const values: number[] = [];
      for (const figure of from) {
        if (!figure) return;
        values.push(figure.value);
        if (!first) {
          first = { ...figure };
          source = figure.source;
          continue;
        }
        if (figure.asOf > first.asOf) first.asOf = figure.asOf;
        if (confidenceRank[figure.confidence] > confidenceRank[first.confidence]) first.confidence = figure.confidence;
        if (!source.includes(figure.source)) source += `；${figure.source}`;
      }
      const answer = first ? value(values) : null;
      if (first && answer !== null && Number.isFinite(answer)) facts[fact] = { value: answer, source, asOf: first.asOf, confidence: first.confidence };
    },
  };
}
