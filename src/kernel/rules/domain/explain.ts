import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Frame } from './compile-expression.ts';
import type { Confidence } from './definition.ts';
import type { Evaluation } from './evaluate.ts';
import { type Wanted, wordsOf } from './explained-rule.ts';
import { frozen } from './verdict.ts';

export type Answer = 'YES' | 'NO' | 'UNKNOWN';
export type Written = number | string | boolean | null;

export interface NamedValue {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly value: Written;
  readonly unit: string;
}

/** One condition with its answer, the values it looked at and the clause it stands in. */
export interface Leaf {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly answer: Answer;
  readonly clause: string;
  readonly confidence: Confidence;
  /** A value that was worked out carries its clause, too: it is the working. */
  readonly values: NamedValue[];
}

/** A formula, bracket or table on the way, with what it came to; of a table also the row (counted from 1). */
export interface Working extends NamedValue {
  readonly clause: string;
  readonly row?: number;
}

export interface Missing {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly of: 'FACT' | 'PARAMETER';
}

/**
 * What does not hang on the case (words, clauses, answers of conditions without numbers) is shared between explanations
 * and frozen: copy before changing. */
export interface Explanation {
  readonly rule: string;
  readonly version: number;
  readonly on: CalendarDate;
  readonly answer: Answer;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: { readonly zh: string; readonly en: string; readonly number?: string | undefined; readonly clause?: string | undefined };
  /** What the rule gives; null where it cannot be said yet. */
  readonly gives: NamedValue[];
  readonly leaves: Leaf[];
  /** Ids of the leaves to which the answer is owed. */
  readonly because: string[];
  /** What must be known before there is an answer. */
  readonly missing: Missing[];
  readonly workings: Working[];
}

const NOTHING: never[] = frozen([]);

/** Everything a person, a form or an auditor wants to know of an evaluation. */
export function explain(evaluation: Evaluation): Explanation {
  const { rule, on, truth, truths, verdict, frame } = evaluation;
  const words = wordsOf(rule);
  const gives: NamedValue[] = [];
  let open = truth === undefined;
  for (let i = 0; i < rule.gives.length; i += 1) {
    const { always, test, finish } = rule.gives[i]!;
    if (truth === false && !always) continue;
    const value = always || truth === true ? finish(test.run(frame)) : undefined;
    if (value === undefined) open = true;
    gives.push(words.gives[i]!(value));
  }
  // Made at their full length: an array that grows by pushing takes room for seventeen, which an explanation feels.
  // oxlint-disable-next-line unicorn/no-new-array
  const workings = new Array<Working>(words.workings.length);
  for (let i = 0; i < workings.length; i += 1) workings[i] = words.workings[i]!(frame);
  // oxlint-disable-next-line unicorn/no-new-array
  const leaves = new Array<Leaf>(truths.length);
  for (let i = 0; i < leaves.length; i += 1) leaves[i] = words.leaves[i]!(truths[i], frame, workings);
  return {
    rule: words.rule, version: words.version, on, answer: truth === undefined ? 'UNKNOWN' : truth ? 'YES' : 'NO', title: words.title, source: words.source,
    gives, leaves, because: verdict.becauseIds,
    missing: open ? missingFor(evaluation) : NOTHING,
    workings,
  };
}

/** Facts and parameters that must be known before there is an answer, or before what is given can be said. */
export function missingFor({ rule, truth, truths, verdict, frame }: Evaluation): Missing[] {
  const { conditionsRestOn, giftsRestOn } = wordsOf(rule);
  const missing: Missing[] = [];
  if (truth === undefined && truths.length > 0) for (const i of verdict.because) addMissing(missing, conditionsRestOn[i]!, frame);
  else for (let i = 0; i < giftsRestOn.length; i += 1) if (rule.gives[i]!.test.run(frame) === undefined) addMissing(missing, giftsRestOn[i]!, frame);
  return missing;
}

function addMissing(missing: Missing[], wanted: readonly Wanted[], frame: Frame): void {
  for (const { slot, missing: what } of wanted) if (frame[slot] === undefined && !missing.includes(what)) missing.push(what);
}
