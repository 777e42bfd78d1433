import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsOfRatio, contributionsOfSum } from './contributions.ts';

const level = fc.double({ min: 0.1, max: 1000, noNaN: true });
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('what each place added', () => {
  it('to a count: the shares of the growth, and the rest that the places do not explain', () => {
    const made = contributionsOfSum({ from: 100, to: 150 }, [{ from: 60, to: 90 }, { from: 40, to: 58 }]);
    expect(made).toMatchObject({ change: 50, rest: 2 });
    expect(made.terms.map((t) => [t.contribution, t.share])).toEqual([[30, 0.6], [18, 0.36]]);
  });
  it('to a ratio of the handbook’s kind: own change and shift of weight, worked by hand', () => {
    // Weights 1/2, 1/2 → 3/4, 1/4; ratios 4, 2 → 4, 3; whole 3 → 3.75.
    const { terms, change, rest } = contributionsOfRatio({ from: 3, to: 3.75 }, [
      { from: 4, to: 4, denominatorFrom: 10, denominatorTo: 30 }, { from: 2, to: 3, denominatorFrom: 10, denominatorTo: 10 },
    ]);
    expect(change).toBe(0.75);
    expect(rest).toBe(0);
    expect(terms[0]).toMatchObject({ within: 0, weightFrom: 0.5, weightTo: 0.75 });
    // (4 − 3.375) × 0.25 and (2.5 − 3.375) × −0.25; own change of the second 1 × 0.375.
    expect(terms[0]!.shift).toBeCloseTo(0.15625, 12);
    expect(terms[1]!.within).toBeCloseTo(0.375, 12);
    expect(terms[1]!.shift).toBeCloseTo(0.21875, 12);
  });
  it('adds up exactly, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ from: level, to: level, denominatorFrom: level, denominatorTo: level }), { minLength: 1, maxLength: 8 }), (parts) => {
        const ratio = (side: 'from' | 'to', by: 'denominatorFrom' | 'denominatorTo'): number => sum(parts.map((p) => p[side] * p[by])) / sum(parts.map((p) => p[by]));
        const whole = { from: ratio('from', 'denominatorFrom'), to: ratio('to', 'denominatorTo') };
        const made = contributionsOfRatio(whole, parts);
        expect(sum(made.terms.map((t) => t.within! + t.shift!))).toBeCloseTo(made.change, 6);
        expect(made.rest).toBe(0);
        expect(sum(made.terms.map((t) => t.weightTo!))).toBeCloseTo(1, 9);
        const total = contributionsOfSum({ from: sum(parts.map((p) => p.from)), to: sum(parts.map((p) => p.to)) }, parts);
        expect(total.rest).toBe(0);
        expect(sum(total.terms.map((t) => t.contribution))).toBeCloseTo(total.change, 6);
      }),
    );
  });
  it('names what a published whole has beyond its parts', () => {
    const made = contributionsOfRatio({ from: 3, to: 3.8 }, [{ from: 3, to: 3.7, denominatorFrom: 1, denominatorTo: 1 }]);
    expect(made.rest).toBeCloseTo(0.1, 12);
  });
  it('gives no shares of a whole that did not move', () => {
    expect(contributionsOfSum({ from: 5, to: 5 }, [{ from: 2, to: 3 }, { from: 3, to: 2 }]).terms.map((t) => t.share)).toEqual([null, null]);
  });
});
