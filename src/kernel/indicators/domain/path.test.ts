import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueShare } from './due-share.ts';
import type { Path } from './goal.ts';

const from = { year: 2020, value: 100 };
const to = { year: 2025, value: 200 };
const curve = (midpoint: number, steepness: number): Path => ({ kind: 'S_CURVE', midpoint, steepness });
const due = (path: Path, year: number): number => dueShare({ from, to, path }, year);

describe('the S-curve', () => {
  it('starts at nothing, ends at the whole and never goes back, whatever its form', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.double({ min: 0.1, max: 40, noNaN: true }), (midpoint, steepness) => {
        const shares = [2020, 2021, 2022, 2023, 2024, 2025].map((year) => due(curve(midpoint, steepness), year));
        expect(shares[0]).toBe(0);
        expect(shares.at(-1)).toBe(1);
        shares.forEach((share, i) => i > 0 && expect(share).toBeGreaterThanOrEqual(shares[i - 1]!));
      }),
    );
  });
  it('is slow, fast and slow: half-way at its middle, below the straight line before and above it after', () => {
    expect(dueShare({ from, to: { year: 2030, value: 200 }, path: curve(0.5, 6) }, 2025)).toBeCloseTo(0.5, 12);
    expect(due(curve(0.5, 6), 2021)).toBeLessThan(0.2);
    expect(due(curve(0.5, 6), 2024)).toBeGreaterThan(0.8);
  });
  it('is nearly a straight line when it is hardly steep', () => {
    expect(due(curve(0.5, 0.01), 2022)).toBeCloseTo(0.4, 4);
  });
  it('with a middle outside the period is no path', () => {
    expect(() => due(curve(1, 6), 2022)).toThrow(expect.objectContaining({ code: 'TARGET_PATH_INVALID' }));
  });
});
