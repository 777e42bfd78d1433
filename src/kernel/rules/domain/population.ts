import type { CalendarDate } from '../../base/calendar-date.ts';
import { checkFactNames, type Evaluation, evaluateRule } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type { Region, RuleBook } from './rule-book.ts';

/** One case through many rules: the evaluation of each, by its id. */
export type Evaluations = ReadonlyMap<string, Evaluation>;

/**
 * Every rule in force for a day and a region, or those named; rules not in force are left out.
 *
 * @throws Problem RULE_FACT_UNKNOWN, RULE_FACT_INVALID; RULE_UNKNOWN for a name there is no rule of
 */
export function evaluateAll(book: RuleBook, facts: Facts, on: CalendarDate, region?: Region, ruleIds?: readonly string[]): Evaluations {
  checkFactNames(facts, book.facts);
  const evaluations = new Map<string, Evaluation>();
  for (const id of ruleIds ?? book.rules.map((r) => r.id)) {
    const rule = book.inForce(id, on, region);
    if (rule) evaluations.set(id, evaluateRule(rule, facts, on));
  }
  return evaluations;
}

/**
 * The same after some facts changed: only rules that ask for one of them are run again, the others are handed on as they are.
 *
 * @param facts all facts, as they stand now
 * @param changed ids of those that differ from what `previous` was made from
 * @throws Problem RULE_FACT_INVALID
 */
export function reevaluate(previous: Evaluations, facts: Facts, changed: readonly string[]): Evaluations {
  const next = new Map(previous);
  for (const [id, { rule, on }] of previous) {
    if (rule.asks.some((d) => changed.includes(d.id))) next.set(id, evaluateRule(rule, facts, on));
  }
  return next;
}
