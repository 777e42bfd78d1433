import { type CalendarDate, dayNumber } from '../../../kernel/base/calendar-date.ts';
import { type Change, type CompiledRule, earliestDay, type Facts, onlyFailing, type SmallestChange, smallestChange } from '../../../kernel/rules/contract.ts';

/** How a "no" could become a "yes". */
export interface Way {
  change: SmallestChange;
  /** The first day on which the facts as they stand are enough; null where waiting does not help. */
  earliest: CalendarDate | null;
  /** Facts that must be told besides: the change mends what is known to fail, and these may fail, too. */
  missing: readonly string[];
}

/** Cases looked at before the search gives up; bounds what one rule may cost a server or a hand-held device. */
const BUDGET = 20_000;
/** Waiting longer than this is not a plan for a firm, and is not looked for. */
const DAYS = 5 * 366;

/** Which way a figure may go in a plan: nobody cuts sales or staff to get a subsidy, nobody takes on debt for it. */
export interface Directions {
  up: readonly string[];
  down: readonly string[];
}

export function wayTo(rule: CompiledRule, facts: Facts, on: CalendarDate, directions: Directions): Way {
  const bounded = within(rule, facts, directions);
  const whole = smallestChange(bounded, facts, on, undefined, BUDGET);
  const missing = whole.kind === 'UNDECIDED' ? (whole.missing ?? []) : [];
  const change = missing.length > 0 ? smallestChange(onlyFailing(bounded, facts, on), facts, on, undefined, BUDGET) : whole;
  // Only a rule that looks at a date can turn by waiting.
  const dated = rule.asks.some((d) => d.kind === 'date');
  return { change, missing, earliest: dated ? (earliestDay(rule, facts, on, DAYS) ?? null) : null };
}

/** The rule with the bounds of its figures drawn in to where a plan may take them. */
export function within(rule: CompiledRule, facts: Facts, { up, down }: Directions): CompiledRule {
  return {
    ...rule,
    asks: rule.asks.map((d) => {
      const now = facts[d.id];
      if (d.kind !== 'number' || typeof now !== 'number') return d;
      return { ...d, ...(up.includes(d.id) && { min: now }), ...(down.includes(d.id) && { max: now }) };
    }),
  };
}

/** At most so many facts, each moved by no more than half of what it is (counts: by two), or a year of waiting. */
const NEAR = { facts: 2, share: 0.5, count: 2, days: 366 };

export function isNear({ change, missing, earliest }: Way, on: CalendarDate): boolean {
  if (earliest !== null && dayNumber(earliest) - dayNumber(on) <= NEAR.days) return true;
  return change.kind === 'CHANGE' && missing.length === 0 && change.changes.length <= NEAR.facts && change.changes.every(small);
}

function small({ from, to }: Change): boolean {
  if (typeof from !== 'number' || typeof to !== 'number') return true;
  const move = Math.abs(to - from);
  return move <= NEAR.share * Math.abs(from) || (Number.isInteger(from) && Number.isInteger(to) && move <= NEAR.count);
}

/** Weight of a way, for ordering: fewer facts first, then the shorter. */
export function lengthOf({ change }: Way): number {
  if (change.kind !== 'CHANGE') return Number.POSITIVE_INFINITY;
  return change.changes.length * 1000 + change.changes.reduce((sum, { from, to }) => sum + (typeof from === 'number' && typeof to === 'number' ? Math.min(Math.abs(to - from) / Math.max(1, Math.abs(from)), 99) : 1), 0);
}
