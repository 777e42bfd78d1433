import { addDays, type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { addCalendarDays, isWorkingDay, type WorkingDayCalendar } from '../../../kernel/base/working-days.ts';
import { leafShares, type Milestone, round } from './milestones.ts';

/** Working days after `from` up to `to`, counted once for many questions. */
function workingDaysAfter(calendar: WorkingDayCalendar, from: CalendarDate, to: CalendarDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/**
 * Percent that should be done by the end of a day: the curve through the milestones' due days, in working days between
 * them (handbook 11.4: curve of the milestones, else elapsed working days; with a single milestone both are the same).
 * Never falls as days pass; exactly the sum of the weights on a due day.
 */
export function plannedOn(calendar: WorkingDayCalendar, startOn: CalendarDate, milestones: readonly Milestone[], today: CalendarDate): number {
  let from = startOn;
  let reached = 0;
  const shares = leafShares(milestones);
  for (const dueOn of [...new Set(shares.map((s) => s.milestone.dueOn))].toSorted()) {
    const step = shares.filter((s) => s.milestone.dueOn === dueOn).reduce((sum, s) => sum + s.share, 0);
    if (today < dueOn) {
      const total = workingDaysAfter(calendar, from, dueOn);
      const elapsed = today <= from ? 0 : workingDaysAfter(calendar, from, today);
      return round(reached + (total === 0 ? 0 : (step * elapsed) / total));
    }
    reached += step;
    from = dueOn;
  }
  return round(reached);
}

/** `2026-11`, a month that is reported. */
export type Period = string;

export const periodOf = (day: CalendarDate): Period => day.slice(0, 7);

export function movePeriod(period: Period, months: number): Period {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const index = year * 12 + month - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Months from one to the other; negative when `to` is earlier. */
export function periodsBetween(from: Period, to: Period): number {
  const index = (p: Period): number => Number(p.slice(0, 4)) * 12 + Number(p.slice(5, 7));
  return index(to) - index(from);
}

/** Last day on which a month may be reported; a day off moves to the next working day. */
export function reportDueOn(calendar: WorkingDayCalendar, period: Period, dueDay: number): CalendarDate {
  const lastOfMonth = addDays(`${movePeriod(period, 1)}-01`, -1);
  return addCalendarDays(calendar, lastOfMonth, dueDay);
}

/** The newest month whose report is due and whose day for it is over. */
export function lastDuePeriod(calendar: WorkingDayCalendar, today: CalendarDate, dueDay: number): Period {
  const before = movePeriod(periodOf(today), -1);
  return today > reportDueOn(calendar, before, dueDay) ? before : movePeriod(before, -1);
}

/** Months in a row, up to the newest due one, that nobody has reported. */
export function missedPeriods(firstPeriod: Period, lastReported: Period | null, lastDue: Period): number {
  const from = lastReported !== null && lastReported >= firstPeriod ? lastReported : movePeriod(firstPeriod, -1);
  return Math.max(0, periodsBetween(from, lastDue));
}
