import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import type { Problem } from '../../../kernel/base/problem.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { readOwnershipRules } from '../pack.ts';
import { addMonths } from './add-months.ts';
import { type Agreed, distribute, type PlanInput, type PlanPerson } from './distribute.ts';
import { breaches } from './exemption.ts';
import { grantReasons } from './grant.ts';
import { marginalFen, shareOut } from './share-out.ts';

const { plan: book, exemptions } = readOwnershipRules(openPack(path.join(packageRoot, 'packs/sunan')));
const person = (name: string, sharePpm: number, role: PlanPerson['role'] = 'MAIN'): PlanPerson => ({ name, accountId: null, role, sharePpm, leader: false });
const INPUT: PlanInput = {
  region: '320500', mode: 'TRANSFER_LICENCE', incomeOn: '2026-03-31', incomeFen: 100_000_000, taxesFen: 3_000_000, deductions: [{ kind: 'APPRAISAL', amountFen: 1_000_001, note: '' }],
  agreed: null, basis: '校科〔2024〕5号', profitYear: null, persons: [person('甲', 500_000), person('乙', 300_000), person('丙', 200_000, 'TRANSFER_STAFF')],
};
const code = (work: () => unknown): string => {
  try {
    work();
    return 'no problem';
  } catch (e) {
    return (e as Problem).code;
  }
};

/** Shares of one to twelve people that make the whole. */
const shares = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((w) => Math.floor((w * 1_000_000) / sum));
  parts[0]! += 1_000_000 - parts.reduce((a, b) => a + b, 0);
  return parts;
});
const tiers = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000_000_000 }), { maxLength: 4 }).chain((ends) =>
  fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: ends.length + 1, maxLength: ends.length + 1 }).map((ppms) =>
    ppms.map((ppm, i) => ({ upToFen: ends.toSorted((a, b) => a - b)[i] ?? null, ppm }))));
const agreed: fc.Arbitrary<Agreed | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 1_000_000 }).map((ppm) => ({ kind: 'FLAT' as const, ppm })),
  tiers.map((t) => ({ kind: 'MARGINAL' as const, tiers: t })),
);
const fen = fc.integer({ min: 0, max: 900_000_000_000_000 });

