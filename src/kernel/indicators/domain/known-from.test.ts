import { describe, expect, it } from 'vitest';
import { knownFrom } from './known-from.ts';

describe('the day from which a value was public', () => {
  it('is the last day of the month or year that the source names', () => {
    expect(knownFrom('2024-02', '2026-01-01')).toBe('2024-02-29');
    expect(knownFrom('2023-12', '2026-01-01')).toBe('2023-12-31');
    expect(knownFrom('2021', '2026-01-01')).toBe('2021-12-31');
    expect(knownFrom('2021-12-31', '2026-01-01')).toBe('2021-12-31');
  });
  it('is never after the day we recorded it', () => {
    expect(knownFrom('2026', '2026-03-01')).toBe('2026-03-01');
  });
  it('is the day of recording when the source names none, or a correction names no later one', () => {
    expect(knownFrom(null, '2026-03-01')).toBe('2026-03-01');
    expect(knownFrom('2021', '2026-03-01', '2021')).toBe('2026-03-01');
    expect(knownFrom('2022', '2026-03-01', '2021')).toBe('2022-12-31');
    expect(knownFrom('2022', '2026-03-01', null)).toBe('2022-12-31');
  });
});
