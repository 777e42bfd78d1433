import { addDays, type CalendarDate, daysBetween } from '../../../../../kernel/base/calendar-date.ts';

export interface PlanRules {
  /** Days before the due day on which the responsible unit is reminded. */
  remindBefore: readonly number[];
  /** After the due day, every so many days. */
  overdueEvery: number;
  /** Yellow so many days before it is due. */
  warnBefore: number;
}

type MeasureLight = 'DONE' | 'GREEN' | 'YELLOW' | 'RED';

export function measureLight(measure: { dueOn: CalendarDate; doneOn: CalendarDate | null }, today: CalendarDate, rules: PlanRules): MeasureLight {
  if (measure.doneOn !== null) return 'DONE';
  if (today > measure.dueOn) return 'RED';
  return addDays(measure.dueOn, -rules.warnBefore) <= today ? 'YELLOW' : 'GREEN';
}

/**
 * The reminder that stands on a day: the nearest day of warning that has come, or the latest beat after the due day. Each is sent
 * once, so that a platform that was off for a week sends one and not seven.
 * @returns its mark, e.g. `-7` (seven days before) or `+14`; undefined where none is due
 */
export function reminderOn(measure: { dueOn: CalendarDate; doneOn: CalendarDate | null }, today: CalendarDate, { remindBefore, overdueEvery }: PlanRules): string | undefined {
  if (measure.doneOn !== null) return undefined;
  const left = daysBetween(today, measure.dueOn);
  if (left >= 0) {
    const come = remindBefore.filter((days) => left <= days);
    return come.length === 0 ? undefined : `-${Math.min(...come)}`;
  }
  const beats = Math.floor(-left / overdueEvery);
  return beats === 0 ? undefined : `+${beats * overdueEvery}`;
}

/** How far a goal has come from base to target, 0 to 1 and beyond; null where it cannot be said. */
export function goalProgress({ base, target, actual }: { base: number; target: number; actual: number | null }): number | null {
  if (actual === null) return null;
  if (target === base) return actual >= target ? 1 : 0;
  return (actual - base) / (target - base);
}
