import { describe, expect, it } from 'vitest';
import { at, chessClub, historyOf, testCalendar } from '../testing/chess-club.ts';
import { allowedActions, openTasks, type Viewer } from './allowed.ts';
import { evaluateCase } from './evaluate.ts';
import type { CaseHistory, ClockStatus, Evaluation, NoticeStatus } from './history.ts';

const on = (day: string, history: CaseHistory): Evaluation => evaluateCase(chessClub, history, testCalendar, at(day));
const clock = (e: Evaluation): ClockStatus => e.clocks[0]!;
const notice = (e: Evaluation): NoticeStatus => e.notices[0]!;

const decider: Viewer = { accountId: 'dora', permissions: ['club.member.decide', 'club.member.examine'], partyPermissions: {} };
const player: Viewer = { accountId: 'anna', permissions: [], partyPermissions: { player: ['club.member.apply'] } };
const may = (e: Evaluation, viewer: Viewer, action: string) => allowedActions(chessClub, e, viewer).find((a) => a.action === action);

describe('a clock in working days', () => {
  const applied = historyOf('2026-09-25', ['2026-09-25', 'apply']);

  it('does not count the day of the event and skips the National Day week', () => {
    // 28, 29, 30 September, then 8 and 9 October.
    expect(clock(on('2026-09-25', applied))).toMatchObject({ status: 'running', startedOn: '2026-09-25', dueOn: '2026-10-09', remaining: 5, light: 'green' });
  });

  it('is yellow when two days are left, also during the holiday, and red the day after it is due', () => {
    expect(on('2026-09-29', applied).light).toBe('green');
    expect(on('2026-09-30', applied).light).toBe('yellow');
    expect(on('2026-10-03', applied).light).toBe('yellow');
    expect(on('2026-10-09', applied)).toMatchObject({ light: 'yellow', dueOn: '2026-10-09' });
    expect(on('2026-10-10', applied)).toMatchObject({ light: 'red' });
    expect(clock(on('2026-10-10', applied))).toMatchObject({ remaining: -1, late: true });
  });

  it('stops with the action that answers it and remembers that this was late', () => {
    const late = historyOf('2026-09-25', ['2026-09-25', 'apply'], ['2026-10-12', 'post', 'ben']);
    expect(clock(on('2026-10-20', late))).toMatchObject({ status: 'stopped', stoppedOn: '2026-10-12', late: true });
    expect(on('2026-10-20', late).light).toBe('green');
  });

  it('does not count the days between a pause and its end', () => {
    const paused = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-04', 'askMore', 'ben'], ['2026-03-16', 'supply']);
    expect(clock(on('2026-03-10', { ...paused, actions: paused.actions.slice(0, 2) }))).toMatchObject({ status: 'paused', remaining: 3, dueOn: null });
    expect(clock(on('2026-03-16', paused))).toMatchObject({ status: 'running', dueOn: '2026-03-19', remaining: 3 });
  });

  it('paused when already overdue is still overdue when it resumes', () => {
    const paused = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-11', 'askMore', 'ben'], ['2026-03-16', 'supply']);
    expect(clock(on('2026-03-16', paused))).toMatchObject({ status: 'running', light: 'red', late: true, remaining: -2 });
  });

  it('starts a second run when the case comes back', () => {
    const appealed = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'refuse', 'ben'], ['2026-03-05', 'appeal']);
    expect(clock(on('2026-03-05', appealed))).toMatchObject({ run: 2, startedOn: '2026-03-05', dueOn: '2026-03-12' });
  });
});

