import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/base/calendar-date.ts';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { loadProcedureEngine } from '../../../kernel/procedure/index.ts';
import { readSupervisionParameters } from '../pack.ts';
import { compareLights, type Judgement, judgeTask, type TaskStanding } from './light.ts';
import { doneOf, faultsOfMilestones, type Milestone, taskDone } from './milestones.ts';
import { mayIssueAs, proposeOrder } from './orders.ts';
import { reportablePeriods } from './reportable.ts';
import { lastDuePeriod, missedPeriods, plannedOn, reportDueOn } from './schedule.ts';
import { claimsWithoutEvidence, whyNotVerifier } from './verification.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const { calendar } = loadProcedureEngine(pack);
const rules = readSupervisionParameters(pack);
const m = (key: string, weight: number, dueOn: string, parent: string | null = null): Milestone => ({ key, parent, weight, dueOn });

/** The example of handbook 11.4: 20 in March, 30 in June, 30 in September, 20 in December. */
const year = [m('q1', 20, '2026-03-31'), m('q2', 30, '2026-06-30'), m('q3', 30, '2026-09-30'), m('q4', 20, '2026-12-31')];
const on = (today: string, verified: Record<string, number>, more: Partial<TaskStanding> = {}) =>
  judgeTask({ plan: { startOn: '2026-01-01', milestones: year }, verified: new Map(Object.entries(verified)), lastReported: '2026-11', ...more }, today, rules, calendar);

describe('the worked example of the handbook', () => {
  it('plans 20, 50, 80 and 100 on the due days', () => {
    expect(year.map((q) => plannedOn(calendar, '2026-01-01', year, q.dueOn))).toEqual([20, 50, 80, 100]);
  });
  it('45 verified on 30 June is a gap of −5 and green', () => {
    expect(on('2026-06-30', { q1: 100, q2: 100 * (25 / 30) })).toMatchObject({ light: 'GREEN', planned: 50, actual: 45, gap: -5, reasons: [] });
  });
  it('44 is a gap of −6 and yellow', () => {
    expect(on('2026-06-30', { q1: 100, q2: 80 })).toMatchObject({ light: 'YELLOW', actual: 44, gap: -6, reasons: [{ kind: 'GAP', light: 'YELLOW' }] });
  });
  it('34 is a gap of −16 and red', () => {
    expect(on('2026-06-30', { q1: 100, q2: 100 * (14 / 30) })).toMatchObject({ light: 'RED', actual: 34, gap: -16, reasons: [{ kind: 'GAP', light: 'RED' }] });
  });
  it('an item overdue on 1 July with 30 % left is red whatever the gap', () => {
    expect(on('2026-07-01', { q1: 100, q2: 70, q3: 100 })).toMatchObject({ light: 'RED', reasons: [{ kind: 'OVERDUE', value: 30, milestone: 'q2' }] });
  });
  it('completed in July, July is judged anew', () => {
    expect(on('2026-07-10', { q1: 100, q2: 100 }).light).toBe('GREEN');
  });
  it('a milestone due within ten working days is a blue reminder and no grade', () => {
    expect(on('2026-06-25', { q1: 100, q2: 90 })).toMatchObject({ light: 'GREEN', blue: ['q2'] });
    expect(on('2026-06-10', { q1: 100, q2: 90 }).blue).toEqual([]);
  });
  it('the whole task due within ten working days with less than 90 % is yellow', () => {
    expect(on('2026-12-28', { q1: 100, q2: 100, q3: 100, q4: 75 }).light).toBe('GREEN');
    expect(on('2026-12-21', { q1: 100, q2: 100, q3: 100, q4: 45 })).toMatchObject({ light: 'YELLOW', actual: 89, reasons: [{ kind: 'GAP' }, { kind: 'DUE_SOON' }] });
  });
  it('everything verified is done; without approved milestones there is no light', () => {
    expect(on('2026-08-01', { q1: 100, q2: 100, q3: 100, q4: 100 }).light).toBe('DONE');
    expect(judgeTask({ plan: null, verified: new Map(), lastReported: null }, '2026-08-01', rules, calendar).light).toBe('GREY');
  });
});

