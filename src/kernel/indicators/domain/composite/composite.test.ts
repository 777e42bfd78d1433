import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededChance } from '../../../base/chance.ts';
import { aggregate } from './aggregate.ts';
import type { CompositeField, CompositeIndicator, CompositeMethod, IndexAggregation } from './definition.ts';
import { dropOne } from './drop-one.ts';
import { flips } from './flips.ts';
import { uncertainty } from './intervals.ts';
import { normalise } from './normalise.ts';
import { prepare, scoreOf, scorePlaces } from './score.ts';
import { checkWeights, equalWeights, withWeight } from './weights.ts';

const indicator = (code: string, weight = 1, given: Partial<CompositeIndicator> = {}): CompositeIndicator => ({ code, weight, direction: 'UP', goalposts: { worst: 0, best: 1 }, reference: 1, ...given });
const method: CompositeMethod = { normalisation: 'GOALPOSTS', aggregation: 'ARITHMETIC', epsilon: 0.01, cap: 1.2, indicatorCoverage: 0.5, placeCoverage: 0.5 };
const flat = (codes: readonly string[], weights = equalWeights(codes.length)): CompositeField[] => codes.map((code, i) => ({ code: `F${code}`, weight: weights[i]!, indicators: [indicator(code)] }));
const data = (columns: Record<string, (number | null)[]>) => new Map(Object.entries(columns));

describe('worked examples', () => {
  it('agrees with the worked example of the handbook (12.6): the China innovation index of 2020 and 2021 is the plain mean of its four fields, 242.6 and 264.6', () => {
    expect(aggregate([266.3, 209.7, 319.8, 174.7], equalWeights(4), 'ARITHMETIC', 0)).toBeCloseTo(242.625, 9);
    expect(aggregate([296.2, 219.0, 353.6, 189.5], equalWeights(4), 'ARITHMETIC', 0)).toBeCloseTo(264.575, 9);
  });
  it('a geometric mean punishes the unbalanced: 1 and 0.25 give 0.5, not 0.625', () => {
    expect(aggregate([1, 0.25], equalWeights(2), 'GEOMETRIC', 0)).toBeCloseTo(0.5, 12);
    expect(aggregate([0.4, 0.4, 0.4], equalWeights(3), 'GEOMETRIC', 0.01)).toBeCloseTo(0.4, 12);
  });
});

describe('values made comparable', () => {
  const of = (values: (number | null)[], how: CompositeMethod['normalisation'], given: Partial<CompositeIndicator> = {}) => normalise(values, indicator('X', 1, given), how, 1.2);
  it('by fixed goalposts, cut off at both ends, also for what is to fall', () => {
    expect(of([2, 3, 9, 1, null], 'GOALPOSTS', { goalposts: { worst: 2, best: 4 } })).toEqual([0, 0.5, 1, 0, null]);
    expect(of([4, 3], 'GOALPOSTS', { direction: 'DOWN', goalposts: { worst: 4, best: 2 } })).toEqual([0, 0.5]);
  });
  it('as attainment of a reference, counted up to 1.2', () => {
    expect(of([1, 2, 5], 'REFERENCE', { reference: 2 })).toEqual([0.5, 1, 1.2]);
    expect(of([4, 1, 0], 'REFERENCE', { reference: 2, direction: 'DOWN' })).toEqual([0.5, 1.2, 1.2]);
  });
  it('by the range at hand, by z with the population deviation, by rank with mean ranks for equals', () => {
    expect(of([1, 2, 3], 'MINMAX', { direction: 'DOWN' })).toEqual([1, 0.5, 0]);
    expect(of([1, 3], 'ZSCORE')).toEqual([-1, 1]);
    expect(of([5, 5, 1, 9], 'RANK')).toEqual([0.5, 0.5, 0, 1]);
  });
  it('where all are equal nobody is ahead', () => {
    expect(of([2, 2], 'MINMAX')).toEqual([0.5, 0.5]);
    expect(of([2, 2], 'ZSCORE')).toEqual([0, 0]);
    expect(of([2, 2], 'RANK')).toEqual([0.5, 0.5]);
    expect(of([2, null], 'RANK')).toEqual([0.5, null]);
  });
});

describe('weights', () => {
  it('that do not sum to 1, or are not positive, are refused', () => {
    expect(() => checkWeights([0.5, 0.5], 'x')).not.toThrow();
    expect(() => checkWeights([0.5, 0.4], 'x')).toThrow(expect.objectContaining({ code: 'INDEX_WEIGHTS_INVALID' }));
    expect(() => checkWeights([1, 0], 'x')).toThrow(expect.objectContaining({ code: 'INDEX_WEIGHTS_INVALID' }));
    expect(() => prepare(['p'], flat(['A', 'B'], [0.7, 0.7]), data({ A: [1], B: [1] }), method)).toThrow(/INDEX_WEIGHTS_INVALID/);
  });
});

