import { addDays, type CalendarDate } from '../../base/calendar-date.ts';
import { readDay } from './civil-day.ts';
import { type Component, componentsOf } from './component.ts';
import type { CompiledRule } from './compile-rule.ts';
import { type Evaluation, evaluateRule } from './evaluate.ts';
import { missingFor } from './explain.ts';
import type { Facts } from './facts.ts';
import { Lightest } from './lightest.ts';
import { mayBe, YES } from './possible-truth.ts';
import { exactly } from './range.ts';
import { outlookOf, type Outlook } from './rule-range.ts';
import { type Box, canSplit, FINENESS, isPoint, middleOf, rangesOf, type Span, spanOf, split } from './search.ts';

export interface Change {
  fact: string;
  from: number | string | boolean | null;
  to: number | string | boolean;
}

export type SmallestChange =
  | { kind: 'ALREADY' }
  /** `proven`: no change of fewer facts, nor a lighter one of as many, leads to yes. */
  | { kind: 'CHANGE'; changes: Change[]; proven: true }
  /** Nothing that may be changed leads to yes. */
  | { kind: 'NONE'; proven: true }
  /** Looked at as many cases as the budget allows; or it hangs on facts that are not known, which `missing` names. */
  | { kind: 'UNDECIDED'; looked: number; missing?: string[] };

/**
 * The change that leads to yes with the fewest facts changed, and among those the shortest way (each fact measured against
 * what it is now). Exact: cases are discarded only when a whole box of them cannot meet the requirement. Parts of the
 * requirement that share no fact are mended one by one, and those that are met stay as they are; neither costs exactness,
 * for what is changed for one of them is of no use to another.
 *
 * @param changeable facts that may be changed; those of the dictionary marked so unless told. What is not known stays so
 * @param budget boxes looked at for each part
 */
export function smallestChange(rule: CompiledRule, facts: Facts, on: CalendarDate, changeable?: readonly string[], budget = 10_000): SmallestChange {
  const now = evaluateRule(rule, facts, on);
  if (now.truth === true) return { kind: 'ALREADY' };
  if (rule.conditions.length === 0) return { kind: 'UNDECIDED', looked: 0, missing: missingFor(now).map((m) => m.id) };
  const may = rule.asks.filter((d) => d.kind !== 'date' && facts[d.id] !== undefined && facts[d.id] !== null && (changeable ? changeable.includes(d.id) : d.changeable));
  const broken = componentsOf(rule, rule.requirement.conjuncts, may.map((d) => d.id)).filter(({ parts }) => parts.some((part) => part.decide(now.truths) !== true));
  const spans = new Map(may.map((d) => [d.id, spanOf(d, typeof facts[d.id] === 'number' ? (facts[d.id] as number) : 0)]));
  const moves: Facts[] = [];
  const missing: string[] = [];
  let looked = 0;
  for (const component of broken.sort((a, b) => a.facts.length - b.facts.length)) {
    const mended = new Mending(rule, component, spans, facts, on, budget).search();
    const unknown = mended === undefined ? unknownIn(component, now) : [];
    if (mended === undefined && unknown.length === 0) return { kind: 'NONE', proven: true };
    missing.push(...unknown);
    if (typeof mended === 'number') looked = Math.max(looked, mended);
    else if (mended) moves.push(mended);
  }
  if (looked > 0 || missing.length > 0) return { kind: 'UNDECIDED', looked, ...(missing.length > 0 && { missing }) };
  return { kind: 'CHANGE', changes: changesOf(facts, Object.assign({ ...facts }, ...moves) as Facts, rule, on), proven: true };
}

/** Facts and parameters that parts of a requirement look at and that are not known. */
function unknownIn({ parts }: Component, { rule, frame }: Evaluation): string[] {
  const names = parts.flatMap((p) => p.leaves).flatMap((i) => rule.conditions[i]!.uses).flatMap((name) => [...rule.restsOn(name)]);
  return [...new Set(names)].filter((id) => frame[rule.names.get(id)!.slot] === undefined);
}

/** A side is cut only if at least this part of it goes. */
const PROBE = 1e-3;