describe('reporting', () => {
  it('is due on the fifth of the next month, or the next working day', () => {
    expect(reportDueOn(calendar, '2026-05', 5)).toBe('2026-06-05');
    // 5 July 2026 is a Sunday; 5 October lies in the National Day holidays.
    expect(reportDueOn(calendar, '2026-06', 5)).toBe('2026-07-06');
    expect(reportDueOn(calendar, '2026-09', 5)).toBe('2026-10-08');
  });
  it('a month not reported is yellow after its day, two are red', () => {
    const good = { q1: 100, q2: 100, q3: 100 };
    expect(on('2026-07-06', good, { lastReported: '2026-05' }).light).toBe('GREEN');
    expect(on('2026-07-07', good, { lastReported: '2026-05' })).toMatchObject({ light: 'YELLOW', missed: 1 });
    expect(on('2026-08-06', good, { lastReported: '2026-05' })).toMatchObject({ light: 'RED', missed: 2 });
  });
  it('counts missed months from the start where nobody has ever reported', () => {
    expect(lastDuePeriod(calendar, '2026-03-06', 5)).toBe('2026-02');
    expect(missedPeriods('2026-01', null, '2026-02')).toBe(2);
    expect(missedPeriods('2026-03', null, '2026-02')).toBe(0);
  });
  it('takes the running month and those not passed over', () => {
    expect(reportablePeriods('2025-11-03', null, '2026-02-10')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(reportablePeriods('2025-11-03', '2026-02', '2026-02-10')).toEqual(['2026-02']);
  });
});

describe('milestones', () => {
  const tree = [m('y', 100, '2026-12-31'), m('a', 40, '2026-05-31', 'y'), m('b', 60, '2026-12-31', 'y')];
  it('a parent is the weighted sum of its children, at every level', () => {
    expect(taskDone(tree, new Map([['a', 100], ['b', 50]]))).toBe(70);
    expect(doneOf(tree, tree[0]!, new Map([['a', 50]]))).toBe(20);
  });
  it('weights that do not come to 100 are refused at the level where they fail', () => {
    expect(faultsOfMilestones([m('a', 60, '2026-05-31'), m('b', 50, '2026-06-30')], '2026-01-01')).toMatchObject([{ code: 'WEIGHTS_NOT_100', key: null }]);
    expect(faultsOfMilestones([tree[0]!, tree[1]!], '2026-01-01')).toMatchObject([{ code: 'WEIGHTS_NOT_100', key: 'y' }]);
    expect(faultsOfMilestones(tree, '2026-01-01')).toEqual([]);
  });
  it('a due day before the start, after the parent, a circle and an unknown parent are named', () => {
    expect(faultsOfMilestones([m('a', 100, '2026-01-01')], '2026-01-01')).toMatchObject([{ code: 'DUE_BEFORE_START' }]);
    expect(faultsOfMilestones([tree[0]!, m('a', 100, '2027-01-31', 'y')], '2026-01-01')).toMatchObject([{ code: 'DUE_AFTER_PARENT' }]);
    expect(faultsOfMilestones([m('a', 100, '2026-05-01', 'b'), m('b', 100, '2026-05-01', 'a')], '2026-01-01').map((f) => f.code)).toContain('PARENT_IN_CIRCLE');
    expect(faultsOfMilestones([m('a', 100, '2026-05-01', 'x')], '2026-01-01').map((f) => f.code)).toContain('PARENT_UNKNOWN');
  });
});

describe('properties of the light', () => {
  const progress = fc.record({ q1: fc.integer({ min: 0, max: 100 }), q2: fc.integer({ min: 0, max: 100 }), q3: fc.integer({ min: 0, max: 100 }), q4: fc.integer({ min: 0, max: 100 }) });
  const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-01-01', n));
  const reported = fc.option(fc.constantFrom('2026-01', '2026-04', '2026-09', '2027-01'), { nil: null });
  it('better verified progress never worsens it', () => {
    fc.assert(fc.property(progress, day, reported, fc.constantFrom('q1', 'q2', 'q3', 'q4'), fc.integer({ min: 0, max: 100 }), (done, today, lastReported, key, more) => {
      const better = { ...done, [key]: Math.max(done[key as 'q1'], more) };
      expect(compareLights(on(today, better, { lastReported }).light, on(today, done, { lastReported }).light)).toBeLessThanOrEqual(0);
    }), { seed: 11, numRuns: 200 });
  });
  it('time never improves it', () => {
    fc.assert(fc.property(progress, day, reported, fc.integer({ min: 1, max: 60 }), (done, today, lastReported, days) => {
      expect(compareLights(on(addDays(today, days), done, { lastReported }).light, on(today, done, { lastReported }).light)).toBeGreaterThanOrEqual(0);
    }), { seed: 12, numRuns: 200 });
  });
  it('planned progress never falls and ends at 100', () => {
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 30 }), (today, days) => {
      expect(plannedOn(calendar, '2026-01-01', year, addDays(today, days))).toBeGreaterThanOrEqual(plannedOn(calendar, '2026-01-01', year, today));
    }), { seed: 13 });
    expect(plannedOn(calendar, '2026-01-01', year, '2027-06-01')).toBe(100);
  });
});

