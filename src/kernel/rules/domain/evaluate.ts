import { dayNumber, type CalendarDate } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import type { Frame } from './compile-expression.ts';
import type { CompiledRule } from './compile-rule.ts';
import { type Facts, readFact } from './facts.ts';
import type { Truth, Value } from './value.ts';

/** What came out, with every value it came from; words are made from it when somebody reads (`explain.ts`). */
export interface Evaluation {
  rule: CompiledRule;
  on: CalendarDate;
  truth: Truth;
  /** One for each condition, in the order of the rule. */
  truths: readonly Truth[];
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
  const frame = rule.blank.slice();
  for (const { definition, slot } of rule.factSlots) frame[slot] = definition.id === 'on' ? dayNumber(on) : readFact(definition, facts[definition.id]);
  return frame;
}

export function runFrame(rule: CompiledRule, frame: Frame, on: CalendarDate): Evaluation {
  for (const step of rule.steps) step.run(frame);
  const truths: Truth[] = Array.from({ length: rule.conditions.length });
  for (let i = 0; i < truths.length; i += 1) truths[i] = rule.conditions[i]!.test.run(frame) as Truth;
  return { rule, on, truth: rule.requirement.decide(truths), truths, frame };
}

/** What the rule gives: nothing on a no, unknown while the answer is open. */
export function givenBy({ rule, truth, frame }: Evaluation): Record<string, Value> {
  const out: Record<string, Value> = {};
  rule.gives.forEach(({ id, test, finish }, i) => {
    const always = rule.version.gives[i]!.always;
    if (always || truth === true) out[id] = finish(test.run(frame));
    else if (truth === undefined) out[id] = undefined;
  });
  return out;
}

/** @throws Problem RULE_FACT_UNKNOWN: a fact nobody defined is more often a slip of the pen than a fact */
export function checkFactNames(facts: Facts, dictionary: ReadonlyMap<string, unknown>): void {
  const strange = Object.keys(facts).filter((id) => !dictionary.has(id));
  if (strange.length === 0) return;
  throw new Problem('RULE_FACT_UNKNOWN', {
    zh: `没有名为 ${strange.join('、')} 的事项`, en: `No fact is named ${strange.join(', ')}`, where: { field: strange[0]! },
    remedy: { zh: '事项名称见数据包 rules/facts.yaml', en: 'The names stand in rules/facts.yaml of the pack' },
  });
}
