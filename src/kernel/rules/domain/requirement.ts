import { allOf, anyOf } from './compile-expression.ts';
import type { Condition, Requirement } from './definition.ts';
import type { Truth } from './value.ts';

type Truths = readonly Truth[];

export interface CompiledRequirement {
  decide(truths: Truths): Truth;
  /** Conditions, by their number, to which the present answer is owed: those that fail, those that are open, or those that carry it. */
  because(truths: Truths): number[];
}

export const NOTHING_REQUIRED: CompiledRequirement = { decide: () => true, because: () => [] };

export function compileRequirement(node: Requirement, leaf: (condition: Condition) => number): CompiledRequirement {
  if ('when' in node) {
    const i = leaf(node);
    return { decide: (truths) => truths[i], because: () => [i] };
  }
  if ('not' in node) {
    const inner = compileRequirement(node.not, leaf);
    return {
      decide: (truths) => {
        const truth = inner.decide(truths);
        return truth === undefined ? undefined : !truth;
      },
      because: inner.because,
    };
  }
  const parts = ('all' in node ? node.all : 'any' in node ? node.any : node.of).map((part) => compileRequirement(part, leaf));
  const decide = 'all' in node ? (truths: Truths) => allOf(parts.map((p) => p.decide(truths)))
    : 'any' in node ? (truths: Truths) => anyOf(parts.map((p) => p.decide(truths)))
    : (truths: Truths) => counted(parts.map((p) => p.decide(truths)), node.atLeast);
  // Parts that agree with the whole carry it; those that contradict it were outvoted.
  return { decide, because: (truths) => {
    const whole = decide(truths);
    return parts.filter((p) => p.decide(truths) === whole).flatMap((p) => p.because(truths));
  } };
}

function counted(answers: Truths, atLeast: number): Truth {
  const met = answers.filter((a) => a === true).length;
  if (met >= atLeast) return true;
  return met + answers.filter((a) => a === undefined).length < atLeast ? false : undefined;
}
