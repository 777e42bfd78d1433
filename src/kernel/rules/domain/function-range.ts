import { functions } from './functions.ts';
import { power } from './power.ts';
import { ALL, arithmetic, hull, join, NONE, type NumberRange, numbers, type Range } from './range.ts';

/** What a function can give while its arguments move within bounds, none of which is unknown. Wide where it is not followed. */
export function functionRange(name: string, args: readonly Range[]): Range {
  if (name === 'orElse') return args.reduce((first, next) => (first.kind === 'none' ? next : first.kind === 'number' && !first.sound ? orElse(first, next) : first));
  const computable = name === 'best' ? args.filter((a) => a.kind !== 'none') : args;
  if (computable.some((a) => a.kind === 'none')) return NONE;
  const list = computable.filter((a): a is NumberRange => a.kind === 'number');
  if (list.length !== computable.length || list.length === 0) return ALL;
  const [a, b] = list as [NumberRange, NumberRange];
  const sound = list.every((n) => n.sound);
  const ends = (pick: (values: readonly number[]) => number): NumberRange => numbers(pick(list.map((n) => n.from)), pick(list.map((n) => n.to)), sound);
  switch (name) {
    case 'min': return ends((v) => Math.min(...v));
    case 'max': return ends((v) => Math.max(...v));
    case 'best': return list.some((n) => n.sound) ? numbers(Math.max(...list.filter((n) => n.sound).map((n) => n.from)), Math.max(...list.map((n) => n.to)), true) : ALL;
    case 'abs': return a.from >= 0 ? a : a.to <= 0 ? numbers(-a.to, -a.from, a.sound) : numbers(0, Math.max(-a.from, a.to), a.sound);
    case 'floor': case 'ceil': case 'round': return numbers(Math.floor(a.from), Math.ceil(a.to), sound);
    case 'power': return a.from >= 0 && b.from > 0 ? hull([a.from, a.to].flatMap((x) => [power(x, b.from), power(x, b.to)]), sound) : ALL;
    case 'growth': return growth(a, b);
    case 'daysBetween': return arithmetic('-', b, a);
    // Later days never have fewer years behind them.
    case 'fullYears': return days(a, b) ? numbers(years(a.to, b.from), years(a.from, b.to), sound) : ALL;
    case 'yearOf': return days(a) ? numbers(apply('yearOf', a.from), apply('yearOf', a.to), sound) : ALL;
    case 'addYears': return days(a, b) ? numbers(apply('addYears', a.from, b.from), apply('addYears', a.to, b.to), sound) : ALL;
    default: return ALL;
  }
}

const orElse = (first: NumberRange, next: Range): Range => (next.kind === 'none' ? first : join({ ...first, sound: true }, next));

const days = (...list: readonly NumberRange[]): boolean => list.every((r) => Number.isFinite(r.from) && Number.isFinite(r.to));
const apply = (name: string, ...args: readonly number[]): number => functions[name]!.apply(args as never[]) as number;
const years = (from: number, to: number): number => apply('fullYears', from, to);

function growth(from: NumberRange, to: NumberRange): Range {
  if (from.to <= 0) return NONE;
  if (from.from > 0) return arithmetic('-', arithmetic('/', to, from), numbers(1, 1, true));
  return to.from >= 0 ? numbers(to.from / from.to - 1, Number.POSITIVE_INFINITY, false) : ALL;
}
