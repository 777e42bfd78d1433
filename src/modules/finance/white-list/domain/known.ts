import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { KnownFacts } from '../../../../kernel/rules/contract.ts';

/** What the platform's own records say of a firm beside its dossier. */
export interface OwnRecords {
  /** Hundredths of a point on the day, null where too little is known for a grade. */
  pointsCents: number | null;
  loans: 'NONE' | 'IN_ORDER' | 'IN_DEFAULT';
  /** Struck off for false data on this day. */
  falseDataOn: CalendarDate | null;
  lastUpdate: CalendarDate | null;
}

/** Whole months from one day to another, as a calendar counts them; the day itself completes the month. */
export function fullMonths(from: CalendarDate, to: CalendarDate): number {
  const [y1, m1, d1] = from.split('-').map(Number) as [number, number, number];
  const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number];
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}

const years = (from: CalendarDate, n: number): CalendarDate => `${Number(from.slice(0, 4)) + n}${from.slice(4)}`;

/**
 * The facts of the dossier with those that only the platform itself can know, each with where it is from. A fact that the
 * dossier states is kept, but a default and false data on record here go before what is stated.
 */
export function withOwnRecords(facts: KnownFacts, own: OwnRecords, on: CalendarDate, falseDataBarYears: number): KnownFacts {
  const more: Record<string, KnownFacts[string]> = {};
  if (own.pointsCents !== null) more.innovationPoints = { value: own.pointsCents / 100, source: '企业创新积分', asOf: on, confidence: 'MEASURED' };
  if (own.lastUpdate !== null) more.monthsSinceUpdate = { value: fullMonths(own.lastUpdate, on), source: '企业档案更新记录', asOf: own.lastUpdate, confidence: 'MEASURED' };
  // The platform knows the loans that banks filed here; of others only the firm and its bank do.
  if (!facts.loanDefault) more.loanDefault = { value: false, source: own.loans === 'NONE' ? '平台无备案贷款，无违约记录' : '平台备案贷款', asOf: on, confidence: 'REPORTED' };
  if (own.loans === 'IN_DEFAULT') more.loanDefault = { value: true, source: '平台备案贷款逾期', asOf: on, confidence: 'MEASURED' };
  const { badRecord } = facts;
  // Research integrity is looked up with the credit record; without that look-up nothing is said.
  if (!facts.falseData && badRecord?.value === false) more.falseData = { ...badRecord };
  if (own.falseDataOn !== null && on < years(own.falseDataOn, falseDataBarYears)) more.falseData = { value: true, source: '白名单除名记录', asOf: own.falseDataOn, confidence: 'MEASURED' };
  return { ...facts, ...more };
}