describe('a public notice of 15 calendar days', () => {
  const posted = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'ben']);
  const objected = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'ben'], ['2026-03-10', 'object', 'carl', { text: '他作弊' }]);

  it('does not count the day of publication and may be acted on only after its last day is over', () => {
    expect(notice(on('2026-03-03', posted))).toMatchObject({ from: '2026-03-03', until: '2026-03-18', status: 'running' });
    expect(may(on('2026-03-18', posted), decider, 'admit')).toMatchObject({ allowed: false, why: [{ en: 'Possible from 2026-03-19' }] });
    expect(notice(on('2026-03-19', posted)).status).toBe('elapsed');
    expect(may(on('2026-03-19', posted), decider, 'admit')).toMatchObject({ allowed: true });
  });

  it('that would end on a day off ends on the next working day', () => {
    const history = historyOf('2026-09-21', ['2026-09-21', 'apply'], ['2026-09-22', 'post', 'ben']);
    // 7 October is the last day of the holiday week.
    expect(notice(on('2026-09-22', history)).until).toBe('2026-10-08');
  });

  it('holds the decision up while an objection waits for its answer, however long ago it ended', () => {
    const waiting = on('2026-03-25', objected);
    expect(may(waiting, decider, 'admit')).toMatchObject({ allowed: false, why: [{ en: '1 objection(s) not yet answered' }] });
    expect(notice(waiting).objections).toMatchObject([{ seq: 3, by: 'carl', text: '他作弊', status: 'open', answerDueOn: '2026-03-31' }]);
    expect(on('2026-04-01', objected).light).toBe('red');
  });

  it('goes on when the objection is dismissed', () => {
    const dismissed = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'ben'], ['2026-03-10', 'object', 'carl', { text: '他作弊' }], ['2026-03-20', 'dismiss', 'dora', { objection: 3, answer: '查无实据' }]);
    expect(notice(on('2026-03-20', dismissed)).objections[0]).toMatchObject({ status: 'dismissed', answeredOn: '2026-03-20', answer: '查无实据' });
    expect(may(on('2026-03-20', dismissed), decider, 'admit')?.allowed).toBe(true);
  });

  it('stops when an objection is upheld, until the terms are changed and it runs anew for the full period', () => {
    const upheld = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'ben'], ['2026-03-10', 'object', 'carl', { text: '不是本名' }], ['2026-03-12', 'uphold', 'dora', { objection: 3, answer: '属实' }], ['2026-03-16', 'rename']);
    const stopped = on('2026-03-15', { ...upheld, actions: upheld.actions.slice(0, 4) });
    expect(notice(stopped).status).toBe('stopped');
    expect(may(on('2026-04-15', { ...upheld, actions: upheld.actions.slice(0, 4) }), decider, 'admit')?.allowed).toBe(false);
    expect(notice(on('2026-03-16', upheld))).toMatchObject({ run: 2, from: '2026-03-16', until: '2026-03-31', restarted: [{ from: '2026-03-03', until: '2026-03-18', on: '2026-03-16' }] });
  });

  it('takes objections on its last day and none afterwards', () => {
    const anybody: Viewer = { accountId: 'carl', permissions: [], partyPermissions: {} };
    expect(may(on('2026-03-18', posted), anybody, 'object')?.allowed).toBe(true);
    expect(may(on('2026-03-19', posted), anybody, 'object')).toMatchObject({ allowed: false, why: [{ en: 'The period ended on 2026-03-18' }] });
    expect(may(on('2026-03-18', posted), { ...anybody, accountId: null }, 'object')).toMatchObject({ allowed: false, why: [{ en: 'Please sign in first' }] });
  });
});

describe('who may act', () => {
  const posted = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'dora']);

  it('is another person than the one who took the earlier step', () => {
    expect(may(on('2026-04-01', posted), decider, 'admit')).toMatchObject({ allowed: false, why: [{ en: 'You took an earlier step; another person must take this one' }] });
    expect(may(on('2026-04-01', posted), { ...decider, accountId: 'emma' }, 'admit')?.allowed).toBe(true);
  });

  it('is the party named in the definition', () => {
    const fresh = historyOf('2026-03-02');
    expect(may(on('2026-03-02', fresh), player, 'apply')?.allowed).toBe(true);
    expect(may(on('2026-03-02', fresh), decider, 'apply')).toMatchObject({ allowed: false, why: [{ zh: '由棋手办理' }] });
  });

  it('is never offered what only a flow takes', () => {
    expect(may(on('2026-03-04', posted), decider, 'expel')).toBeUndefined();
  });

  it('may appeal within the period after the refusal and not later', () => {
    const refused = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'refuse', 'ben']);
    expect(may(on('2026-03-13', refused), player, 'appeal')?.allowed).toBe(true);
    expect(may(on('2026-03-14', refused), player, 'appeal')?.allowed).toBe(false);
  });
});

describe('what waits for somebody', () => {
  it('is listed with the day from which it can be done and the persons who may not do it', () => {
    const posted = historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'dora']);
    expect(openTasks(chessClub, on('2026-03-04', posted), { player: [{ organisationId: 'o1' }] })).toEqual([
      { action: 'admit', permission: 'club.member.decide', organisationIds: null, notBy: ['dora'], notBefore: '2026-03-19', notAfter: null },
    ]);
  });
});

it('a list of actions that does not fit the definition is refused, not guessed at', () => {
  expect(() => on('2026-03-02', historyOf('2026-03-02', ['2026-03-02', 'admit']))).toThrow('CASE_HISTORY_BROKEN');
  expect(() => on('2026-03-09', historyOf('2026-03-02', ['2026-03-02', 'apply'], ['2026-03-03', 'post', 'ben'], ['2026-03-04', 'dismiss', 'dora', { objection: 9, answer: '无' }]))).toThrow('CASE_HISTORY_BROKEN');
});
