import { allOf, anyOf, type Names } from './compile-expression.ts';
import { functions } from './functions.ts';
import type { Comparison, Expression } from './syntax.ts';
import { sameNumber, type Truth, type Value } from './value.ts';

/**
 * What an expression can come to while facts move within bounds. A number that is not `sound` may also be not computable; a
 * truth is given only when it holds for every case within the bounds.
 */
export type Range = { kind: 'number'; from: number; to: number; sound: boolean } | { kind: 'truth'; truth: Truth } | { kind: 'text'; values: ReadonlySet<string> | undefined };

const ALL: Range = { kind: 'number', from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, sound: false };
const num = (from: number, to: number, sound: boolean): Range => (Number.isNaN(from) || Number.isNaN(to) ? ALL : { kind: 'number', from, to, sound });

export type Ranges = (slot: number) => Range;

/** Follows an expression over bounds. Where a step cannot be followed the answer is wide, never wrong. */
export function rangeOf(e: Expression, names: Names, at: Ranges): Range {
  const part = (inner: Expression): Range => rangeOf(inner, names, at);
  switch (e.kind) {
    case 'number': return num(e.value, e.value, true);
    case 'text': return { kind: 'text', values: new Set([e.value]) };
    case 'truth': return { kind: 'truth', truth: e.value };
    case 'name': return at(names.get(e.id)!.slot);
    case 'minus': {
      const of = part(e.of);
      return of.kind === 'number' ? num(-of.to, -of.from, of.sound) : ALL;
    }
    case 'not': {
      const of = part(e.of);
      return { kind: 'truth', truth: of.kind === 'truth' && of.truth !== undefined ? !of.truth : undefined };
    }
    case 'arithmetic': return arithmetic(e.op, part(e.left), part(e.right));
    case 'compare': return { kind: 'truth', truth: compare(e.op, part(e.left), part(e.right)) };
    case 'in': return { kind: 'truth', truth: anyOf(e.choices.map((choice) => compare('=', part(e.of), part(choice)))) };
    case 'and': return { kind: 'truth', truth: allOf(e.parts.map(truthOf(part))) };
    case 'or': return { kind: 'truth', truth: anyOf(e.parts.map(truthOf(part))) };
    case 'call': return call(e.name, e.args.map(part));
  }
}

const truthOf = (part: (e: Expression) => Range) => (e: Expression): Truth => {
  const range = part(e);
  return range.kind === 'truth' ? range.truth : undefined;
};

function arithmetic(op: '+' | '-' | '*' | '/', a: Range, b: Range): Range {
  if (a.kind !== 'number' || b.kind !== 'number') return ALL;
  const sound = a.sound && b.sound;
  if (op === '+') return num(a.from + b.from, a.to + b.to, sound);
  if (op === '-') return num(a.from - b.to, a.to - b.from, sound);
  if (op === '*') return hull([a.from, a.to].flatMap((x) => [b.from, b.to].map((y) => (x === 0 || y === 0 ? 0 : x * y))), sound);
  if (b.from <= 0 && b.to >= 0) {
    // Division by what can be nothing: not computable there, and as large as one likes near it.
    return b.from === 0 && a.from >= 0 ? { kind: 'number', from: b.to === 0 ? Number.NEGATIVE_INFINITY : a.from / b.to, to: Number.POSITIVE_INFINITY, sound: false } : ALL;
  }
  return hull([a.from, a.to].flatMap((x) => [b.from, b.to].map((y) => (Number.isFinite(y) ? x / y : 0))), sound);
}

const hull = (values: readonly number[], sound: boolean): Range => num(Math.min(...values), Math.max(...values), sound);

function compare(op: Comparison, a: Range, b: Range): Truth {
  if (a.kind === 'text' && b.kind === 'text') return equality(op, sameTexts(a.values, b.values));
  if (a.kind === 'truth' && b.kind === 'truth') return equality(op, a.truth === undefined || b.truth === undefined ? undefined : a.truth === b.truth);
  if (a.kind !== 'number' || b.kind !== 'number') return undefined;
  const sound = a.sound && b.sound;
  // No condition on what cannot be computed is met; so a "no" holds even there, a "yes" only where all can be computed.
  switch (op) {
    case '<': return a.from >= b.to ? false : sound && a.to < b.from && !sameNumber(a.to, b.from) ? true : undefined;
    case '<=': return a.from > b.to && !sameNumber(a.from, b.to) ? false : sound && a.to <= b.from ? true : undefined;
    case '>': return compare('<', b, a);
    case '>=': return compare('<=', b, a);
    default: return equality(op, apart(a, b) || apart(b, a) ? false : sound && a.from === a.to && b.from === b.to ? true : undefined);
  }
}

const apart = (a: { from: number }, b: { to: number }): boolean => a.from > b.to && !sameNumber(a.from, b.to);

const equality = (op: Comparison, same: Truth): Truth => (same === undefined ? undefined : op === '=' ? same : !same);

function sameTexts(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): Truth {
  if (!a || !b) return undefined;
  const shared = [...a].filter((text) => b.has(text));
  if (shared.length === 0) return false;
  return a.size === 1 && b.size === 1 ? true : undefined;
}

function call(name: string, args: readonly Range[]): Range {
  if (name === 'if') {
    const [condition, yes, no] = args as [Range, Range, Range];
    const truth = condition.kind === 'truth' ? condition.truth : undefined;
    return truth === undefined ? join(yes, no) : truth ? yes : no;
  }
  const exact = args.map(valueOf);
  if (!exact.includes(undefined)) return exactly(functions[name]!.apply(exact as never[]));
  const numbers = args.filter((a) => a.kind === 'number');
  if (numbers.length !== args.length) return ALL;
  const sound = numbers.every((n) => n.sound);
  switch (name) {
    case 'min': return num(Math.min(...numbers.map((n) => n.from)), Math.min(...numbers.map((n) => n.to)), sound);
    case 'max': return num(Math.max(...numbers.map((n) => n.from)), Math.max(...numbers.map((n) => n.to)), sound);
    case 'daysBetween': return arithmetic('-', numbers[1]!, numbers[0]!);
    case 'floor': case 'ceil': case 'round': return num(Math.floor(numbers[0]!.from), Math.ceil(numbers[0]!.to), sound);
    default: return ALL;
  }
}

/** Both; used where a condition leaves the choice open. */
export function join(a: Range, b: Range): Range {
  if (a.kind === 'number' && b.kind === 'number') return num(Math.min(a.from, b.from), Math.max(a.to, b.to), a.sound && b.sound);
  if (a.kind === 'truth' && b.kind === 'truth') return { kind: 'truth', truth: a.truth === b.truth ? a.truth : undefined };
  if (a.kind === 'text' && b.kind === 'text') return { kind: 'text', values: a.values && b.values && new Set([...a.values, ...b.values]) };
  return ALL;
}

/** The only value of a range that has but one. */
function valueOf(range: Range): Value {
  if (range.kind === 'number') return range.sound && range.from === range.to ? range.from : undefined;
  if (range.kind === 'truth') return range.truth;
  return range.values?.size === 1 ? [...range.values][0] : undefined;
}

/** A single value as a range. */
export function exactly(value: Value): Range {
  if (typeof value === 'number') return Number.isNaN(value) ? ALL : num(value, value, true);
  if (typeof value === 'boolean') return { kind: 'truth', truth: value };
  return { kind: 'text', values: value === undefined ? undefined : new Set([value]) };
}
