import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Membership, Qualification } from './dossier.ts';

/** A qualification counts from its day of issue through its last day, unless it was revoked with effect from before. */
export function inForce(q: Pick<Qualification, 'issuedOn' | 'expiresOn' | 'revokedFrom'>, on: CalendarDate): boolean {
  return q.issuedOn <= on && (q.expiresOn === null || on <= q.expiresOn) && (q.revokedFrom === null || on < q.revokedFrom);
}

/** In a pool from the day of admission until, not including, the day it left. */
export function inPool(m: Pick<Membership, 'admittedOn' | 'leftOn'>, on: CalendarDate): boolean {
  return m.admittedOn <= on && (m.leftOn === null || on < m.leftOn);
}

/** The same day so many years later (earlier when negative); 29 February becomes the 28th. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const rest = date.slice(5) === '02-29' && !leap ? '02-28' : date.slice(5);
  return `${year}-${rest}`;
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
