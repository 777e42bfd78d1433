import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { readPlaces } from '../../../kernel/indicators/index.ts';
import { factConfidence, type KnownFacts, plainFacts } from '../../../kernel/rules/contract.ts';
import { readRuleBook } from '../../../kernel/rules/index.ts';
import { readEnterprisePack } from '../pack.ts';
import { checkFigures } from './check-figures.ts';
import type { Dossier, Statement } from './dossier.ts';
import { factsFromDossier } from './facts-from-dossier.ts';
import { averageGrowth } from './facts-from-figures.ts';
import { type CountedFirm, funnelOf } from './funnel.ts';
import { addYears } from './in-force.ts';
import { standingOn } from './ladder.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const enterprise = readEnterprisePack(pack);
const book = readRuleBook(pack);
const places = readPlaces(pack);
const context = { ladder: enterprise.ladder, cities: new Set(places.cities.map((c) => c.code)), province: places.province.code.slice(0, 2), dollarRates: enterprise.dollarRates };
const facts = (dossier: Dossier, on: string): KnownFacts => factsFromDossier(dossier, on, context);

function dossier(over: Partial<Dossier> = {}, firm: Partial<Dossier['firm']> = {}): Dossier {
  return {
    firm: { id: '1', creditCode: '', name: '示例', city: '320500', park: null, field: null, sector: 'MANUFACTURING', foundedOn: '2018-05-01', organisationId: null, recordsCheckedOn: '2024-01-10', version: 1, demo: true, ...firm },
    statements: [], qualifications: [], rounds: [], incidents: [], memberships: [], ...over,
  };
}
const stated = (year: number, figures: Record<string, number | null>, asOf = `${year + 1}-04-30`, entry = year): Statement => ({ year, figures, source: `${year}年报`, asOf, confidence: 'REPORTED', entry });
const hnte = (issuedOn: string, expiresOn: string | null, revokedFrom: string | null = null): Dossier['qualifications'][number] => ({
  id: issuedOn, type: 'HNTE', level: 'CN', edition: Number(issuedOn.slice(0, 4)), certNo: null, issuedOn, expiresOn, issuer: '', city: '320500', revokedFrom, revokedReason: null,
});

const anyStatement = fc.record({
  year: fc.constantFrom(0, 2020, 2021, 2022, 2023), source: fc.constantFrom('甲', '乙'), asOf: fc.integer({ min: 1, max: 28 }).map((d) => `2024-0${1 + (d % 6)}-${String(d).padStart(2, '0')}`), confidence: fc.constantFrom(...factConfidence.options),
  figures: fc.dictionary(fc.constantFrom('sales', 'revenue', 'rd', 'employees', 'classTwoIp', 'totalAssets', 'liabilities', 'ownsCoreIp'), fc.option(fc.integer({ min: 0, max: 1 }).chain((n) => fc.constantFrom(n, n * 1000, n * 20_001)))),
});

