import { allOf, anyOf, type Frame } from './compile-expression.ts';
import type { Condition, Requirement } from './definition.ts';
import { allPossible, anyPossible, atLeastPossible, notPossible, type Possible } from './possible-truth.ts';
import type { Truth, Value } from './value.ts';

type Truths = readonly Truth[];

/** A condition by its number, with its test. */
export interface LeafTest {
  index: number;
  run(frame: Frame): Value;
}

export interface Part {
  leaves: readonly number[];
  decide(truths: Truths): Truth;
  /** The same without the truth of each condition: stops as soon as it is decided. */
  judge(frame: Frame): Truth;
  /** What it can be where each condition can be some of yes, no and open. */
  possible(leaves: readonly Possible[]): Possible;
  /** Conditions, by their number, to which the present answer is owed: those that fail, those that are open, or those that carry it. */
  because(truths: Truths): number[];
}

export interface CompiledRequirement extends Part {
  /** Parts all of which must be met; one part where the whole is no "all". */
  conjuncts: readonly Part[];
  /** Every part that is meant to be met by somebody, inner ones first; what stands under a "not" is left out. */
  parts: readonly Part[];
}

export function compileRequirement(node: Requirement | undefined, leaf: (condition: Condition) => LeafTest): CompiledRequirement {
  const whole = node ? compilePart(node, leaf) : conjunction([]);
  return { ...whole, conjuncts: whole.conjuncts ?? [whole], parts: withInner(whole) };
}

type Compiling = Part & { conjuncts?: readonly Part[]; inner?: readonly Compiling[] };

const withInner = (part: Compiling): Part[] => [...(part.inner ?? []).flatMap(withInner), part];

function compilePart(node: Requirement, leaf: (condition: Condition) => LeafTest): Compiling {
  if ('when' in node) {
    const { index, run } = leaf(node);
    return { leaves: [index], decide: (truths) => truths[index], judge: (frame) => run(frame) as Truth, possible: (leaves) => leaves[index]!, because: () => [index] };
  }
  if ('not' in node) return negation(compilePart(node.not, leaf));
  const parts = ('all' in node ? node.all : 'any' in node ? node.any : node.of).map((part) => compilePart(part, leaf));
  return 'all' in node ? conjunction(parts) : 'any' in node ? disjunction(parts) : counted(parts, node.atLeast);
}

function conjunction(parts: readonly Compiling[]): Compiling {
  const flat = parts.flatMap((p) => p.conjuncts ?? [p]);
  return {
    ...many(parts, (truths) => allOf(parts.map((p) => p.decide(truths)))), conjuncts: flat, inner: parts,
    judge: (frame) => {
      let open = false;
      for (const part of flat) {
        const truth = part.judge(frame);
        if (truth === false) return false;
        if (truth === undefined) open = true;
      }
      return open ? undefined : true;
    },
    possible: (leaves) => allPossible(flat.map((p) => p.possible(leaves))),
  };
}

function disjunction(parts: readonly Compiling[]): Compiling {
  return {
    ...many(parts, (truths) => anyOf(parts.map((p) => p.decide(truths)))), inner: parts,
    judge: (frame) => {
      let open = false;
      for (const part of parts) {
        const truth = part.judge(frame);
        if (truth === true) return true;
        if (truth === undefined) open = true;
      }
      return open ? undefined : false;
    },
    possible: (leaves) => anyPossible(parts.map((p) => p.possible(leaves))),
  };
}

function counted(parts: readonly Compiling[], atLeast: number): Compiling {
  const enough = (answers: Truths): Truth => {
    const met = answers.filter((a) => a === true).length;
    if (met >= atLeast) return true;
    return met + answers.filter((a) => a === undefined).length < atLeast ? false : undefined;
  };
  return {
    ...many(parts, (truths) => enough(parts.map((p) => p.decide(truths)))), inner: parts,
    judge: (frame) => enough(parts.map((p) => p.judge(frame))),
    possible: (leaves) => atLeastPossible(parts.map((p) => p.possible(leaves)), atLeast),
  };
}

const opposite = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function negation(inner: Part): Part {
  return {
    leaves: inner.leaves, because: inner.because,
    decide: (truths) => opposite(inner.decide(truths)),
    judge: (frame) => opposite(inner.judge(frame)),
    possible: (leaves) => notPossible(inner.possible(leaves)),
  };
}

function many(parts: readonly Part[], decide: Part['decide']): Pick<Part, 'leaves' | 'decide' | 'because'> {
  return {
    leaves: parts.flatMap((p) => p.leaves), decide,
    // Parts that agree with the whole carry it; those that contradict it were outvoted.
    because: (truths) => {
      const whole = decide(truths);
      return parts.filter((p) => p.decide(truths) === whole).flatMap((p) => p.because(truths));
    },
  };
}
