import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../contract/lint.ts';
import type { LintInput } from './input.ts';
import { lintPlan } from './lint-plan.ts';
import { family, figure, population, smallPlan, target, task } from './testing/small-plan.ts';

const codes = (given: Partial<LintInput>): FindingCode[] => lintPlan(smallPlan(given)).map((f) => f.code);
const only = (given: Partial<LintInput>) => {
  const found = lintPlan(smallPlan(given));
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('the ratio of a zone against its parts', () => {
  it('is impossible above the largest part, and fine at it', () => {
    expect(only({ targets: family('SHARE', { value: 31 }, { value: 30 }, { value: 10 }) })).toMatchObject({ code: 'ZONE_RATIO_IMPOSSIBLE', severity: 'error', numbers: { target: 31, highestPart: 30 } });
    expect(codes({ targets: family('SHARE', { value: 30 }, { value: 30 }, { value: 10 }) })).toEqual([]);
  });
  it('below every part is pointed out: no weighting gives it', () => {
    expect(codes({ targets: family('SHARE', { value: 9 }, { value: 30 }, { value: 10 }) })).toEqual(['ZONE_RATIO_BELOW_EVERY_PART']);
  });
  it('inside the range is tested by the known weights, with the share that would be needed', () => {
    // A has 1 of 4: 0.25 × 30 + 0.75 × 10 = 15. For 20, A would need half.
    const found = only({ targets: family('SHARE', { value: 20 }, { value: 30 }, { value: 10 }), figures: population(1, 3) });
    expect(found).toMatchObject({ code: 'ZONE_RATIO_NEEDS_OTHER_WEIGHTS', severity: 'error', numbers: { weightedMean: 15, shareNeeded: 0.5, shareAtLeast: 0.5, shareKnown: 0.25, weightYear: 2020 } });
    expect(found.figures.map((f) => [f.place, f.value, f.source])).toEqual([['A', 1, '公报'], ['B', 3, '公报']]);
    expect(found.targets).toHaveLength(3);
    expect(codes({ targets: family('SHARE', { value: 15 }, { value: 30 }, { value: 10 }), figures: population(1, 3) })).toEqual([]);
  });
  it('is not judged by weights of another year, of some places only, or without a target for every part', () => {
    const targets = family('SHARE', { value: 20 }, { value: 30 }, { value: 10 });
    expect(codes({ targets, figures: population(1, 3).map((f) => ({ ...f, period: '2018' })) })).toEqual([]);
    expect(codes({ targets, figures: population(1, 3).slice(1) })).toEqual([]);
    expect(codes({ targets: family('SHARE', { value: 50 }, { value: 30 }, { value: 10 }).slice(0, 2) })).toEqual([]);
  });
  it('of 左右 needs only the share of the value that counts as reached', () => {
    expect(codes({ targets: family('SHARE', { value: 31, operator: 'APPROX' }, { value: 30 }, { value: 10 }) })).toEqual([]);
    expect(codes({ targets: family('SHARE', { value: 32, operator: 'APPROX' }, { value: 30 }, { value: 10 }) })).toEqual(['ZONE_RATIO_IMPOSSIBLE']);
  });
  it('that is to fall is tested the other way round', () => {
    const ceiling = (value: number) => family('SHARE', { value, operator: 'LTE' }, { value: 30, operator: 'LTE' }, { value: 10, operator: 'LTE' });
    expect(codes({ targets: ceiling(9) })).toEqual(['ZONE_RATIO_IMPOSSIBLE']);
    expect(codes({ targets: ceiling(31) })).toEqual(['ZONE_RATIO_BELOW_EVERY_PART']);
    expect(only({ targets: ceiling(20), figures: population(3, 1) }).numbers).toMatchObject({ weightedMean: 25, shareNeeded: 0.5, shareKnown: 0.25 });
    expect(codes({ targets: ceiling(25), figures: population(3, 1) })).toEqual([]);
  });
  const value = fc.double({ min: 0.1, max: 1000, noNaN: true });
  const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
  it('that is a weighted mean of its parts triggers nothing under those weights or under none', () => {
    fc.assert(
      fc.property(value, value, weight, weight, (a, b, wa, wb) => {
        const targets = family('SHARE', { value: (a * wa + b * wb) / (wa + wb) }, { value: a }, { value: b });
        expect(codes({ targets, figures: population(wa, wb) })).toEqual([]);
        expect(codes({ targets })).toEqual([]);
      }),
    );
  });
  it('never is called impossible under any weights when it is some weighted mean', () => {
    fc.assert(
      fc.property(value, value, weight, weight, weight, weight, (a, b, wa, wb, ka, kb) => {
        const targets = family('SHARE', { value: (a * wa + b * wb) / (wa + wb) }, { value: a }, { value: b });
        for (const code of codes({ targets, figures: population(ka, kb) })) expect(code).toBe('ZONE_RATIO_NEEDS_OTHER_WEIGHTS');
      }),
    );
  });
  it('has a needed share that really gives the target', () => {
    fc.assert(
      fc.property(value, value, weight, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, w, at) => {
        fc.pre(Math.abs(a - b) > 1);
        const goal = Math.max(a, b) * at + Math.min(a, b) * (1 - at);
        const found = lintPlan(smallPlan({ targets: family('SHARE', { value: goal }, { value: a }, { value: b }), figures: population(w, 1) }));
        for (const { numbers } of found) {
          expect(numbers.shareNeeded! * Math.max(a, b) + (1 - numbers.shareNeeded!) * Math.min(a, b)).toBeCloseTo(goal, 6);
          expect(numbers.shareKnown!).toBeLessThan(numbers.shareNeeded!);
        }
      }),
    );
  });
});

