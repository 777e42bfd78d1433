import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { readCommissionRules } from '../pack.ts';
import { computeCommission, type Deal, splitByShares } from './commission.ts';
import { ruleInForce } from './commission-rule.ts';

const { rules } = readCommissionRules(openPack(path.join(packageRoot, 'packs/sunan')));
const nothingUsed = (): number => 0;
const yuan = (n: number): number => n * 100;
const broker = { kind: 'broker' as const, key: 'JJR000001', name: '甲', sharePpm: 1_000_000, civilServant: false };
const deal = (change: Partial<Deal> = {}): Deal => ({
  region: '320100', registered: true, relatedParties: false, rewardTo: 'broker', claimants: [broker], absorber: null,
  receipts: [{ id: 'r1', on: '2024-05-06', amountFen: yuan(1_000_000) }], ...change,
});

describe('the rule in force', () => {
  it('is the city’s own where it has one, else the guideline of its province, and says which', () => {
    expect(ruleInForce(rules, '320100', '2024-01-01')).toMatchObject({ rule: { id: 'nanjing' }, guideline: false });
    expect(ruleInForce(rules, '320500', '2024-01-01')).toMatchObject({ rule: { id: 'jiangsu' }, guideline: true });
    expect(ruleInForce(rules, '320100', '2021-12-31')).toMatchObject({ rule: { id: 'jiangsu' }, guideline: true });
    expect(ruleInForce(rules, '110000', '2024-01-01')).toBeUndefined();
  });
});

describe('a commission', () => {
  it('of a million received in Nanjing is 10,000 yuan for the broker and 50,000 for the absorbing firm', () => {
    const { lines, totalFen } = computeCommission(rules, deal({ absorber: { key: '91320100MA1XXXXXXX', name: '乙公司' } }), nothingUsed);
    expect(lines.map((l) => [l.payee.kind, l.amountFen])).toEqual([['broker', yuan(10_000)], ['absorber', yuan(50_000)]]);
    expect(totalFen).toBe(yuan(60_000));
    expect(lines[0]!.explanation.map((e) => e.zh).join()).toContain('不超过1%');
  });

  it('stops at 50,000 yuan a person and year in Nanjing, and begins anew in the next year', () => {
    const receipts = [['2024-03-01', 4_000_000], ['2024-06-01', 4_000_000], ['2025-01-05', 4_000_000]].map(([on, amount], i) => ({ id: `r${i}`, on: on as string, amountFen: yuan(amount as number) }));
    const { lines } = computeCommission(rules, deal({ receipts }), nothingUsed);
    expect(lines.map((l) => l.amountFen)).toEqual([yuan(40_000), yuan(10_000), yuan(40_000)]);
  });

  it('stops at 1,000,000 yuan a firm and year for the absorbing firm', () => {
    const { lines } = computeCommission(rules, deal({ rewardTo: null, absorber: { key: 'x', name: '乙公司' }, receipts: [{ id: 'r', on: '2024-03-01', amountFen: yuan(50_000_000) }] }), nothingUsed);
    expect(lines.map((l) => [l.entitledFen, l.amountFen])).toEqual([[yuan(2_500_000), yuan(1_000_000)]]);
  });

  it('is nothing for related parties, without registration, for a civil servant and without a mandate, each with its reason', () => {
    const outcome = (change: Partial<Deal>) => {
      const { totalFen, reasons } = computeCommission(rules, deal(change), nothingUsed);
      return [totalFen, reasons.map((r) => r.code)];
    };
    expect(outcome({ relatedParties: true })).toEqual([0, ['RELATED_PARTIES']]);
    expect(outcome({ registered: false })).toEqual([0, ['NOT_REGISTERED']]);
    expect(outcome({ claimants: [{ ...broker, civilServant: true }] })).toEqual([0, ['CIVIL_SERVANT']]);
    expect(outcome({ rewardTo: null })).toEqual([0, ['NOBODY']]);
    expect(outcome({ region: '110000' })).toEqual([0, ['NO_RULE']]);
  });

  it('pays the agency or the brokers of a deal, never both', () => {
    const agency = { ...broker, kind: 'agency' as const, key: '91320000MA1XXXXXXX', name: '机构' };
    for (const rewardTo of ['agency', 'broker'] as const) {
      const { lines } = computeCommission(rules, deal({ rewardTo, claimants: [broker, agency] }), nothingUsed);
      expect(new Set(lines.map((l) => l.payee.kind))).toEqual(new Set([rewardTo]));
    }
  });

  it('by the rules of Yangzhou is 2 % for the agency, 1 % for the broker, and 100 yuan a verified demand', () => {
    const sheet = (rewardTo: 'agency' | 'broker') =>
      computeCommission(rules, deal({ region: '321000', rewardTo, claimants: [{ ...broker, kind: rewardTo }], verifiedDemands: 3 }), nothingUsed);
    expect(sheet('agency').lines[0]!.amountFen).toBe(yuan(20_000));
    expect(sheet('broker').lines[0]!.amountFen).toBe(yuan(10_000));
    expect(sheet('broker').demands).toEqual({ count: 3, amountFen: yuan(300) });
  });

  const shares = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 6 }).map((weights) => {
    const total = weights.reduce((a, b) => a + b, 0);
    const ppm = weights.map((w) => Math.max(1, Math.floor((w * 1_000_000) / total)));
    ppm[0]! += 1_000_000 - ppm.reduce((a, b) => a + b, 0);
    return ppm;
  });
  const amounts = fc.array(fc.integer({ min: 1, max: 900_000_000_00 }), { minLength: 1, maxLength: 8 });

  it('split by shares comes to the whole to the fen and leaves nobody more than a few fen off', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_000_000_000_00 }), shares, (amount, ppm) => {
      const parts = splitByShares(amount, ppm);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
      parts.forEach((p, i) => expect(Math.abs(p - (amount * ppm[i]!) / 1_000_000)).toBeLessThanOrEqual(ppm.length));
    }));
  });

  it('of many receipts is that of one receipt of their sum, and no payee passes a yearly ceiling, whatever was used before', () => {
    fc.assert(fc.property(amounts, shares, fc.integer({ min: 0, max: yuan(60_000) }), (list, ppm, used) => {
      const claimants = ppm.map((sharePpm, i) => ({ ...broker, key: `JJR${i}`, sharePpm }));
      const receipts = list.map((amountFen, i) => ({ id: `r${i}`, on: '2024-05-06', amountFen }));
      const whole = deal({ claimants, receipts });
      const { lines } = computeCommission(rules, whole, () => used);
      const entitled = lines.reduce((sum, l) => sum + l.entitledFen, 0);
      expect(entitled).toBe(Math.floor(list.reduce((a, b) => a + b, 0) / 100));
      for (const c of claimants) {
        const paid = lines.filter((l) => l.payee.key === c.key).reduce((sum, l) => sum + l.amountFen, 0);
        expect(paid).toBeLessThanOrEqual(Math.max(0, yuan(50_000) - used));
      }
      for (const l of lines) expect(l.amountFen >= 0 && l.amountFen <= l.entitledFen).toBe(true);
    }));
  });
});
