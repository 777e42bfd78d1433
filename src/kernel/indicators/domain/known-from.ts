import { addDays, type CalendarDate } from '../../base/calendar-date.ts';

/**
 * The day from which a value counts as public. `published` may be a year or a month only: then its last day, since
 * nothing earlier is certain. A correction that names no later publication is known from the day it was recorded.
 */
export function knownFrom(published: string | null, recordedOn: CalendarDate, publishedBefore?: string | null): CalendarDate {
  if (published === null || (publishedBefore !== undefined && (publishedBefore ?? '') >= published)) return recordedOn;
  const day = lastDayOf(published);
  return day < recordedOn ? day : recordedOn;
}

function lastDayOf(published: string): CalendarDate {
  if (published.length === 10) return published;
  if (published.length === 4) return `${published}-12-31`;
  const [year, month] = published.split('-').map(Number) as [number, number];
  const nextMonth = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(nextMonth, -1);
}