describe('the growth of a zone against its parts', () => {
  const grow = (zone: number, a: number, b: number) => family('GROWTH', { value: zone, operator: 'CAGR' }, { value: a, operator: 'CAGR' }, { value: b, operator: 'CAGR' });
  it('says what the others would have to grow when a large part is slow', () => {
    const { code, severity, numbers } = only({ targets: grow(5, 2, 6), figures: population(1, 1) });
    expect([code, severity]).toEqual(['ZONE_GROWTH_NEEDS_MORE', 'warning']);
    // (1.02⁵ + x⁵) / 2 = 1.05⁵
    expect((1.02 ** 5 + (1 + numbers.othersNeeded! / 100) ** 5) / 2).toBeCloseTo(1.05 ** 5, 9);
    expect(numbers).toMatchObject({ slowShare: 0.5, highestPart: 6 });
    expect(numbers.othersSet).toBeCloseTo(6, 9);
  });
  it('holds when the fast parts are large enough, and is not judged without weights', () => {
    expect(codes({ targets: grow(5, 2, 6), figures: population(1, 9) })).toEqual([]);
    expect(codes({ targets: grow(5, 2, 6) })).toEqual([]);
  });
  it('above every part is an error with or without weights', () => {
    expect(codes({ targets: grow(7, 2, 6) })).toEqual(['ZONE_GROWTH_ABOVE_EVERY_PART']);
  });
});

describe('a target met before it was set', () => {
  const met = (value: number, figures: Partial<Parameters<typeof figure>[0] & object>[], given: Parameters<typeof target>[0] = {}) => codes({ targets: [target({ value, ...given })], figures: figures.map((f) => figure(f)) });
  it('is found by a figure of a year that was over on the day of issue', () => {
    expect(met(3, [{ value: 3, period: '2021' }])).toEqual(['TARGET_MET_BEFORE_SET']);
    expect(met(3, [{ value: 2.9, period: '2021' }])).toEqual([]);
    expect(met(3, [{ value: 4, period: '2022' }])).toEqual([]);
    expect(met(3, [{ value: 4, period: '2021H1' }])).toEqual([]);
  });
  it('is not proved by a figure published as nearly or about, but by one published as more than', () => {
    expect(met(3, [{ value: 3, bound: 'at_most' }])).toEqual([]);
    expect(met(3, [{ value: 3, bound: 'about' }])).toEqual([]);
    expect(met(3, [{ value: 3, bound: 'at_least' }], { operator: 'GT' })).toEqual(['TARGET_MET_BEFORE_SET']);
    expect(met(3, [{ value: 3 }], { operator: 'GT' })).toEqual([]);
  });
  it('is only a note when nobody has verified the figure', () => {
    expect(only({ targets: [target({ value: 3 })], figures: [figure({ value: 4, confidence: 'recalled' })] }).severity).toBe('note');
  });
  it('of 左右 counts from the full value, of 以下 downwards, and never for growth and reduction', () => {
    expect(met(4, [{ value: 3.9 }], { operator: 'APPROX' })).toEqual([]);
    expect(met(4, [{ value: 3.9 }], { operator: 'LTE' })).toEqual(['TARGET_MET_BEFORE_SET']);
    expect(met(4, [{ value: 9 }], { operator: 'REDUCE' })).toEqual([]);
  });
  it('is not claimed of a document whose date is unknown', () => {
    const plan = smallPlan();
    expect(codes({ documents: [{ ...plan.documents[0]!, issuedOn: null }], targets: [target({ value: 3 })], figures: [figure({ value: 4 })] })).toEqual([]);
  });
});

