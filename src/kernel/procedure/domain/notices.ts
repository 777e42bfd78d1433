import { addDays, type CalendarDate, dateOf } from '../../base/calendar-date.ts';
import type { WorkingDayCalendar } from '../../base/working-days.ts';
import type { NoticeDefinition } from './definition.ts';
import { brokenHistory } from './faults.ts';
import type { CaseHistory, HistoryAction, NoticeStatus, ObjectionStatus } from './history.ts';
import { lastDay, warningDay } from './periods.ts';

/** A notice with the days on which the lights of its unanswered objections turn. */
export interface EvaluatedNotice extends NoticeStatus {
  turnsYellowOn: CalendarDate | null;
  turnsRedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
}

type Filed = Omit<ObjectionStatus, 'light' | 'answerDueOn'>;

interface Running {
  run: number;
  running: boolean;
  from: CalendarDate | null;
  until: CalendarDate | null;
  restarted: NoticeStatus['restarted'];
  objections: Filed[];
}

/**
 * Where a public notice stands. The day of publication does not count, the period ends on a working day, and it has
 * run out only when its last day is over. Objections outlive a restart: each one must be answered.
 */
export function evaluateNotice(
  notice: NoticeDefinition,
  history: CaseHistory,
  calendar: WorkingDayCalendar,
  today: CalendarDate,
  endedOn: CalendarDate | null,
): EvaluatedNotice {
  let at: Running = { run: 0, running: false, from: null, until: null, restarted: [], objections: [] };
  for (const action of history.actions) at = step(notice, at, action, calendar);
  if (endedOn !== null && at.running && at.until !== null && endedOn <= at.until) at = { ...at, running: false };
  return describe(notice, at, calendar, today);
}

function step(notice: NoticeDefinition, at: Running, action: HistoryAction, calendar: WorkingDayCalendar): Running {
  const { objections: rules } = notice;
  const day = dateOf(new Date(action.at));
  if (action.action === rules.fileOn) return { ...at, objections: [...at.objections, filed(notice, action, day)] };
  if (action.action === rules.dismissOn) return answer(notice, at, action, day, 'dismissed');
  if (action.action === rules.upholdOn) {
    const answered = answer(notice, at, action, day, 'upheld');
    return rules.upheld === 'stops' ? { ...answered, running: false } : publish(notice, answered, day, calendar);
  }
  if (notice.startOn.includes(action.action)) return publish(notice, at, day, calendar);
  if (notice.restartOn.includes(action.action) && at.run > 0) return publish(notice, at, day, calendar);
  if (notice.stopOn.includes(action.action)) return { ...at, running: false };
  return at;
}

function publish(notice: NoticeDefinition, at: Running, day: CalendarDate, calendar: WorkingDayCalendar): Running {
  const before = at.from && at.until ? [{ from: at.from, until: at.until, on: day }] : [];
  return {
    ...at,
    run: at.run + 1,
    running: true,
    from: day,
    until: lastDay(calendar, day, notice.length.value, notice.length.unit),
    restarted: [...at.restarted, ...before],
  };
}

function filed(notice: NoticeDefinition, action: HistoryAction, day: CalendarDate): Filed {
  return {
    seq: action.seq,
    filedOn: day,
    by: action.accountName,
    accountId: action.accountId,
    text: String(action.data[notice.objections.textField] ?? ''),
    status: 'open',
    answeredOn: null,
    answer: null,
  };
}

function answer(
  notice: NoticeDefinition,
  at: Running,
  action: HistoryAction,
  day: CalendarDate,
  status: 'upheld' | 'dismissed',
): Running {
  const number = action.data[notice.objections.objectionField];
  if (!at.objections.some((o) => o.seq === number && o.status === 'open')) throw brokenHistory(action.seq);
  const text = String(action.data[notice.objections.answerField] ?? '');
  return {
    ...at,
    objections: at.objections.map((o) => (o.seq === number ? { ...o, status, answeredOn: day, answer: text } : o)),
  };
}

function describe(
  notice: NoticeDefinition,
  at: Running,
  calendar: WorkingDayCalendar,
  today: CalendarDate,
): EvaluatedNotice {
  const { answerWithin, warnBefore } = notice.objections;
  const objections = at.objections.map((objection): ObjectionStatus & { warnOn: CalendarDate } => {
    const answerDueOn = lastDay(calendar, objection.filedOn, answerWithin.value, answerWithin.unit);
    const warnOn = warningDay(calendar, answerDueOn, warnBefore, answerWithin.unit);
    const light = objection.status !== 'open' ? 'green' : today > answerDueOn ? 'red' : today >= warnOn ? 'yellow' : 'green';
    return { ...objection, answerDueOn, light, warnOn };
  });
  const open = objections.filter((o) => o.status === 'open');
  const earliest = (days: CalendarDate[]): CalendarDate | null => days.sort()[0] ?? null;
  const due = earliest(open.map((o) => o.answerDueOn));
  return {
    id: notice.id,
    run: at.run,
    status: at.run === 0 ? 'idle' : !at.running ? 'stopped' : at.until !== null && today > at.until ? 'elapsed' : 'running',
    from: at.from,
    until: at.until,
    restarted: at.restarted,
    objections: objections.map(({ warnOn: _, ...objection }) => objection),
    dueOn: due,
    turnsYellowOn: earliest(open.map((o) => o.warnOn)),
    turnsRedOn: due && addDays(due, 1),
  };
}
