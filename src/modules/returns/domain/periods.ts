import { addCalendarDays, type WorkingDayCalendar } from '../../../kernel/base/working-days.ts';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Collection, Frequency } from './collection.ts';

/** `2025`, `2026Q3`, `2026-10`. */
const FORM: Record<Frequency, RegExp> = { year: /^(\d{4})$/, quarter: /^(\d{4})Q([1-4])$/, month: /^(\d{4})-(0[1-9]|1[0-2])$/ };
const MONTHS: Record<Frequency, number> = { year: 12, quarter: 3, month: 1 };

export function isPeriod(frequency: Frequency, period: string): boolean {
  return FORM[frequency].test(period);
}

/** Number of the period's last month since year 0. */
function lastMonth(frequency: Frequency, period: string): number {
  const [, year, part] = FORM[frequency].exec(period)!;
  return Number(year) * 12 + (part === undefined ? 12 : Number(part) * MONTHS[frequency]) - 1;
}

function periodAt(frequency: Frequency, month: number): string {
  const year = Math.floor(month / 12);
  const inYear = (month % 12) + 1;
  if (frequency === 'year') return String(year);
  return frequency === 'quarter' ? `${year}Q${Math.ceil(inYear / 3)}` : `${year}-${String(inYear).padStart(2, '0')}`;
}

/** The same period of the year before: quarters are cumulative, so they are compared with no other. */
export function yearBefore(frequency: Frequency, period: string): string {
  return periodAt(frequency, lastMonth(frequency, period) - 12);
}

/** Periods that have ended, newest first, from the first one asked for. */
export function endedPeriods({ frequency, from }: Pick<Collection, 'frequency' | 'from'>, today: CalendarDate, most: number): string[] {
  const thisMonth = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const first = lastMonth(frequency, from);
  const step = MONTHS[frequency];
  const periods: string[] = [];
  for (let month = thisMonth - 1 - (thisMonth % step); month >= first && periods.length < most; month -= step) periods.push(periodAt(frequency, month));
  return periods;
}

/** Last day for a period; a day off moves to the next working day. @throws Problem CALENDAR_YEAR_MISSING */
export function dueOn(calendar: WorkingDayCalendar, { frequency, due }: Pick<Collection, 'frequency' | 'due'>, period: string): CalendarDate {
  const month = lastMonth(frequency, period) + due.months;
  return addCalendarDays(calendar, `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(due.day).padStart(2, '0')}`, 0);
}

export function periodName(period: string): { zh: string; en: string } {
  const quarter = /^(\d{4})Q(\d)$/.exec(period);
  if (quarter) return { zh: `${quarter[1]} 年第 ${quarter[2]} 季度`, en: `Q${quarter[2]} ${quarter[1]}` };
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  return month ? { zh: `${month[1]} 年 ${Number(month[2])} 月`, en: period } : { zh: `${period} 年`, en: period };
}