describe('one target in two clauses', () => {
  const again = { clause: '二', subClause: null, operator: 'GTE' as const, value: 1, unit: '%', binding: 'UNSTATED' as const, noteZh: null, noteEn: null };
  it('that say the same is no finding, whatever their binding', () => {
    expect(codes({ targets: [target({ restatements: [{ ...again, binding: 'EXPECTED' }] })] })).toEqual([]);
  });
  it('with another word is a warning, with another value an error, and both clauses are cited', () => {
    const word = only({ targets: [target({ restatements: [{ ...again, operator: 'GT' }] })] });
    expect(word).toMatchObject({ code: 'TEXT_AND_ANNEX_DISAGREE', severity: 'warning', clauses: [{ document: 'D', path: '一' }, { document: 'D', path: '二' }] });
    expect(only({ targets: [target({ restatements: [{ ...again, value: 2 }] })] }).severity).toBe('error');
  });
});

describe('definitions', () => {
  const twins = [{ indicators: ['SHARE', 'GROWTH'], zh: '口径不同', en: 'different' }];
  const withTwins = { ...smallPlan().parameters, definitions: twins };
  it('that are taken for one another are reported where a target rests on one, graver where on both', () => {
    expect(only({ targets: [target()], parameters: withTwins })).toMatchObject({ code: 'INDICATOR_TWO_DEFINITIONS', severity: 'note' });
    expect(only({ targets: [target(), target({ indicator: 'GROWTH' })], parameters: withTwins }).severity).toBe('warning');
    expect(codes({ targets: [target({ indicator: 'PEOPLE' })], parameters: withTwins })).toEqual([]);
  });
  it('of one name are found without being told', () => {
    const { indicators } = smallPlan();
    expect(codes({ targets: [target()], indicators: [...indicators, { ...indicators[0]!, code: 'SHARE_2' }] })).toEqual(['INDICATOR_TWO_DEFINITIONS']);
  });
  it('that change after the target was set and before its year are reported; earlier and later changes are not', () => {
    const changed = (at: string) => codes({ targets: [target()], indicators: [{ ...smallPlan().indicators[0]!, breaks: [{ at, zh: '改', en: 'changed' }] }] });
    expect(changed('2024')).toEqual(['DEFINITION_CHANGED_UNDER_TARGET']);
    expect(changed('2021')).toEqual([]);
    expect(changed('2026')).toEqual([]);
  });
});

describe('a deadline that is past', () => {
  it('without a figure of its year is noted; before the deadline or with the figure it is not', () => {
    const targets = [target(), target({ place: 'A' })];
    const found = only({ targets, thisYear: 2026, figures: [figure({ period: '2023', value: 0.5 })] });
    expect(found).toMatchObject({ code: 'DEADLINE_PAST_WITHOUT_FIGURE', severity: 'note', numbers: { targets: 2, withoutAnyFigure: 1 } });
    expect(codes({ targets, thisYear: 2025 })).toEqual([]);
    expect(codes({ targets, thisYear: 2026, figures: [figure({ period: '2025' }), figure({ period: '2025', place: 'A' })] })).toEqual([]);
  });
});

describe('tasks', () => {
  it('that have unit, indicator and money are no finding', () => {
    expect(codes({ tasks: [task()] })).toEqual([]);
  });
  it.each([
    ['TASK_WITHOUT_UNIT', { lead: null }],
    ['TASK_WITHOUT_LEAD', { lead: null, cooperating: ['甲市', '乙市'] }],
    ['TASK_WITHOUT_INDICATOR', { indicators: [] }],
    ['TASK_WITHOUT_MONEY', { money: undefined }],
  ] as const)('%s', (code, given) => {
    expect(only({ tasks: [task({ no: 1 }), task({ no: 2, ...given } as never)] })).toMatchObject({ code, numbers: { tasks: 2, found: 1 }, tasks: ['D-task-2'], clauses: [{ document: 'D', path: '附件/2' }] });
  });
  it('are counted for each lead unit; at the limit a unit is not overloaded, above it it is', () => {
    expect(codes({ tasks: [task({ no: 1 }), task({ no: 2 })] })).toEqual([]);
    expect(only({ tasks: [task({ no: 1 }), task({ no: 2 }), task({ no: 3 })] })).toMatchObject({ code: 'UNIT_OVERLOADED', numbers: { led: 3, limit: 2 } });
  });
});

describe('the report', () => {
  it('does not depend on the order of what it is given', () => {
    const input = smallPlan({ targets: [...family('SHARE', { value: 50 }, { value: 30 }, { value: 10 }), ...family('GROWTH', { value: 7, operator: 'CAGR' }, { value: 2, operator: 'CAGR' }, { value: 6, operator: 'CAGR' })], thisYear: 2030 });
    const order = (i: LintInput) => lintPlan(i).map((f) => `${f.severity} ${f.code}`);
    expect(order({ ...input, targets: input.targets.toReversed() })).toEqual(order(input));
    expect(order(input)[0]).toMatch(/^error/);
  });
});
