import type { orderSteps } from '../contract.ts';
import type { OrderColour } from './orders.ts';
import type { SupervisionParameters } from './parameters.ts';
import { movePeriod, type Period } from './schedule.ts';

/** How far up an order has gone (提醒之后的四级): notice 督办, interview 约谈, circular 通报, council 提请理事会. */
export type LadderStep = (typeof orderSteps)[number];

/** Actions of `procedures/dispatch-order.yaml` that only the daily round takes. */
export type Climb = 'raiseToYellow' | 'raiseToRed' | 'escalate' | 'circulate' | 'elevate';

const STEP_OF: Partial<Record<string, LadderStep>> = { escalate: 'TALK', circulate: 'CIRCULAR', elevate: 'COUNCIL' };

/** The step an action of the order's case leads to; undefined for those that leave it where it is. */
export function stepAfter(action: string): LadderStep | undefined {
  return STEP_OF[action];
}

/** What the round knows of an order that waits for its unit. */
export interface OrderOnLadder {
  colour: OrderColour;
  /** Clocks of the case that have run out. */
  overdue: ReadonlySet<string>;
  /** Month in which an action was last taken, by action; absent: never. */
  taken: ReadonlyMap<string, Period>;
}

/**
 * The next rung, or null while the unit still has time (handbook 11.5: unanswered blue turns yellow, a second failure red;
 * red over 15 working days → interview of the head → circular → council). Months in red move an order too, but each rung
 * leaves the unit the rest of the month in which the one before was reached.
 */
export function nextClimb({ colour, overdue, taken }: OrderOnLadder, redMonths: number, period: Period, { ladder }: Pick<SupervisionParameters, 'ladder'>): Climb | null {
  if (colour === 'BLUE') return overdue.has('answerBlue') ? 'raiseToYellow' : null;
  if (colour === 'YELLOW') return overdue.has('answerYellow') ? 'raiseToRed' : null;
  const byMonths = (atLeast: number, before: string): boolean => redMonths >= atLeast && (taken.get(before) ?? period) < period;
  if (!taken.has('escalate')) {
    const issued = [...taken].filter(([action]) => action === 'issueRed' || action === 'raiseToRed').map(([, month]) => month);
    const due = overdue.has('interview') || (redMonths >= ladder.talkAfterRed && issued.some((month) => month < period));
    return due ? 'escalate' : null;
  }
  if (!taken.has('circulate')) return overdue.has('afterTalk') || byMonths(ladder.circularAfterRed, 'interview') ? 'circulate' : null;
  if (!taken.has('elevate')) return overdue.has('afterCircular') || byMonths(ladder.councilAfterRed, 'recordCircular') ? 'elevate' : null;
  return null;
}

/** Months in a row, up to and with `period`, whose last light was red. A month without an entry keeps the light before it. */
export function redMonths(entries: readonly { period: Period; light: string }[], period: Period): number {
  const last = new Map(entries.filter((e) => e.period <= period).map((e) => [e.period, e.light]));
  const first = entries[0]?.period;
  if (first === undefined || first > period) return 0;
  let months = 0;
  let light: string | undefined;
  for (let month = first; month <= period; month = movePeriod(month, 1)) {
    light = last.get(month) ?? light;
    months = light === 'RED' ? months + 1 : 0;
  }
  return months;
}