describe('the score', () => {
  it('re-weights what is missing and says so', () => {
    const p = prepare(['p', 'q'], flat(['A', 'B']), data({ A: [0.8, 0.2], B: [null, 0.6] }), method);
    const [first, second] = scorePlaces(p);
    expect(first).toMatchObject({ score: 0.8, coverage: 0.5, rank: 1 });
    expect(first!.fields[1]).toMatchObject({ score: null, weight: 0, contribution: 0, missing: ['B'] });
    expect(second!.score).toBeCloseTo(0.4, 12);
  });
  it('leaves out an indicator that too few places have, and ranks no place of which too little is known', () => {
    const p = prepare(['p', 'q', 'r', 's'], flat(['A', 'B', 'C']), data({ A: [1, 1, 1, null], B: [1, null, 0, null], C: [null, null, null, 0] }), { ...method, placeCoverage: 0.6 });
    expect(p.dropped).toEqual([{ code: 'C', places: 1 }]);
    expect(scorePlaces(p).map((x) => x.rank)).toEqual([1, null, 2, null]);
    expect(() => prepare(['p'], flat(['A']), data({ A: [null] }), method)).toThrow(/INDEX_WITHOUT_DATA/);
  });
  it('is refused for z-scores under a geometric mean', () => {
    expect(() => prepare(['p', 'q'], flat(['A']), data({ A: [1, 2] }), { ...method, normalisation: 'ZSCORE', aggregation: 'GEOMETRIC' })).toThrow(/INDEX_METHOD_UNFIT/);
  });
  const z = fc.double({ min: 0, max: 1, noNaN: true });
  it('is the sum of its contributions, and a better value never lowers it', () => {
    fc.assert(
      fc.property(z, z, z, fc.constantFrom<IndexAggregation>('ARITHMETIC', 'GEOMETRIC'), (a, b, more, aggregation) => {
        const score = (x: number) => scorePlaces(prepare(['p'], flat(['A', 'B'], [0.3, 0.7]), data({ A: [x], B: [b] }), { ...method, aggregation }))[0]!;
        const now = score(a);
        expect(now.fields.reduce((s, f) => s + f.contribution, 0)).toBeCloseTo(now.score!, 9);
        expect(score(Math.min(1, a + more)).score!).toBeGreaterThanOrEqual(now.score! - 1e-12);
      }),
    );
  });
});

describe('how sure the ranking is', () => {
  const options = { draws: 400, spread: 0.5, confidence: 0.9, tieShare: 0.05 };
  it('the same seed gives the same intervals, byte for byte, and the answer names it', () => {
    const p = prepare(['p', 'q', 'r'], flat(['A', 'B', 'C']), data({ A: [0.9, 0.5, 0.1], B: [0.1, 0.5, 0.8], C: [0.5, 0.4, 0.6] }), method);
    const run = (seed: number) => JSON.stringify(uncertainty(p, options, seededChance(seed)));
    expect(run(7)).toBe(run(7));
    expect(JSON.parse(run(7)).seed).toBe(7);
    expect(run(7)).not.toBe(run(8));
  });
  it('a place better in everything is never overtaken; equals are tied', () => {
    const p = prepare(['p', 'q', 'r'], flat(['A', 'B']), data({ A: [0.9, 0.5, 0.5], B: [0.9, 0.5, 0.5] }), method);
    const { groups, intervals } = uncertainty(p, options, seededChance(1));
    expect(groups).toEqual([['p'], ['q', 'r']]);
    expect(intervals[0]).toMatchObject({ place: 'p', best: 1, worst: 1, low: 1, high: 1 });
  });
  it('of two places finds the same extremes as every corner of the weights', () => {
    const unit = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 20 }).map((n) => n / 20))) as fc.Arbitrary<number[]>;
    fc.assert(
      fc.property(unit, unit, fc.integer(), (p, q, seed) => {
        const prepared = prepare(['p', 'q'], flat(['A', 'B', 'C']), data({ A: [p[0]!, q[0]!], B: [p[1]!, q[1]!], C: [p[2]!, q[2]!] }), method);
        const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [0, 1, 2].reduce((sum, i) => sum + ((bits >> i) & 1 ? 1.5 : 0.5) * (p[i]! - q[i]!), 0));
        // The gap is linear in the weights before rescaling: if no corner swaps the two, no weights within do.
        const mayWin = { p: corners.some((gap) => gap > -1e-9), q: corners.some((gap) => gap < 1e-9) };
        for (const { place, best } of uncertainty(prepared, { ...options, draws: 60 }, seededChance(seed)).intervals) if (best === 1) expect(mayWin[place as 'p' | 'q']).toBe(true);
      }),
    );
  });
  it('agrees with brute force: of four places it gives the same best and worst ranks as a grid over all weights', () => {
    const values = { A: [0.9, 0.6, 0.3, 0.55], B: [0.2, 0.5, 0.8, 0.5], C: [0.4, 0.5, 0.45, 0.5] };
    const p = prepare(['p', 'q', 'r', 's'], flat(['A', 'B', 'C']), data(values), method);
    const grid = Array.from({ length: 21 }, (_, i) => 0.5 + i * 0.05);
    const range = [0, 1, 2, 3].map(() => ({ best: 9, worst: 0 }));
    for (const a of grid) for (const b of grid) for (const c of grid) {
      const scores = [0, 1, 2, 3].map((i) => (a * values.A[i]! + b * values.B[i]! + c * values.C[i]!) / (a + b + c));
      scores.forEach((s, i) => {
        const rank = 1 + scores.filter((o) => o > s + 1e-12).length;
        range[i] = { best: Math.min(range[i]!.best, rank), worst: Math.max(range[i]!.worst, rank) };
      });
    }
    const found = uncertainty(p, { ...options, draws: 5000 }, seededChance(3)).intervals;
    for (const { place, best, worst, low, high } of found) {
      expect({ place, best, worst }).toEqual({ place, ...range['pqrs'.indexOf(place)]! });
      expect(low).toBeGreaterThanOrEqual(best);
      expect(high).toBeLessThanOrEqual(worst);
    }
  });
});

