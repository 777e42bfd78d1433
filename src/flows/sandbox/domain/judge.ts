import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { CompiledRule } from '../../../kernel/rules/domain/compile-rule.ts';
import type { FactDefinition } from '../../../kernel/rules/domain/definition.ts';
import { type Evaluation, evaluateRule } from '../../../kernel/rules/domain/evaluate.ts';
import type { Facts } from '../../../kernel/rules/domain/facts.ts';
import { NO, YES } from '../../../kernel/rules/domain/possible-truth.ts';
import type { Range } from '../../../kernel/rules/domain/range.ts';
import type { Region, RuleBook } from '../../../kernel/rules/domain/rule-book.ts';
import { givenOutlook, outlookOf } from '../../../kernel/rules/domain/rule-range.ts';
import { namesIn } from '../../../kernel/rules/domain/syntax.ts';
import type { Truth } from '../../../kernel/rules/domain/value.ts';

/** Money of a rule: which thing it gives, and how many fen of public money one of it costs. */
export interface Support {
  id: string;
  rule: string;
  gives: string;
  fenPerUnit: number;
}

/** A rule in the version that holds for a city on a day, with the supports it carries. */
export interface Prepared {
  id: string;
  /** None in force for the city on the day: nobody gets anything from it. */
  rule: CompiledRule | undefined;
  supports: readonly PreparedSupport[];
  /** A rule without supports is a label (a qualification): what counts is the answer. */
  label: boolean;
}

interface PreparedSupport {
  /** Place in the list of supports. */
  at: number;
  gift: number;
  fenPerUnit: number;
  always: boolean;
  /** The document gives no number: nothing is paid until it does. */
  unset: boolean;
}

/** Stands for "no bound": far above any budget, and small enough to be added up exactly. */
export const UNBOUNDED: Fen = 1e14;

/** Answers and money of one case under one book; amounts are what is possible while facts are missing. */
export interface Judged {
  truths: Truth[];
  evaluations: (Evaluation | undefined)[];
  low: Fen[];
  /** `UNBOUNDED` where nothing known limits it. */
  high: Fen[];
}

export function prepare(book: RuleBook, rules: readonly string[], supports: readonly Support[], on: CalendarDate, region: Region): Prepared[] {
  return rules.map((id) => {
    const rule = book.inForce(id, on, region);
    const own = supports.flatMap((s, at) => (s.rule === id ? [{ ...s, at }] : []));
    return {
      id, rule, label: own.length === 0,
      supports: !rule ? [] : own.flatMap(({ at, gives, fenPerUnit }) => {
        const gift = rule.version.gives.findIndex((g) => g.id === gives);
        if (gift < 0) return [];
        return [{ at, gift, fenPerUnit, always: rule.version.gives[gift]!.always, unset: unsetBehind(rule, gift).length > 0 }];
      }),
    };
  });
}

/** Parameters without a number on which a gift rests. */
export function unsetBehind(rule: CompiledRule, gift: number): string[] {
  const rests = namesIn(rule.gives[gift]!.test.expression).flatMap((name) => [...rule.restsOn(name)]);
  return rule.version.parameters.filter((p) => p.value === null && rests.includes(p.id)).map((p) => p.id);
}

/** @throws Problem RULE_FACT_INVALID */
export function judge(prepared: readonly Prepared[], supportCount: number, facts: Facts, on: CalendarDate): Judged {
  const low = Array.from({ length: supportCount }, (): Fen => 0);
  const high = Array.from({ length: supportCount }, (): Fen => 0);
  const truths: Truth[] = [];
  const evaluations: (Evaluation | undefined)[] = [];
  for (const { rule, supports } of prepared) {
    if (!rule) {
      truths.push(false);
      evaluations.push(undefined);
      continue;
    }
    const evaluation = evaluateRule(rule, facts, on);
    let { truth } = evaluation;
    let missing: ReadonlyMap<string, Range> | undefined;
    const anything = (): ReadonlyMap<string, Range> => (missing ??= boundsOfMissing(rule, facts));
    // A missing fact cannot be anything: a number of staff is never negative. That may settle what filling in left open.
    if (truth === undefined) {
      const possible = outlookOf(evaluation, [rule.requirement], [...anything().keys()])(anything());
      truth = possible === YES ? true : possible === NO ? false : undefined;
    }
    truths.push(truth);
    evaluations.push(evaluation);
    for (const { at, gift, fenPerUnit, always, unset } of supports) {
      if (unset || (truth === false && !always)) continue;
      const { test, finish } = rule.gives[gift]!;
      const value = finish(test.run(evaluation.frame));
      const [from, to] = typeof value === 'number' ? [value, value] : numbersOf(givenOutlook(evaluation, gift, [...anything().keys()])(anything())).map((v) => finish(v) as number) as [number, number];
      low[at] = truth === undefined && !always ? 0 : fenOf(from, fenPerUnit);
      high[at] = fenOf(to, fenPerUnit);
    }
  }
  return { truths, evaluations, low, high };
}

/** What cannot be computed pays nothing; nor does what is negative. */
function fenOf(value: number, fenPerUnit: number): Fen {
  if (Number.isNaN(value) || value <= 0) return 0;
  return Math.min(UNBOUNDED, Math.round(value * fenPerUnit));
}

/** What cannot be computed is worth nothing, what nobody bounds may be worth anything. */
function numbersOf(range: Range): [number, number] {
  if (range.kind === 'none') return [0, 0];
  if (range.kind !== 'number') return [0, Number.POSITIVE_INFINITY];
  return range.open ? [0, Number.POSITIVE_INFINITY] : [range.sound ? range.from : Math.min(0, range.from), range.to];
}

/** Everything the facts that are missing can be, by their definitions. */
function boundsOfMissing(rule: CompiledRule, facts: Facts): Map<string, Range> {
  return new Map(rule.asks.filter(({ id }) => facts[id] === undefined || facts[id] === null).map((d) => [d.id, anythingOf(d)]));
}

function anythingOf({ kind, min, max, choices }: FactDefinition): Range {
  if (kind === 'truth') return { kind: 'truth', set: YES | NO };
  if (kind === 'text') return { kind: 'text', values: new Set(choices!.map((c) => c.value)) };
  return { kind: 'number', from: min ?? Number.NEGATIVE_INFINITY, to: max ?? Number.POSITIVE_INFINITY, sound: true };
}
