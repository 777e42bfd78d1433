import type { CalendarDate } from '../../../../../kernel/base/calendar-date.ts';
import type { PointFirm, PointScheme, Stage } from './scheme.ts';

/** Full years between two days. */
function fullYears(from: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4));
  return on.slice(5) < from.slice(5) ? years - 1 : years;
}

/**
 * The stage of a firm: start-up while young or small, then growth, then stable (手册 6.3, a convention of the platform).
 * Without a day of registration the revenue alone may still say start-up; else nothing can be said.
 */
export function stageOf({ stage: rule }: PointScheme, { facts }: PointFirm, on: CalendarDate): Stage | undefined {
  const registered = facts[rule.ageFact];
  const revenue = facts[rule.revenueFact];
  if (typeof revenue === 'number' && revenue < rule.startUpRevenueBelow) return 'START_UP';
  if (typeof registered !== 'string') return undefined;
  const age = fullYears(registered, on);
  if (age <= rule.startUpYears) return 'START_UP';
  return age <= rule.growthYears ? 'GROWTH' : 'STABLE';
}