describe('facts of a firm', () => {
  it('do not depend on the order in which statements were entered, as long as no two speak of one figure on one day in one degree', () => {
    fc.assert(fc.property(fc.array(anyStatement, { maxLength: 12 }), fc.integer(), (drawn, seed) => {
      const told = new Set<string>();
      const statements = drawn.filter((s) => {
        const keys = Object.keys(s.figures).map((item) => `${item}.${s.year}.${s.asOf}.${s.confidence}`);
        if (keys.some((k) => told.has(k))) return false;
        for (const key of keys) told.add(key);
        return true;
      }).map((s, entry) => ({ ...s, entry }));
      const shuffled = statements.map((s, i) => ({ s, at: Math.sin(seed + i) })).sort((a, b) => a.at - b.at).map(({ s }, entry) => ({ ...s, entry }));
      expect(facts(dossier({ statements: shuffled }), '2024-06-01')).toEqual(facts(dossier({ statements }), '2024-06-01'));
    }));
  });

  it('say what a firm holds on a day, and of breaches nothing before the registers were asked', () => {
    const held = (on: string): unknown => {
      const known = facts(dossier({ qualifications: [{ ...hnte('2022-03-01', '2023-03-01'), type: 'GAZELLE', certNo: 'DL-7' }] }, { park: 'P02' }), on);
      return [known['hasGazelleLabel']?.value, known['hasUnicornLabel']?.value, known['inProvincialPark']?.value, known['registeredInFiveCities']?.value, known['claimantKind']?.value, known['noSeriousBreachThreeYears']?.value];
    };
    expect(held('2022-06-01')).toEqual([true, false, true, true, 'ENTERPRISE', undefined]);
    expect(held('2024-06-01')).toEqual([false, false, true, true, 'ENTERPRISE', true]);
    expect(facts(dossier({ qualifications: [{ ...hnte('2022-03-01', '2023-03-01'), type: 'GAZELLE', certNo: 'DL-7' }] }), '2022-06-01')['hasGazelleLabel']!.source).toContain('DL-7');
    expect(facts(dossier({ incidents: [{ kind: 'DISHONESTY', serious: false, happenedOn: '2022-02-01', source: '信用中国', description: '', clearedOn: '2022-08-01' }] }), '2024-06-01')['noSeriousBreachThreeYears']).toMatchObject({ value: false, source: '信用中国' });
  });

  it('do not see a later vintage before its day, and keep to what the rules take', () => {
    fc.assert(fc.property(fc.array(anyStatement, { maxLength: 12 }), fc.constantFrom('2024-01-20', '2024-03-15', '2024-06-30'), (drawn, on) => {
      const statements = drawn.map((s, entry) => ({ ...s, entry }));
      const known = facts(dossier({ statements }), on);
      expect(known).toEqual(facts(dossier({ statements: statements.filter((s) => s.asOf <= on) }), on));
      // The book refuses what is out of bounds, unknown or of the wrong kind.
      expect(() => book.evaluate('technology-sme', plainFacts(known), on)).not.toThrow();
      for (const id of Object.keys(known)) expect(book.facts.has(id)).toBe(true);
    }));
  });

  it('take the last year, three years together, ratios and growth, each as good as its worst source', () => {
    const statements = [
      stated(2021, { sales: 100, revenue: 100, rd: 5, netAssets: 50 }), stated(2022, { sales: 120, revenue: 120, rd: 6 }),
      { ...stated(2023, { sales: 150, revenue: 150, rd: 9, employees: 40, technologyStaff: 8, totalAssets: 200, liabilities: 90, mainBusinessIncome: 160, classTwoIp: 3 }), confidence: 'MEASURED' as const },
    ];
    const known = facts(dossier({ statements }), '2024-07-01');
    expect(known).toMatchObject({
      salesLastYear: { value: 150, source: '2023年报', asOf: '2024-04-30', confidence: 'MEASURED' }, salesThreeYears: { value: 370, source: '2023年报；2022年报；2021年报', confidence: 'REPORTED' },
      rdThreeYears: { value: 20 }, rdShareLastYear: { value: 0.06 }, debtRatio: { value: 0.45 }, netAssetsLastYear: { value: 110 }, netAssetsTwoYearsBefore: { value: 50 }, employees: { value: 40 }, classTwoIp: { value: 3 },
    });
    expect(known.averageRevenueGrowth!.value).toBeCloseTo(0.225, 12);
    // Main business above the whole: figures that contradict each other say nothing.
    for (const unknown of ['mainBusinessShare', 'rdInChinaThreeYears', 'netAssetsYearBefore', 'valuation', 'ownsCoreIp']) expect(known[unknown]).toBeUndefined();
    expect([averageGrowth([100, 120, 150]), averageGrowth([0, 100, 150]), averageGrowth([100, 0, 50]), averageGrowth([0, 0, 5])]).toEqual([expect.closeTo(0.225, 12), 0.5, 0, 0]);
  });

  it('of a young firm count nothing before it was founded; what was taken back is not known', () => {
    const young = facts(dossier({ statements: [stated(2023, { sales: 80, revenue: 80 })] }, { foundedOn: '2023-02-01' }), '2024-07-01');
    expect(young).toMatchObject({ salesThreeYears: { value: 80 }, revenueFourYearsBefore: { value: 0 }, registeredOn: { value: '2023-02-01' } });
    expect(facts(dossier({ statements: [stated(2023, { sales: 80 }), stated(2023, { sales: null }, '2024-05-05', 9)] }), '2024-07-01').salesLastYear).toBeUndefined();
  });

  it('until the end of May the year before last counts while the last is not stated', () => {
    const statements = [stated(2022, { sales: 120 }), stated(2023, { sales: 150 })];
    const sales = (on: string): unknown => facts(dossier({ statements }), on).salesLastYear?.value;
    expect([sales('2024-04-29'), sales('2024-04-30'), sales('2025-05-31'), sales('2025-06-01')]).toEqual([120, 150, 150, undefined]);
  });

  it('a partial statement of the new year entered before the end of May takes no fact away; from June on the new year counts', () => {
    const whole = { sales: 150, revenue: 150, rd: 9, employees: 40, totalAssets: 200, liabilities: 90, netAssets: 110 };
    const partial = stated(2023, { employees: 44, classTwoIp: 7 }, '2024-02-01');
    const on = (day: string, ...more: Statement[]): KnownFacts => facts(dossier({ statements: [stated(2022, whole), partial, ...more] }), day);
    const { classTwoIp: _, ...before } = facts(dossier({ statements: [stated(2022, whole)] }), '2024-02-01');
    // Facts of one year stand together: the new staff is not set against the sales of the year before. A stock counts at once.
    expect(on('2024-02-01')).toEqual({ ...before, classTwoIp: expect.objectContaining({ value: 7 }) });
    expect(on('2024-02-01')).toMatchObject({ employees: { value: 40 }, salesLastYear: { value: 150, source: '2022年报' }, rdShareLastYear: { value: 0.06 } });
    // Once all that was known of the year before is stated anew, the new year counts, whoever states the rest; net assets may be worked out.
    const rest = stated(2023, { sales: 180, revenue: 180, rd: 10, totalAssets: 220, liabilities: 95 }, '2024-03-20', 9001);
    expect([on('2024-03-19', rest).salesLastYear!.value, on('2024-03-20', rest).salesLastYear!.value, on('2024-03-20', rest).employees!.value, on('2024-03-20', rest).netAssetsLastYear!.value]).toEqual([150, 180, 44, 125]);
    // A figure taken back is not stated.
    expect(on('2024-03-21', rest, stated(2023, { rd: null }, '2024-03-21', 9002)).salesLastYear!.value).toBe(150);
    expect([on('2024-05-31').employees!.value, on('2024-06-01').employees!.value, on('2024-06-01').salesLastYear]).toEqual([40, 44, undefined]);
  });

  it('"no accident" is known only after the registers were asked; a serious one counts for a year, a repaired record no more', () => {
    const incident = (kind: 'SAFETY' | 'DISHONESTY', clearedOn: string | null = null) => ({ kind, serious: true, happenedOn: '2023-08-01', description: '', source: '处罚决定', clearedOn });
    expect(facts(dossier({}, { recordsCheckedOn: null }), '2024-05-01').noSeriousAccident).toBeUndefined();
    const with_ = (i: ReturnType<typeof incident>, on: string, fact: string): unknown => facts(dossier({ incidents: [i] }), on)[fact]?.value;
    expect([with_(incident('SAFETY'), '2024-07-31', 'noSeriousAccident'), with_(incident('SAFETY'), '2024-08-02', 'noSeriousAccident')]).toEqual([false, true]);
    expect([with_(incident('DISHONESTY'), '2024-05-01', 'badRecord'), with_(incident('DISHONESTY', '2024-04-01'), '2024-05-01', 'badRecord')]).toEqual([true, false]);
  });

  it('a certificate counts from issue to end, and not from the day it was revoked', () => {
    const has = (q: Dossier['qualifications'][number], on: string): unknown => facts(dossier({ qualifications: [q] }), on).hasHighTechCertificate!.value;
    const q = hnte('2021-11-30', '2024-11-29');
    expect(['2021-11-29', '2021-11-30', '2024-11-29', '2024-11-30'].map((on) => has(q, on))).toEqual([false, true, true, false]);
    expect(has({ ...q, revokedFrom: '2022-01-01' }, '2023-01-01')).toBe(false);
    expect(facts(dossier({ qualifications: [q] }), '2026-01-01').everHighTech!.value).toBe(true);
  });

  it('value and equity of rounds are in yuan, dollars at the average rate of their year', () => {
    const round = (closedOn: string, over: Partial<Dossier['rounds'][number]> = {}): Dossier['rounds'][number] => ({ closedOn, name: closedOn, investors: '', privateEquity: true, currency: 'CNY', paidIn: 1000, postMoney: 30_000, source: '增资协议', ...over });
    const known = facts(dossier({ rounds: [round('2021-03-01'), round('2023-05-01', { currency: 'USD', paidIn: 100, postMoney: 1000 })] }), '2024-06-01');
    expect(known).toMatchObject({ privateEquity: { value: true }, dollarRate: { value: 7.0467 }, valuation: { value: expect.closeTo(0.70467, 9) }, newEquityTwoYears: { value: expect.closeTo(704.67, 9) } });
    expect(facts(dossier(), '2024-06-01').newEquityTwoYears).toBeUndefined();
    expect(facts(dossier({ statements: [stated(0, { roundsComplete: 1 }, '2024-01-01')] }), '2024-06-01')).toMatchObject({ newEquityTwoYears: { value: 0 }, privateEquity: { value: false } });
  });
});

