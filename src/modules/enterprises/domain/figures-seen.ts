import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { FactConfidence } from '../../../kernel/rules/contract.ts';
import type { Statement } from './dossier.ts';

export interface SeenFigure {
  value: number;
  source: string;
  asOf: CalendarDate;
  confidence: FactConfidence;
}

/** Worst last: what is derived from several figures is as good as the worst of them. */
export const confidenceRank: Readonly<Record<FactConfidence, number>> = { MEASURED: 0, REPORTED: 1, DECLARED: 2, ESTIMATED: 3 };

/** The figures of a dossier that are known on a day, by year and item. */
export interface FiguresSeen {
  get(item: string, year: number): SeenFigure | undefined;
  /** True when anything at all is known of the year. */
  hasYear(year: number): boolean;
}

/**
 * Of several statements of one figure the latest vintage counts; of two of one day the better known, then the one
 * entered later. So the order of entry does not matter, and a later vintage is not seen before its day.
 */
export function figuresSeen(statements: readonly Statement[], on: CalendarDate): FiguresSeen {
  const years = new Map<number, Map<string, { statement: Statement; value: number | null }>>();
  for (const statement of statements) {
    if (statement.asOf > on) continue;
    let items = years.get(statement.year);
    if (!items) years.set(statement.year, (items = new Map()));
    for (const item in statement.figures) {
      const held = items.get(item);
      if (!held || outdoes(statement, held.statement)) items.set(item, { statement, value: statement.figures[item]! });
    }
  }
  return {
    get: (item, year) => {
      const held = years.get(year)?.get(item);
      if (!held || held.value === null) return undefined;
      const { source, asOf, confidence } = held.statement;
      return { value: held.value, source, asOf, confidence };
    },
    hasYear: (year) => years.has(year),
  };
}

function outdoes(a: Statement, b: Statement): boolean {
  if (a.asOf !== b.asOf) return a.asOf > b.asOf;
  if (a.confidence !== b.confidence) return confidenceRank[a.confidence] < confidenceRank[b.confidence];
  return a.entry > b.entry;
}
