import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../kernel/indicators/index.ts';
import type { TargetView } from '../contract.ts';
import { scheduleOf } from './schedule.ts';
import { targetCsv } from './target-csv.ts';
import { turnoverSeries } from '../turnover.ts';

const goal: Goal = { operator: 'GTE', value: 3.7, baseYear: 2020, baseValue: 3.4, targetYear: 2025, direction: 'UP', path: { kind: 'LINEAR' } };
const base = { year: 2020, value: 3.4, origin: 'DOCUMENT' as const };

describe('the line of what would be on time', () => {
  it('runs from the base to the target', () => {
    const line = scheduleOf(goal, base);
    expect(line.map((p) => p.year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025]);
    expect(line[3]!.value).toBeCloseTo(3.58, 9);
    expect(line[5]!.value).toBeCloseTo(3.7, 9);
  });
  it('falls to the reduced level for a reduction, and is flat for yearly growth', () => {
    const reduce: Goal = { ...goal, operator: 'REDUCE', value: 20, path: { kind: 'GEOMETRIC' } };
    expect(scheduleOf(reduce, { ...base, value: 1 })[3]!.value).toBeCloseTo(1 - 0.1253, 4);
    expect(scheduleOf({ ...goal, operator: 'CAGR', value: 5.5 }, null).every((p) => p.value === 5.5)).toBe(true);
  });
  it('does not exist without a base', () => {
    expect(scheduleOf(goal, null)).toEqual([]);
  });
});

describe('turnover', () => {
  it('is given in 亿元 for output and absorption apart, with the zone as the provider counts it', async () => {
    const [output, absorbed] = turnoverSeries(async () => ({
      regions: [{ region: 'A', outputFen: 3_000_000_000, absorptionFen: 0 }, { region: 'B', outputFen: 0, absorptionFen: 3_000_000_000 }],
      zone: { outputFen: 3_000_000_000, absorptionFen: 3_000_000_000 },
    }), 'Z');
    expect(await output!.read(undefined as never, 2026)).toEqual([{ place: 'Z', value: 0.3 }, { place: 'A', value: 0.3 }, { place: 'B', value: 0 }]);
    expect(await absorbed!.read(undefined as never, 2026)).toEqual([{ place: 'Z', value: 0.3 }, { place: 'A', value: 0 }, { place: 'B', value: 0.3 }]);
  });
});

describe('the CSV', () => {
  it('makes text harmless that a spreadsheet would run, and keeps negative numbers as numbers', () => {
    const view = {
      id: 't', document: { id: '002', number: null, zh: '=HYPERLINK("x")', en: '', issuedOn: null }, clause: '@x', subClause: '+1',
      indicator: { code: 'X', zh: '甲,乙', en: '' }, place: { code: 'Z', zh: '苏南', en: '' }, operator: 'GTE', value: -1, unit: '%', year: 2025, binding: 'UNSTATED',
      latest: null, judged: null, assessment: { base: null, year: null, judged: null, attained: null, attainment: -0.5, due: null, scheduleAttainment: null, light: 'GREY', remarks: [] },
    } as unknown as TargetView;
    const line = new TextDecoder().decode(targetCsv([view])).split('\r\n')[1]!;
    expect(line).toContain(`"'=HYPERLINK(""x"")"`);
    expect(line).toContain(`'@x,'+1`);
    expect(line).toContain('"甲,乙"');
    expect(line).toContain(',-1,');
    expect(line).toContain(',-0.5,');
  });
});