describe('the ladder', () => {
  const on = '2024-06-01';
  it('stands a firm on its highest rung in force; labels stand beside each other', () => {
    const standing = (over: Partial<Dossier>, firm = {}): unknown => standingOn(dossier(over, firm), enterprise.ladder, on).main;
    const place = { id: '', pool: 'hnte', level: 'CITY' as const, city: '', admittedOn: '2024-01-01', dueOn: '2027-01-01', leftOn: null, leftBecause: null };
    expect([standing({}, { foundedOn: null }), standing({}), standing({ memberships: [place] }), standing({ memberships: [{ ...place, pool: 'gazelle' }] }), standing({ qualifications: [hnte('2022-01-01', '2025-01-01')], memberships: [place] })])
      .toEqual(['TEAM', 'STARTUP', 'HNTE_CULTIVATION', 'STARTUP', 'HNTE']);
    expect(standingOn(dossier({ qualifications: [{ ...hnte('2023-01-01', null), type: 'LITTLE_GIANT' }, { ...hnte('2023-01-01', null), type: 'RD_TYPE' }] }), enterprise.ladder, on)).toEqual({ main: 'STARTUP', specialised: 'LITTLE_GIANT', labels: ['RD_TYPE'] });
  });

  it('stock of a year is the stock before plus new less lost, each firm stands on one rung, and places add up', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((d) => new Date(Date.UTC(2017, 0, 1 + d)).toISOString().slice(0, 10));
    const firm: fc.Arbitrary<CountedFirm> = fc.record({
      city: fc.constantFrom('320500', '320200'), park: fc.constantFrom(null, 'P1'), foundedOn: fc.option(day), memberships: fc.constant([]),
      qualifications: fc.array(fc.record({ type: fc.constantFrom('TECH_SME', 'HNTE', 'GAZELLE'), issuedOn: day, revokedFrom: fc.constant(null), expiresOn: fc.constant(null) }).chain((q) => fc.integer({ min: 1, max: 3 }).map((n) => ({ ...q, expiresOn: addYears(q.issuedOn, n) }))), { maxLength: 4 }),
    });
    fc.assert(fc.property(fc.array(firm, { maxLength: 25 }), (firms) => {
      const { years, places } = funnelOf(firms, enterprise.ladder, enterprise.ladder.main, { on, years: 4 });
      for (const [i, { rungs, steps }] of years.entries()) {
        expect(rungs.reduce((sum, r) => sum + r.stock, 0)).toBeLessThanOrEqual(firms.length);
        if (i > 0) for (const [r, rung] of rungs.entries()) expect(rung.held).toBe(years[i - 1]!.rungs[r]!.held + rung.added - rung.lost);
        for (const step of steps) expect(step.up + step.down).toBeLessThanOrEqual(step.base);
      }
      for (const [r, rung] of years.at(-1)!.rungs.entries()) expect(places.filter((p) => p.park === null).reduce((sum, p) => sum + p.rungs[r]!.stock, 0)).toBe(rung.stock);
    }), { numRuns: 60 });
  });

  it('cohorts say who climbed: of two firms certified in 2021 one was a gazelle a year later', () => {
    const base = { city: '320500', park: null, foundedOn: '2015-01-01', memberships: [] };
    const firms: CountedFirm[] = [{ ...base, qualifications: [hnte('2021-03-01', '2024-02-28')] }, { ...base, qualifications: [hnte('2021-05-01', '2024-04-30'), { ...hnte('2022-09-01', '2024-08-31'), type: 'GAZELLE' }] }];
    const { cohorts, years } = funnelOf(firms, enterprise.ladder, enterprise.ladder.main, { on, years: 4 });
    expect(cohorts.find((c) => c.type === 'HNTE')).toEqual({ type: 'HNTE', year: 2021, size: 2, higherAfter: [1, 1, 1] });
    expect(years.find((y) => y.year === 2022)!.steps.find((s) => s.type === 'HNTE')).toEqual({ type: 'HNTE', base: 2, up: 1, down: 0 });
  });
});

