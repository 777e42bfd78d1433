import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import type { AttainmentParameters, Goal, YearValue } from './goal.ts';
import { meanGrowth } from './growth.ts';
import { type Light, lights } from './light.ts';

const parameters: AttainmentParameters = {
  light: { green: 1, yellow: 0.9 },
  approx: { reachedFrom: 0.95, pointedOutAbove: 1.1 },
  baseFallback: 'FIRST_IN_PERIOD',
};

function goal(more: Partial<Goal>): Goal {
  return { operator: 'GTE', value: 100, baseYear: 2020, baseValue: 0, targetYear: 2025, direction: 'UP', path: { kind: 'LINEAR' }, ...more };
}
const judge = (g: Goal, figures: [number, number][], issued?: number) =>
  assess(g, figures.map(([year, value]): YearValue => ({ year, value })), parameters, issued ?? null);

describe('examples of the handbook, 12.4', () => {
  it('R&D share 3.4 → 3.7: 3.60 at the end of 2023 has done 0.667 of the way against 0.6 due, which is 1.11', () => {
    const a = judge(goal({ value: 3.7, baseValue: 3.4 }), [[2023, 3.6]]);
    expect(a.expected).toBeCloseTo(3.58, 10);
    expect(a.attainment).toBeCloseTo(0.667, 3);
    expect(a.scheduleAttainment).toBeCloseTo(1.11, 2);
    expect(a.light).toBe('GREEN');
  });
  it('high-tech share 50.1 → 52: 50.86 is due at the end of 2022', () => {
    expect(judge(goal({ value: 52, baseValue: 50.1 }), [[2022, 50.5]]).expected).toBeCloseTo(50.86, 10);
  });
  it('CO2 −20 % on a geometric path: 12.53 % is due at the end of 2023, and 11.5 % is 0.918 of that, yellow', () => {
    const a = judge(goal({ operator: 'REDUCE', value: 20, baseValue: 1, direction: 'DOWN', path: { kind: 'GEOMETRIC' } }), [[2023, 0.885]]);
    expect(a.expected).toBeCloseTo(12.53, 2);
    expect(a.judged).toBeCloseTo(11.5, 10);
    expect(a.scheduleAttainment).toBeCloseTo(0.918, 3);
    expect(a.light).toBe('YELLOW');
  });
  it('labour productivity 5.0, 6.1, 4.8, 5.9, 5.8 has a geometric mean of 5.52 %, which reaches 5.5', () => {
    expect(meanGrowth([5.0, 6.1, 4.8, 5.9, 5.8])).toBeCloseTo(5.52, 2);
    const g = goal({ operator: 'CAGR', value: 5.5, baseValue: null });
    const a = judge(g, [[2021, 5.0], [2022, 6.1], [2023, 4.8], [2024, 5.9], [2025, 5.8]]);
    expect(a).toMatchObject({ attained: true, light: 'DONE' });
  });
  it('16,000 grants over five years from zero: 3,200 are due after the first', () => {
    expect(judge(goal({ value: 16000 }), [[2021, 3000]]).expected).toBeCloseTo(3200, 9);
  });
});

