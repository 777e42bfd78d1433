import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import { gapMeasureOf, gapOf } from './gap.ts';
import type { AttainmentParameters, Goal, YearValue } from './goal.ts';

const parameters: AttainmentParameters = { light: { green: 1, yellow: 0.9 }, approx: { reachedFrom: 0.95, pointedOutAbove: 1.1 }, baseFallback: 'FIRST_IN_PERIOD' };
const share = { kind: 'RATIO', unit: '%' };
const rd: Goal = { operator: 'GTE', value: 3.7, baseYear: 2020, baseValue: 3.4, targetYear: 2025, direction: 'UP', path: { kind: 'LINEAR' } };
const gap = (goal: Goal, kind: { kind: string; unit: string }, figures: YearValue[], thisYear: number) =>
  gapOf(goal, gapMeasureOf(goal, kind), figures, assess(goal, figures, parameters), thisYear);

describe('the gap', () => {
  it('of the handbook’s R&D share: 3.60 at the end of 2023 leaves 0.1 points in 24 months, 0.05 a year against 0.067 so far', () => {
    const found = gap(rd, share, [{ year: 2020, value: 3.4 }, { year: 2023, value: 3.6 }], 2024);
    expect(found).toMatchObject({ standing: 'OPEN', measure: 'POINTS', months: 24, from: { year: 2023, value: 3.6 } });
    expect(found.missing).toBeCloseTo(0.1, 9);
    expect(found.perMonth).toBeCloseTo(0.1 / 24, 9);
    expect(found.perYear).toBeCloseTo(0.05, 9);
    expect(found.paceSoFar).toBeCloseTo(0.2 / 3, 9);
  });
  it('of a target whose year is over: reached or missed by its own figure, undecided without one', () => {
    expect(gap(rd, share, [{ year: 2025, value: 3.75 }], 2026).standing).toBe('REACHED');
    expect(gap(rd, share, [{ year: 2025, value: 3.65 }], 2026)).toMatchObject({ standing: 'MISSED', perMonth: null });
    expect(gap(rd, share, [{ year: 2023, value: 3.6 }], 2026).standing).toBe('UNDECIDED');
    expect(gap(rd, share, [], 2026)).toMatchObject({ standing: 'UNDECIDED', missing: null });
    expect(gap(rd, share, [{ year: 2023, value: 3.8 }], 2024).standing).toBe('REACHED_EARLY');
  });
  it('of a flow gathered since the base: 16,000 grants, 9,000 after three years, 7,000 in 24 months', () => {
    const grants: Goal = { ...rd, value: 16000, baseValue: 0 };
    const found = gap(grants, { kind: 'FLOW', unit: '件' }, [{ year: 2023, value: 9000 }], 2024);
    expect(found).toMatchObject({ measure: 'GATHERED', missing: 7000, paceSoFar: 3000 });
    expect(found.perMonth).toBeCloseTo(7000 / 24, 9);
    expect(gapMeasureOf({ operator: 'GTE', baseValue: null }, { kind: 'FLOW', unit: '亿元' })).toBe('YEARLY_AMOUNT');
  });
  it('of the handbook’s CO₂ intensity: 11.5 % of 20 % done after three years, 8.5 points left', () => {
    const co2: Goal = { operator: 'REDUCE', value: 20, baseYear: 2020, baseValue: null, targetYear: 2025, direction: 'DOWN', path: { kind: 'GEOMETRIC' } };
    const found = gap(co2, { kind: 'RATIO', unit: '吨/万元' }, [{ year: 2020, value: 1 }, { year: 2023, value: 0.885 }], 2024);
    expect(found.measure).toBe('REDUCTION');
    expect(found.missing).toBeCloseTo(8.5, 9);
    expect(found.perYear).toBeCloseTo(4.25, 9);
    expect(found.paceSoFar).toBeCloseTo(11.5 / 3, 9);
  });
  it('of the handbook’s labour productivity: after 5.0, 6.1, 4.8 the last two years need 5.80 % a year', () => {
    const growth: Goal = { operator: 'CAGR', value: 5.5, baseYear: 2020, baseValue: null, targetYear: 2025, direction: 'UP', path: { kind: 'LINEAR' } };
    const found = gap(growth, { kind: 'GROWTH', unit: '%' }, [{ year: 2021, value: 5 }, { year: 2022, value: 6.1 }, { year: 2023, value: 4.8 }], 2024);
    expect(found).toMatchObject({ measure: 'GROWTH', standing: 'OPEN' });
    const product = 1.05 * 1.061 * 1.048 * (1 + found.perYear! / 100) ** 2;
    expect(product).toBeCloseTo(1.055 ** 5, 9);
  });
  it('of an upper bound counts downwards', () => {
    const energy: Goal = { ...rd, operator: 'LTE', value: 0.3, baseValue: 0.4, direction: 'DOWN' };
    const found = gap(energy, { kind: 'RATIO', unit: '吨' }, [{ year: 2023, value: 0.34 }], 2024);
    expect(found.missing).toBeCloseTo(0.04, 9);
    expect(found.paceSoFar).toBeCloseTo(0.02, 9);
  });
});
