import { type Names } from './compile-expression.ts';
import { functionRange } from './function-range.ts';
import { functions } from './functions.ts';
import { allPossible, ANY_TRUTH, anyPossible, mayBe, NO, notPossible, OPEN, type Possible, possibly, YES } from './possible-truth.ts';
import type { Comparison, Expression } from './syntax.ts';
import { sameNumber, type Value } from './value.ts';

/**
 * What an expression can come to while facts move within bounds. A number that is not `sound` may also be not computable
 * (NONE always is), and what is `open` may also be not known (UNKNOWN always is).
 */
export type Range = NumberRange | { kind: 'truth'; set: Possible } | TextRange | { kind: 'none' } | { kind: 'unknown' };
export interface NumberRange { kind: 'number'; from: number; to: number; sound: boolean; open?: boolean | undefined }
interface TextRange { kind: 'text'; values: ReadonlySet<string> | undefined; open?: boolean | undefined }

export const ALL: NumberRange = { kind: 'number', from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, sound: false };
const ANYTHING: NumberRange = { ...ALL, open: true };
/** Yes or no, nobody knows which. */
export const EITHER: Range = { kind: 'truth', set: YES | NO };
export const NONE: Range = { kind: 'none' };
export const UNKNOWN: Range = { kind: 'unknown' };
export const numbers = (from: number, to: number, sound: boolean, open?: boolean): NumberRange => (Number.isNaN(from) || Number.isNaN(to) ? { ...ALL, open } : { kind: 'number', from, to, sound, open });

export type Ranges = (slot: number) => Range;

/** Follows an expression over bounds. Where a step cannot be followed the answer is wide, never wrong. */
export function rangeOf(e: Expression, names: Names, at: Ranges): Range {
  const part = (inner: Expression): Range => rangeOf(inner, names, at);
  switch (e.kind) {
    case 'number': return numbers(e.value, e.value, true);
    case 'text': return { kind: 'text', values: new Set([e.value]) };
    case 'truth': return { kind: 'truth', set: possibly(e.value) };
    case 'name': return at(names.get(e.id)!.slot);
    case 'minus': {
      const of = part(e.of);
      return of.kind === 'number' ? numbers(-of.to, -of.from, of.sound, of.open) : of;
    }
    case 'not': return { kind: 'truth', set: notPossible(truthIn(part(e.of))) };
    case 'arithmetic': return arithmetic(e.op, part(e.left), part(e.right));
    case 'compare': return { kind: 'truth', set: compare(e.op, part(e.left), part(e.right)) };
    case 'in': {
      const of = part(e.of);
      return { kind: 'truth', set: anyPossible(e.choices.map((choice) => compare('=', of, part(choice)))) };
    }
    case 'and': return { kind: 'truth', set: allPossible(e.parts.map((p) => truthIn(part(p)))) };
    case 'or': return { kind: 'truth', set: anyPossible(e.parts.map((p) => truthIn(part(p)))) };
    case 'call': return call(e.name, e.args.map(part));
  }
}

export const truthIn = (range: Range): Possible => (range.kind === 'truth' ? range.set : range.kind === 'unknown' ? OPEN : ANY_TRUTH);

export function arithmetic(op: '+' | '-' | '*' | '/', a: Range, b: Range): Range {
  if (a.kind === 'unknown' || b.kind === 'unknown') return UNKNOWN;
  if (a.kind === 'none' || b.kind === 'none') return isOpen(a) || isOpen(b) ? ANYTHING : NONE;
  if (a.kind !== 'number' || b.kind !== 'number') return ANYTHING;
  const sound = a.sound && b.sound;
  const open = a.open || b.open;
  if (op === '+') return numbers(a.from + b.from, a.to + b.to, sound, open);
  if (op === '-') return numbers(a.from - b.to, a.to - b.from, sound, open);
  if (op === '*') return hull([a.from, a.to].flatMap((x) => [b.from, b.to].map((y) => (x === 0 || y === 0 ? 0 : x * y))), sound, open);
  if (b.from <= 0 && b.to >= 0) {
    if (b.from === 0 && b.to === 0) return open ? ANYTHING : NONE;
    // Division by what can be nothing: not computable there, and as large as one likes near it.
    return b.from === 0 && a.from >= 0 ? { kind: 'number', from: a.from / b.to, to: Number.POSITIVE_INFINITY, sound: false, open } : { ...ALL, open };
  }
  return hull([a.from, a.to].flatMap((x) => [b.from, b.to].map((y) => (Number.isFinite(y) ? x / y : 0))), sound, open);
}

const isOpen = (range: Range): boolean => range.kind === 'unknown' || ((range.kind === 'number' || range.kind === 'text') && range.open === true);

export const hull = (values: readonly number[], sound: boolean, open?: boolean): NumberRange => numbers(Math.min(...values), Math.max(...values), sound, open);