describe('edges of the handbook, 12.4', () => {
  it('a target equal to the base is reached by holding it and missed below it', () => {
    const hold = goal({ value: 50, baseValue: 50 });
    expect(judge(hold, [[2022, 50]])).toMatchObject({ attained: true, light: 'DONE', attainment: 1 });
    expect(judge(hold, [[2022, 46]])).toMatchObject({ attained: false, light: 'YELLOW' });
    expect(judge(hold, [[2022, 40]])).toMatchObject({ attained: false, light: 'RED' });
  });
  it('a value below the base is negative progress and red', () => {
    const a = judge(goal({ value: 3.7, baseValue: 3.4 }), [[2022, 3.3]]);
    expect(a.attainment).toBeLessThan(0);
    expect(a.light).toBe('RED');
  });
  it('a target that figures before its issue already met is reached and marked', () => {
    const a = judge(goal({ value: 360, baseYear: 2019, baseValue: null, targetYear: 2022 }), [[2019, 396], [2020, 454]], 2020);
    expect(a).toMatchObject({ light: 'DONE' });
    expect(a.remarks).toEqual(expect.arrayContaining(['TARGET_NOT_ABOVE_BASE', 'MET_BEFORE_ISSUE']));
  });
  it('figures after the target year do not count for it', () => {
    expect(judge(goal({ targetYear: 2022 }), [[2021, 60], [2024, 200]])).toMatchObject({ year: 2021, light: 'GREEN' });
  });
  it('in the target year being close is not enough: yellow within a tenth, red below', () => {
    expect(judge(goal({}), [[2025, 99]]).light).toBe('YELLOW');
    expect(judge(goal({}), [[2025, 89]]).light).toBe('RED');
    expect(judge(goal({ operator: 'GT' }), [[2025, 100]])).toMatchObject({ attained: false, light: 'YELLOW' });
  });
  it('以上 includes the bound and 超过 does not', () => {
    expect(judge(goal({ value: 3.7, baseValue: 3.4 }), [[2025, 3.7]]).attained).toBe(true);
    expect(judge(goal({ operator: 'GT', value: 3.7, baseValue: 3.4 }), [[2025, 3.7]]).attained).toBe(false);
  });
  it('左右 is reached from 95 % on and pointed out above 110 %', () => {
    const about = goal({ operator: 'APPROX', value: 3000, baseValue: 2000 });
    expect(judge(about, [[2025, 2850]]).attained).toBe(true);
    expect(judge(about, [[2025, 2849]]).attained).toBe(false);
    expect(judge(about, [[2025, 3301]]).remarks).toContain('FAR_ABOVE');
    expect(judge(about, [[2025, 3300]]).remarks).not.toContain('FAR_ABOVE');
  });
  it('a DOWN target counts what was saved on the way down', () => {
    const down = goal({ operator: 'LTE', value: 0.3, baseValue: 0.4, direction: 'DOWN' });
    expect(judge(down, [[2022, 0.36]])).toMatchObject({ light: 'GREEN', attained: false });
    expect(judge(down, [[2022, 0.36]]).scheduleAttainment).toBeCloseTo(1, 9);
    expect(judge(down, [[2025, 0.3]]).light).toBe('DONE');
    expect(judge({ ...down, baseValue: null }, [[2025, 0.32]]).attainment).toBeCloseTo(0.9375, 9);
  });
  it('without a base the first figure of the period stands in and is named; with one figure alone nothing is claimed', () => {
    const g = goal({ value: 4, baseValue: null });
    const a = judge(g, [[2021, 3.18], [2022, 3.28]]);
    expect(a.base).toEqual({ year: 2021, value: 3.18, origin: 'FIRST_IN_PERIOD' });
    expect(a.remarks).toContain('BASE_IS_FIRST_FIGURE');
    expect(a.light).toBe('RED');
    expect(judge(g, [[2021, 3.18]])).toMatchObject({ light: 'GREY', attained: false, remarks: ['NO_BASE'] });
  });
  it('the base figure alone gives no light', () => {
    expect(judge(goal({ value: 3.7, baseValue: null }), [[2020, 3.4]])).toMatchObject({ light: 'GREY', remarks: ['ONLY_START'] });
  });
  it('no figures, or none in the period, is grey with the reason', () => {
    expect(judge(goal({}), [])).toMatchObject({ light: 'GREY', attained: null, remarks: ['NO_FIGURE'] });
    expect(judge(goal({}), [[2017, 45]])).toMatchObject({ light: 'GREY', remarks: ['NO_FIGURE_IN_PERIOD'] });
  });
  it('a reduction without a base cannot be judged', () => {
    expect(judge(goal({ operator: 'REDUCE', value: 20, baseValue: null }), [[2022, 0.9]])).toMatchObject({ light: 'GREY', remarks: ['NO_BASE'] });
  });
  it('a missing year ends the running mean, and says so', () => {
    const a = judge(goal({ operator: 'CAGR', value: 5.5, baseValue: null }), [[2021, 6], [2023, 9]]);
    expect(a).toMatchObject({ year: 2021, light: 'GREEN', remarks: ['YEAR_MISSING'] });
  });
  it('planned yearly values decide what is due, and a plan outside its years is refused', () => {
    const g = goal({ path: { kind: 'PLAN', values: [{ year: 2022, value: 10 }, { year: 2024, value: 60 }] } });
    expect(judge(g, [[2021, 6]]).expected).toBeCloseTo(5, 9);
    expect(judge(g, [[2023, 30]]).expected).toBeCloseTo(35, 9);
    const wrong = goal({ path: { kind: 'PLAN', values: [{ year: 2026, value: 10 }] } });
    expect(() => judge(wrong, [[2021, 6]])).toThrow(/TARGET_PATH_INVALID/);
    expect(() => judge(goal({ path: { kind: 'GEOMETRIC' } }), [[2021, 6]])).toThrow(/TARGET_PATH_INVALID/);
  });
});