describe('figures that are handed in', () => {
  it('are refused with the item and the reason: unknown, out of bounds, of a year to come, not for the firm to say, twice', () => {
    const codes = (figures: { item: string; year: number; value: number | null }[], firm = true): string[] => checkFigures(enterprise.items, figures, { thisYear: 2024, firm }).map((f) => f.code);
    expect(codes([{ item: 'sales', year: 2023, value: 5 }, { item: 'netAssets', year: 2023, value: -5 }, { item: 'ownsCoreIp', year: 0, value: 1 }])).toEqual([]);
    expect(codes([{ item: 'wealth', year: 2023, value: 1 }, { item: 'sales', year: 2023, value: -1 }, { item: 'sales', year: 2025, value: 1 }, { item: 'ownsCoreIp', year: 2023, value: 1 }])).toEqual(['FIGURE_ITEM_UNKNOWN', 'FIGURE_OUT_OF_BOUNDS', 'FIGURE_YEAR_WRONG', 'FIGURE_YEAR_WRONG']);
    expect(codes([{ item: 'keyTechnologyBreakthrough', year: 0, value: 1 }])).toEqual(['FIGURE_NOT_OWN']);
    expect(codes([{ item: 'keyTechnologyBreakthrough', year: 0, value: 1 }, { item: 'rd', year: 2023, value: 1 }, { item: 'rd', year: 2023, value: 2 }], false)).toEqual(['FIGURE_TWICE']);
  });
});
