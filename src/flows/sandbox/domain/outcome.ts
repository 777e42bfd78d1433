import { seededChance } from '../../../kernel/base/chance.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { addSums, type Answers, type CityRun, emptySums, type Sums } from './city-run.ts';
import { type Course, factorOf, quantile, triangular } from './outlook.ts';
import { hiddenParts } from './suppress.ts';
import type { Verdict } from './verdict.ts';

/** Cost of a year in fen. low: certain firms, low take-up and growth; high: all firms that may qualify, high ones. from–to: the interval. */
export interface YearCost {
  year: number;
  low: Fen;
  expected: Fen;
  /** null where so few firms are open that it would tell on them. */
  high: Fen | null;
  from: Fen;
  to: Fen;
}

export interface YearChange {
  year: number;
  expected: Fen;
  from: Fen;
  to: Fen;
}

export interface CostCourse {
  base: YearCost[];
  next: YearCost[];
  change: YearChange[];
}

/** Number of firms by verdict; null where it would tell on single firms. */
export type Counts = Record<Verdict, number | null> & { firms: number };

export interface ClassLine {
  id: string;
  counts: Counts;
  /** Certain amounts of the day before take-up. */
  base: Fen | null;
  next: Fen | null;
}

export interface Outcome {
  counts: Counts;
  cities: { city: string; counts: Counts; cost: CostCourse | null }[];
  cost: CostCourse | null;
  classes: Record<string, ClassLine[]>;
  /** For each rule in order; null where the firms between the two are too few. */
  answers: { base: Answers | null; next: Answers | null }[];
  payees: { base: number | null; next: number | null };
  unbounded: { base: number | null; next: number | null };
  unreadable: number;
}

export interface OutcomeQuestion {
  courses: readonly Course[];
  firstYear: number;
  years: number;
  /** Share of replicates within the interval, e.g. 0.9. */
  level: number;
  replicates: number;
  seed: number;
}

/** From the sums of each city to what may be shown: costs by year, and nothing that stands for fewer than five firms. */
export function outcomeOf(question: OutcomeQuestion, runs: readonly CityRun[]): Outcome {
  const zone = emptySums();
  runs.forEach((run) => addSums(zone, run));
  const hidden = hiddenParts(runs.map(paidCounts));
  const open = hiddenParts(runs.map((r) => [...paidCounts(r), r.vague.base, r.vague.next]));
  const draws = parameterDraws(question);
  const courses = runs.map((run) => courseOf(question, draws, run));
  const inCities = hideCounts(runs);
  const classes = Object.keys(runs[0]?.classes ?? {});
  return {
    counts: totalCounts(zone),
    cities: runs.map(({ city }, i) => ({ city, counts: inCities[i]!, cost: hidden.parts[i] ? null : open.parts[i] ? withoutHigh(courses[i]!.cost) : courses[i]!.cost })),
    cost: hidden.total || runs.length === 0 ? null : open.total ? withoutHigh(zoneCourse(question, courses)) : zoneCourse(question, courses),
    classes: Object.fromEntries(classes.map((id) => [id, classLines(runs, id)])),
    answers: (runs[0]?.answers ?? []).map((_, i) => shownAnswers(sumAnswers(runs.map((r) => r.answers[i]!.base)), sumAnswers(runs.map((r) => r.answers[i]!.next)))),
    payees: hidden.total ? { base: null, next: null } : { base: zone.payees.base, next: zone.payees.next },
    unbounded: { base: shown(runs.reduce((n, r) => n + r.unbounded.base, 0)), next: shown(runs.reduce((n, r) => n + r.unbounded.next, 0)) },
    unreadable: runs.reduce((n, r) => n + r.unreadable, 0),
  };
}

const few = (count: number): boolean => count > 0 && count < 5;
const shown = (count: number): number | null => (few(count) ? null : count);
/** Every number of firms behind the certain amounts of a part. */
const paidCounts = (s: Sums): number[] => [s.payees.base, s.payees.next, s.moved];
const withoutHigh = (cost: CostCourse): CostCourse => ({ ...cost, base: cost.base.map((y) => ({ ...y, high: null })), next: cost.next.map((y) => ({ ...y, high: null })) });
const TOLD = ['WINNER', 'LOSER', 'MIXED', 'OPEN'] as const;

function totalCounts(sums: Sums): Counts {
  return withRest(sums, Object.fromEntries(TOLD.map((v) => [v, shown(sums.verdicts[v])])) as Record<(typeof TOLD)[number], number | null>);
}

/**
 * The rest is told only where everything else is: otherwise it would give the hidden number away. Where everything else is told
 * anybody can subtract, and that a firm is not touched says nothing of its figures: then it is told however small.
 */
function withRest(sums: Sums, told: Record<(typeof TOLD)[number], number | null>): Counts {
  return { firms: sums.firms, ...told, UNCHANGED: TOLD.every((v) => told[v] !== null) ? sums.verdicts.UNCHANGED : null };
}

function hideCounts(parts: readonly Sums[]): Counts[] {
  const hidden = new Map(TOLD.map((v) => [v, hiddenParts(parts.map((p) => [p.verdicts[v]])).parts]));
  return parts.map((p, i) => withRest(p, Object.fromEntries(TOLD.map((v) => [v, hidden.get(v)![i] ? null : p.verdicts[v]])) as Record<(typeof TOLD)[number], number | null>));
}

