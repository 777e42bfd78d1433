import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { FactSheet } from './fact-sheet.ts';
import type { Ladder } from './ladder.ts';

/** Something a decision found to be so, where no yearly figure holds it. */
export interface FoundFact {
  fact: string;
  value: number | string | boolean;
  source: string;
  asOf: CalendarDate;
  /** Last day on which it counts. */
  until: CalendarDate;
  /** From this day a later entry about the same thing counts instead. */
  endedOn: CalendarDate | null;
}

const counts = (f: FoundFact, on: CalendarDate): boolean => f.asOf <= on && on <= f.until && (f.endedOn === null || on < f.endedOn);

/** Found facts go before what the registers say; of two the later. */
export function factsFromFindings(sheet: FactSheet, found: readonly FoundFact[], on: CalendarDate): void {
  for (const f of [...found].filter((x) => counts(x, on)).sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))) {
    sheet.put(f.fact, { value: f.value, source: f.source, asOf: f.asOf, confidence: 'MEASURED' });
  }
}

/** Facts about which a record of this qualification speaks. */
export function factsOfQualification(ladder: Ladder, type: string): string[] {
  const own = [...ladder.main, ...ladder.specialised, ...ladder.labels].flatMap((r) => (r.type === type && r.fact ? [r.fact] : []));
  return type === 'HNTE' ? [...own, 'hasHighTechCertificate', 'everHighTech'] : type === 'LISTED' ? [...own, 'listed'] : own;
}

/** Facts about which an entry of an accident, a penalty or dishonesty speaks. */
export const factsOfIncident = (kind: string): string[] => [kind === 'DISHONESTY' ? 'badRecord' : 'noSeriousAccident', 'noSeriousBreachThreeYears'];

/** Facts about which a round of financing speaks. */
export const factsOfRound: readonly string[] = ['privateEquity', 'newEquityTwoYears', 'newEquityThreeYears', 'valuation', 'dollarRate'];