describe('dispatch orders', () => {
  const red: Pick<Judgement, 'light' | 'blue'> = { light: 'RED', blue: [] };
  const yellow: Pick<Judgement, 'light' | 'blue'> = { light: 'YELLOW', blue: [] };
  it('blue near the day, yellow below schedule, red when it has failed, none while green', () => {
    expect(proposeOrder({ light: 'GREEN', blue: ['q1'] }, '2026-06', [], rules)).toEqual({ colour: 'BLUE', ground: 'DUE_SOON' });
    expect(proposeOrder(yellow, '2026-06', [], rules)).toEqual({ colour: 'YELLOW', ground: 'BEHIND' });
    expect(proposeOrder(red, '2026-06', [], rules)).toEqual({ colour: 'RED', ground: 'FAILED' });
    expect(proposeOrder({ light: 'GREEN', blue: [] }, '2026-06', [], rules)).toBeNull();
    expect(proposeOrder({ light: 'DONE', blue: [] }, '2026-06', [], rules)).toBeNull();
  });
  it('the second yellow is red, within twelve months', () => {
    const earlier = (period: string) => [{ colour: 'YELLOW', period, open: false, withdrawn: false } as const];
    expect(proposeOrder(yellow, '2026-06', earlier('2026-04'), rules)).toEqual({ colour: 'RED', ground: 'SECOND_YELLOW' });
    expect(proposeOrder(yellow, '2026-06', earlier('2025-05'), rules)).toEqual({ colour: 'YELLOW', ground: 'BEHIND' });
    expect(proposeOrder(yellow, '2026-06', [{ ...earlier('2026-04')[0]!, withdrawn: true }], rules)?.colour).toBe('YELLOW');
  });
  it('none is proposed beside an open one of the same grade or above, nor again in its month', () => {
    expect(proposeOrder(red, '2026-07', [{ colour: 'RED', period: '2026-06', open: true, withdrawn: false }], rules)).toBeNull();
    expect(proposeOrder(red, '2026-06', [{ colour: 'RED', period: '2026-06', open: false, withdrawn: true }], rules)).toBeNull();
    expect(proposeOrder(red, '2026-06', [{ colour: 'YELLOW', period: '2026-06', open: true, withdrawn: false }], rules)?.colour).toBe('RED');
  });
  it('may be issued graver than proposed, never milder', () => {
    expect([mayIssueAs('YELLOW', 'RED'), mayIssueAs('YELLOW', 'YELLOW'), mayIssueAs('YELLOW', 'BLUE')]).toEqual([true, true, false]);
  });
});

describe('verification', () => {
  const faces = { reporterId: 'a', organisationId: 'bureau', verifierId: 'b', verifierOrganisationIds: ['centre'] };
  it('is for another person of another organisation, whatever other roles that person holds', () => {
    expect(whyNotVerifier(faces)).toBeNull();
    expect(whyNotVerifier({ ...faces, verifierId: 'a' })).not.toBeNull();
    expect(whyNotVerifier({ ...faces, verifierOrganisationIds: ['centre', 'bureau'] })).not.toBeNull();
  });
  it('claims above what was verified need evidence', () => {
    const claims = [{ milestone: 'q1', claimed: 60 }, { milestone: 'q2', claimed: 0 }];
    expect(claimsWithoutEvidence(claims, new Map([['q1', 50]]), [])).toEqual(['q1']);
    expect(claimsWithoutEvidence(claims, new Map([['q1', 60]]), [])).toEqual([]);
  });
});
