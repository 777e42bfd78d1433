import { addDays, type CalendarDate, isCalendarDate } from '../../base/calendar-date.ts';
import type { Pack } from '../../base/pack.ts';
import { Problem } from '../../base/problem.ts';
import { type WorkingDayCalendar, workingDayCalendar } from '../../base/working-days.ts';
import { z } from 'zod';
import type { CalendarYear } from '../contract.ts';

const day = z.string().refine(isCalendarDate, 'not a calendar date');

const yearSchema = z.strictObject({
  year: z.number().int(),
  /** Not announced yet: weekends and the fixed holidays only, so that clocks keep running. */
  provisional: z.boolean(),
  source: z.strictObject({ document: z.string(), issuedOn: day, title: z.string() }),
  /** Holidays the regulation grants in the year: weekdays minus working days. */
  statutoryDays: z.number().int(),
  holidays: z.array(z.strictObject({ zh: z.string(), en: z.string(), from: day, to: day })),
  makeUpDays: z.array(day),
});

export interface PackCalendar {
  calendar: WorkingDayCalendar;
  years: CalendarYear[];
}

/** Reads `calendar/*.yaml`. @throws Problem PACK_FILE_INVALID, CALENDAR_YEAR_TWICE */
export function loadCalendar(pack: Pack): PackCalendar {
  const years = pack.list('calendar').map((file) => pack.read(file, yearSchema));
  const twice = years.find((y, i) => years.findIndex((other) => other.year === y.year) < i);
  if (twice) {
    throw new Problem('CALENDAR_YEAR_TWICE', {
      status: 500,
      zh: `工作日历中 ${twice.year} 年出现两次`,
      en: `The working-day calendar has the year ${twice.year} twice`,
      where: { file: 'calendar/' },
    });
  }
  return {
    years,
    calendar: workingDayCalendar(
      years.map(({ year, holidays, makeUpDays }) => ({
        year,
        holidays: holidays.flatMap(({ from, to }) => daysFrom(from, to)),
        makeUpDays,
      })),
    ),
  };
}

function daysFrom(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const out: CalendarDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) out.push(date);
  return out;
}
