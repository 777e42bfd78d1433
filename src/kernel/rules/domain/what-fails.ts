import type { CalendarDate } from '../../base/calendar-date.ts';
import type { CompiledRule } from './compile-rule.ts';
import { evaluateRule } from './evaluate.ts';
import type { Facts } from './facts.ts';

/** The rule with those of its parts alone that fail: what is not known must not hide what would have to change. */
export function onlyFailing(rule: CompiledRule, facts: Facts, on: CalendarDate): CompiledRule {
  const { truths } = evaluateRule(rule, facts, on);
  const conjuncts = rule.requirement.conjuncts.filter((part) => part.decide(truths) === false);
  return {
    ...rule,
    requirement: { ...rule.requirement, conjuncts },
    verdict: (now) => ({ ...rule.verdict(now), truth: conjuncts.every((part) => part.decide(now) === true) }),
  };
}
