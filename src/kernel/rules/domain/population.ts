import type { CalendarDate } from '../../base/calendar-date.ts';
import type { CompiledRule } from './compile-rule.ts';
import { checkFactNames, computed, type Evaluation, evaluateRule, fillFrame } from './evaluate.ts';
import { missingFor } from './explain.ts';
import type { Facts } from './facts.ts';
import type { Region, RuleBook } from './rule-book.ts';
import type { Truth, Value } from './value.ts';

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

/** An answer without its reasons. */
export interface Judgement {
  truth: Truth;
  /** As `givenBy`: nothing on a no, undefined while it is open. */
  gives: Record<string, Value>;
}

/**
 * One version of a rule over many cases, without the trace that an explanation needs: what `evaluateRule` and `givenBy`
 * answer, in the order of the cases.
 *
 * @throws Problem RULE_FACT_INVALID
 */
export function* judgeMany(rule: CompiledRule, cases: Iterable<Facts>, on: CalendarDate): Generator<Judgement> {
  const frame = rule.blank.slice();
  for (const facts of cases) {
    fillFrame(rule, frame, facts, on);
    for (const step of rule.steps) step.run(frame);
    const truth = rule.conditions.length > 0 ? rule.requirement.judge(frame) : computed(rule, frame);
    const gives: Record<string, Value> = {};
    rule.gives.forEach(({ id, test, finish, always }) => {
      if (always || truth === true) gives[id] = finish(test.run(frame));
      else if (truth === undefined) gives[id] = undefined;
    });
    yield { truth, gives };
  }
}

/** Of a population those to whom a rule answers yes, and how many others there are. */
export interface Qualifying {
  yes: string[];
  no: number;
  /** Not enough known, and how often each fact or parameter was what is wanting. */
  unknown: string[];
  missing: Record<string, number>;
}

/** The rule asked from behind: not what a case may have, but who may have it. @throws Problem RULE_FACT_INVALID */
export function whoQualifies(rule: CompiledRule, population: Iterable<{ id: string; facts: Facts }>, on: CalendarDate): Qualifying {
  const found: Qualifying = { yes: [], no: 0, unknown: [], missing: {} };
  for (const { id, facts } of population) {
    const evaluation = evaluateRule(rule, facts, on);
    if (evaluation.truth === true) found.yes.push(id);
    else if (evaluation.truth === false) found.no += 1;
    else {
      found.unknown.push(id);
      for (const { id: name } of missingFor(evaluation)) found.missing[name] = (found.missing[name] ?? 0) + 1;
    }
  }
  return found;
}

/** How many of a population a rule answers with yes, no and "not enough known", kept up as single cases change. */
export interface Count {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** A case that is new or has changed. @throws Problem RULE_FACT_INVALID */
  set(id: string, facts: Facts): void;
  remove(id: string): void;
}

export function keepCount(rule: CompiledRule, on: CalendarDate): Count {
  const truths = new Map<string, Truth>();
  const counts = { yes: 0, no: 0, unknown: 0 };
  const add = (truth: Truth, n: 1 | -1): void => {
    counts[truth === undefined ? 'unknown' : truth ? 'yes' : 'no'] += n;
  };
  const remove = (id: string): void => {
    if (truths.has(id)) add(truths.get(id), -1);
    truths.delete(id);
  };
  return {
    get yes() { return counts.yes; }, get no() { return counts.no; }, get unknown() { return counts.unknown; },
    set: (id, facts) => {
      const { truth } = evaluateRule(rule, facts, on);
      remove(id);
      truths.set(id, truth);
      add(truth, 1);
    },
    remove,
  };
}
