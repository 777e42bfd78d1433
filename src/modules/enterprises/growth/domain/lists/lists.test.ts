import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingsOf } from './outcome.ts';
import { stepIn } from './steps.ts';
import { proveValue, type ValueStatement } from './value-proof.ts';

const stated: ValueStatement = { pricePerShare: 9, dilutedShares: 10_000, postMoney: 90_000, currency: 'CNY', closedOn: '2024-06-30', contract: '增资协议', paidInProof: '银行回单' };
const rate = (year: number): number | undefined => (year === 2024 ? 7.12 : undefined);

describe('proof of a value', () => {
  it('900 million yuan of 2024 at 7.12 are 1.264 hundred million dollars', () => {
    const proof = proveValue(stated, rate, 10_000);
    expect(proof).toMatchObject({ computed: 90_000, agrees: true });
    expect(proof.dollars).toBeCloseTo(1.26404, 5);
  });
  it('one percent apart agrees, a fen more does not; without the rate of the year there are no dollars', () => {
    expect(proveValue({ ...stated, pricePerShare: 9.09 }, rate, 10_000).agrees).toBe(true);
    expect(proveValue({ ...stated, pricePerShare: 9.0901 }, rate, 10_000).agrees).toBe(false);
    expect(proveValue({ ...stated, closedOn: '2023-06-30' }, rate, 10_000).dollars).toBeNull();
    expect(proveValue({ ...stated, currency: 'USD' }, rate, 10_000).dollars).toBe(9);
  });
});

describe('a yearly list against the one before', () => {
  it('tells new, stayed, returned and dropped apart', () => {
    expect(standingsOf(['a', 'b', 'c'], ['b', 'd'], new Set(['b', 'c', 'd']))).toEqual([
      { enterpriseId: 'a', standing: 'NEW' }, { enterpriseId: 'b', standing: 'STAYED' }, { enterpriseId: 'c', standing: 'RETURNED' }, { enterpriseId: 'd', standing: 'DROPPED' },
    ]);
  });
  it('this year = last year − dropped + new + returned, whatever the lists', () => {
    const list = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
    fc.assert(fc.property(list, list, list, (present, last, earlier) => {
      const of = standingsOf(present, last, new Set([...last, ...earlier]));
      const count = (...s: string[]): number => of.filter((o) => s.includes(o.standing)).length;
      expect(count('NEW', 'RETURNED', 'STAYED')).toBe(present.length);
      expect(last.length - count('DROPPED') + count('NEW', 'RETURNED')).toBe(present.length);
    }));
  });
  it('nobody is kept or removed while forms are open, on notice, or after publication', () => {
    expect(['CALL', 'FIRM_FORM', 'NOTICE', 'PUBLISHED', 'WITHDRAWN'].map((s) => stepIn(s as 'CALL'))).toEqual(Array(5).fill(undefined));
    expect(stepIn('VALUATION_CHECK')).toBe('VALUATION');
  });
});
