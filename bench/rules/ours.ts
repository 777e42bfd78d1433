import { type CompiledRule, evaluateRule, explain, givenBy } from '../../src/kernel/rules/contract.ts';
import type { Contender } from './contest.ts';

/** The answer in full: every leaf with its clause and values, every working, what is given and what is missing. */
export const explained = (rule: CompiledRule, on: string, show: (said: ReturnType<typeof explain>) => string): Contender => ({
  name: 'ours, explained', answer: (cases) => cases.map((facts) => show(explain(evaluateRule(rule, facts, on)))),
});

/** Answer and what is given, no reasons. */
export const plain = (rule: CompiledRule, on: string, show: (truth: boolean | undefined, gives: ReturnType<typeof givenBy>) => string): Contender => ({
  name: 'ours, plain', answer: (cases) => cases.map((facts) => {
    const evaluation = evaluateRule(rule, facts, on);
    return show(evaluation.truth, givenBy(evaluation));
  }),
});
