import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { KnownFacts } from '../../../kernel/rules/contract.ts';

/** The facts that were found between two revisions: those that are not what they were. */
export function foundBetween(first: KnownFacts, last: KnownFacts): KnownFacts {
  return Object.fromEntries(Object.entries(last).filter(([id, fact]) => canonicalJson(fact) !== canonicalJson(first[id] ?? null)));
}

/**
 * What was known of a firm on a day, with what appeals and objections to other lists of the same policy and period found later.
 * Otherwise a firm that was struck off would stand on a supplementary list of the same day again. From the day of the decision on
 * the dossier says it itself.
 */
export function withFound(facts: KnownFacts, found: readonly KnownFacts[], on: CalendarDate): KnownFacts {
  const later = found.flatMap((f) => Object.entries(f)).filter(([, fact]) => (fact.asOf ?? '') > on);
  return later.length === 0 ? facts : { ...facts, ...Object.fromEntries(later.sort(([, a], [, b]) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1))) };
}
