import { Problem } from './problem.ts';

/** A day without a time, `YYYY-MM-DD`. Not a timestamp: a notice that ends "on the 15th" ends there in every time zone. */
export type CalendarDate = string & { readonly __calendarDate?: never };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** All documents of the zone count their days in Beijing time, which has no summer time. */
const BEIJING_OFFSET_HOURS = 8;

export function parseCalendarDate(text: string): CalendarDate {
  const match = PATTERN.exec(text);
  const ms = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (!match || Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) {
    throw new Problem('DATE_INVALID', {
      zh: `“${text}”不是有效日期`,
      en: `"${text}" is not a valid date`,
      remedy: { zh: '请写成 2026-03-01 的样式', en: 'Write it like 2026-03-01' },
    });
  }
  return text;
}

export function isCalendarDate(text: string): boolean {
  try {
    parseCalendarDate(text);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day in Beijing at an instant. */
export function dateOf(instant: Date): CalendarDate {
  return new Date(instant.getTime() + BEIJING_OFFSET_HOURS * 3_600_000).toISOString().slice(0, 10);
}

/** Days since 1970-01-01. */
export function dayNumber(date: CalendarDate): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
}

export function fromDayNumber(days: number): CalendarDate {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CalendarDate): number {
  return ((dayNumber(date) + 3) % 7 + 7) % 7 + 1;
}
