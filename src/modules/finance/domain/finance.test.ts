import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimFacts, judgeClaim } from './judge-claim.ts';
import type { LoanProduct } from './product.ts';
import { fundShare, portion, splitLoss, splitRecovery } from './share.ts';
import { stopLine } from './stop-line.ts';

const MILLION_CNY = 100_000_000;
const product: LoanProduct = {
  id: 'x', zh: '例', en: 'x', from: '2023-01-01', to: null, documentNumber: '', sourceZh: '', sourceEn: '', evidence: 'W', mode: 'WHOLE_BALANCE',
  tiers: [{ upToFen: 10 * MILLION_CNY, fundSharePpm: 800_000 }, { upToFen: 30 * MILLION_CNY, fundSharePpm: 500_000 }],
  maxTermMonths: 36, maxOverLprBp: 80, overdueDays: 90, stopAtPpm: 50_000, resumeBelowPpm: 30_000, bankYearCeilingFen: 20 * MILLION_CNY,
};
const facts: ClaimFacts = {
  filedOn: '2025-01-05', disbursedOn: '2025-01-10', dueOn: '2026-01-10', outstandingFen: 12 * MILLION_CNY, firmBalanceFen: 12 * MILLION_CNY, recoveredFen: 2 * MILLION_CNY, compensatedBefore: false, bankYearFen: 0,
};

describe('Loss shared between pool and bank (handbook 6.4)', () => {
  it('The handbook’s case: balance 12 million, recovered 2 million, loss 10 million, the fund bears 5 million', () => {
    expect(judgeClaim(product, facts, '2026-06-01')).toMatchObject({ ok: true, share: { ppm: 500_000 }, split: { lossFen: 10 * MILLION_CNY, fundFen: 5 * MILLION_CNY, bankFen: 5 * MILLION_CNY } });
  });

  it('A balance of exactly 10 million bears 80 %; one fen more bears 50 % of the whole', () => {
    expect(fundShare(product, 10 * MILLION_CNY)?.ppm).toBe(800_000);
    expect(fundShare(product, 10 * MILLION_CNY + 1)?.ppm).toBe(500_000);
    expect(fundShare(product, 30 * MILLION_CNY)?.ppm).toBe(500_000);
    expect(fundShare(product, 30 * MILLION_CNY + 1)).toBeUndefined();
  });

  it('Marginal tiers, where a rule says so, share each part of the balance by its own tier', () => {
    // 10 of 12 million at 80 %, 2 at 50 %: 9 of 12 = 75 %.
    expect(fundShare({ ...product, mode: 'MARGINAL' }, 12 * MILLION_CNY)?.ppm).toBe(750_000);
  });

  it('Nothing is lost or made by splitting, and the odd fen is the bank’s', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 0, max: 1_000_000 }), (principal, recovered, ppm) => {
        const { lossFen, fundFen, bankFen } = splitLoss(principal, recovered, ppm);
        expect(fundFen + bankFen).toBe(lossFen);
        expect(fundFen).toBeLessThanOrEqual((lossFen * ppm) / 1_000_000 + 1e-3);
        expect(Math.min(fundFen, bankFen)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(splitLoss(101, 0, 500_000)).toEqual({ lossFen: 101, fundFen: 50, bankFen: 51 });
  });

  it('Many small recoveries give the pool exactly what one would, and never more than it paid', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1e9 }), (recoveries, ppm, paid) => {
        let earlier = 0;
        let fund = 0;
        for (const now of recoveries) {
          const part = splitRecovery(earlier, now, ppm, paid);
          expect(part.fundFen + part.bankFen).toBe(now);
          fund += part.fundFen;
          earlier += now;
        }
        expect(fund).toBe(Math.min(paid, portion(earlier, ppm)));
      }),
    );
  });

  it('A claim names everything that stands against it', () => {
    const judged = judgeClaim(product, { ...facts, filedOn: '2025-01-11', compensatedBefore: true, bankYearFen: 16 * MILLION_CNY }, '2026-04-10');
    expect(judged.ok).toBe(false);
    expect(judged.reasons.map((r) => r.code)).toEqual(['FILED_LATE', 'NOT_OVERDUE', 'COMPENSATED', 'BANK_CEILING']);
    expect(judgeClaim(product, facts, '2026-04-11').ok).toBe(true);
    expect(judgeClaim(product, { ...facts, firmBalanceFen: 31 * MILLION_CNY }, '2026-06-01').reasons.map((r) => r.code)).toEqual(['BALANCE_TOO_LARGE']);
    expect(judgeClaim(product, { ...facts, disbursedOn: null, outstandingFen: 0 }, '2026-06-01').reasons.map((r) => r.code)).toEqual(['NOT_DISBURSED', 'NOTHING_OWED']);
  });

  it('Lending stops at the upper line and is resumed below the lower one; between them nothing changes', () => {
    const at = (overdue: number, was: boolean): boolean => stopLine(product, 1000, overdue, was).stopped;
    expect([at(50, false), at(49, false), at(49, true), at(30, true), at(29, true), at(30, false)]).toEqual([true, false, true, true, false, false]);
    expect(stopLine(product, 0, 0, false)).toEqual({ ratePpm: 0, stopped: false });
  });
});
