import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { addWorkingDays, workingDayCalendar } from '../../../kernel/base/working-days.ts';
import { readContractRules } from '../rule-book.ts';
import { judgeItems, technologyAmount } from './carriers.ts';
import { applyProposal, type Present } from './change.ts';
import { currencyFaults, inFen } from './currency.ts';
import { hintsFrom } from './hints.ts';
import { fingerprintOf, resemblance } from './identity.ts';
import { type Answers, judgeType } from './judge-type.ts';
import { countedFamily, decisionDueOn, regulationFor } from './regulation.ts';
import { missingSupplements } from './royalty.ts';
import { type TaxFacts, taxSheet } from './tax.ts';
import { splitBothWays } from './two-way-split.ts';

const SEED = 20261122;
const rules = readContractRules(openPack(path.join(packageRoot, 'packs/sunan')));
const filed = (filedOn: string) => regulationFor(rules.regulations, { filedOn, signDate: null });
const calendar = workingDayCalendar([2025, 2026].map((year) => ({ year, holidays: [], makeUpDays: [] })));

/** Every question of a kind answered, and every exclusion denied. */
const allYes = (group: string, changes: Answers = {}): Answers => ({
  ...Object.fromEntries(rules.tests.exclusions.map((e) => [`exclusion.${e.id}`, 'no'] as const)),
  ...Object.fromEntries(rules.tests.groups.find((g) => g.id === group)!.tests.map((t) => [`${group}.${t.id}`, 'yes'] as const)),
  ...changes,
});

describe('which version of the measures governs a contract', () => {
  it('is that of the filing day: December 2025 stays with the old text however late it is reviewed', () => {
    expect(filed('2025-12-31').id).toBe('measures-2000-civil-code');
    const on = Date.parse(filed('2026-03-01').from);
    expect(filed('2026-03-01').id).toBe('measures-2026');
    expect(filed(new Date(on - 86_400_000).toISOString().slice(0, 10)).id).toBe('measures-2000-civil-code');
  });
  it('counts a licence as a transfer before the Civil Code and as a kind of its own since', () => {
    expect(countedFamily(filed('2020-12-31'), 'LICENCE_PATENT')).toBe('TRANSFER');
    expect(countedFamily(filed('2021-01-01'), 'LICENCE_PATENT')).toBe('LICENCE');
  });
  it('sets the time for the decision: 30 days before, 15 working days now, 30 for a large contract', () => {
    expect(decisionDueOn(filed('2025-11-03'), calendar, '2025-11-03', 100)).toBe('2025-12-03');
    // Thirty days after 7 November 2025 is a Sunday: Monday is the last day.
    expect(decisionDueOn(filed('2025-11-07'), calendar, '2025-11-07', 100)).toBe('2025-12-08');
    expect(decisionDueOn(filed('2026-06-01'), calendar, '2026-06-01', 100)).toBe(addWorkingDays(calendar, '2026-06-01', 15));
    expect(decisionDueOn(filed('2026-06-01'), calendar, '2026-06-01', 5_000_000_00)).toBe(addWorkingDays(calendar, '2026-06-01', 30));
  });
  it('is refused for a day that no loaded version covers', () => {
    expect(() => filed('1999-01-01')).toThrow(expect.objectContaining({ code: 'REGULATION_NONE' }));
  });
});

