import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { isCreditCode } from '../../kernel/base/credit-code.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { generateDemo } from './generate.ts';
import { readLexicon } from './lexicon.ts';

const places = {
  cities: [
    ['320100', '南京市', 'Nanjing'], ['320200', '无锡市', 'Wuxi'], ['320400', '常州市', 'Changzhou'], ['320500', '苏州市', 'Suzhou'], ['321100', '镇江市', 'Zhenjiang'],
  ].map(([code, zh, en]) => ({ code: code!, zh: zh!, en: en! })),
  parks: ['320100', '320500', '320500', '320200', '320200', '320200', '320400', '320400', '320500', '320500', '321100'].map((city, i) => ({
    code: `P${String(i + 1).padStart(2, '0')}`, city, zh: `园区${i + 1}`,
  })),
};
const lexicon = readLexicon(openPack(`${packageRoot}/packs/sunan`));
const make = (seed: number) => generateDemo({ lexicon, places, seed, today: '2026-11-21' });

describe('the demonstration set', () => {
  it('is the same for the same seed and differs for another', () => {
    expect(canonicalJson(make(1))).toBe(canonicalJson(make(1)));
    expect(canonicalJson(make(1))).not.toBe(canonicalJson(make(2)));
  });
  it('has at least 300 firms, 2,000 results and 200 demands, with contracts over three years', () => {
    const set = make(20260101);
    expect(set.organisations.filter((o) => o.kind === 'firm').length).toBeGreaterThanOrEqual(300);
    expect(set.results.length).toBeGreaterThanOrEqual(2000);
    expect(set.demands.length).toBeGreaterThanOrEqual(200);
    expect(new Set(set.contracts.map((c) => c.signDate.slice(0, 4))).size).toBeGreaterThanOrEqual(3);
  });
  it('uses only formally valid credit codes, each once, and names marked as demonstration', () => {
    const { organisations } = make(20260101);
    expect(organisations.every((o) => isCreditCode(o.creditCode))).toBe(true);
    expect(new Set(organisations.map((o) => o.creditCode)).size).toBe(organisations.length);
    expect(organisations.every((o) => /示范|演示/.test(o.nameZh))).toBe(true);
  });
  it('never sells more technology than the contract is worth', () => {
    for (const c of make(3).contracts) {
      expect(c.technologyTransactionAmountFen).toBeLessThanOrEqual(c.contractAmountFen);
      expect(Number.isSafeInteger(c.technologyTransactionAmountFen)).toBe(true);
    }
  });
});
