import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { readVoucherBook } from '../pack.ts';
import { isRecognised } from './book.ts';
import { circularServices } from './circular.ts';
import { type ClaimantFacts, eligibility, type OrderFacts } from './eligibility.ts';
import { excludedServices } from './excluded.ts';
import { priceOutlier } from './price.ts';
import { redClawBack } from './red-invoice.ts';
import { relatedParties, type RelationFact } from './related.ts';
import { addMonths, findRule, nextCutOff, quotaValidUntil, ruleOf } from './rules.ts';
import { acceptedPart, computeGrant } from './share.ts';
import { isSpotChecked } from './spot-check.ts';

const book = readVoucherBook(openPack(path.join(packageRoot, 'packs/sunan')));
const yuhuan = ruleOf(book.rules, '331083', '2023-06-01');
const shanghai = ruleOf(book.rules, '310000', '2018-06-01');
const zhenjiang = ruleOf(book.rules, '321100', '2026-06-01');
const grant = (rule: typeof yuhuan, yuan: number, more: object = {}): number => computeGrant(rule, { contractAmountFen: yuan * 100, ...more }).grantFen / 100;

describe('what a voucher pays', () => {
  it.each([[8_000, 8_000], [16_000, 13_000], [30_000, 20_000], [50_000, 20_000]])('Yuhuan: %i yuan give %i (first 10,000 whole, the rest by half, 20,000 a claim)', (amount, expected) => {
    expect(grant(yuhuan, amount)).toBe(expected);
  });
  it('Yuhuan: 50,000 yuan would give 30,000, and the cap of a claim decides', () => {
    expect(computeGrant(yuhuan, { contractAmountFen: 5_000_000 })).toMatchObject({ shareFen: 3_000_000, decisive: 'PER_CLAIM_CAP' });
  });
  it('Shanghai 2018: 400,000 and then 350,000 in one year give 200,000 and 100,000', () => {
    const first = grant(shanghai, 400_000, { remainingAnnualCapFen: shanghai.annualCeilingFen.ENTERPRISE });
    const second = computeGrant(shanghai, { contractAmountFen: 35_000_000, remainingAnnualCapFen: shanghai.annualCeilingFen.ENTERPRISE - first * 100 });
    expect([first, second.grantFen / 100, second.decisive]).toEqual([200_000, 100_000, 'REMAINING_ANNUAL_CAP']);
  });
  it('the base is the smallest of contract, invoice and payment, less what is left out', () => {
    expect(computeGrant(zhenjiang, { contractAmountFen: 1_000_000, invoicedAmountFen: 900_000, paidAmountFen: 800_000, excludedCostsFen: 100_000 })).toMatchObject({ eligibleBaseFen: 700_000, grantFen: 350_000 });
  });
  it('is whole yuan, downwards', () => {
    expect(computeGrant(zhenjiang, { contractAmountFen: 10_199 }).grantFen).toBe(5_000);
  });
  it('rates with decimals are exact: no whole yuan is lost to the arithmetic of the machine', () => {
    const rule = (...percents: number[]) => ({ tiers: percents.map((percent, i) => ({ upToFen: i === percents.length - 1 ? null : (i + 1) * 200_000, percent })), perClaimCapFen: null });
    expect(computeGrant(rule(4.35), { contractAmountFen: 200_000 }).grantFen).toBe(8_700);
    expect(computeGrant(rule(1.1, 2.2), { contractAmountFen: 400_000 }).grantFen).toBe(6_600);
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 1, max: 10_000 }), (fen, hundredths) => {
      expect(computeGrant(rule(hundredths / 100), { contractAmountFen: fen }).grantFen).toBe(Number((BigInt(fen) * BigInt(hundredths)) / 1_000_000n) * 100);
    }));
  });
  it('a partial delivery is paid by what was accepted', () => {
    expect(grant(zhenjiang, acceptedPart(10_000_00, 60) / 100)).toBe(3_000);
  });
  it('never exceeds any limit, never falls as the base grows, and never rises above what was reserved', () => {
    const money = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(fc.property(fc.constantFrom(...book.rules), money, money, money, money, (rule, a, more, quota, reserved) => {
      const small = computeGrant(rule, { contractAmountFen: a, remainingQuotaFen: quota, reservedFen: reserved });
      const large = computeGrant(rule, { contractAmountFen: a + more, remainingQuotaFen: quota, reservedFen: reserved });
      expect(small.limits.every((l) => small.grantFen <= l.fen)).toBe(true);
      expect(small.grantFen % 100).toBe(0);
      expect(large.grantFen).toBeGreaterThanOrEqual(small.grantFen);
      expect(large.grantFen).toBeLessThanOrEqual(Math.min(reserved, quota));
      expect(small.tiers.reduce((sum, t) => sum + t.partFen, 0)).toBe(small.eligibleBaseFen);
    }));
  });
});

