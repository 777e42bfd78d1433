import { dayNumber } from '../../base/calendar-date.ts';
import { civilOf, dayFrom, lastOfMonth } from './civil-day.ts';
import { power } from './power.ts';
import { ceilOf, floorOf, halfUp, type Value } from './value.ts';

/** What a function takes (a kind for each argument, or one for as many as there are) and gives; `same` is whatever number its first argument is. Days are numbers of days since 1970. */
export interface RuleFunction {
  takes: readonly Kind[] | Kind;
  gives: Kind;
  /** The unit of the answer; `same`: that of the first argument, which all arguments share. */
  unit: 'same' | 'none' | string;
  zh: string;
  en: string;
  /** Called with known arguments only; NaN where it cannot be computed. */
  apply(args: readonly never[]): Value;
}

export type Kind = 'number' | 'truth' | 'text' | 'date';

type Numbers = readonly number[];
const numbers = (apply: (args: Numbers) => number): RuleFunction['apply'] => (args) => apply(args as Numbers);

/** The day so many years later; 29 February becomes the 28th where the year has none. */
function addYears(day: number, years: number): number {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const later = year + Math.trunc(years);
  return dayFrom(later, month, Math.min(dayOfMonth, lastOfMonth(later, month)));
}

/** Years that are over on the second day (周年). */
function fullYears(from: number, to: number): number {
  const guess = civilOf(to).year - civilOf(from).year;
  return addYears(from, guess) <= to ? guess : guess - 1;
}

export const functions: Readonly<Record<string, RuleFunction>> = {
  min: { takes: 'number', gives: 'number', unit: 'same', zh: '最小值', en: 'Smallest', apply: numbers((a) => Math.min(...a)) },
  max: { takes: 'number', gives: 'number', unit: 'same', zh: '最大值（就高）', en: 'Largest', apply: numbers((a) => Math.max(...a)) },
  // A value that cannot be computed is left out: "a or b, whichever can be had".
  best: {
    takes: 'number', gives: 'number', unit: 'same', zh: '可算各项中的最大值', en: 'Largest of those that can be computed',
    apply: numbers((a) => a.filter((x) => !Number.isNaN(x)).reduce((x, y) => (x > y ? x : y), Number.NaN)),
  },
  abs: { takes: ['number'], gives: 'number', unit: 'same', zh: '绝对值', en: 'Absolute value', apply: numbers(([a]) => Math.abs(a!)) },
  floor: { takes: ['number'], gives: 'number', unit: 'same', zh: '去尾取整', en: 'Whole part below', apply: numbers(([a]) => floorOf(a!)) },
  ceil: { takes: ['number'], gives: 'number', unit: 'same', zh: '进一取整', en: 'Whole part above', apply: numbers(([a]) => ceilOf(a!)) },
  round: { takes: ['number'], gives: 'number', unit: 'same', zh: '四舍五入取整', en: 'Half up to whole', apply: numbers(([a]) => halfUp(a!)) },
  power: { takes: ['number', 'number'], gives: 'number', unit: 'none', zh: '乘方', en: 'Power', apply: numbers(([a, b]) => power(a!, b!)) },
  daysBetween: { takes: ['date', 'date'], gives: 'number', unit: '日', zh: '相隔天数', en: 'Days between', apply: numbers(([a, b]) => b! - a!) },
  fullYears: { takes: ['date', 'date'], gives: 'number', unit: '年', zh: '满几周年', en: 'Full years between', apply: numbers(([a, b]) => fullYears(a!, b!)) },
  yearOf: { takes: ['date'], gives: 'number', unit: '年', zh: '年份', en: 'Year', apply: numbers(([a]) => civilOf(a!).year) },
  addYears: { takes: ['date', 'number'], gives: 'date', unit: 'none', zh: '若干年后的日期', en: 'Day so many years later', apply: numbers(([a, b]) => addYears(a!, b!)) },
  date: { takes: ['text'], gives: 'date', unit: 'none', zh: '日期', en: 'Day', apply: (args) => dayNumber((args as readonly string[])[0]!) },
  // Growth from nothing is not computable; it is no growth only where the rule says so.
  growth: { takes: ['number', 'number'], gives: 'number', unit: 'none', zh: '增长率', en: 'Growth rate', apply: numbers(([from, to]) => (from! > 0 ? to! / from! - 1 : Number.NaN)) },
  orElse: {
    takes: 'number', gives: 'number', unit: 'same', zh: '不可计算时取后者', en: 'The first that can be computed',
    apply: numbers((a) => a.find((x) => !Number.isNaN(x)) ?? Number.NaN),
  },
};
