import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import { addWorkingDays, type WorkingDayCalendar } from '../../../kernel/base/working-days.ts';
import type { ClearingRules } from './rules.ts';

/** A netting window: a stretch of the year that the pack's length gives. */
export interface Window {
  /** `2026H1`, `2026Q3`, `2026M05`. */
  id: string;
  opensOn: CalendarDate;
  closesOn: CalendarDate;
}

const LETTER = { 1: 'M', 2: 'B', 3: 'Q', 4: 'T', 6: 'H' } as const;

/** The window in which a day lies. */
export function windowAt(day: CalendarDate, months: ClearingRules['window']['length']): Window {
  const year = Number(day.slice(0, 4));
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / months);
  return windowOf(year, index, months);
}

function windowOf(year: number, index: number, months: ClearingRules['window']['length']): Window {
  const month = (n: number): string => String(n).padStart(2, '0');
  const after = index * months + months;
  const next = after === 12 ? `${year + 1}-01-01` : `${year}-${month(after + 1)}-01`;
  return {
    id: `${year}${LETTER[months]}${months === 1 ? month(index + 1) : index + 1}`,
    opensOn: `${year}-${month(index * months + 1)}-01`,
    closesOn: addDays(next, -1),
  };
}

/** A window read back from its id; undefined for what is none under these rules. */
export function windowById(id: string, months: ClearingRules['window']['length']): Window | undefined {
  const match = /^(\d{4})[A-Z](\d{1,2})$/.exec(id);
  if (!match) return undefined;
  const index = Number(match[2]) - 1;
  if (index < 0 || index >= 12 / months) return undefined;
  const window = windowOf(Number(match[1]), index, months);
  return window.id === id ? window : undefined;
}

/** Days whose obligations belong to a window: after the first, up to and with the second. */
export interface Span {
  after: CalendarDate;
  until: CalendarDate;
}

/** The window an obligation of a day falls to: that of the day, or the next one that is not closed yet. */
export function openWindowOf(day: CalendarDate, closed: ReadonlySet<string>, months: ClearingRules['window']['length']): Window {
  let window = windowAt(day, months);
  while (closed.has(window.id)) window = windowAt(addDays(window.closesOn, 1), months);
  return window;
}

/** The days that `openWindowOf` gives to an open window: its own, and those of closed windows right before it. */
export function spanOf(window: Window, closed: ReadonlySet<string>, months: ClearingRules['window']['length']): Span {
  let before = windowAt(addDays(window.opensOn, -1), months);
  while (closed.has(before.id)) before = windowAt(addDays(before.opensOn, -1), months);
  return { after: before.closesOn, until: window.closesOn };
}

/** What has happened to a window so far. */
export interface WindowFacts {
  closedAt: Date | null;
  nettedAt: Date | null;
  settleBy: CalendarDate | null;
  /** Payments of the netting, and how many of them the payee has confirmed. */
  payments: number;
  confirmedPayments: number;
}

export type WindowState = 'OPEN' | 'DUE' | 'INSPECTION' | 'TO_NET' | 'SETTLING' | 'SETTLED';

export interface WindowStanding {
  state: WindowState;
  /** Until when the present step is to be done. */
  dueOn: CalendarDate | null;
  overdue: boolean;
}

/**
 * Where a window stands on a day. Pure: the same facts and day give the same answer.
 * OPEN runs; DUE has ended and waits to be closed; INSPECTION: cities look through their statements; TO_NET; SETTLING: payments
 * are under way; SETTLED.
 */
export function standingOf(window: Window, facts: WindowFacts, today: CalendarDate, rules: ClearingRules, calendar: WorkingDayCalendar): WindowStanding {
  const until = (state: WindowState, dueOn: CalendarDate): WindowStanding => ({ state, dueOn, overdue: today > dueOn });
  if (facts.nettedAt && facts.settleBy) {
    if (facts.confirmedPayments >= facts.payments) return { state: 'SETTLED', dueOn: null, overdue: false };
    return until('SETTLING', facts.settleBy);
  }
  if (facts.closedAt) {
    const inspectUntil = addWorkingDays(calendar, dateOf(facts.closedAt), rules.window.inspection);
    return today <= inspectUntil ? until('INSPECTION', inspectUntil) : until('TO_NET', addWorkingDays(calendar, inspectUntil, rules.window.closeWithin));
  }
  if (today <= window.closesOn) return { state: 'OPEN', dueOn: window.closesOn, overdue: false };
  return until('DUE', addWorkingDays(calendar, window.closesOn, rules.window.closeWithin));
}
