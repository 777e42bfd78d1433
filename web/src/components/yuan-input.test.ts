import { describe, expect, it } from 'vitest';
import { grouped } from './yuan-input.tsx';

describe('an amount while it is typed', () => {
  it('has its thousands apart, and its fen untouched', () => {
    expect(grouped(1_234_567.5)).toBe('1,234,567.5');
    expect(grouped('1000000.25')).toBe('1,000,000.25');
    expect(grouped('-1234')).toBe('-1,234');
    expect(grouped('999')).toBe('999');
    expect(grouped(undefined)).toBe('');
  });
});
