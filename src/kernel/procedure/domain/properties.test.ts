import fc from 'fast-check';
import { createMachine } from 'xstate';
import { getSimplePaths } from '@xstate/graph';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../base/calendar-date.ts';
import { isWorkingDay } from '../../base/working-days.ts';
import { at, chessClub, testCalendar } from '../testing/chess-club.ts';
import { allowedActions, openTasks, type Viewer } from './allowed.ts';
import { type Definition, isOptional } from './definition.ts';
import { evaluateCase, lightOn } from './evaluate.ts';
import type { CaseHistory, Evaluation, HistoryAction } from './history.ts';

const RUNS = 300;
const PEOPLE = ['anna', 'ben', 'dora', 'emma'];
const everybody = (accountId: string): Viewer => ({
  accountId,
  permissions: ['club.member.examine', 'club.member.decide'],
  partyPermissions: { player: ['club.member.apply'] },
});

/** A walk that takes only allowed actions: each step waits some days, picks a person and one of what he may do. */
const walk = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 24 }), who: fc.constantFrom(...PEOPLE), pick: fc.nat(20) }), { maxLength: 14 });

function historyOfWalk(steps: readonly { wait: number; who: string; pick: number }[]): CaseHistory {
  const actions: HistoryAction[] = [];
  let day = '2026-02-02';
  const openedAt = at(day).toISOString();
  for (const { wait, who, pick } of steps) {
    day = addDays(day, wait);
    const evaluation = evaluate({ openedAt, actions }, day);
    const possible = allowedActions(chessClub, evaluation, everybody(who)).filter((a) => a.allowed);
    const chosen = possible[pick % Math.max(1, possible.length)];
    if (!chosen) continue;
    const objection = evaluation.notices[0]!.objections.find((o) => o.status === 'open')?.seq;
    const data = { text: '异议', answer: '答复', name: who, ...(objection !== undefined && { objection }) };
    actions.push({ seq: actions.length + 1, action: chosen.action, at: at(day).toISOString(), accountId: who, accountName: who, data, reason: null });
  }
  return { openedAt, actions };
}

const evaluate = (history: CaseHistory, day: string): Evaluation => evaluateCase(chessClub, history, testCalendar, at(day));
const lastDayOf = (history: CaseHistory): string => (history.actions.at(-1)?.at ?? history.openedAt).slice(0, 10);
const histories = walk.map(historyOfWalk);
const later = fc.integer({ min: 0, max: 60 });

