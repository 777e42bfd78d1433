import type { CalendarDate } from '../../base/calendar-date.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { FactDefinition } from './definition.ts';
import { evaluateRule } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { exactly, type Range } from './range.ts';
import { truthWithin } from './rule-range.ts';
import { dayNumber } from '../../base/calendar-date.ts';

/** Where one fact may lie while a case is looked for. */
export type Span = { kind: 'number'; from: number; to: number; whole: boolean } | { kind: 'choice'; values: readonly (string | boolean)[] };
export type Box = ReadonlyMap<string, Span>;

/** Numbers closer than this part of their size are not told apart while searching. */
const FINENESS = 1e-7;

export function spanOf(definition: FactDefinition, near: number): Span {
  if (definition.kind === 'truth') return { kind: 'choice', values: [true, false] };
  if (definition.kind === 'text') return { kind: 'choice', values: definition.choices!.map((c) => c.value) };
  // A number without bounds is looked for up to a thousand times its size.
  const reach = 1000 * (Math.abs(near) + 10);
  return { kind: 'number', from: definition.min ?? near - reach, to: definition.max ?? near + reach, whole: definition.whole };
}

export function rangesOf(box: Box, fixed: Facts): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const [id, value] of Object.entries(fixed)) if (value !== null && value !== undefined) ranges.set(id, exactly(typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? dayNumber(value) : value));
  for (const [id, span] of box) ranges.set(id, rangeOfSpan(span));
  return ranges;
}

function rangeOfSpan(span: Span): Range {
  if (span.kind === 'number') return { kind: 'number', from: span.from, to: span.to, sound: true };
  if (span.values.length === 1) return exactly(span.values[0]!);
  return typeof span.values[0] === 'boolean' ? { kind: 'truth', truth: undefined } : { kind: 'text', values: new Set(span.values as string[]) };
}

export function isPoint(box: Box): boolean {
  return [...box.values()].every((span) => (span.kind === 'choice' ? span.values.length === 1 : !canSplit(span)));
}

function canSplit(span: Span): boolean {
  if (span.kind === 'choice') return span.values.length > 1;
  return span.whole ? span.to > span.from : span.to - span.from > FINENESS * Math.max(1, Math.abs(span.from), Math.abs(span.to));
}

/** Cuts the box along its relatively widest side; a number is cut first beside `around`, where the case stands now. */
export function split(box: Box, around: Facts): Box[] {
  const sides = [...box].filter(([, span]) => canSplit(span));
  const [id, span] = sides.reduce((a, b) => (width(b[1]) > width(a[1]) ? b : a));
  const parts = span.kind === 'choice' ? span.values.map((v): Span => ({ kind: 'choice', values: [v] })) : cut(span, around[id]);
  return parts.map((part) => new Map(box).set(id, part));
}

const width = (span: Span): number => (span.kind === 'choice' ? span.values.length : (span.to - span.from) / Math.max(1, Math.min(Math.abs(span.from), Math.abs(span.to))));

function cut(span: Extract<Span, { kind: 'number' }>, now: Facts[string]): Span[] {
  const { from, to, whole } = span;
  const spans = (pairs: [number, number][]): Span[] => pairs.filter(([a, b]) => a <= b).map(([a, b]) => ({ kind: 'number', from: a, to: b, whole }));
  if (typeof now === 'number' && now >= from && now <= to && from !== to) {
    const step = whole ? 1 : FINENESS * Math.max(1, Math.abs(now));
    return spans([[now, now], [from, now - step], [now + step, to]]);
  }
  // Far ends are reached by doubling, not by halving a thousandfold.
  const middle = from > 0 && to / from > 4 ? Math.sqrt(from * to) : (from + to) / 2;
  return whole ? spans([[from, Math.floor(middle)], [Math.floor(middle) + 1, to]]) : spans([[from, middle], [middle, to]]);
}

/** The case in a box nearest to how things stand. */
export function nearest(box: Box, now: Facts): Facts {
  const facts: Record<string, Facts[string]> = { ...now };
  for (const [id, span] of box) {
    const value = now[id];
    if (span.kind === 'choice') facts[id] = span.values.includes(value as string | boolean) ? value : span.values[0]!;
    else facts[id] = typeof value === 'number' ? Math.min(Math.max(value, span.from), span.to) : span.from;
  }
  return facts;
}

export type Satisfiable = { kind: 'POSSIBLE'; witness: Facts } | { kind: 'CONTRADICTION' } | { kind: 'UNDECIDED'; looked: number };

/**
 * Whether any case at all meets the requirement: a case that does, a proof that none can, or neither within `budget` boxes.
 *
 * @param fixed facts that are given (dates, which are not searched)
 */
export function isPossible(rule: CompiledRule, fixed: Facts, on: CalendarDate, budget = 20_000): Satisfiable {
  const start: Box = new Map(rule.asks.filter((d) => d.kind !== 'date' && !(d.id in fixed)).map((d) => [d.id, spanOf(d, 0)]));
  const open: Box[] = [start];
  let looked = 0;
  while (open.length > 0) {
    const box = open.pop()!;
    looked += 1;
    if (looked > budget) return { kind: 'UNDECIDED', looked };
    if (truthWithin(rule, rangesOf(box, fixed), on) === false) continue;
    for (const corner of ['from', 'to'] as const) {
      const facts = { ...fixed, ...atCorner(box, corner) };
      if (evaluateRule(rule, facts, on).truth === true) return { kind: 'POSSIBLE', witness: facts };
    }
    if (!isPoint(box)) open.push(...split(box, {}));
  }
  return { kind: 'CONTRADICTION' };
}

function atCorner(box: Box, corner: 'from' | 'to'): Facts {
  return Object.fromEntries([...box].map(([id, span]) => [id, span.kind === 'choice' ? span.values[corner === 'from' ? 0 : span.values.length - 1]! : span[corner]]));
}