function classLines(runs: readonly CityRun[], dimension: string): ClassLine[] {
  const sums = new Map<string, Sums>();
  for (const run of runs) {
    for (const [id, part] of Object.entries(run.classes[dimension]!)) {
      const into = sums.get(id) ?? emptySums();
      addSums(into, part);
      sums.set(id, into);
    }
  }
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = hideCounts(lines.map(([, s]) => s));
  const money = hiddenParts(lines.map(([, s]) => paidCounts(s))).parts;
  return lines.map(([id, s], i) => ({ id, counts: counts[i]!, base: money[i] ? null : s.base, next: money[i] ? null : s.next }));
}

function sumAnswers(parts: readonly Answers[]): Answers {
  return parts.reduce((a, b) => ({ yes: a.yes + b.yes, no: a.no + b.no, unknown: a.unknown + b.unknown }), { yes: 0, no: 0, unknown: 0 });
}

function shownAnswers(base: Answers, next: Answers): Outcome['answers'][number] {
  const tells = (a: Answers): boolean => few(a.yes) || few(a.unknown) || few(a.no);
  const between = few(Math.abs(base.yes - next.yes)) || few(Math.abs(base.no - next.no)) || few(Math.abs(base.unknown - next.unknown));
  return { base: tells(base) ? null : base, next: tells(next) || between ? null : next };
}

/** Take-up and growth of each replicate, for each support: the same in every city, as they are the zone's. */
function parameterDraws({ courses, replicates, seed }: OutcomeQuestion): { takeUp: number; growth: number }[][] {
  const chance = seededChance(seed);
  return Array.from({ length: replicates }, () => {
    const [u, v] = [chance.next(), chance.next()];
    return courses.map((c) => ({ takeUp: triangular(c.takeUp, u), growth: triangular(c.growth, v) }));
  });
}

interface CityCourse {
  cost: CostCourse;
  /** Year by year, the replicates before and after. */
  drawn: { base: Float64Array; next: Float64Array }[];
}

function courseOf({ courses, firstYear, years, level }: OutcomeQuestion, draws: ReturnType<typeof parameterDraws>, run: CityRun): CityCourse {
  const width = 2 * courses.length;
  const drawn: CityCourse['drawn'] = [];
  const cost: CostCourse = { base: [], next: [], change: [] };
  for (let k = 0; k < years; k += 1) {
    const year = firstYear + k;
    const base = new Float64Array(draws.length);
    const next = new Float64Array(draws.length);
    draws.forEach((draw, b) => courses.forEach((course, s) => {
      const factor = factorOf(course, year, firstYear, draw[s]!.takeUp, draw[s]!.growth);
      base[b]! += factor * run.replicates[b * width + 2 * s]!;
      next[b]! += factor * run.replicates[b * width + 2 * s + 1]!;
    }));
    drawn.push({ base, next });
    const side = (which: 'base' | 'next', values: Float64Array): YearCost => {
      const sum = (of: 'low' | 'high', at: 'low' | 'expected' | 'high'): Fen =>
        Math.round(courses.reduce((total, c, s) => total + run.bySupport[s]![which][of] * factorOf(c, year, firstYear, c.takeUp[at], c.growth[at]), 0));
      return { year, low: sum('low', 'low'), expected: sum('low', 'expected'), high: sum('high', 'high'), ...interval(values, level) };
    };
    cost.base.push(side('base', base));
    cost.next.push(side('next', next));
    cost.change.push({ year, expected: cost.next[k]!.expected - cost.base[k]!.expected, ...interval(next.map((x, b) => x - base[b]!), level) });
  }
  return { cost, drawn };
}

/** Sums of cities are the zone's to the fen; the interval is of the sums, which is narrower than the sum of intervals. */
function zoneCourse({ years, level }: OutcomeQuestion, cities: readonly CityCourse[]): CostCourse {
  const add = (which: 'base' | 'next', k: number): Float64Array => cities.map((c) => c.drawn[k]![which]).reduce((a, b) => a.map((x, i) => x + b[i]!));
  const cost: CostCourse = { base: [], next: [], change: [] };
  for (let k = 0; k < years; k += 1) {
    const [base, next] = [add('base', k), add('next', k)];
    const side = (which: 'base' | 'next', values: Float64Array): YearCost => {
      const sum = (of: 'low' | 'expected' | 'high'): Fen => cities.reduce((total, c) => total + c.cost[which][k]![of]!, 0);
      return { year: cities[0]!.cost.base[k]!.year, low: sum('low'), expected: sum('expected'), high: sum('high'), ...interval(values, level) };
    };
    cost.base.push(side('base', base));
    cost.next.push(side('next', next));
    cost.change.push({ year: cost.base[k]!.year, expected: cost.next[k]!.expected - cost.base[k]!.expected, ...interval(next.map((x, b) => x - base[b]!), level) });
  }
  return cost;
}

function interval(values: Float64Array, level: number): { from: Fen; to: Fen } {
  const sorted = values.toSorted();
  return { from: Math.round(quantile(sorted, (1 - level) / 2)), to: Math.round(quantile(sorted, (1 + level) / 2)) };
}
