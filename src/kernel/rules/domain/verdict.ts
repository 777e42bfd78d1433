import type { CompiledRequirement } from './requirement.ts';
import type { Truth } from './value.ts';

/** What follows from the truths of the conditions alone. */
export interface Verdict {
  truth: Truth;
  /** Conditions to which it is owed, by number and by id. */
  because: readonly number[];
  becauseIds: string[];
}

/** Handed out again and again; whoever changes it is told. */
export function frozen<T>(list: T[]): T[] {
  Object.freeze(list);
  return list;
}

/** More than so many different patterns of answers are not kept. */
const KEPT = 2048;
/** Digits to the base of three that a number holds exactly. */
const DIGITS = 33;

/**
 * The same pattern of answers always has the same verdict, and a population shows few patterns: each is worked out once.
 */
export function rememberVerdicts(requirement: CompiledRequirement, conditions: readonly string[]): (truths: readonly Truth[]) => Verdict {
  const work = (truths: readonly Truth[]): Verdict => {
    const because = requirement.because(truths);
    return { truth: requirement.decide(truths), because, becauseIds: frozen(because.map((i) => conditions[i]!)) };
  };
  if (conditions.length > DIGITS) return work;
  const known = new Map<number, Verdict>();
  return (truths) => {
    let key = 0;
    for (const truth of truths) key = key * 3 + (truth === undefined ? 2 : truth ? 1 : 0);
    let verdict = known.get(key);
    if (!verdict) {
      verdict = work(truths);
      if (known.size >= KEPT) known.clear();
      known.set(key, verdict);
    }
    return verdict;
  };
}
