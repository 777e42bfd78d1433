import { fromDayNumber, type CalendarDate } from '../../base/calendar-date.ts';
import { readDay } from './civil-day.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { FactDefinition } from './definition.ts';
import { evaluateRule } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { componentsOf, type Component } from './component.ts';
import { mayBe, OPEN, YES } from './possible-truth.ts';
import { EITHER, exactly, type Range } from './range.ts';
import type { Part } from './requirement.ts';
import { outlookOf } from './rule-range.ts';

/** Where one fact may lie while a case is looked for; days are whole numbers. */
export type Span = { kind: 'number'; from: number; to: number; whole: boolean; day?: boolean } | { kind: 'choice'; values: readonly (string | boolean)[] };
export type Box = ReadonlyMap<string, Span>;

/** Numbers closer than this part of their size are not told apart while searching. */
export const FINENESS = 1e-7;
/** Days are looked for within a hundred years. */
const CENTURY = 36_525;

export function spanOf(definition: FactDefinition, near: number): Span {
  if (definition.kind === 'truth') return { kind: 'choice', values: [true, false] };
  if (definition.kind === 'text') return { kind: 'choice', values: definition.choices!.map((c) => c.value) };
  if (definition.kind === 'date') return { kind: 'number', from: near - CENTURY, to: near + CENTURY, whole: true, day: true };
  // A number without bounds is looked for up to a thousand times its size.
  const reach = 1000 * (Math.abs(near) + 10);
  return { kind: 'number', from: definition.min ?? near - reach, to: definition.max ?? near + reach, whole: definition.whole };
}

export const rangesOf = (box: Box): Map<string, Range> => new Map([...box].map(([id, span]) => [id, rangeOfSpan(span)]));

function rangeOfSpan(span: Span): Range {
  if (span.kind === 'number') return { kind: 'number', from: span.from, to: span.to, sound: true };
  if (span.values.length === 1) return exactly(span.values[0]!);
  return typeof span.values[0] === 'boolean' ? EITHER : { kind: 'text', values: new Set(span.values as string[]) };
}

export function isPoint(box: Box): boolean {
  return [...box.values()].every((span) => !canSplit(span));
}

export function canSplit(span: Span): boolean {
  if (span.kind === 'choice') return span.values.length > 1;
  return span.whole ? span.to > span.from : span.to - span.from > FINENESS * Math.max(1, Math.abs(span.from), Math.abs(span.to));
}

/** Cuts the box along its relatively widest side. */
export function split(box: Box): Box[] {
  let widest: [string, Span] | undefined;
  for (const side of box) if (canSplit(side[1]) && (!widest || width(side[1]) > width(widest[1]))) widest = side;
  const [id, span] = widest!;
  const parts = span.kind === 'choice' ? span.values.map((v): Span => ({ kind: 'choice', values: [v] })) : halves(span);
  return parts.map((part) => new Map(box).set(id, part));
}

const width = (span: Span): number => (span.kind === 'choice' ? span.values.length : (span.to - span.from) / Math.max(1, Math.min(Math.abs(span.from), Math.abs(span.to))));

type NumberSpan = Extract<Span, { kind: 'number' }>;

/** Far ends are reached by doubling, not by halving a thousandfold. Of whole numbers the last of the lower half. */
export function middleOf({ from, to, whole }: NumberSpan): number {
  const middle = from > 0 && to / from > 4 ? Math.sqrt(from * to) : to < 0 && from / to > 4 ? -Math.sqrt(from * to) : (from + to) / 2;
  return whole ? Math.floor(middle) : middle;
}

function halves(span: NumberSpan): Span[] {
  const middle = middleOf(span);
  return [{ ...span, to: middle }, { ...span, from: span.whole ? middle + 1 : middle }];
}

export type Satisfiable = { kind: 'POSSIBLE'; witness: Facts } | { kind: 'CONTRADICTION' } | { kind: 'UNDECIDED'; looked: number };

/**
 * Whether any case at all meets the requirement: a case that does, a proof that none can, or neither within `budget` boxes.
 * Parts of the requirement that share no fact are looked at one by one.
 *
 * @param fixed facts that are given
 * @param parts of the requirement; all of it unless told
 */
export function isPossible(rule: CompiledRule, fixed: Facts, on: CalendarDate, budget = 20_000, parts: readonly Part[] = rule.requirement.conjuncts): Satisfiable {
  const free = rule.asks.filter((d) => fixed[d.id] === undefined || fixed[d.id] === null);
  const found = componentsOf(rule, parts, free.map((d) => d.id)).map((c) => search(rule, c, free, fixed, on, budget));
  const undecided = found.find((f) => f.kind === 'UNDECIDED');
  if (found.some((f) => f.kind === 'CONTRADICTION')) return { kind: 'CONTRADICTION' };
  if (undecided) return undecided;
  return { kind: 'POSSIBLE', witness: Object.assign({ ...fixed }, ...found.map((f) => (f.kind === 'POSSIBLE' ? f.witness : {}))) as Facts };
}

function search(rule: CompiledRule, { parts, facts }: Component, free: readonly FactDefinition[], fixed: Facts, on: CalendarDate, budget: number): Satisfiable {
  const outlook = outlookOf(evaluateRule(rule, fixed, on), parts, facts);
  const open: Box[] = [new Map(free.filter((d) => facts.includes(d.id)).map((d) => [d.id, spanOf(d, d.kind === 'date' ? readDay(on)! : 0)]))];
  // What hangs on a number the document does not give is not disproven: once it is entered there may be a case.
  let waits = false;
  let looked = 0;
  for (; open.length > 0; looked += 1) {
    const box = open.pop()!;
    if (looked >= budget) return { kind: 'UNDECIDED', looked };
    const set = outlook(rangesOf(box));
    waits ||= mayBe(set, OPEN);
    if (!mayBe(set, YES)) continue;
    for (const corner of ['from', 'to'] as const) {
      const witness = atCorner(box, corner);
      const { truths } = evaluateRule(rule, { ...fixed, ...witness }, on);
      if (parts.every((part) => part.decide(truths) === true)) return { kind: 'POSSIBLE', witness };
    }
    if (!isPoint(box)) open.push(...split(box));
  }
  return waits && restsOnNothing(rule, parts) ? { kind: 'UNDECIDED', looked } : { kind: 'CONTRADICTION' };
}

function restsOnNothing(rule: CompiledRule, parts: readonly Part[]): boolean {
  const names = parts.flatMap((p) => p.leaves).flatMap((i) => rule.conditions[i]!.uses).flatMap((name) => [...rule.restsOn(name)]);
  return rule.version.parameters.some((p) => p.value === null && names.includes(p.id));
}

function atCorner(box: Box, corner: 'from' | 'to'): Facts {
  return Object.fromEntries([...box].map(([id, span]) => [id, span.kind === 'choice' ? span.values[corner === 'from' ? 0 : span.values.length - 1]! : span.day ? fromDayNumber(span[corner]) : span[corner]]));
}