/** The search for the lightest change of the facts of one component. */
class Mending {
  readonly #outlooks = new Map<string, Outlook>();
  readonly #rule: CompiledRule;
  readonly #component: Component;
  readonly #spans: ReadonlyMap<string, Span>;
  readonly #now: Facts;
  readonly #on: CalendarDate;
  readonly #budget: number;

  constructor(rule: CompiledRule, component: Component, spans: ReadonlyMap<string, Span>, now: Facts, on: CalendarDate, budget: number) {
    this.#rule = rule;
    this.#component = component;
    this.#spans = spans;
    this.#now = now;
    this.#on = on;
    this.#budget = budget;
  }

  /** New values of the facts that change; undefined where none lead to yes; how many boxes were looked at when that was too many. */
  search(): Facts | undefined | number {
    const { facts } = this.#component;
    if (!this.#possible(new Map(facts.map((id) => [id, this.#spans.get(id)!])))) return undefined;
    let looked = 0;
    for (let count = 1; count <= facts.length; count += 1) {
      const queue = new Lightest<Box>();
      for (const ids of subsets(facts, count)) {
        if ((looked += 1) > this.#budget) return looked;
        if (this.#possible(new Map(ids.map((id) => [id, this.#spans.get(id)!])))) for (const box of this.#apartFromNow(ids)) this.#push(queue, box);
      }
      for (let box = queue.pop(); box; box = queue.pop()) {
        if ((looked += 1) > this.#budget) return looked;
        // The nearest case of a box costs what the box costs at least: if it works, nothing still open can be lighter. Ends
        // of a side too short to be cut are not told apart.
        const found = [nearest(box, this.#now), nearest(new Map([...box].map(([id, span]) => [id, farEnd(span, this.#now[id])])), this.#now)].find((c) => this.#works(c));
        if (found) return found;
        if (!isPoint(box)) for (const part of split(box)) this.#push(queue, part);
      }
    }
    return undefined;
  }

  /** Cuts off, side by side, what lies nearest to how things stand and cannot do: most needs are bounds, found so at once. */
  #push(queue: Lightest<Box>, box: Box): void {
    if (!this.#possible(box)) return;
    let rest = box;
    for (const [id, span] of box) {
      if (span.kind === 'choice' || !canSplit(span)) continue;
      const { useless, useful } = this.#bound(rest, id, span);
      if (useful === undefined) continue;
      const above = span.from > (this.#now[id] as number);
      // What lies between is too short to be cut, yet the bound may stand in it.
      const between: Span = above ? { ...span, from: useless, to: useful } : { ...span, from: useful, to: useless };
      const sliver = new Map(rest).set(id, between);
      if (!span.whole && this.#possible(sliver)) queue.push(sliver, wayTo(sliver, this.#now));
      rest = new Map(rest).set(id, above ? { ...span, from: useful } : { ...span, to: useful });
    }
    if (rest === box || this.#possible(rest)) queue.push(rest, wayTo(rest, this.#now));
  }

  /** How far one side can be cut: up to `useless` no case does, up to `useful` one may. */
  #bound(box: Box, id: string, span: Extract<Span, { kind: 'number' }>): { useless: number; useful?: number } {
    const above = span.from > (this.#now[id] as number);
    const may = (end: number): boolean => this.#possible(new Map(box).set(id, above ? { ...span, to: end } : { ...span, from: end }));
    let useless = above ? span.from : span.to;
    let useful = above ? span.to : span.from;
    if (may(useless + (span.whole ? 0 : (useful - useless) * PROBE))) return { useless };
    for (let side: Span = span; canSplit((side = { ...span, from: Math.min(useless, useful), to: Math.max(useless, useful) })) && Math.abs(useful - useless) > (span.whole ? 1 : 0);) {
      const middle = middleOf(side);
      if (may(middle)) useful = middle;
      else useless = middle;
    }
    return { useless, useful };
  }

  #possible(box: Box): boolean {
    const ids = [...box.keys()];
    const key = ids.join();
    let outlook = this.#outlooks.get(key);
    if (!outlook) this.#outlooks.set(key, (outlook = outlookOf(evaluateRule(this.#rule, this.#now, this.#on), this.#component.parts, ids)));
    return mayBe(outlook(rangesOf(box)), YES);
  }

  #works(candidate: Facts): boolean {
    const { truths } = evaluateRule(this.#rule, { ...this.#now, ...candidate }, this.#on);
    return this.#component.parts.every((part) => part.decide(truths) === true);
  }

  /** Boxes of the cases in which each of these facts differs from what it is now: below or above, or another choice. */
  #apartFromNow(ids: readonly string[]): Box[] {
    return ids.reduce<Box[]>((boxes, id) => boxes.flatMap((box) => besides(this.#spans.get(id)!, this.#now[id]).map((span) => new Map(box).set(id, span))), [new Map()]);
  }
}

function besides(span: Span, now: Facts[string]): Span[] {
  if (span.kind === 'choice') return [{ kind: 'choice', values: span.values.filter((v) => v !== now) }];
  const value = now as number;
  const step = span.whole ? 1 : FINENESS * Math.max(1, Math.abs(value));
  return [{ ...span, to: Math.min(span.to, value - step) }, { ...span, from: Math.max(span.from, value + step) }].filter((s) => s.from <= s.to);
}

function* subsets(ids: readonly string[], count: number): Generator<string[]> {
  if (count === 0) yield [];
  else for (const [i, id] of ids.entries()) for (const rest of subsets(ids.slice(i + 1), count - 1)) yield [id, ...rest];
}

/** The case of a box nearest to how things stand. */
function nearest(box: Box, now: Facts): Facts {
  return Object.fromEntries([...box].map(([id, span]) => [id, span.kind === 'choice' ? span.values[0]! : Math.min(Math.max(now[id] as number, span.from), span.to)]));
}

function farEnd(span: Span, now: Facts[string]): Span {
  if (span.kind === 'choice' || canSplit(span)) return span;
  return span.from > (now as number) ? { ...span, from: span.to } : { ...span, to: span.from };
}

function wayTo(box: Box, now: Facts): number {
  let way = 0;
  for (const [id, span] of box) {
    const value = now[id] as number;
    way += span.kind === 'choice' ? 1 : Math.max(span.from - value, value - span.to, 0) / Math.max(1, Math.abs(value));
  }
  return way;
}

/** Amounts found to the seventh digit are shown rounded where the rounded one does as well. */
function changesOf(before: Facts, after: Facts, rule: CompiledRule, on: CalendarDate): Change[] {
  const plain: Record<string, Facts[string]> = { ...after };
  for (const [id, value] of Object.entries(after)) {
    if (typeof value !== 'number' || value === before[id]) continue;
    for (const places of [0, 1, 2, 3, 4]) {
      const tens = 10 ** places;
      const rounded = (value > (before[id] as number) ? Math.ceil(value * tens - 1e-3) : Math.floor(value * tens + 1e-3)) / tens;
      if (Math.abs(rounded - value) > 1e-5 * Math.max(1, Math.abs(value)) || evaluateRule(rule, { ...plain, [id]: rounded }, on).truth !== true) continue;
      plain[id] = rounded;
      break;
    }
  }
  return Object.keys(after).filter((id) => plain[id] !== before[id]).map((fact) => ({ fact, from: before[fact] ?? null, to: plain[fact]! }));
}

/**
 * The first day from `on` within `days` on which the facts as they stand meet the requirement (a year of age, the end of a
 * ban); undefined where there is none. Spans of days on which it cannot be met are passed over whole.
 */
export function earliestDay(rule: CompiledRule, facts: Facts, on: CalendarDate, days = 3660): CalendarDate | undefined {
  const evaluation = evaluateRule(rule, facts, on);
  if (evaluation.truth === true) return on;
  const start = readDay(on)!;
  const last = rule.version.to === null ? days : Math.min(days, readDay(rule.version.to)! - start);
  const outlook = outlookOf(evaluation, rule.requirement.conjuncts, ['on']);
  const first = (from: number, to: number): CalendarDate | undefined => {
    if (from > to) return undefined;
    const set = outlook(new Map([['on', from === to ? exactly(start + from) : { kind: 'number', from: start + from, to: start + to, sound: true }]]));
    if (!mayBe(set, YES)) return undefined;
    if (from === to) return evaluateRule(rule, facts, addDays(on, from)).truth === true ? addDays(on, from) : undefined;
    const middle = Math.floor((from + to) / 2);
    return first(from, middle) ?? first(middle + 1, to);
  };
  return first(1, last);
}