describe('type tests', () => {
  const now = filed('2026-06-01');
  const before = filed('2025-06-01');
  it('answer yes with every reason and clause, and name every open question', () => {
    const yes = judgeType(rules.tests, now, 'DEVELOPMENT_COMMISSIONED', allYes('DEVELOPMENT'));
    expect(yes).toMatchObject({ verdict: 'YES', suggested: 'DEVELOPMENT', missing: [] });
    expect(yes.reasons.every((r) => r.clause.length > 0 && r.zh.length > 0 && r.en.length > 0)).toBe(true);
    const open = judgeType(rules.tests, now, 'DEVELOPMENT_COMMISSIONED', allYes('DEVELOPMENT', { 'DEVELOPMENT.targets': 'unknown' }));
    expect(open).toMatchObject({ verdict: 'OPEN', missing: [{ id: 'DEVELOPMENT.targets', zh: '补写量化指标和验收办法' }] });
  });
  it('see a transfer behind a development that was already mastered', () => {
    const found = judgeType(rules.tests, now, 'DEVELOPMENT_COMMISSIONED', allYes('TRANSFER', { 'DEVELOPMENT.notMastered': 'no' }));
    expect(found).toMatchObject({ verdict: 'OTHER_KIND', suggested: 'TRANSFER' });
  });
  it.each(['processing', 'building', 'metering', 'instruments', 'staffTraining'])('refuse a service that is in truth %s', (exclusion) => {
    const found = judgeType(rules.tests, before, 'SERVICE', allYes('SERVICE', { [`exclusion.${exclusion}`]: 'yes' }));
    expect(found.verdict).toBe('NO');
  });
  it('let the technology part of a mixed contract stand under the new text only', () => {
    const mixed = allYes('SERVICE', { 'exclusion.building': 'yes', 'mixed.separable': 'yes' });
    expect(judgeType(rules.tests, before, 'SERVICE', mixed).verdict).toBe('NO');
    expect(judgeType(rules.tests, now, 'SERVICE', mixed).verdict).toBe('TECHNOLOGY_PART');
  });
  it('never say yes while a question of the kind is open, and always say why', () => {
    const ids = [...rules.tests.exclusions.map((e) => `exclusion.${e.id}`), ...rules.tests.groups.flatMap((g) => g.tests.map((t) => `${g.id}.${t.id}`)), 'mixed.separable'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)), fc.constantFrom('SERVICE' as const, 'LICENCE_PATENT' as const), (answers, type) => {
        const found = judgeType(rules.tests, now, type, answers);
        if (found.verdict === 'YES') expect(found.groups.find((g) => g.group === found.declared)!.outcome).toBe('FITS');
        if (found.verdict === 'OPEN') expect(found.missing.length).toBeGreaterThan(0);
        expect(found.summary.zh.length).toBeGreaterThan(4);
      }),
      { seed: SEED },
    );
  });
  it('take words of the title as hints only: contradicting words say nothing', () => {
    expect(hintsFrom(rules.tests, '某专利许可合同').find((h) => h.id === 'LICENCE.grantsUse')).toMatchObject({ suggests: 'yes', words: ['许可'] });
    expect(hintsFrom(rules.tests, '专利许可与专利转让').find((h) => h.id === 'LICENCE.grantsUse')).toBeUndefined();
  });
});

describe('the same contract', () => {
  const one = {
    name: '高韧性涂层技术 许可合同', signDate: '2026-03-02', contractAmountFen: 100,
    parties: [{ side: 'seller' as const, name: '大学', creditCode: '12320000466007397L' }, { side: 'buyer' as const, name: '企业', creditCode: null }],
  };
  it('has one fingerprint whatever the spelling and the order of its parties', () => {
    expect(fingerprintOf({ ...one, name: '高韧性涂层技术许可合同', parties: [...one.parties].reverse() })).toBe(fingerprintOf(one));
    expect(fingerprintOf({ ...one, contractAmountFen: 101 })).not.toBe(fingerprintOf(one));
    expect(fingerprintOf({ ...one, signDate: null })).toBeNull();
  });
  it('is suspected when name and day are near and the sides agree, and not otherwise', () => {
    expect(resemblance(one, { ...one, name: '高韧性涂层技术许可合同（副本）', signDate: '2026-03-05', contractAmountFen: 90 })).toMatchObject({ score: expect.any(Number) });
    expect(resemblance(one, { ...one, name: '完全不同的检测服务', signDate: '2025-01-05', contractAmountFen: 7 })).toBeNull();
    expect(resemblance(one, { ...one, parties: [one.parties[0]!] })).toBeNull();
  });
});

