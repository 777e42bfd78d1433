import { addDays, type CalendarDate, parseCalendarDate } from '../../../kernel/base/calendar-date.ts';

/** The same day so many months later; where the month is shorter, its last day (民法典第二百零二条). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + month - 1 + months;
  const first = (i: number): CalendarDate => parseCalendarDate(`${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`);
  const last = Number(addDays(first(index + 1), -1).slice(8));
  return addDays(first(index), Math.min(day, last) - 1);
}
