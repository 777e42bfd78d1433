import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';

/** The days of an engagement and where it stands. */
interface Term {
  status: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
}

/** Signed, not handed in or returned, and today is one of its days. Nothing is open before or after. */
export function isOpen({ status, startsOn, endsOn }: Term, today: CalendarDate): boolean {
  return (status === 'IN_FORCE' || status === 'RETURNED') && startsOn <= today && today <= endsOn;
}