function compare(op: Comparison, a: Range, b: Range): Possible {
  if (a.kind === 'unknown' || b.kind === 'unknown') return OPEN;
  const open = isOpen(a) || isOpen(b) ? OPEN : 0;
  if (a.kind === 'text' && b.kind === 'text') return equality(op, sameTexts(a.values, b.values)) | open;
  if (a.kind === 'truth' && b.kind === 'truth') return equality(op, sameTruths(a.set, b.set));
  // No condition on what cannot be computed is met; it differs from everything.
  if (a.kind === 'none' || b.kind === 'none') return (op === '!=' ? YES : NO) | open;
  if (a.kind !== 'number' || b.kind !== 'number') return ANY_TRUTH;
  const unsound = a.sound && b.sound ? 0 : NO;
  switch (op) {
    case '<': return (a.from >= b.to ? NO : a.to < b.from && !sameNumber(a.to, b.from) ? YES | unsound : YES | NO) | open;
    case '<=': return (a.from > b.to && !sameNumber(a.from, b.to) ? NO : a.to <= b.from ? YES | unsound : YES | NO) | open;
    case '>': return compare('<', b, a);
    case '>=': return compare('<=', b, a);
    default: return equality(op, apart(a, b) || apart(b, a) ? NO : a.from === a.to && b.from === b.to ? YES | unsound : YES | NO) | open;
  }
}

const apart = (a: { from: number }, b: { to: number }): boolean => a.from > b.to && !sameNumber(a.from, b.to);

const equality = (op: Comparison, same: Possible): Possible => (op === '=' ? same : notPossible(same));

function sameTexts(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): Possible {
  if (!a || !b) return YES | NO;
  if (![...a].some((text) => b.has(text))) return NO;
  return a.size === 1 && b.size === 1 ? YES : YES | NO;
}

function sameTruths(a: Possible, b: Possible): Possible {
  const meet = (a & b & (YES | NO)) !== 0 ? YES : 0;
  const differ = (mayBe(a, YES) && mayBe(b, NO)) || (mayBe(a, NO) && mayBe(b, YES)) ? NO : 0;
  return meet | differ | ((a | b) & OPEN);
}

function call(name: string, args: readonly Range[]): Range {
  if (name === 'if') return choice(args as [Range, Range, Range]);
  if (args.some((a) => a.kind === 'unknown')) return UNKNOWN;
  const exact = args.map(valueOf);
  if (!exact.includes(undefined)) return exactly(functions[name]!.apply(exact as never[]));
  return args.some(isOpen) ? { ...withOpen(functionRange(name, args.map((a) => (a.kind === 'number' ? { ...a, open: false } : a)))) } : functionRange(name, args);
}

/** Known as soon as the condition is, or when both sides are the same. */
function choice([condition, yes, no]: [Range, Range, Range]): Range {
  const set = truthIn(condition);
  const sides = [...(mayBe(set, YES) ? [yes] : []), ...(mayBe(set, NO) ? [no] : []), ...(mayBe(set, OPEN) ? [withOpen(join(yes, no))] : [])];
  return sides.reduce(join);
}

function withOpen(range: Range): Range {
  if (range.kind === 'truth') return { kind: 'truth', set: range.set | OPEN };
  if (range.kind === 'none') return ANYTHING;
  return range.kind === 'unknown' ? range : { ...range, open: true };
}

/** Either of both. */
export function join(a: Range, b: Range): Range {
  if (a === b) return a;
  if (a.kind === 'unknown') return withOpen(b);
  if (b.kind === 'unknown') return withOpen(a);
  if (a.kind === 'none') return b.kind === 'number' ? { ...b, sound: false } : b.kind === 'none' ? b : ANYTHING;
  if (b.kind === 'none') return join(b, a);
  if (a.kind === 'number' && b.kind === 'number') return numbers(Math.min(a.from, b.from), Math.max(a.to, b.to), a.sound && b.sound, a.open || b.open);
  if (a.kind === 'truth' && b.kind === 'truth') return { kind: 'truth', set: a.set | b.set };
  if (a.kind === 'text' && b.kind === 'text') return { kind: 'text', values: a.values && b.values && new Set([...a.values, ...b.values]), open: a.open || b.open };
  return ANYTHING;
}

/** The only value of a range that has but one. */
function valueOf(range: Range): Value {
  if (isOpen(range)) return undefined;
  switch (range.kind) {
    case 'number': return range.sound && range.from === range.to ? range.from : undefined;
    case 'truth': return range.set === YES ? true : range.set === NO ? false : undefined;
    case 'text': return range.values?.size === 1 ? [...range.values][0] : undefined;
    case 'none': return Number.NaN;
    default: return undefined;
  }
}

/** A single value as a range. */
export function exactly(value: Value): Range {
  if (value === undefined) return UNKNOWN;
  if (typeof value === 'number') return Number.isNaN(value) ? NONE : numbers(value, value, true);
  return typeof value === 'boolean' ? { kind: 'truth', set: possibly(value) } : { kind: 'text', values: new Set([value]) };
}