describe('what would swap two neighbours', () => {
  const part = fc.integer({ min: 1, max: 9 }).map((n) => n / 10);
  it('the value found is the smallest a search finds, and really swaps them', () => {
    fc.assert(
      fc.property(part, part, part, part, fc.constantFrom<IndexAggregation>('ARITHMETIC', 'GEOMETRIC'), (pa, pb, qa, qb, aggregation) => {
        const values = data({ A: [pa, qa], B: [pb, qb] });
        const p = prepare(['p', 'q'], flat(['A', 'B'], [0.4, 0.6]), values, { ...method, aggregation });
        const [top, low] = scorePlaces(p).map((x, i) => ({ i, score: x.score! })).sort((a, b) => b.score - a.score || a.i - b.i) as [{ i: number; score: number }, { i: number; score: number }];
        fc.pre(top.score - low.score > 1e-6);
        const swaps = (code: string, at: number, to: number): boolean => {
          const changed = new Map(p.comparable).set(code, p.comparable.get(code)!.map((v, i) => (i === at ? to : v)));
          // Equal scores that differ in their last bits are a tie, for the search as for what it is held against.
          return scoreOf(p.fields, changed, top.i, p.method)! - scoreOf(p.fields, changed, low.i, p.method)! < -1e-12;
        };
        let least = Number.POSITIVE_INFINITY;
        for (const code of ['A', 'B']) for (const at of [0, 1]) for (let n = 0; n <= 1000; n++) if (swaps(code, at, n / 1000)) least = Math.min(least, Math.abs(n / 1000 - values.get(code)![at]!));
        const found = flips(p, values)[0]!.value;
        if (found === null) expect(least).toBe(Number.POSITIVE_INFINITY);
        else {
          expect(found.share).toBeLessThanOrEqual(least + 1e-9);
          expect(found.share).toBeGreaterThan(least - 0.0011);
          expect(swaps(found.indicator, found.place === 'p' ? 0 : 1, found.to)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
  it('the weight found is the smallest a search finds, and really swaps them', () => {
    fc.assert(
      fc.property(part, part, part, part, part, part, (pa, pb, pc, qa, qb, qc) => {
        const values = data({ A: [pa, qa], B: [pb, qb], C: [pc, qc] });
        const weights = [0.2, 0.3, 0.5];
        const p = prepare(['p', 'q'], flat(['A', 'B', 'C'], weights), values, method);
        const gap = (w: readonly number[]): number => w[0]! * (pa - qa) + w[1]! * (pb - qb) + w[2]! * (pc - qc);
        const sign = Math.sign(gap(weights));
        fc.pre(Math.abs(gap(weights)) > 1e-6);
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i < 3; i++) for (let n = 1; n < 1000; n++) if (gap(withWeight(weights, i, n / 1000)) * sign < -1e-9) least = Math.min(least, Math.abs(n / 1000 - weights[i]!));
        const found = flips(p, values)[0]!.weight;
        if (found === null) expect(least).toBeGreaterThan(1 - 0.51);
        else expect(Math.abs(found.to - found.from)).toBeLessThanOrEqual(least + 1e-9);
        if (found !== null && least < Number.POSITIVE_INFINITY) expect(Math.abs(found.to - found.from)).toBeGreaterThan(least - 0.0011);
      }),
      { numRuns: 60 },
    );
  });
  it('has no single value where values are compared with each other', () => {
    const values = data({ A: [0.9, 0.5], B: [0.2, 0.3] });
    expect(flips(prepare(['p', 'q'], flat(['A', 'B']), values, { ...method, normalisation: 'MINMAX' }), values)[0]!.value).toBeNull();
  });
});

describe('without one indicator', () => {
  it('the ranking is told again, with the largest shift', () => {
    const values = data({ A: [1, 0], B: [0, 0.5] });
    const p = prepare(['p', 'q'], flat(['A', 'B']), values, method);
    expect(dropOne(p, values)).toEqual([{ indicator: 'A', ranks: [2, 1], largestShift: 1 }, { indicator: 'B', ranks: [1, 2], largestShift: 0 }]);
  });
});
