import { type CalendarDate, daysBetween } from '../../../kernel/base/calendar-date.ts';
import { movePeriod, periodOf } from './schedule.ts';

/** States in which the plan is still the inspectors' own; the units know nothing of it yet. */
export const UNANNOUNCED: readonly string[] = ['DRAFT', 'PLANNED', 'CANCELLED'];

/** Days within which the same item must not have been inspected: the inspection itself and so many months on both sides. */
export function sameItemSpan(fromOn: CalendarDate, toOn: CalendarDate, months: number): { from: CalendarDate; to: CalendarDate } {
  return { from: moveMonths(fromOn, -months), to: moveMonths(toOn, months) };
}

/** The same day of another month; the 31st becomes the last day there is. */
function moveMonths(day: CalendarDate, months: number): CalendarDate {
  const period = movePeriod(periodOf(day), months);
  const last = daysBetween(`${period}-01`, `${movePeriod(period, 1)}-01`);
  return `${period}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`;
}

/** A unit is late when its day is over and nothing of it waits for others. */
export function isLate({ status, dueOn }: { status: string; dueOn: CalendarDate | null }, today: CalendarDate): boolean {
  return dueOn !== null && dueOn < today && (status === 'RECTIFYING' || status === 'RETURNED');
}

/**
 * Whether every inspected unit has been heard: it said it does not object, or its time for objections is over. Answers
 * the units that still may.
 */
export function unheard(units: readonly string[], history: readonly { action: string; organisationId: string | null; at: string }[], objectionsUntil: CalendarDate | null, today: CalendarDate): string[] {
  if (objectionsUntil !== null && objectionsUntil < today) return [];
  // What was said before the newest feedback was said of something else.
  const from = history.findLastIndex((a) => a.action === 'feedBack');
  const agreed = new Set(history.slice(from + 1).filter((a) => a.action === 'agree').map((a) => a.organisationId));
  return units.filter((unit) => !agreed.has(unit));
}
