import { addDays, type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import {
  addCalendarDays,
  addWorkingDays,
  isWorkingDay,
  type WorkingDayCalendar,
  workingDaysBetween,
} from '../../base/working-days.ts';

type Unit = 'workingDays' | 'calendarDays';

/** Last day of a period that an event on `from` begins: the day of the event does not count (Civil Code art. 201, 203). */
export function lastDay(calendar: WorkingDayCalendar, from: CalendarDate, value: number, unit: Unit): CalendarDate {
  return unit === 'workingDays' ? addWorkingDays(calendar, from, value) : addCalendarDays(calendar, from, value);
}

/** Days from `today` to `due`: 0 on the last day, negative afterwards. */
export function daysLeft(calendar: WorkingDayCalendar, today: CalendarDate, due: CalendarDate, unit: Unit): number {
  return unit === 'workingDays' ? workingDaysBetween(calendar, today, due) : daysBetween(today, due);
}

/** First day on which `left` days or fewer remain until `due`. */
export function warningDay(calendar: WorkingDayCalendar, due: CalendarDate, left: number, unit: Unit): CalendarDate {
  if (unit === 'calendarDays') return addDays(due, -left);
  let day = due;
  let remaining = 0;
  for (;;) {
    const added = isWorkingDay(calendar, day) ? 1 : 0;
    if (remaining + added > left) return day;
    remaining += added;
    day = addDays(day, -1);
  }
}