describe('money of a contract', () => {
  it('counts foreign currency at the rate of the signing day: 10,000.00 dollars at 712.34 for 100 are 71,234 yuan', () => {
    const foreignAmount = { code: 'USD', amountMinor: 1_000_000, yuanPer100E4: 7_123_400, rateOn: '2026-03-02', rateSource: '中国外汇交易中心中间价' };
    expect(inFen(foreignAmount)).toBe(71_234_00);
    expect(currencyFaults({ signDate: '2026-03-02', contractAmountFen: 71_234_00, foreignAmount })).toEqual([]);
    expect(currencyFaults({ signDate: '2026-03-03', contractAmountFen: 1, foreignAmount }).map((f) => f.where?.field)).toEqual(['foreignAmount.rateOn', 'contractAmountFen']);
  });
  it('leaves carriers in reasonable number inside the technology amount: of three complete sets one comes off', () => {
    const items = judgeItems(filed('2026-06-01'), [
      { name: '试验台', kind: 'EQUIPMENT', quantity: 1, amountFen: 1000 },
      { name: '成套装置', kind: 'PLANT_SETS', quantity: 3, amountFen: 9000 },
      { name: '图纸', kind: 'DOCUMENTS', quantity: 5, amountFen: 500 },
    ]);
    expect(items.map((i) => i.deductedFen)).toEqual([1000, 3000, 0]);
    expect(technologyAmount(20_000, items)).toBe(16_000);
  });
  it('splits both ways so that rows and columns tie to the fen', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(totals, totals, (rows, columns) => {
        const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
        const [left, right] = [sum(rows), sum(columns)];
        const tied = left >= right ? [rows, [...columns, left - right]] : [[...rows, right - left], columns];
        const cells = splitBothWays(tied[0]!, tied[1]!);
        expect(cells.map(sum)).toEqual(tied[0]);
        expect(tied[1]!.map((_, j) => sum(cells.map((row) => row[j]!)))).toEqual(tied[1]);
        expect(cells.flat().every((c) => c >= 0)).toBe(true);
      }),
      { seed: SEED },
    );
  });
  it('misses the royalties of every year that is over and was not supplemented', () => {
    const contract = { paymentMode: 'ENTRY_FEE_AND_ROYALTY', registeredOn: '2023-05-01', startDate: '2023-05-01', endDate: '2027-04-30', supplements: [{ year: 2024, royaltyFen: 5 }] };
    expect(missingSupplements(contract, '2026-03-01')).toEqual([2023, 2025]);
    expect(missingSupplements({ ...contract, paymentMode: 'LUMP_SUM' }, '2026-03-01')).toEqual([]);
  });
});

describe('a change after registration', () => {
  const present: Present = {
    standing: 'REGISTERED', version: 1, recognition: { type: 'LICENCE_PATENT', contractAmountFen: 1000, technologyTransactionAmountFen: 800 }, actualAmountFen: 300, signDate: '2025-01-02',
    startDate: '2025-01-02', endDate: '2027-01-01', registeredOn: '2025-02-01', paymentMode: 'ENTRY_FEE_AND_ROYALTY', parties: [], supplementedYears: [2025],
  };
  it('may lower the amounts, but not below what has been received', () => {
    expect(applyProposal(present, { kind: 'AMENDMENT', contractAmountFen: 500, technologyTransactionAmountFen: 400 })).toMatchObject({ ok: true, changed: { standing: 'AMENDED', counts: true } });
    expect(applyProposal(present, { kind: 'AMENDMENT', contractAmountFen: 500, technologyTransactionAmountFen: 200 })).toMatchObject({ ok: false, reasons: [{ zh: expect.stringContaining('已到账') }] });
  });
  it('adds the royalties of a year once', () => {
    const supplement = { kind: 'SUPPLEMENT' as const, year: 2026, royaltyFen: 50, basis: '净销售额的3%', receivedOn: '2027-01-05', bankReference: 'B-1' };
    expect(applyProposal(present, supplement)).toMatchObject({ ok: true, changed: { recognition: { contractAmountFen: 1050, technologyTransactionAmountFen: 850 } } });
    expect(applyProposal(present, { ...supplement, year: 2025 })).toMatchObject({ ok: false });
    // Not for a year that has not come, nor for one after the term.
    expect(applyProposal(present, { ...supplement, year: 2027, receivedOn: '2026-12-31' })).toMatchObject({ ok: false });
    expect(applyProposal(present, { ...supplement, year: 2028, receivedOn: '2028-05-01' })).toMatchObject({ ok: false, reasons: [{ zh: '提成年度晚于履行结束' }] });
    expect(applyProposal(present, { ...supplement, year: 2027, receivedOn: '2027-05-01' })).toMatchObject({ ok: true });
  });
  it('changes nothing on a revoked or cancelled registration', () => {
    for (const standing of ['REVOKED', 'CANCELLED'] as const) {
      expect(applyProposal({ ...present, standing }, { kind: 'CANCELLATION', dissolvedOn: '2026-01-01' }).ok).toBe(false);
    }
  });
});

