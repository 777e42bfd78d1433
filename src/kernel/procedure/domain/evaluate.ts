import { type CalendarDate, dateOf } from '../../base/calendar-date.ts';
import type { WorkingDayCalendar } from '../../base/working-days.ts';
import { evaluateClock } from './clocks.ts';
import { type Definition, findAction, findState, objectionActions } from './definition.ts';
import { brokenHistory } from './faults.ts';
import type { CaseHistory, Evaluation, Light } from './history.ts';
import { evaluateNotice } from './notices.ts';
import { optionsOf } from './options.ts';

/**
 * Where a case stands: a function of its list of accepted actions, the calendar and the day, and of nothing else. The
 * server and the browser call this same function.
 *
 * @throws Problem CASE_HISTORY_BROKEN when the list does not fit the definition; CALENDAR_YEAR_MISSING.
 */
export function evaluateCase(
  definition: Definition,
  history: CaseHistory,
  calendar: WorkingDayCalendar,
  now: Date,
): Evaluation {
  const today = dateOf(now);
  const { state, stateSince } = stateOf(definition, history);
  const { kind } = findState(definition, state)!;
  const endedOn = kind === 'open' ? null : stateSince;
  const clocks = definition.clocks.map((clock) => evaluateClock(clock, history, calendar, today, endedOn));
  const notices = definition.notices.map((notice) => evaluateNotice(notice, history, calendar, today, endedOn));
  const waiting = endedOn === null ? [...clocks.filter((c) => c.status === 'running'), ...notices] : [];
  const earliest = (days: (CalendarDate | null)[]): CalendarDate | null => days.filter((d) => d !== null).sort()[0] ?? null;
  const turnsYellowOn = earliest(waiting.map((w) => w.turnsYellowOn));
  const turnsRedOn = earliest(waiting.map((w) => w.turnsRedOn));
  return {
    state,
    stateSince,
    kind,
    done: kind !== 'open',
    seq: history.actions.length,
    today,
    clocks: clocks.map(({ turnsYellowOn: _y, turnsRedOn: _r, ...clock }) => clock),
    notices: notices.map(({ turnsYellowOn: _y, turnsRedOn: _r, dueOn: _d, ...notice }) => notice),
    light: lightOn(today, turnsYellowOn, turnsRedOn),
    dueOn: earliest(waiting.map((w) => w.dueOn)),
    turnsYellowOn,
    turnsRedOn,
    options: optionsOf(definition, history, { state, clocks, notices }, calendar),
    facts: factsOf(definition, history),
  };
}

/** The light of a case on a day, from the two days on which it turns; lists compute it the same way. */
export function lightOn(today: CalendarDate, turnsYellowOn: CalendarDate | null, turnsRedOn: CalendarDate | null): Light {
  if (turnsRedOn !== null && today >= turnsRedOn) return 'red';
  return turnsYellowOn !== null && today >= turnsYellowOn ? 'yellow' : 'green';
}

function stateOf(definition: Definition, history: CaseHistory): { state: string; stateSince: CalendarDate } {
  let state = definition.initial;
  let stateSince = dateOf(new Date(history.openedAt));
  history.actions.forEach((taken, index) => {
    const action = findAction(definition, taken.action);
    if (!action?.from.includes(state) || taken.seq !== index + 1) throw brokenHistory(taken.seq);
    if (action.to !== undefined && action.to !== state) {
      state = action.to;
      stateSince = dateOf(new Date(taken.at));
    }
  });
  return { state, stateSince };
}

function factsOf(definition: Definition, history: CaseHistory): Record<string, unknown> {
  const apart = objectionActions(definition);
  return Object.assign({}, ...history.actions.filter((a) => !apart.has(a.action)).map((a) => a.data));
}
