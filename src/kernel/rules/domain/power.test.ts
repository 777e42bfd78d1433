import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power } from './power.ts';

describe('power', () => {
  it('is exact where the root is', () => {
    expect([power(16, 0.25), power(9, 0.5), power(27, 1 / 3), power(2, 10), power(4, -1), power(5, 0), power(0, 0.5), power(-2, 3)]).toEqual([2, 3, 3, 1024, 0.25, 1, 0, -8]);
    expect(power(-2, 0.5)).toBeNaN();
    const cut = power(10, 0.123456);
    expect(cut.toPrecision(12)).toBe(String(cut));
    expect(cut / 10 ** 0.123456).toBeCloseTo(1, 11);
  });
  it('agrees with the library to fourteen digits and rises with its base', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.constantFrom(0.5, 0.25, 1 / 3, 0.2, 1.5, 2, -0.5, -3), (base, exponent) => {
      expect(power(base, exponent) / base ** exponent).toBeCloseTo(1, 13);
      if (exponent > 0) expect(power(base * 1.001, exponent)).toBeGreaterThan(power(base, exponent));
    }));
  });
});
