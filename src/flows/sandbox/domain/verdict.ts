import type { Fen } from '../../../kernel/base/money.ts';
import type { Facts } from '../../../kernel/rules/domain/facts.ts';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type Judged, judge, type Prepared, UNBOUNDED } from './judge.ts';
import { sameWhateverIsMissing } from './same-answer.ts';

/** MIXED: more of one and less of another without one outweighing. OPEN: it depends on facts nobody has entered. */
export const verdicts = ['WINNER', 'LOSER', 'MIXED', 'UNCHANGED', 'OPEN'] as const;
export type Verdict = (typeof verdicts)[number];

/** What several supports of one case pay together under the relations of the zone; amounts by their place in the list. */
export type Combine = (amounts: readonly Fen[]) => readonly Fen[];

/** What one case draws under one book, support by support, after 就高, caps and ceilings. */
export interface Drawn {
  low: readonly Fen[];
  high: readonly Fen[];
  lowTotal: Fen;
  highTotal: Fen;
  unbounded: boolean;
}

export interface Comparison {
  verdict: Verdict;
  base: Judged;
  next: Judged;
  drawnBefore: Drawn;
  drawnAfter: Drawn;
}

/** Both sides of a scenario for one city. */
export interface Sides {
  base: readonly Prepared[];
  next: readonly Prepared[];
  supportCount: number;
  on: CalendarDate;
  combine: Combine;
}

/** @throws Problem RULE_FACT_INVALID */
export function compare(sides: Sides, facts: Facts): Comparison {
  const { base, next, supportCount, on, combine } = sides;
  const before = judge(base, supportCount, facts, on);
  const after = next === base ? before : judge(next, supportCount, facts, on);
  const drawnBefore = draw(before, combine);
  const drawnAfter = after === before ? drawnBefore : draw(after, combine);
  return { verdict: verdictOf(sides, before, after, drawnBefore, drawnAfter), base: before, next: after, drawnBefore, drawnAfter };
}

/** Paying out never falls when an amount rises, so the ends of what is possible stay ends. */
function draw({ low, high }: Judged, combine: Combine): Drawn {
  const exact = low.every((amount, i) => amount === high[i]);
  const paidLow = combine(low);
  const paidHigh = exact ? paidLow : combine(high);
  const [lowTotal, highTotal] = [sum(paidLow), sum(paidHigh)];
  return { low: paidLow, high: paidHigh, lowTotal, highTotal, unbounded: highTotal >= UNBOUNDED };
}

function verdictOf({ base, next }: Sides, before: Judged, after: Judged, a: Drawn, b: Drawn): Verdict {
  if (before === after) return 'UNCHANGED';
  let [up, down] = [b.lowTotal > a.highTotal, b.highTotal < a.lowTotal];
  const settled = up || down || (a.lowTotal === a.highTotal && b.lowTotal === b.highTotal && a.lowTotal === b.lowTotal);
  let open = !settled && !alike(base, before, after);
  for (let i = 0; i < base.length; i += 1) {
    if (!base[i]!.label && !next[i]!.label) continue;
    const [p, q] = [before.truths[i], after.truths[i]];
    if (p === q && (p !== undefined || alikeAt(before, after, i))) continue;
    if (p === undefined || q === undefined) open = true;
    else if (q) up = true;
    else down = true;
  }
  if (open) return 'OPEN';
  return up && down ? 'MIXED' : up ? 'WINNER' : down ? 'LOSER' : 'UNCHANGED';
}

/** All rules that pay come out alike whatever the missing facts are. */
const alike = (rules: readonly Prepared[], before: Judged, after: Judged): boolean => rules.every((r, i) => r.label || alikeAt(before, after, i));

function alikeAt(before: Judged, after: Judged, i: number): boolean {
  const [p, q] = [before.evaluations[i], after.evaluations[i]];
  return p === q || (p !== undefined && q !== undefined && sameWhateverIsMissing(p, q));
}

const sum = (amounts: readonly Fen[]): Fen => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
};
