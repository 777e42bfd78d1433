import { type CalendarDate, daysBetween } from '../../../../kernel/base/calendar-date.ts';

export interface ConsentTerms {
  from: CalendarDate;
  until: CalendarDate;
  withdrawnAt: Date | null;
}

export type ConsentState = 'WAITING' | 'LIVE' | 'ENDED' | 'WITHDRAWN';

/** The last day belongs to the consent; a withdrawal ends it at once. */
export function consentState({ from, until, withdrawnAt }: ConsentTerms, today: CalendarDate): ConsentState {
  if (withdrawnAt !== null) return 'WITHDRAWN';
  if (today > until) return 'ENDED';
  return today < from ? 'WAITING' : 'LIVE';
}

export type PeriodFault = 'STARTS_BEFORE_TODAY' | 'ENDS_BEFORE_START' | 'TOO_LONG';

export function periodFault(from: CalendarDate, until: CalendarDate, today: CalendarDate, longestDays: number): PeriodFault | undefined {
  if (from < today) return 'STARTS_BEFORE_TODAY';
  if (until < from) return 'ENDS_BEFORE_START';
  return daysBetween(from, until) >= longestDays ? 'TOO_LONG' : undefined;
}

export type FirstLoan = 'FIRST' | 'NOT_FIRST' | 'UNKNOWN';

/**
 * Whether a loan is the firm's first (首贷). A loan on the platform's own record is proof against what the firm says; without one
 * the firm's statement decides, and where it has made none nothing is claimed.
 */
export function judgeFirstLoan(earlierLoans: number, everBorrowed: boolean | null): FirstLoan {
  if (earlierLoans > 0 || everBorrowed === true) return 'NOT_FIRST';
  return everBorrowed === false ? 'FIRST' : 'UNKNOWN';
}
