import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import type { Frame } from './compile-expression.ts';
import { readDay } from './civil-day.ts';
import { type CompiledRule, ON_SLOT } from './compile-rule.ts';
import type { Facts } from './facts.ts';
import { unknownFacts } from './read-facts.ts';
import type { Truth, Value } from './value.ts';
import type { Verdict } from './verdict.ts';

/** What came out, with every value it came from; words are made from it when somebody reads (`explain.ts`). */
export interface Evaluation {
  rule: CompiledRule;
  on: CalendarDate;
  truth: Truth;
  /** One for each condition, in the order of the rule. */
  truths: readonly Truth[];
  verdict: Verdict;
  frame: Frame;
}

/**
 * Runs one version of a rule on the facts of one case. The same facts give the same values on every machine.
 *
 * @throws Problem RULE_FACT_INVALID, RULE_FACT_UNKNOWN
 */
export function evaluateRule(rule: CompiledRule, facts: Facts, on: CalendarDate): Evaluation {
  return runFrame(rule, frameOf(rule, facts, on), on);
}

export function frameOf(rule: CompiledRule, facts: Facts, on: CalendarDate): Frame {
  return fillFrame(rule, rule.blank.slice(), facts, on);
}

/** Puts day and facts into a frame that may have served another case. */
export function fillFrame(rule: CompiledRule, frame: Frame, facts: Facts, on: CalendarDate): Frame {
  const slots = rule.factSlots;
  frame[ON_SLOT] = readDay(on) ?? readDay(parseCalendarDate(on));
  for (let i = 1; i < slots.length; i += 1) {
    const { definition, slot, read } = slots[i]!;
    frame[slot] = read(facts[definition.id]);
  }
  return frame;
}

function runFrame(rule: CompiledRule, frame: Frame, on: CalendarDate): Evaluation {
  for (const step of rule.steps) step.run(frame);
  const truths: Truth[] = [];
  for (const { test } of rule.conditions) truths.push(test.run(frame) as Truth);
  const verdict = rule.verdict(truths);
  return { rule, on, truth: rule.conditions.length > 0 ? verdict.truth : computed(rule, frame), truths, verdict, frame };
}

/** A rule that asks nothing and only computes: yes as soon as all it gives can be said. */
export function computed(rule: CompiledRule, frame: Frame): Truth {
  return rule.gives.some(({ test }) => test.run(frame) === undefined) ? undefined : true;
}

/** What the rule gives: nothing on a no, unknown while the answer is open. */
export function givenBy({ rule, truth, frame }: Evaluation): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (const { id, test, finish, always } of rule.gives) {
    if (always || truth === true) out[id] = finish(test.run(frame));
    else if (truth === undefined) out[id] = undefined;
  }
  return out;
}

/** @throws Problem RULE_FACT_UNKNOWN: a fact nobody defined is more often a slip of the pen than a fact */
export function checkFactNames(facts: Facts, dictionary: ReadonlyMap<string, unknown>): void {
  const strange = Object.keys(facts).filter((id) => !dictionary.has(id));
  if (strange.length > 0) throw unknownFacts(strange, dictionary);
}
