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
  // Searched, not indexed: a year has one or two statements, and of a whole population most figures are never asked for.
  const years = new Map<number, Statement[]>();
  for (const statement of statements) {
    if (statement.asOf > on) continue;
    const held = years.get(statement.year);
    if (held) held.push(statement);
    else years.set(statement.year, [statement]);
  }
  for (const held of years.values()) if (held.length > 1) held.sort(byPrecedence);
  return {
    get: (item, year) => {
      for (const statement of years.get(year) ?? []) {
        const value = statement.figures[item];
        if (value === undefined) continue;
        return value === null ? undefined : { value, source: statement.source, asOf: statement.asOf, confidence: statement.confidence };
      }
      return undefined;
    },
    hasYear: (year) => years.has(year),
  };
}

/** The statement that outdoes the other first. */
function byPrecedence(a: Statement, b: Statement): number {
  if (a.asOf !== b.asOf) return a.asOf > b.asOf ? -1 : 1;
  return confidenceRank[a.confidence] - confidenceRank[b.confidence] || b.entry - a.entry;
}
