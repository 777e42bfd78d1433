import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from './money.tsx';

describe('an amount on the screen', () => {
  it('is read in the unit that suits it', () => {
    expect(formatMoney(99_900, 'zh')).toBe('999 元');
    expect(formatMoney(123_456, 'zh')).toBe('1,234.56 元');
    expect(formatMoney(125_000_000, 'zh')).toBe('125 万元');
    expect(formatMoney(300_000_000_000_00, 'zh')).toBe('3,000 亿元');
    expect(formatMoney(0, 'zh')).toBe('0 元');
    expect(formatMoney(-125_000_000, 'zh')).toBe('-125 万元');
  });

  it('does not read 10,000 of a smaller unit where rounding reaches the next one', () => {
    expect(formatMoney(9_999_999_999, 'zh')).toBe('1 亿元');
    expect(formatMoney(9_999_999_999, 'en')).toBe('¥100 million');
    expect(formatMoney(99_999_999_999, 'en')).toBe('¥1 billion');
  });

  it('is the same unit for a whole column when the column says so', () => {
    expect(formatMoney(50_000, 'zh', 'wan')).toBe('0.05 万元');
    expect(formatMoney(10_000_000_000, 'zh', 'wan')).toBe('10,000 万元');
  });

  it('is worded in thousands for English readers', () => {
    expect(formatMoney(99_900, 'en')).toBe('¥999');
    expect(formatMoney(125_000_000, 'en')).toBe('¥1.25 million');
  });

  it('is off by no more than half a hundredth of its unit', () => {
    const factors = { '元': 100, '万元': 1_000_000, '亿元': 10_000_000_000 } as const;
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000_000_000_00, max: 9_000_000_000_000_00 }), (fen) => {
        const [number = '', unit = ''] = formatMoney(fen, 'zh').split(' ');
        const factor = factors[unit as keyof typeof factors];
        expect(Math.abs(Number(number.replaceAll(',', '')) * factor - fen)).toBeLessThanOrEqual(factor * 0.005 + 1);
      }),
    );
  });
});
