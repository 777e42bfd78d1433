import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../../../kernel/base/pack.ts';
import { readPointScheme } from '../../points-pack.ts';
import { factsOfMeasure } from './measure.ts';
import { fromDecimal, toNumber } from './rational.ts';
import type { PointFirm, PointScheme } from './scheme.ts';
import { scorePopulation } from './score.ts';

const ON = '2026-06-30';
const { scheme: packed } = readPointScheme(openPack('packs/sunan'));
const numeric = [...new Set(packed.indicators.flatMap((i) => factsOfMeasure(i.measure)))];

/** A scheme of two indicators whose answers can be worked out by hand. */
const small: PointScheme = {
  ...packed, smallestCell: 3, winsorPpm: 0, scale: 'PERCENTILE',
  groups: [{ id: 'a', zh: '甲', en: 'A', weightPpm: { START_UP: 600_000, GROWTH: 600_000, STABLE: 600_000 } }, { id: 'b', zh: '乙', en: 'B', weightPpm: { START_UP: 400_000, GROWTH: 400_000, STABLE: 400_000 } }],
  indicators: [
    { id: 'x', zh: '甲一', en: 'X', group: 'a', unit: '', measure: { kind: 'FACT', fact: 'x' } },
    { id: 'y', zh: '乙一', en: 'Y', group: 'b', unit: '', measure: { kind: 'SHARE', of: 'y', by: 'staff' } },
  ],
};
const firm = (id: string, facts: PointFirm['facts']): PointFirm => ({ id, facts: { [packed.stage.ageFact]: '2018-01-01', [packed.stage.revenueFact]: 50_000, [packed.fieldFact]: 'ELECTRONICS', ...facts } });

const value = fc.option(fc.integer({ min: -50, max: 60 }), { nil: null, freq: 6 });
const population = fc
  .array(fc.record({ values: fc.array(value, { minLength: numeric.length, maxLength: numeric.length }), year: fc.integer({ min: 2005, max: 2026 }), big: fc.boolean(), field: fc.constantFrom('ELECTRONICS', 'BIOLOGY', null) }), { minLength: 1, maxLength: 25 })
  .map((firms) => firms.map((f, i): PointFirm => ({
    id: `firm-${String(i).padStart(3, '0')}`,
    facts: { ...Object.fromEntries(numeric.map((id, k) => [id, f.values[k]!])), [packed.stage.revenueFact]: f.big ? 9000 + f.values[0]! : 100 + f.values[0]!, [packed.stage.ageFact]: `${f.year}-01-01`, [packed.fieldFact]: f.field },
  })));
const scheme = fc.record({ smallestCell: fc.integer({ min: 1, max: 12 }), winsorPpm: fc.constantFrom(0, 20_000, 100_000), scale: fc.constantFrom('PERCENTILE' as const, 'MIN_MAX' as const) }).map((over): PointScheme => ({ ...packed, ...over }));