describe('tax-benefit sheet', () => {
  const line = (more: Partial<TaxFacts> = {}): TaxFacts => ({
    contractId: '00000000-0000-7000-8000-000000000001', number: '1', name: '专利许可', type: 'LICENCE_PATENT', sellerKind: 'firm', relatedParties: false, standing: 'REGISTERED', missingSupplements: [],
    receivedFen: 8_000_000_00, linkedServiceFen: 0, linkedTogether: true, costFen: 1_000_000_00, ...more,
  });
  it('never comes to less than nothing, nor to more than was received, whatever the seller states', () => {
    const amount = fc.integer({ min: 0, max: 900_000_000_00 });
    const facts = fc.record({ receivedFen: amount, costFen: amount, linkedServiceFen: amount, linkedTogether: fc.boolean(), relatedParties: fc.boolean(), standing: fc.constantFrom('REGISTERED', 'REVOKED', 'CANCELLED') });
    fc.assert(fc.property(fc.array(facts, { maxLength: 5 }), (list) => {
      const sheet = taxSheet(rules.tax, 2026, list.map((f) => line(f)));
      const received = list.reduce((sum, f) => sum + f.receivedFen, 0);
      for (const fen of [sheet.valueAddedTax.exemptFen, sheet.valueAddedTax.taxNotChargedFen, sheet.incomeTax.incomeFen, sheet.incomeTax.savedFen, sheet.incomeTax.taxDueFen]) {
        expect(fen).toBeGreaterThanOrEqual(0);
        expect(fen).toBeLessThanOrEqual(received);
      }
      expect(sheet.incomeTax.exemptFen).toBeLessThanOrEqual(500_000_000);
      expect(sheet.incomeTax.exemptFen + sheet.incomeTax.halvedFen).toBe(sheet.incomeTax.incomeFen);
    }));
  });

  it('frees 5 million of 7 million income and halves the rest: 250,000 yuan of tax instead of 1.75 million', () => {
    const { incomeTax } = taxSheet(rules.tax, 2026, [line()]);
    expect(incomeTax).toEqual({ incomeFen: 7_000_000_00, exemptFen: 5_000_000_00, halvedFen: 2_000_000_00, taxOrdinaryFen: 1_750_000_00, taxDueFen: 250_000_00, savedFen: 1_500_000_00 });
  });
  it('uses the threshold once a year over all contracts together', () => {
    const two = taxSheet(rules.tax, 2026, [line({ receivedFen: 4_000_000_00, costFen: 0 }), line({ receivedFen: 4_000_000_00, costFen: 0 })]);
    expect(two.incomeTax).toMatchObject({ exemptFen: 5_000_000_00, halvedFen: 3_000_000_00 });
  });
  it('exempts linked service from VAT only on the same invoice', () => {
    const linked = { receivedFen: 100_00, linkedServiceFen: 30_00, costFen: 0 };
    expect(taxSheet(rules.tax, 2026, [line({ ...linked, linkedTogether: true })]).valueAddedTax.exemptFen).toBe(100_00);
    expect(taxSheet(rules.tax, 2026, [line({ ...linked, linkedTogether: false })]).valueAddedTax.exemptFen).toBe(70_00);
  });
  it('gives nothing for a year without its supplement, and never rewards related parties', () => {
    const [missing, related, revoked] = taxSheet(rules.tax, 2026, [line({ missingSupplements: [2026] }), line({ relatedParties: true }), line({ standing: 'REVOKED' })]).lines;
    expect(missing).toMatchObject({ incomeTax: { qualifies: false, incomeFen: 0 }, valueAddedTax: { qualifies: false, exemptFen: 0 }, rewardable: false });
    expect(related).toMatchObject({ incomeTax: { incomeFen: 0 }, valueAddedTax: { qualifies: true }, rewardable: false });
    expect(revoked!.rewardable).toBe(false);
  });
});
