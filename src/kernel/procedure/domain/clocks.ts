import { addDays, type CalendarDate, dateOf, daysBetween } from '../../base/calendar-date.ts';
import { isWorkingDay, type WorkingDayCalendar, workingDaysBetween } from '../../base/working-days.ts';
import { type ClockDefinition, OPENING } from './definition.ts';
import type { CaseHistory, ClockStatus } from './history.ts';
import { daysLeft, lastDay, warningDay } from './periods.ts';

/** A clock with the days on which its light turns, which lists are sorted by. */
export interface EvaluatedClock extends ClockStatus {
  turnsYellowOn: CalendarDate | null;
  turnsRedOn: CalendarDate | null;
}

interface Running {
  run: number;
  status: ClockStatus['status'];
  startedOn: CalendarDate | null;
  /** Day from which the unused rest counts: the start, or the last resumption. */
  countedFrom: CalendarDate | null;
  /** Days still to be granted from `countedFrom`, in the clock's unit; negative when it was paused already overdue. */
  rest: number;
  stoppedOn: CalendarDate | null;
}

/**
 * Where a clock stands. An action in both lists stops the old run and starts the next. Days while it is paused are not
 * counted; a pause after the due day does not heal the delay. `endedOn` is the day the case itself came to an end.
 */
export function evaluateClock(
  clock: ClockDefinition,
  history: CaseHistory,
  calendar: WorkingDayCalendar,
  today: CalendarDate,
  endedOn: CalendarDate | null,
): EvaluatedClock {
  let at: Running = { run: 0, status: 'idle', startedOn: null, countedFrom: null, rest: 0, stoppedOn: null };
  const start = (day: CalendarDate): Running => ({
    run: at.run + 1,
    status: 'running',
    startedOn: day,
    countedFrom: day,
    rest: clock.length.value,
    stoppedOn: null,
  });

  if (clock.startOn.includes(OPENING)) at = start(dateOf(new Date(history.openedAt)));
  for (const { action, at: instant } of history.actions) {
    const day = dateOf(new Date(instant));
    if (at.status === 'running' && clock.pauseOn.includes(action)) {
      at = { ...at, status: 'paused', rest: restOn(clock, calendar, at, day) };
    } else if (at.status === 'paused' && clock.resumeOn.includes(action)) {
      at = { ...at, status: 'running', countedFrom: day };
    }
    if (clock.stopOn.includes(action) && isLive(at)) at = { ...at, status: 'stopped', stoppedOn: day };
    if (clock.startOn.includes(action) && !isLive(at)) at = start(day);
  }
  if (endedOn !== null && isLive(at)) at = { ...at, status: 'stopped', stoppedOn: endedOn };
  return describe(clock, at, calendar, today);
}

function isLive(at: Running): boolean {
  return at.status === 'running' || at.status === 'paused';
}

/** What is left on the day of a pause. A period prolonged over a holiday has nothing left there, yet is not overdue. */
function restOn(clock: ClockDefinition, calendar: WorkingDayCalendar, at: Running, day: CalendarDate): number {
  const from = at.countedFrom!;
  const used = clock.length.unit === 'workingDays' ? workingDaysBetween(calendar, from, day) : daysBetween(from, day);
  return day <= due(clock, calendar, from, at.rest) ? Math.max(0, at.rest - used) : at.rest - used;
}

function due(clock: ClockDefinition, calendar: WorkingDayCalendar, from: CalendarDate, rest: number): CalendarDate {
  if (rest >= 0) return lastDay(calendar, from, rest, clock.length.unit);
  return clock.length.unit === 'calendarDays' ? addDays(from, rest) : stepBack(calendar, from, -rest);
}

/** A clock resumed when it was already overdue stays overdue by as many working days. */
function stepBack(calendar: WorkingDayCalendar, from: CalendarDate, days: number): CalendarDate {
  let day = from;
  for (let left = days; left > 0; day = addDays(day, -1)) if (isWorkingDay(calendar, day)) left--;
  return day;
}

function describe(
  clock: ClockDefinition,
  at: Running,
  calendar: WorkingDayCalendar,
  today: CalendarDate,
): EvaluatedClock {
  const dueOn = at.countedFrom && at.status !== 'paused' ? due(clock, calendar, at.countedFrom, at.rest) : null;
  const common = { id: clock.id, run: at.run, status: at.status, startedOn: at.startedOn, dueOn, stoppedOn: at.stoppedOn };
  if (at.status !== 'running' || dueOn === null) {
    const late = at.status === 'paused' ? at.rest < 0 : at.stoppedOn !== null && dueOn !== null && at.stoppedOn > dueOn;
    const remaining = at.status === 'paused' ? at.rest : null;
    return { ...common, remaining, light: late ? clock.onOverdue : 'green', late, turnsYellowOn: null, turnsRedOn: null };
  }
  const overdueFrom = addDays(dueOn, 1);
  const warnFrom = warningDay(calendar, dueOn, clock.warnBefore, clock.length.unit);
  const late = today >= overdueFrom;
  return {
    ...common,
    remaining: daysLeft(calendar, today, dueOn, clock.length.unit),
    light: late ? clock.onOverdue : today >= warnFrom ? 'yellow' : 'green',
    late,
    turnsYellowOn: warnFrom,
    turnsRedOn: clock.onOverdue === 'red' ? overdueFrom : null,
  };
}
