import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Facts } from '../../../../kernel/rules/contract.ts';

/** The trigger by which a firm leaves that is no more. */
export const CLOSED = 'CLOSED';

/** Why a firm leaves the list, as the pack says it. */
export interface Trigger {
  id: string;
  zh: string;
  en: string;
  when: { fact: string; above?: number } | { noneOf: readonly string[] } | { pastValidity: true } | { closed: true };
}

/**
 * The first reason for which a listed firm has to leave, or undefined. What is not known is no reason: nobody is struck off
 * because a record is missing (dishonesty, default, false data, lost qualification, no update: handbook 6.2).
 */
export function firstTrigger(triggers: readonly Trigger[], facts: Facts, validUntil: CalendarDate, today: CalendarDate): Trigger | undefined {
  return triggers.find(({ when }) => {
    // Entered with the act that records it, at once; there is nothing to find out day by day.
    if ('closed' in when) return false;
    if ('pastValidity' in when) return today > validUntil;
    // A qualification of which nothing is known does not keep a firm on the list.
    if ('noneOf' in when) return when.noneOf.every((f) => facts[f] !== true) && when.noneOf.some((f) => facts[f] === false);
    const value = facts[when.fact];
    return when.above === undefined ? value === true : typeof value === 'number' && value > when.above;
  });
}