describe('rules', () => {
  it('the five cities have only defaults of the platform, and say so', () => {
    for (const region of ['320100', '320200', '320400', '320500', '321100']) {
      expect(findRule(book.rules, region, '2026-06-01')).toMatchObject({ confidence: 'default', tiers: [{ upToFen: null, percent: 50 }], annualCeilingFen: { ENTERPRISE: 30_000_000 } });
    }
  });
  it('a claim is judged by the rule of its day', () => {
    expect(ruleOf(book.rules, '310000', '2016-01-01').id).toBe('shanghai-2015');
    expect(ruleOf(book.rules, '310000', '2018-01-01').id).toBe('shanghai-2018');
    expect(() => ruleOf(book.rules, '310000', '2010-01-01')).toThrow(/VOUCHER_RULE_MISSING/);
  });
  it('a quota lasts to the end of the year, in Yuhuan three months', () => {
    expect(quotaValidUntil(zhenjiang, '2026-06-01')).toBe('2026-12-31');
    expect(quotaValidUntil(yuhuan, '2023-11-30')).toBe('2024-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  });
  it('the next cut-off is the coming one, also over the turn of the year', () => {
    expect(nextCutOff(zhenjiang, '2026-06-30')).toBe('2026-06-30');
    expect(nextCutOff(zhenjiang, '2026-07-01')).toBe('2026-12-31');
    expect(nextCutOff(yuhuan, '2026-12-31')).toBe('2026-12-31');
  });
  it('a listing in one of the five cities is valid in all of them from the day of recognition', () => {
    expect(isRecognised(book.recognitions, '320500', '321100', '2026-01-01')).toBe(true);
    expect(isRecognised(book.recognitions, '320500', '321100', '2021-01-01')).toBe(false);
    expect(isRecognised(book.recognitions, '310000', '321100', '2026-01-01')).toBe(false);
    expect(isRecognised(book.recognitions, '310000', '310000', '2010-01-01')).toBe(true);
  });
});

const firm: ClaimantFacts = { kind: 'ENTERPRISE', region: '321100', smeNumber: '202632110000001234', smeValidUntil: '2026-12-31', teamMembers: null, teamIncubator: null, dishonest: false, unpaidRecovery: false, bannedUntil: null };
const order: OrderFacts = {
  form: 'PROVIDER', serviceClass: 'INSTRUMENT', amountFen: 1_000_000, freeQuotaFen: 500_000, remainingAnnualCapFen: 500_000, claimsThisYear: 0,
  provider: { region: '320500', accepted: true, suspended: false, itemListed: true, recognised: true }, otherSupport: false, excluded: [], related: [],
};
const judge = (f: Partial<ClaimantFacts>, o: Partial<OrderFacts> = {}) => eligibility(zhenjiang, { ...firm, ...f }, '2026-06-01', { ...order, ...o });
const leaf = (e: ReturnType<typeof judge>, id: string) => e.leaves.find((l) => l.id === id);

describe('eligibility', () => {
  it('a listed honest firm with quota may order from a listed provider of another city', () => {
    expect(judge({}).answer).toBe('YES');
  });
  it('every leaf names the rule and document it rests on', () => {
    expect(judge({}).leaves.every((l) => l.rule === 'five-city-default' && l.clause.zh.includes('平台约定'))).toBe(true);
  });
  it('what is not known is neither yes nor no, and says what is missing', () => {
    const open = judge({ smeNumber: null, dishonest: null });
    expect(open.answer).toBe('UNKNOWN');
    expect(leaf(open, 'SME_LIST')?.missing?.zh).toContain('入库登记编号');
    expect(leaf(open, 'HONEST')).toMatchObject({ answer: 'UNKNOWN' });
  });
  it('one no decides, whatever else is unknown', () => {
    expect(judge({ smeNumber: null }, { remainingAnnualCapFen: 0 }).answer).toBe('NO');
  });
  it.each<[string, Partial<ClaimantFacts>, Partial<OrderFacts>]>([
    ['REGION', { region: '310000' }, {}], ['SME_LIST', { smeValidUntil: '2026-05-31' }, {}], ['SME_LIST', { smeNumber: '' }, {}], ['HONEST', { dishonest: true }, {}],
    ['NO_RECOVERY', { unpaidRecovery: true }, {}], ['NOT_BANNED', { bannedUntil: '2026-06-01' }, {}], ['TEAM_SIZE', { kind: 'TEAM', teamMembers: 2, teamIncubator: '众创空间' }, {}],
    ['SCOPE', {}, { serviceClass: 'CATERING' }], ['PROVIDER', {}, { provider: { ...order.provider, suspended: true } }], ['PROVIDER', {}, { provider: { ...order.provider, itemListed: false } }],
    ['RECOGNISED', {}, { provider: { ...order.provider, recognised: false } }], ['NO_OTHER_SUPPORT', {}, { otherSupport: true }], ['QUOTA', {}, { freeQuotaFen: 0 }], ['ANNUAL_CAP', {}, { remainingAnnualCapFen: 0 }],
  ])('%s stands in the way', (id, f, o) => {
    const judged = judge(f, o);
    expect(judged.answer).toBe('NO');
    expect(leaf(judged, id)?.answer).toBe('NO');
  });
  it('a region that allows five claims a year refuses the sixth, and one without a form refuses it', () => {
    const strict = { ...zhenjiang, claimsPerYear: 5, forms: ['USER' as const] };
    const judged = eligibility(strict, firm, '2026-06-01', { ...order, claimsThisYear: 5 });
    expect(judged.leaves.filter((l) => l.answer === 'NO').map((l) => l.id)).toEqual(['FORM', 'CLAIMS_A_YEAR']);
  });
});

describe('services no voucher pays', () => {
  const all = book.excluded.map((e) => e.id);
  it.each([['特种设备 强制检验', 'STATUTORY_INSPECTION'], ['新产品批次检验', 'BATCH_TESTING'], ['企业宣传片拍摄', 'FILMING'], ['员工体检', 'MEDICAL'], ['进出口检验', 'COMMODITY_INSPECTION']])('%s is found', (text) => {
    expect(excludedServices(book.excluded, all, [text])).toMatchObject([{ severity: 'BLOCK' }]);
  });
  it('a test of an R&D sample is none of them', () => {
    expect(excludedServices(book.excluded, all, ['研发样品透射电镜形貌分析', '新配方样品力学性能检测'])).toEqual([]);
  });
  it('an ordinary business word only asks a person to look', () => {
    expect(excludedServices(book.excluded, all, ['技术培训会务'])).toMatchObject([{ severity: 'CHECK' }]);
  });
});

const share = (subject: string, object: string, percent: number): RelationFact => ({ kind: 'SHARE', subject, object, percent, from: null, to: null, source: '企业信用信息公示系统 2026-01' });
const fact = (kind: RelationFact['kind'], subject: string, object: string, more: Partial<RelationFact> = {}): RelationFact => ({ kind, subject, object, percent: null, from: null, to: null, source: '公示系统', ...more });
const related = (facts: RelationFact[], on = '2026-06-01') => relatedParties('甲', '乙', facts, on, book.related).map((f) => f.code);

describe('related parties', () => {
  it('shares are multiplied along the path: 60 % of 50 % is 30 % and stops the order, 60 % of 40 % is 24 % and does not', () => {
    expect(related([share('甲', '控股', 60), share('控股', '乙', 50)])).toEqual(['SHAREHOLDING']);
    expect(related([share('甲', '控股', 60), share('控股', '乙', 40)])).toEqual([]);
  });
  it('exactly 25 % is a relation', () => {
    expect(related([share('乙', '甲', 25)])).toEqual(['SHAREHOLDING']);
    expect(related([share('乙', '甲', 24.99)])).toEqual([]);
  });
  it('a third that holds enough of both makes them related, over any way to each', () => {
    expect(related([share('甲', '基金', 30), share('乙', '中间', 50), share('中间', '基金', 50)])).toEqual(['COMMON_SHAREHOLDER']);
  });
  it('shows the path and its sources as proof', () => {
    const [found] = relatedParties('甲', '乙', [share('甲', '控股', 60), share('控股', '乙', 50)], '2026-06-01', book.related);
    expect(found!.proof[0]!.zh).toBe('乙 → 控股 → 甲，相乘持股 30%（来源：企业信用信息公示系统 2026-01）');
  });
  it('circles of owners end', () => {
    expect(related([share('甲', '丙', 100), share('丙', '甲', 100)])).toEqual([]);
  });
  it('same legal representative, common officer, same controller, subordination stop; same address or phone asks', () => {
    const people = [fact('LEGAL_REPRESENTATIVE', '甲', '人:张三'), fact('LEGAL_REPRESENTATIVE', '乙', '人:张三'), fact('OFFICER', '甲', '人:李四'), fact('OFFICER', '乙', '人:李四'), fact('CONTROLLER', '甲', '人:王五'), fact('CONTROLLER', '乙', '人:王五'), fact('SUBORDINATE', '乙', '甲'), fact('ADDRESS', '甲', '某路1号'), fact('ADDRESS', '乙', '某路1号')];
    const found = relatedParties('甲', '乙', people, '2026-06-01', book.related);
    expect(found.map((f) => `${f.code} ${f.severity}`)).toEqual(['SAME_LEGAL_REPRESENTATIVE BLOCK', 'COMMON_OFFICER BLOCK', 'SAME_CONTROLLER BLOCK', 'SAME_ADDRESS CHECK', 'SUBORDINATE BLOCK']);
  });
  it('the legal representative of the one on the board of the other, and a controller who holds enough of the other, stop', () => {
    expect(related([fact('LEGAL_REPRESENTATIVE', '甲', '人:张三'), fact('OFFICER', '乙', '人:张三')])).toEqual(['COMMON_OFFICER']);
    expect(related([fact('OFFICER', '甲', '人:张三'), fact('LEGAL_REPRESENTATIVE', '乙', '人:张三')])).toEqual(['COMMON_OFFICER']);
    expect(related([fact('CONTROLLER', '甲', '人:王五'), share('乙', '控股', 60), share('控股', '人:王五', 50)])).toEqual(['CONTROLLER_HOLDS_OTHER']);
    expect(related([fact('CONTROLLER', '甲', '人:王五'), share('乙', '控股', 60), share('控股', '人:王五', 40)])).toEqual([]);
  });
  it('a link counts only while it stands', () => {
    const past = [fact('OFFICER', '甲', '人:李四', { to: '2025-12-31' }), fact('OFFICER', '乙', '人:李四')];
    expect(related(past)).toEqual([]);
    expect(related(past, '2025-12-31')).toEqual(['COMMON_OFFICER']);
  });
  it('is the same whichever of the two asks', () => {
    const edge = fc.record({ subject: fc.constantFrom('甲', '乙', '丙', '丁'), object: fc.constantFrom('甲', '乙', '丙', '丁', '戊'), percent: fc.integer({ min: 5, max: 100 }) }).filter((e) => e.subject !== e.object);
    fc.assert(fc.property(fc.array(edge, { maxLength: 8 }), (edges) => {
      const facts = edges.map((e) => share(e.subject, e.object, e.percent));
      const there = relatedParties('甲', '乙', facts, '2026-06-01', book.related).map((f) => f.code).sort();
      const back = relatedParties('乙', '甲', facts, '2026-06-01', book.related).map((f) => f.code).sort();
      expect(back).toEqual(there);
    }));
  });
});

describe('circles', () => {
  const bought = (buyer: string, seller: string, on: string) => ({ buyer, seller, on, number: `${buyer}${seller}` });
  const next = { buyer: '甲', seller: '乙', on: '2026-06-01' };
  it('buying from each other within 12 months asks a person to look', () => {
    expect(circularServices(next, [bought('乙', '甲', '2025-06-01')], book.circular)).toMatchObject([{ code: 'RECIPROCAL_SERVICE', severity: 'CHECK' }]);
    expect(circularServices(next, [bought('乙', '甲', '2025-05-31')], book.circular)).toEqual([]);
  });
  it('a circle over three or four bodies is found, with every purchase of it', () => {
    const [found] = circularServices(next, [bought('乙', '丙', '2026-01-01'), bought('丙', '甲', '2026-02-01')], book.circular);
    expect(found).toMatchObject({ code: 'CIRCULAR_SERVICE', proof: [{ zh: expect.stringContaining('乙 向 丙') }, { zh: expect.stringContaining('丙 向 甲') }] });
  });
  it('buying from the same provider again is no circle', () => {
    expect(circularServices(next, [bought('甲', '乙', '2026-05-01'), bought('乙', '丙', '2026-05-01')], book.circular)).toEqual([]);
  });
});

describe('prices', () => {
  const usual = [900, 1000, 1000, 1050, 1100, 980].map((y) => y * 100);
  it('three times the usual stands out, and so does a third of it', () => {
    expect(priceOutlier(300_000, usual, book.price)).toMatchObject([{ code: 'PRICE_OUTLIER', severity: 'CHECK' }]);
    expect(priceOutlier(30_000, usual, book.price)).toHaveLength(1);
  });
  it('one inflated price among the comparable ones does not hide the next', () => {
    expect(priceOutlier(300_000, [...usual, 900_000], book.price)).toHaveLength(1);
  });
  it('an ordinary price does not, nor does a small difference between identical prices', () => {
    expect(priceOutlier(120_000, usual, book.price)).toEqual([]);
    expect(priceOutlier(125_000, Array.from({ length: 9 }, () => 100_000), book.price)).toEqual([]);
  });
  it('too few comparable orders say nothing', () => {
    expect(priceOutlier(900_000, usual.slice(0, 4), book.price)).toEqual([]);
  });
});

describe('spot checks', () => {
  it('fall on about five of a hundred small orders, always the same ones, and on every large one', () => {
    const ids = Array.from({ length: 4000 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`);
    const drawn = ids.filter((id) => isSpotChecked(id, 100_000, book.spotCheck));
    expect(drawn.length / ids.length).toBeGreaterThan(0.035);
    expect(drawn.length / ids.length).toBeLessThan(0.065);
    expect(ids.filter((id) => isSpotChecked(id, 100_000, book.spotCheck))).toEqual(drawn);
    expect(isSpotChecked(ids.find((id) => !drawn.includes(id))!, book.spotCheck.alwaysFromFen, book.spotCheck)).toBe(true);
  });
});

describe('a red-letter invoice', () => {
  it('claws back what the order no longer gives: never more than was paid, all of it when nothing of the invoice is left, and the more the more it takes', () => {
    const rule = ruleOf(book.rules, '321100', '2026-03-01');
    const fen = fc.integer({ min: 100, max: 100_000_000 });
    fc.assert(fc.property(fen, fen, fc.double({ min: 0, max: 1, noNaN: true }), (contractAmountFen, invoicedAmountFen, part) => {
      const input = { contractAmountFen, invoicedAmountFen, paidAmountFen: invoicedAmountFen };
      const { grantFen: paid } = computeGrant(rule, input);
      const back = (redFen: number) => redClawBack(rule, input, paid, redFen).clawBackFen;
      const red = Math.round(invoicedAmountFen * part);
      expect([back(0), back(invoicedAmountFen)]).toEqual([0, paid]);
      expect(back(red)).toBeLessThanOrEqual(paid);
      expect(back(red)).toBeGreaterThanOrEqual(back(Math.floor(red / 2)));
      // An invoice that still covers the contract changes nothing.
      if (invoicedAmountFen - red >= contractAmountFen) expect(back(red)).toBe(0);
    }));
  });
});