describe('innovation points', () => {
  it('the pack has the 18 public indicators in three groups of 7, 6 and 5, and weights of each stage sum to one', () => {
    expect(packed.groups.map((g) => packed.indicators.filter((i) => i.group === g.id).length)).toEqual([7, 6, 5]);
    for (const stage of ['START_UP', 'GROWTH', 'STABLE'] as const) expect(packed.groups.reduce((sum, g) => sum + g.weightPpm[stage], 0)).toBe(1_000_000);
  });

  it('worked by hand: of three firms the best, the middle and the last in rank', () => {
    const scores = scorePopulation(small, [firm('p', { x: 10, y: 1, staff: 10 }), firm('q', { x: 20, y: 3, staff: 10 }), firm('r', { x: 30, y: 2, staff: 10 })], ON);
    expect(scores.map((s) => [s.id, s.totalCents])).toEqual([['p', 0], ['q', 7000], ['r', 8000]]);
    expect(scores.map((s) => s.grade)).toEqual(['D', 'B', 'A']);
    expect(scores[1]!.parts.map((p) => [p.scaleCents, p.pointsCents])).toEqual([[5000, 3000], [10000, 4000]]);
  });

  it('a missing value scores nothing and is shown; with less than 70 % of the weights filled there is no grade', () => {
    const [p, q] = scorePopulation(small, [firm('p', { x: 10, y: null, staff: 10 }), firm('q', { x: null, y: 3, staff: 0 })], ON);
    expect(p).toMatchObject({ filledPpm: 600_000, grade: null });
    expect(p!.parts[1]).toMatchObject({ value: null, missing: 'NOT_KNOWN', pointsCents: 0 });
    expect(q!.parts[1]).toMatchObject({ missing: 'NOT_COMPUTABLE', pointsCents: 0 });
  });

  it('a firm alone in its field is compared within its stage, and alone in its stage with all, and says so', () => {
    const others = ['a', 'b', 'c'].map((id, i) => firm(id, { x: i, y: i, staff: 10 }));
    const odd = firm('z', { x: 5, y: 5, staff: 10, [packed.fieldFact]: 'BIOLOGY' });
    const old = firm('y', { x: 6, y: 6, staff: 10, [packed.stage.ageFact]: '1999-01-01' });
    const scores = new Map(scorePopulation(small, [...others, odd, old], ON).map((s) => [s.id, s]));
    expect(scores.get('a')!.parts[0]!.cell).toMatchObject({ level: 'STAGE_FIELD', size: 3 });
    expect(scores.get('z')!.parts[0]!.cell).toMatchObject({ level: 'STAGE', size: 4 });
    expect(scores.get('y')!.parts[0]!.cell).toMatchObject({ level: 'ALL', size: 5 });
  });

  it('outer values are pulled in: a giant among fifty is level with the next, and no less', () => {
    const firms = Array.from({ length: 50 }, (_, i) => firm(`f${String(i).padStart(2, '0')}`, { x: i === 49 ? 1e9 : i, y: 1, staff: 10 }));
    const part = scorePopulation({ ...small, winsorPpm: 20_000, scale: 'MIN_MAX' }, firms, ON).map((s) => s.parts[0]!);
    expect(part[48]!.scaleCents).toBe(10_000);
    expect(part[49]).toMatchObject({ scaleCents: 10_000, cell: { low: 1, high: 48 } });
  });

  it('a better value never gives fewer points while the stage stays', () => {
    fc.assert(fc.property(population, scheme, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }), (firms, s, who, which, by) => {
      const chosen = firms[who % firms.length]!;
      const fact = s.indicators.flatMap((i) => (i.measure.kind === 'FACT' ? [i.measure.fact] : i.measure.kind === 'SUM' ? i.measure.of : []).filter((f) => f !== s.stage.revenueFact));
      const name = fact[which % fact.length]!;
      // What is in a denominator elsewhere lowers that other indicator, rightly.
      fc.pre(typeof chosen.facts[name] === 'number' && s.indicators.filter((i) => factsOfMeasure(i.measure).includes(name)).length === 1);
      const raised = firms.map((f) => (f === chosen ? { ...f, facts: { ...f.facts, [name]: (f.facts[name] as number) + by } } : f));
      const of = (all: readonly PointFirm[]): number => scorePopulation(s, all, ON).find((x) => x.id === chosen.id)!.totalCents;
      expect(of(raised)).toBeGreaterThanOrEqual(of(firms));
    }), { numRuns: 150 });
  });

  it('neither the order of firms nor the unit of money changes a point', () => {
    fc.assert(fc.property(population, scheme, fc.constantFrom(7, 10_000), (firms, s, unit) => {
      const before = scorePopulation(s, firms, ON);
      expect(scorePopulation(s, firms.toReversed(), ON)).toEqual(before);
      const scaled = firms.map((f) => ({ ...f, facts: Object.fromEntries(Object.entries(f.facts).map(([k, v]) => [k, typeof v === 'number' ? v * unit : v])) }));
      const rule = { ...s, stage: { ...s.stage, startUpRevenueBelow: s.stage.startUpRevenueBelow * unit } };
      const bare = (scores: typeof before) => scores.map(({ id, totalCents, grade, parts }) => ({ id, totalCents, grade, parts: parts.map((p) => [p.scaleCents, p.pointsCents]) }));
      expect(bare(scorePopulation(rule, scaled, ON))).toEqual(bare(before));
    }), { numRuns: 80 });
  });

  it('parts sum to the total, which lies between 0 and 100', () => {
    fc.assert(fc.property(population, scheme, (firms, s) => {
      for (const score of scorePopulation(s, firms, ON)) {
        expect(score.parts.reduce((sum, p) => sum + p.pointsCents, 0)).toBe(score.totalCents);
        expect(score.totalCents).toBeGreaterThanOrEqual(0);
        expect(score.totalCents).toBeLessThanOrEqual(10_000);
      }
    }), { numRuns: 80 });
  });

  it('a decimal is read as it is written', () => {
    expect([0.1, 1e-7, 12.5, -3.25, 1e21].map((n) => toNumber(fromDecimal(n)))).toEqual([0.1, 1e-7, 12.5, -3.25, 1e21]);
    expect(fromDecimal(0.1)).toEqual({ top: 1n, bottom: 10n });
  });
});
