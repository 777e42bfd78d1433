import { describe, expect, it } from 'vitest';
import { goalProgress, measureLight, type PlanRules, reminderOn } from './plan.ts';

const rules: PlanRules = { remindBefore: [30, 7, 1], overdueEvery: 7, warnBefore: 30 };
const open = { dueOn: '2026-12-31', doneOn: null };

describe('measures of a plan', () => {
  it('are green, yellow from thirty days before the day, red after it, and done whenever they are done', () => {
    expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((day) => measureLight(open, day, rules))).toEqual(['GREEN', 'YELLOW', 'YELLOW', 'RED']);
    expect(measureLight({ ...open, doneOn: '2027-02-01' }, '2027-03-01', rules)).toBe('DONE');
  });
  it('are reminded of thirty, seven and one day before, and every week after', () => {
    const days = ['2026-11-30', '2026-12-01', '2026-12-23', '2026-12-24', '2026-12-30', '2026-12-31', '2027-01-03', '2027-01-07', '2027-01-15'];
    expect(days.map((day) => reminderOn(open, day, rules))).toEqual([undefined, '-30', '-30', '-7', '-1', '-1', undefined, '+7', '+14']);
    expect(reminderOn({ ...open, doneOn: '2026-12-01' }, '2026-12-30', rules)).toBeUndefined();
  });
});

describe('goals of a plan', () => {
  it('count from base to target, may fall short of the base and exceed the target', () => {
    expect(goalProgress({ base: 100, target: 200, actual: 150 })).toBe(0.5);
    expect(goalProgress({ base: 100, target: 200, actual: 90 })).toBe(-0.1);
    expect(goalProgress({ base: 100, target: 200, actual: 250 })).toBe(1.5);
    expect(goalProgress({ base: 100, target: 200, actual: null })).toBeNull();
    expect(goalProgress({ base: 5, target: 5, actual: 4 })).toBe(0);
  });
});
