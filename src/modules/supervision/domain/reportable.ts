import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { movePeriod, type Period, periodOf } from './schedule.ts';

/** Months that may be reported today: the running one and those before it not covered yet, oldest first. */
export function reportablePeriods(startOn: CalendarDate, lastReported: Period | null, today: CalendarDate): Period[] {
  const first = lastReported ?? periodOf(startOn);
  const out: Period[] = [];
  // What was reported may be supplemented; what a later report has passed over may not be filled in behind it.
  for (let p = first; p <= periodOf(today); p = movePeriod(p, 1)) out.push(p);
  return out;
}
