import { addDays, type CalendarDate, weekday } from './calendar-date.ts';
import { Problem } from './problem.ts';

/**
 * The Chinese working-day calendar as data: for each covered year the public holidays and the weekend days that were
 * made working days in exchange (调休). Source: the State Council's yearly notice, named in the pack.
 */
export interface WorkingDayCalendar {
  readonly years: readonly number[];
  readonly holidays: ReadonlySet<CalendarDate>;
  readonly makeUpDays: ReadonlySet<CalendarDate>;
}

export interface WorkingDayYear {
  year: number;
  holidays: CalendarDate[];
  makeUpDays: CalendarDate[];
}

export function workingDayCalendar(years: readonly WorkingDayYear[]): WorkingDayCalendar {
  return {
    years: years.map((y) => y.year).sort((a, b) => a - b),
    holidays: new Set(years.flatMap((y) => y.holidays)),
    makeUpDays: new Set(years.flatMap((y) => y.makeUpDays)),
  };
}

/** @throws Problem CALENDAR_YEAR_MISSING — a clock must not guess the holidays of a year nobody has entered. */
export function isWorkingDay(calendar: WorkingDayCalendar, date: CalendarDate): boolean {
  const year = Number(date.slice(0, 4));
  if (!calendar.years.includes(year)) {
    throw new Problem('CALENDAR_YEAR_MISSING', {
      zh: `工作日历缺少 ${year} 年`,
      en: `The working-day calendar has no year ${year}`,
      remedy: {
        zh: `请在数据包 calendar/ 中加入 ${year} 年的放假调休安排`,
        en: `Add the holidays and make-up days of ${year} to the pack's calendar/`,
      },
    });
  }
  if (calendar.makeUpDays.has(date)) return true;
  if (calendar.holidays.has(date)) return false;
  return weekday(date) <= 5;
}

/** The day of the event does not count; counting starts the next day (Civil Code art. 201). */
export function addWorkingDays(calendar: WorkingDayCalendar, from: CalendarDate, count: number): CalendarDate {
  let date = from;
  let left = count;
  while (left > 0) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) left--;
  }
  return date;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingDayCalendar, from: CalendarDate, to: CalendarDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(calendar, date)) count++;
  return count;
}

/** A period in calendar days that would end on a day off ends on the next working day (Civil Code art. 203). */
export function addCalendarDays(calendar: WorkingDayCalendar, from: CalendarDate, count: number): CalendarDate {
  let date = addDays(from, count);
  while (!isWorkingDay(calendar, date)) date = addDays(date, 1);
  return date;
}