describe('for every history that allowed actions can make', () => {
  it('the standing is a function of the list and the day alone', () => {
    fc.assert(
      fc.property(histories, later, (history, days) => {
        const day = addDays(lastDayOf(history), days);
        const copy = JSON.parse(JSON.stringify(history)) as CaseHistory;
        expect(evaluate(copy, day)).toEqual(evaluate(history, day));
      }),
      { numRuns: RUNS },
    );
  });

  it('every prefix of the list is itself a history, and its last action was allowed there', () => {
    fc.assert(
      fc.property(histories, (history) => {
        history.actions.forEach((action, index) => {
          const before = evaluate({ ...history, actions: history.actions.slice(0, index) }, action.at.slice(0, 10));
          expect(allowedActions(chessClub, before, everybody(action.accountId!)).find((a) => a.action === action.action)?.allowed).toBe(true);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('a running clock never gets younger as days pass, and its due day does not move', () => {
    fc.assert(
      fc.property(histories, later, later, (history, a, b) => {
        const [early, late] = [addDays(lastDayOf(history), Math.min(a, b)), addDays(lastDayOf(history), Math.max(a, b))];
        const order = { green: 0, yellow: 1, red: 2 };
        const [one, two] = [evaluate(history, early), evaluate(history, late)];
        one.clocks.forEach((clock, i) => {
          const then = two.clocks[i]!;
          expect(then.dueOn).toBe(clock.dueOn);
          if (clock.status === 'running') expect(then.remaining!).toBeLessThanOrEqual(clock.remaining!);
        });
        expect(order[two.light]).toBeGreaterThanOrEqual(order[one.light]);
      }),
      { numRuns: RUNS },
    );
  });

  it('the light is the one that the two turning days foretell, on every day', () => {
    fc.assert(
      fc.property(histories, later, (history, days) => {
        const now = evaluate(history, lastDayOf(history));
        const day = addDays(lastDayOf(history), days);
        const then = evaluate(history, day);
        expect(then.light).toBe(lightOn(day, now.turnsYellowOn, now.turnsRedOn));
        const worst = [...then.clocks.filter((c) => c.status === 'running'), ...then.notices.flatMap((n) => n.objections)].map((x) => x.light);
        if (!then.done) expect(then.light).toBe(worst.includes('red') ? 'red' : worst.includes('yellow') ? 'yellow' : 'green');
      }),
      { numRuns: RUNS },
    );
  });

  it('every publication of a notice lasts at least its 15 days, ends on a working day, and a restart never ends earlier', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const notice = evaluate(history, lastDayOf(history)).notices[0]!;
        if (notice.run === 0) return;
        const runs = [...notice.restarted, { from: notice.from!, until: notice.until! }];
        expect(runs).toHaveLength(notice.run);
        runs.forEach((run, i) => {
          expect(daysBetween(run.from, run.until)).toBeGreaterThanOrEqual(15);
          expect(isWorkingDay(testCalendar, run.until)).toBe(true);
          if (i > 0) expect(run.until >= runs[i - 1]!.until).toBe(true);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('nobody is admitted before a full notice is over with every objection answered, nor by the one who posted it', () => {
    let admitted = 0;
    fc.assert(
      fc.property(histories, (history) => {
        const index = history.actions.findIndex((a) => a.action === 'admit');
        if (index < 0) return;
        admitted += 1;
        const { at: instant, accountId } = history.actions[index]!;
        const notice = evaluate({ ...history, actions: history.actions.slice(0, index) }, instant.slice(0, 10)).notices[0]!;
        expect(instant.slice(0, 10) > notice.until!).toBe(true);
        expect(notice.objections.every((o) => o.status !== 'open')).toBe(true);
        expect(history.actions.findLast((a) => a.action === 'post')!.accountId).not.toBe(accountId);
      }),
      // One walk in forty comes so far: fewer runs would miss the bound now and then.
      { numRuns: 10 * RUNS },
    );
    expect(admitted).toBeGreaterThan(20);
  });

  it('the inbox and the page agree on who may do what', () => {
    fc.assert(
      fc.property(histories, later, fc.constantFrom(...PEOPLE), (history, days, who) => {
        const day = addDays(lastDayOf(history), days);
        const evaluation = evaluate(history, day);
        const fromTasks = openTasks(chessClub, evaluation, { player: [{ organisationId: 'o' }] })
          .filter((t) => !t.notBy.includes(who) && (t.notBefore ?? day) <= day && (t.notAfter ?? day) >= day)
          .map((t) => t.action);
        const awaited = allowedActions(chessClub, evaluation, everybody(who)).filter((a) => {
          const action = chessClub.actions.find((d) => d.id === a.action)!;
          return a.allowed && !isOptional(action, evaluation.state) && 'permission' in action.actor && !evaluation.done;
        });
        expect(fromTasks).toEqual(awaited.map((a) => a.action));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('against a state machine library', () => {
  it('every path of the machine ends in the state the case has after the same actions', () => {
    const paths = getSimplePaths(machineOf(chessClub));
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) {
      const taken = path.steps.map((s) => s.event.type).filter((type) => chessClub.actions.some((a) => a.id === type));
      const actions = taken.map((action, i): HistoryAction => ({
        seq: i + 1, action, at: at('2026-03-02').toISOString(), accountId: 'anna', accountName: 'anna',
        data: { objection: taken.indexOf('object') + 1 }, reason: null,
      }));
      // Objections are stays, which the machine does not know; a path that answers one never filed is none of ours.
      if (taken.some((a) => a === 'uphold' || a === 'dismiss')) continue;
      const { state } = evaluate({ openedAt: at('2026-03-02').toISOString(), actions }, '2026-03-02');
      expect(state, taken.join(' ')).toBe(path.state.value);
    }
  });
});

function machineOf(definition: Definition) {
  const states = Object.fromEntries(
    definition.states.map((s) => [
      s.id,
      { on: Object.fromEntries(definition.actions.filter((a) => a.from.includes(s.id)).map((a) => [a.id, a.to ?? s.id])) },
    ]),
  );
  return createMachine({ id: definition.id, initial: definition.initial, states } as never);
}
