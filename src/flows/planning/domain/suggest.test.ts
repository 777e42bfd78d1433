import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { createIndicators } from '../../../kernel/indicators/index.ts';
import { convertUnit } from './convert-unit.ts';
import { nameSimilarity } from './name-similarity.ts';
import { baseYearOf, findPlace, operatorOf, rankIndicators } from './suggest.ts';

const { packed, places } = createIndicators({ pack: openPack(path.join(packageRoot, 'packs/sunan')), operational: [] });
const definitions = packed.definitions.map((d) => ({ ...d, version: 1 }));
const best = (indicator: string, unit: string) => rankIndicators({ indicator, unit, value: 1 }, definitions)[0]!.code;
const word = fc.string({ unit: fc.constantFrom(...'研发投入占比重高新技术企业数量产值'), maxLength: 12 });

describe('names', () => {
  it('are alike from 0 to 1, the same both ways, and wholly alike to themselves', () => {
    fc.assert(fc.property(word, word, (a, b) => {
      const alike = nameSimilarity(a, b);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect(nameSimilarity(b, a)).toBe(alike);
    }));
    expect(nameSimilarity('技术合同成交额', '技术合同成交额')).toBe(1);
    expect(nameSimilarity('泵站', '技术合同成交额')).toBe(0);
  });
  it('find the indicator a document means among the zone’s', () => {
    expect(best('技术合同成交额', '亿元')).toBe('TECH_CONTRACT');
    expect(best('研发投入占地区生产总值比重', '%')).toBe('RD_GDP');
    expect(best('万人高价值发明专利拥有量', '件')).toBe('PAT_HV_10K');
  });
});

describe('units', () => {
  it('turn into one another and back where only 万 and 亿 differ', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom('元', '万元', '亿元', '万亿元'), fc.constantFrom('元', '万元', '亿元', '万亿元'), (value, from, to) => {
      expect(convertUnit(convertUnit(value, from, to)!, to, from)).toBeCloseTo(value, 3);
    }));
    expect(convertUnit(3000, '万元', '亿元')).toBe(0.3);
    expect(convertUnit(2, '万家', '家')).toBe(20_000);
  });
  it('do not where they measure different things', () => {
    expect([convertUnit(1, '家', '个'), convertUnit(1, '%', '亿元'), convertUnit(1, '万', '家')]).toEqual([null, null, null]);
  });
});

describe('place, operator, base year', () => {
  it('takes the longest name within the words, none where none is named', () => {
    const all = [places.zone, ...places.cities, ...places.parks.map((p) => places.find(p.code)!)];
    expect(findPlace('苏州市', all)).toBe('320500');
    expect(findPlace('苏州工业园区', all)).toBe(places.parks.find((p) => p.zh.includes('苏州工业园区'))!.code);
    expect(findPlace('园区企业', all)).toBeNull();
  });
  it('keeps the comparison as the text makes it', () => {
    const of = (comparator: never, evaluateAs: never) => operatorOf({ comparator, evaluateAs }, 'RATIO');
    expect([of('=' as never, '>=' as never), of('>' as never, '>' as never), of('~' as never, '~' as never), of('reduction' as never, '>=' as never), of('growth' as never, '>=' as never)]).toEqual(['GTE', 'GT', 'APPROX', 'REDUCE', 'GTE']);
    expect(operatorOf({ comparator: 'growth', evaluateAs: '>=' }, 'GROWTH')).toBe('CAGR');
  });
  it('counts from a year before the target year, whatever the text says', () => {
    const year = fc.option(fc.integer({ min: 2000, max: 2040 }), { nil: null });
    fc.assert(fc.property(year, year, year, fc.integer({ min: 2010, max: 2035 }), (baseYear, periodStart, periodFrom, target) => {
      expect(baseYearOf({ baseYear, periodStart }, target, { periodFrom, issuedOn: '2026-01-05' })).toBeLessThan(target);
    }));
    expect(baseYearOf({ baseYear: 2020, periodStart: null }, 2025, { periodFrom: null, issuedOn: null })).toBe(2020);
    expect(baseYearOf({ baseYear: null, periodStart: null }, 2025, { periodFrom: 2021, issuedOn: null })).toBe(2020);
  });
});
