import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitUnspent } from './carry.ts';
import { scorePerformance } from './performance.ts';
import { perTenThousand } from './per-ten-thousand.ts';
import { judgeSupport, plainDocument } from './support.ts';

const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });

describe('No double support, the higher applies', () => {
  it('However many supports of one cost follow one another, together they pay the highest and never more', () => {
    fc.assert(fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), (claims) => {
      let paid = 0;
      for (const claim of claims) {
        const judged = judgeSupport('highest', claim, paid === 0 ? [] : [{ subject: 'x', rule: 'highest', paidFen: paid, highestFen: paid }]);
        paid += judged.payableFen;
      }
      expect(paid).toBe(Math.max(...claims));
    }));
  });

  it('Where one support is all there may be, nothing follows, whatever the other side’s rule', () => {
    const before = (rule: 'once' | 'highest') => [{ subject: 'x', rule, paidFen: 5, highestFen: 5 }];
    expect(judgeSupport('once', 9, before('highest')).ok).toBe(false);
    expect(judgeSupport('highest', 9, before('once')).ok).toBe(false);
    expect(judgeSupport('highest', 9, before('highest'))).toMatchObject({ ok: true, payableFen: 4 });
  });

  it('One invoice typed in several ways is one invoice', () => {
    expect(new Set(['ＦＰ-00123 a', 'fp00123A', 'FP－00123（A）'].map(plainDocument)).size).toBe(1);
  });
});

describe('Unspent money', () => {
  it('Whatever is left either stays or goes back, and no more stays than the rule allows', () => {
    fc.assert(fc.property(amount, amount, amount, fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), (allocated, left, wish, atMost, allowed) => {
      const { carriedFen, returnedFen } = splitUnspent({ allowed, atMost }, allocated, left, wish);
      expect(carriedFen + returnedFen).toBe(left);
      expect(carriedFen).toBeGreaterThanOrEqual(0);
      expect(carriedFen * 1_000_000).toBeLessThanOrEqual(allowed ? allocated * atMost * (1 + 1e-9) : 0);
    }));
  });
});

describe('Ten thousand yuan', () => {
  it('Are told to the last yuan in whatever way the money went', () => {
    fc.assert(fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
      const shares = perTenThousand(amounts);
      const total = amounts.reduce((a, b) => a + b, 0);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(10_000);
      shares.forEach((s, i) => expect(Math.abs(s - (amounts[i]! / total) * 10_000)).toBeLessThanOrEqual(1));
    }));
    expect(perTenThousand([0, 0])).toEqual([0, 0]);
  });
});

describe('Performance', () => {
  const scheme = { spending: 30, progress: 40, indicators: 30 };
  it('Half spent, half verified, half reached: fifty points', () => {
    expect(scorePerformance(scheme, { receivedFen: 100, spentFen: 50 }, [{ plannedFen: 10, progressPpm: 500_000, target: 4, achieved: 2 }])).toMatchObject({ score: 50 });
  });
  it('What nobody has verified leaves the score open', () => {
    expect(scorePerformance(scheme, { receivedFen: 100, spentFen: 100 }, [{ plannedFen: 10, progressPpm: null, target: 4, achieved: 4 }])).toMatchObject({ score: null, progressPpm: null, spendingPpm: 1_000_000 });
  });
  it('More than planned in one indicator does not make up for another', () => {
    expect(scorePerformance(scheme, { receivedFen: 1, spentFen: 1 }, [{ plannedFen: 1, progressPpm: 0, target: 1, achieved: 100 }, { plannedFen: 1, progressPpm: 0, target: 1, achieved: 0 }])).toMatchObject({ indicatorPpm: 500_000 });
  });
});
