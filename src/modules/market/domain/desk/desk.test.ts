import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnelOf, funnelSteps, type StepTimes, timeToStep } from './funnel.ts';
import { suggestType } from './triage.ts';

const START = new Date('2026-01-01T00:00:00Z');
const at = (day: number): Date => new Date(START.getTime() + day * 86_400_000);

describe('the funnel', () => {
  it('counts whoever reached a later step as having passed the earlier one, so that it never widens', () => {
    const cohort: StepTimes[] = [{ HANDED_IN: at(0), VERIFIED: at(2), CONTRACTED: at(40) }, { HANDED_IN: at(0), VERIFIED: at(4) }, { HANDED_IN: at(1) }];
    const rows = funnelOf(cohort, at(100));
    expect(rows.map((r) => r.count)).toEqual([3, 2, 1, 1, 1, 1, 1]);
    expect(rows[1]).toMatchObject({ ofAll: 2 / 3, ofPrevious: 2 / 3, medianDays: 3 });
    fc.assert(fc.property(fc.array(fc.record(Object.fromEntries(funnelSteps.map((s) => [s, fc.option(fc.integer({ min: 0, max: 300 }).map(at), { nil: undefined })])))), (any) => {
      const counts = funnelOf(any.map((t) => ({ ...t, HANDED_IN: at(0) }) as StepTimes), at(400)).map((r) => r.count);
      counts.slice(1).forEach((c, i) => expect(c).toBeLessThanOrEqual(counts[i]!));
    }));
  });

  it('gives the plain share when every demand has been there long enough, and rises only', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }), { minLength: 1, maxLength: 40 }), (days) => {
      const points = timeToStep(days.map((d) => ({ start: at(0), reached: d === undefined ? undefined : at(d) })), at(60));
      for (const { day, share } of points.slice(1)) expect(share).toBeCloseTo(days.filter((d) => d !== undefined && d <= day).length / days.length, 5);
      points.slice(1).forEach((p, i) => expect(p.share).toBeGreaterThanOrEqual(points[i]!.share));
    }));
  });

  it('does not take a demand of yesterday for one that failed', () => {
    const old = Array.from({ length: 10 }, (_, i) => ({ start: at(0), reached: i < 5 ? at(10) : undefined }));
    const young = Array.from({ length: 90 }, () => ({ start: at(99), reached: undefined }));
    expect(timeToStep([...old, ...young], at(100)).at(-1)).toEqual({ day: 10, share: 0.5 });
  });
});

it('a type is suggested with the words that speak for it', () => {
  const desks = [{ type: 'TECHNOLOGY' as const, cues: ['技术', '提高'] }, { type: 'FINANCE' as const, cues: ['贷款'] }, { type: 'SERVICE' as const, cues: ['检测'] }];
  expect(suggestType('需要贷款 500 万元扩产，提高产能', desks)[0]).toEqual({ type: 'FINANCE', words: ['贷款'] });
  expect(suggestType('提高涂层技术', desks)[0]).toEqual({ type: 'TECHNOLOGY', words: ['技术', '提高'] });
  expect(suggestType('', desks)).toEqual([{ type: 'TECHNOLOGY', words: [] }]);
});