const rank = (light: Light): number => (light === 'GREY' ? Number.NaN : lights.indexOf(light));
const level = fc.double({ min: 0.1, max: 1000, noNaN: true });
const levelGoal = fc.record({
  operator: fc.constantFrom('GTE', 'GT', 'APPROX', 'LTE', 'REDUCE' as const),
  value: level,
  baseYear: fc.constant(2020),
  baseValue: fc.option(level),
  targetYear: fc.constant(2025),
  direction: fc.constantFrom('UP', 'DOWN' as const),
  path: fc.constantFrom({ kind: 'LINEAR' as const }, { kind: 'GEOMETRIC' as const }),
}).map((g): Goal => ({
  ...g,
  direction: g.operator === 'GTE' || g.operator === 'GT' ? 'UP' : g.operator === 'LTE' || g.operator === 'REDUCE' ? 'DOWN' : g.direction,
  value: g.operator === 'REDUCE' ? Math.min(90, g.value) : g.value,
}));
const history = fc.array(level, { minLength: 0, maxLength: 2 });

describe('properties', () => {
  it('a better figure never lowers the attainment and never worsens the light', () => {
    fc.assert(
      fc.property(levelGoal, history, fc.integer({ min: 2023, max: 2025 }), level, level, (g, before, year, one, two) => {
        const better = g.direction === 'DOWN' ? Math.min(one, two) : Math.max(one, two);
        const worse = g.direction === 'DOWN' ? Math.max(one, two) : Math.min(one, two);
        const past = before.map((value, i): [number, number] => [2021 + i, value]);
        const good = judge(g, [...past, [year, better]]);
        const bad = judge(g, [...past, [year, worse]]);
        expect(Number.isNaN(rank(good.light)) && !Number.isNaN(rank(bad.light))).toBe(false);
        if (good.light !== 'GREY' && bad.light !== 'GREY') expect(rank(good.light)).toBeLessThanOrEqual(rank(bad.light));
        if (good.attainment !== null && bad.attainment !== null) expect(good.attainment).toBeGreaterThanOrEqual(bad.attainment);
      }),
      { numRuns: 2000 },
    );
  });
  it('higher growth in any year never lowers the attainment and never worsens the light', () => {
    const rate = fc.double({ min: -20, max: 30, noNaN: true });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 1, maxLength: 5 }), fc.nat({ max: 4 }), rate, fc.integer({ min: -50, max: 120 }).map((tenths) => tenths / 10), (rates, at, other, wanted) => {
        const i = at % rates.length;
        const g = goal({ operator: 'CAGR', value: wanted, baseValue: null });
        const judged = [Math.max(rates[i]!, other), Math.min(rates[i]!, other)].map((v) =>
          judge(g, rates.map((r, k): [number, number] => [2021 + k, k === i ? v : r])),
        );
        expect(judged[0]!.attainment).toBeGreaterThanOrEqual(judged[1]!.attainment! - 1e-9);
        expect(rank(judged[0]!.light)).toBeLessThanOrEqual(rank(judged[1]!.light));
      }),
    );
  });
  it('done means attained and attained means done', () => {
    fc.assert(
      fc.property(levelGoal, history, level, (g, before, value) => {
        const a = judge(g, [...before.map((v, i): [number, number] => [2021 + i, v]), [2024, value]]);
        expect(a.light === 'DONE').toBe(a.attained === true);
      }),
    );
  });
});
