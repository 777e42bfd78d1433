import type { Fen } from '../../../kernel/base/money.ts';
import { seededChance } from '../../../kernel/base/chance.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Facts } from '../../../kernel/rules/domain/facts.ts';
import type { Truth } from '../../../kernel/rules/domain/value.ts';
import { classOf, type Dimension } from './dimension.ts';
import { compare, type Sides, type Verdict, verdicts } from './verdict.ts';

/** Sums of one city (or one class of firms): the only thing that leaves the city. No id, no name, no single figure. */
export interface Sums {
  firms: number;
  verdicts: Record<Verdict, number>;
  /** Firms that are paid for certain. */
  payees: { base: number; next: number };
  /** Firms whose certain amount differs. */
  moved: number;
  /** Firms whose amount is open between two ends. */
  vague: { base: number; next: number };
  /** Certain amounts of the day, before take-up, in fen. */
  base: Fen;
  next: Fen;
}

export interface Answers {
  yes: number;
  no: number;
  unknown: number;
}

export interface CityRun extends Sums {
  city: string;
  /** Firms with a fact that the dictionary does not allow; left out, and said. */
  unreadable: number;
  /** For each rule, in order. */
  answers: { base: Answers; next: Answers }[];
  /** By support: certain and possible amounts. */
  bySupport: { base: { low: Fen; high: Fen }; next: { low: Fen; high: Fen } }[];
  /** Firms whose amount nothing known limits; not in `high`. */
  unbounded: { base: number; next: number };
  classes: Record<string, Record<string, Sums>>;
  /** Certain amounts of every resampled city: replicate by replicate, for each support before and after. */
  replicates: Float64Array;
}

export interface CityQuestion extends Sides {
  city: string;
  dimensions: readonly Dimension[];
  replicates: number;
  seed: number;
}

/** @param firms facts of every firm of the city */
export function runCity(question: CityQuestion, firms: Iterable<Facts>): CityRun {
  const { base, supportCount, dimensions, on, city } = question;
  const run: CityRun = {
    ...emptySums(), city, unreadable: 0, unbounded: { base: 0, next: 0 },
    answers: base.map(() => ({ base: { yes: 0, no: 0, unknown: 0 }, next: { yes: 0, no: 0, unknown: 0 } })),
    bySupport: Array.from({ length: supportCount }, () => ({ base: { low: 0, high: 0 }, next: { low: 0, high: 0 } })),
    classes: Object.fromEntries(dimensions.map((d) => [d.id, {}])),
    replicates: new Float64Array(0),
  };
  const paid: number[] = [];
  for (const facts of firms) {
    let found;
    try {
      found = compare(question, facts);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      run.unreadable += 1;
      continue;
    }
    const { verdict, drawnBefore, drawnAfter } = found;
    for (let i = 0; i < base.length; i += 1) {
      count(run.answers[i]!.base, found.base.truths[i]);
      count(run.answers[i]!.next, found.next.truths[i]);
    }
    const inClasses = dimensions.map((d) => (run.classes[d.id]![classOf(d, facts, on)] ??= emptySums()));
    for (const sums of [run, ...inClasses]) {
      sums.firms += 1;
      sums.verdicts[verdict] += 1;
      sums.base += drawnBefore.lowTotal;
      sums.next += drawnAfter.lowTotal;
      if (drawnBefore.lowTotal > 0) sums.payees.base += 1;
      if (drawnAfter.lowTotal > 0) sums.payees.next += 1;
      if (drawnBefore.lowTotal !== drawnAfter.lowTotal) sums.moved += 1;
      if (drawnBefore.lowTotal !== drawnBefore.highTotal) sums.vague.base += 1;
      if (drawnAfter.lowTotal !== drawnAfter.highTotal) sums.vague.next += 1;
    }
    if (drawnBefore.unbounded) run.unbounded.base += 1;
    if (drawnAfter.unbounded) run.unbounded.next += 1;
    let pays = false;
    for (let s = 0; s < supportCount; s += 1) {
      const of = run.bySupport[s]!;
      of.base.low += drawnBefore.low[s]!;
      of.next.low += drawnAfter.low[s]!;
      if (!drawnBefore.unbounded) of.base.high += drawnBefore.high[s]!;
      if (!drawnAfter.unbounded) of.next.high += drawnAfter.high[s]!;
      pays ||= drawnBefore.low[s] !== 0 || drawnAfter.low[s] !== 0;
    }
    if (pays) for (let s = 0; s < supportCount; s += 1) paid.push(drawnBefore.low[s]!, drawnAfter.low[s]!);
  }
  run.replicates = resample(run.firms, Float64Array.from(paid), 2 * supportCount, question.replicates, seedOf(question.seed, city));
  return run;
}

/**
 * Cities as they might have been: as many firms drawn anew, with replacement, from those there are; for each the sums.
 *
 * @param paid amounts of the firms that are paid anything, `width` numbers for each
 */
function resample(firms: number, paid: Float64Array, width: number, replicates: number, seed: number): Float64Array {
  const out = new Float64Array(replicates * width);
  const payees = paid.length / Math.max(1, width);
  if (payees === 0) return out;
  // Nine million draws for a zone: mulberry32 in place, started from the seed through the platform's generator.
  let state = seededChance(seed).integer(0, 0xffffffff) | 0;
  for (let b = 0; b < replicates; b += 1) {
    const at = b * width;
    for (let i = 0; i < firms; i += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      const drawn = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * firms);
      // Those who are paid nothing stand behind those who are.
      if (drawn < payees) for (let w = 0; w < width; w += 1) out[at + w]! += paid[drawn * width + w]!;
    }
  }
  return out;
}

/** Each city draws by itself: leaving one out changes nothing in the others. */
export const seedOf = (seed: number, city: string): number => (seed * 1_000_003 + Number.parseInt(city, 10)) | 0;

export function emptySums(): Sums {
  return { firms: 0, verdicts: Object.fromEntries(verdicts.map((v) => [v, 0])) as Record<Verdict, number>, payees: { base: 0, next: 0 }, moved: 0, vague: { base: 0, next: 0 }, base: 0, next: 0 };
}

export function addSums(into: Sums, sums: Sums): void {
  into.firms += sums.firms;
  for (const v of verdicts) into.verdicts[v] += sums.verdicts[v];
  into.payees.base += sums.payees.base;
  into.payees.next += sums.payees.next;
  into.moved += sums.moved;
  into.vague.base += sums.vague.base;
  into.vague.next += sums.vague.next;
  into.base += sums.base;
  into.next += sums.next;
}

function count(answers: Answers, truth: Truth): void {
  if (truth === undefined) answers.unknown += 1;
  else if (truth) answers.yes += 1;
  else answers.no += 1;
}