describe('a distribution of income', () => {
  it('gives out the pool to the last fen, never below the floor and never above the net income, flat or in slices', () => {
    fc.assert(fc.property(fen, agreed, shares, (incomeFen, terms, parts) => {
      const p = distribute(book, { ...INPUT, incomeFen, taxesFen: 0, deductions: [], agreed: terms, persons: parts.map((ppm, i) => person(`第${i}人`, ppm)) });
      expect(p.parts.reduce((sum, x) => sum + x.fen, 0)).toBe(p.poolFen);
      expect(p.poolFen + p.retainedFen).toBe(p.netFen);
      expect(p.poolFen).toBeGreaterThanOrEqual(Number((BigInt(p.netFen) * 500_000n) / 1_000_000n));
      expect(p.poolFen).toBeLessThanOrEqual(p.netFen);
      for (const x of p.parts) expect(x.fen - x.residualFen).toBe(Number((BigInt(p.poolFen) * BigInt(x.sharePpm)) / 1_000_000n));
      const most = Math.max(...p.parts.map((x) => x.sharePpm));
      for (const x of p.parts) if (x.residualFen > 0) expect(x.sharePpm).toBe(most);
      expect(p.parts.reduce((sum, x) => sum + x.residualFen, 0)).toBeLessThan(p.parts.length);
    }));
  });

  it('in slices never gives less for a fen more of income, at the edges of a slice neither', () => {
    fc.assert(fc.property(fen, tiers, fc.integer({ min: -1, max: 1 }), (base, t, step) => {
      for (const at of [base, ...t.flatMap((x) => (x.upToFen === null ? [] : [x.upToFen + step]))]) {
        expect(marginalFen(at + 1, t)).toBeGreaterThanOrEqual(marginalFen(at, t));
        expect(marginalFen(at, t)).toBeLessThanOrEqual(at);
      }
    }));
  });

  it('takes off taxes and what the rule allows, and says by which clause', () => {
    const p = distribute(book, INPUT);
    expect(p).toMatchObject({ ruleId: 'jiangsu-transfer', evidence: 'NOT_VERIFIED', netFen: 95_999_999, floorPoolFen: 47_999_999, poolFen: 47_999_999, retainedFen: 48_000_000, dueOn: '2026-09-30' });
    expect(p.parts.map((x) => [x.fen, x.residualFen])).toEqual([[24_000_001, 2], [14_399_999, 0], [9_599_999, 0]]);
    expect(p.lines.map((l) => l.code)).toEqual(['INCOME', 'TAXES', 'DEDUCTION', 'NET', 'FLOOR', 'POOL', 'RETAINED', 'PART', 'PART', 'PART']);
    expect(p.lines.find((l) => l.code === 'RETAINED')!.clause).toContain('第四十三条');
  });

  it('follows an agreement above the floor and the floor where the agreement is lower', () => {
    expect(distribute(book, { ...INPUT, agreed: { kind: 'FLAT', ppm: 800_000 } }).poolFen).toBe(76_799_999);
    expect(distribute(book, { ...INPUT, agreed: { kind: 'FLAT', ppm: 300_000 } }).poolFen).toBe(47_999_999);
    const sliced: Agreed = { kind: 'MARGINAL', tiers: [{ upToFen: 50_000_000, ppm: 600_000 }, { upToFen: null, ppm: 800_000 }] };
    expect(distribute(book, { ...INPUT, agreed: sliced }).poolFen).toBe(30_000_000 + 36_799_999);
  });

  it('is governed by place and date: Shanghai 70 %, Zhejiang with inner minimums and without fiscal cost, before the law nothing', () => {
    expect(distribute(book, { ...INPUT, region: '310115' })).toMatchObject({ ruleId: 'shanghai-transfer', floorPpm: 700_000 });
    expect(distribute(book, { ...INPUT, region: '310115', incomeOn: '2017-05-31' }).ruleId).toBe('national-transfer');
    expect(distribute(book, { ...INPUT, region: '330100' }).ruleId).toBe('zhejiang-transfer');
    expect(code(() => distribute(book, { ...INPUT, region: '330100', persons: [person('甲', 960_000), person('乙', 40_000, 'TRANSFER_STAFF')] }))).toBe('PLAN_INNER_MINIMUM');
    expect(code(() => distribute(book, { ...INPUT, region: '330100', persons: [person('甲', 690_000), person('乙', 310_000, 'TRANSFER_STAFF')] }))).toBe('PLAN_INNER_MINIMUM');
    expect(code(() => distribute(book, { ...INPUT, region: '330100', deductions: [{ kind: 'FISCAL_RD', amountFen: 1, note: '' }] }))).toBe('PLAN_DEDUCTION_REFUSED');
    expect(code(() => distribute(book, { ...INPUT, incomeOn: '2015-09-30' }))).toBe('FLOOR_RULE_MISSING');
  });

  it('of own production owes 5 % for three years, may go on to the fifth, and ends there', () => {
    const year = (profitYear: number | null) => distribute(book, { ...INPUT, mode: 'SELF_IMPLEMENTATION', profitYear, agreed: { kind: 'FLAT', ppm: 10_000 } });
    expect([1, 3, 4].map((y) => year(y).poolFen)).toEqual([4_799_999, 4_799_999, 959_999]);
    expect(code(() => year(6))).toBe('PLAN_YEAR_OVER');
    expect(code(() => year(null))).toBe('PLAN_YEAR_MISSING');
  });

  it('refuses shares that do not make the whole, unknown deductions, a loss, and tiers out of order', () => {
    expect(code(() => distribute(book, { ...INPUT, persons: [person('甲', 999_999)] }))).toBe('PLAN_SHARES_NOT_WHOLE');
    expect(code(() => distribute(book, { ...INPUT, deductions: [{ kind: 'DINNER', amountFen: 1, note: '' }] }))).toBe('PLAN_DEDUCTION_UNKNOWN');
    expect(code(() => distribute(book, { ...INPUT, taxesFen: 200_000_000 }))).toBe('PLAN_NET_NEGATIVE');
    for (const t of [[{ upToFen: 5, ppm: 1 }], [{ upToFen: 9, ppm: 1 }, { upToFen: 5, ppm: 1 }, { upToFen: null, ppm: 1 }], [{ upToFen: null, ppm: 1 }, { upToFen: null, ppm: 1 }]]) {
      expect(code(() => distribute(book, { ...INPUT, agreed: { kind: 'MARGINAL', tiers: t } }))).toBe('PLAN_TIERS_WRONG');
    }
  });

  it('with equal shares leaves the rest to the first', () => {
    expect(shareOut(100, [333_333, 333_333, 333_334]).map((p) => p.fen)).toEqual([33, 33, 34]);
    expect(shareOut(1, [500_000, 500_000])).toEqual([{ fen: 1, residual: 1 }, { fen: 0, residual: 0 }]);
  });
});

describe('months of a term', () => {
  it('end on the same day, or on the last of a shorter month', () => {
    expect(['2026-08-31', '2026-12-15', '2025-08-30'].map((d) => addMonths(d, 6))).toEqual(['2027-02-28', '2027-06-15', '2026-02-28']);
  });
});

describe('a grant', () => {
  const fine = { kind: 'LONG_TERM_USE', unitSharePpm: 1_000_000, termYears: 10, persons: [{ name: '甲', sharePpm: 0 }] } as const;
  it('of long-term use lasts ten years; of ownership gives unit and people the whole between them', () => {
    expect(grantReasons(fine, ['甲'], 10)).toEqual([]);
    expect(grantReasons({ ...fine, termYears: 9 }, ['甲'], 10)).toHaveLength(1);
    expect(grantReasons({ kind: 'JOINT_OWNERSHIP', unitSharePpm: 300_000, termYears: null, persons: [{ name: '甲', sharePpm: 700_000 }] }, ['甲'], 10)).toEqual([]);
    expect(grantReasons({ kind: 'JOINT_OWNERSHIP', unitSharePpm: 300_001, termYears: null, persons: [{ name: '甲', sharePpm: 700_000 }] }, ['甲'], 10)).toHaveLength(1);
    expect(grantReasons({ kind: 'JOINT_OWNERSHIP', unitSharePpm: 300_000, termYears: null, persons: [{ name: '路人', sharePpm: 700_000 }] }, ['甲'], 10)).toHaveLength(1);
  });

  it('is stopped by an answer that the negative list forbids, and by one that is missing', () => {
    const good = { security: false, 'clear-title': true, 'no-third-party-money': false };
    expect(breaches(exemptions, 'GRANT', good)).toEqual([]);
    expect(breaches(exemptions, 'GRANT', { ...good, security: true })[0]!.zh).toContain('国家安全');
    expect(breaches(exemptions, 'GRANT', { ...good, 'clear-title': false })).toHaveLength(1);
    expect(breaches(exemptions, 'GRANT', { security: false })).toHaveLength(2);
  });
});
