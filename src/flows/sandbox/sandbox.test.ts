import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { type Actor, authorise } from '../../kernel/identity/index.ts';
import { createRuleBook, type KnownFacts, readRuleBook, relationsFile, ruleFile } from '../../kernel/rules/index.ts';
import { askSandbox, type SandboxParts } from './ask.ts';
import { outcome as outcomeSchema, type SandboxQuestion } from './contract.ts';
import { findBudgetLine } from './find-budget-line.ts';
import { assertNamed, listFirms } from './list-firms.ts';
import { readSandboxParameters } from './parameters.ts';
import { createPopulationReader } from './population.ts';
import { readScenario } from './read-scenario.ts';
import { outcomeWorkbook } from './workbook.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const packed = readRuleBook(pack);
const version = { from: '2023-01-01', to: null, regions: ['CN'], source: { zh: '公告', en: 'Announcement' }, confidence: 'LAW' };
const example = { name: '例', on: '2024-05-01', facts: {}, expect: { answer: 'UNKNOWN' }, source: '例' };
/** As the super-deduction of R&D expense stands in the pack, with an earlier version and a rule about deals beside it. */
const deduction = ruleFile.parse({
  id: 'deduction', title: { zh: '研发费用加计扣除', en: 'Super-deduction' }, subject: 'FIRM', topic: 'tax',
  versions: [{ ...version, version: 1, from: '2018-01-01', to: '2022-12-31' }, { ...version, version: 2 }].map((v) => ({
    ...v, require: { all: [{ id: 'notExcluded', zh: '不属于负面清单行业', en: 'Not excluded', when: "sector != 'EXCLUDED'" }] },
    gives: [{ id: 'deduction', zh: '加计扣除额', en: 'Additional deduction', unit: '万元', formula: 'rdExpense * 100%' }], examples: [example],
  })),
});
const deal = ruleFile.parse({ id: 'deal', title: { zh: '交易奖励', en: 'Deal' }, subject: 'DEAL', topic: 'award', versions: [{ ...version, version: 1, require: { all: [{ id: 'large', zh: '金额', en: 'Amount', when: 'actualAmount >= 100' }] }, examples: [example] }] });
const book = createRuleBook([...packed.facts.values()], [deduction, deal]);
const zone = readSandboxParameters(pack, packed);
const cities = [{ code: '320100', zh: '南京', en: 'Nanjing' }, { code: '320500', zh: '苏州', en: 'Suzhou' }];
const NOW = new Date('2024-05-01T02:00:00Z');
const db = {} as Sql;

/** Firms whose names, codes and amounts would be recognised anywhere. */
const firms = Array.from({ length: 60 }, (_, i) => {
  const value = (v: number | string): KnownFacts[string] => ({ value: v, source: '年报', asOf: '2023-12-31', confidence: 'REPORTED' });
  return {
    id: `firm-id-${i}`, name: `企业名称${i}`, code: `CODE${i}`, city: cities[i % 2]!.code,
    facts: { sector: value(i % 10 === 0 ? 'EXCLUDED' : 'OTHER'), rdExpense: value(1003.17 + i * 7.31), employees: value(i * 9), registeredOn: value('2019-03-01') } as KnownFacts,
  };
});
let reads = 0;
const parts: SandboxParts = {
  rules: async () => book, relations: relationsFile.parse({ version: 1, supports: [] }),
  parameters: { ...zone, costs: [{ rule: 'deduction', gives: 'deduction', share: 0.25, zh: '少征的企业所得税', en: 'Tax forgone', source: '企业所得税法第四条', confidence: 'LAW' }], rules: [] }, cities, province: '320000',
  firms: createPopulationReader(async (_, { city, after, limit }) => {
    reads += 1;
    return firms.filter((f) => f.city === city && (after === undefined || f.id > after)).sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
  }, cities.map((c) => c.code)),
};
const share = (to: number): SandboxQuestion => ({ scenario: { title: '', changes: [{ rule: 'deduction', version: 2, path: 'gives/deduction/1', to }] } });

const actor = (reach: 'jurisdiction' | 'zone', regions: string[]): Actor => ({
  accountId: 'a', loginName: 'a', displayName: 'a', assignments: [{ role: 'r', organisationId: 'o', organisationName: 'o', regions, parks: [], grants: [{ permission: 'sandbox.scenario.run', reach }] }],
});

describe('the answer for the zone', () => {
  it('carries sums and words, and no firm: neither ids, names, codes nor single figures', async () => {
    const answer = await askSandbox(parts, db, NOW, share(1.2));
    expect(outcomeSchema.parse(answer)).toEqual(answer);
    expect(answer.counts).toMatchObject({ firms: 60, WINNER: 54, LOSER: 0, OPEN: 0 });
    const text = JSON.stringify(answer);
    for (const { id, name, code, facts } of firms) {
      for (const secret of [`"${id}"`, name, `"${code}"`, String(facts.rdExpense!.value), String(Math.round((facts.rdExpense!.value as number) * 1e6 * 0.25))]) expect(text).not.toContain(secret);
    }
  });

  it('is by hand the tax forgone: a quarter of a fifth more of what the firms spent, at the take-up of the pack', async () => {
    const answer = await askSandbox(parts, db, NOW, share(1.2));
    const spent = firms.filter((f) => f.facts.sector!.value === 'OTHER').map((f) => f.facts.rdExpense!.value as number);
    const by = (rate: number): number => spent.reduce((sum, s) => sum + Math.round(s * rate * 250_000), 0) * zone.takeUp.expected;
    expect(answer.cost!.base[0]!.expected / 1e6).toBeCloseTo(by(1) / 1e6, 3);
    expect(answer.cost!.next[0]!.expected / 1e6).toBeCloseTo(by(1.2) / 1e6, 3);
    expect(answer.sentences[0]!.zh).toContain('由 100% 改为 120%');
    expect(answer.notes.some((n) => n.zh.includes('企业所得税法第四条'))).toBe(true);
  });

  it('serves many questions from one reading of the firms, and says when that was', async () => {
    reads = 0;
    const at = new Date('2024-06-01T02:00:00Z');
    const first = await askSandbox(parts, db, at, share(1.1));
    const second = await askSandbox(parts, db, new Date(at.getTime() + 60_000), share(1.3));
    expect([reads, first.readAt, second.readAt]).toEqual([2, at.toISOString(), at.toISOString()]);
    await askSandbox(parts, db, new Date(at.getTime() + 180_000), share(1.3));
    expect(reads).toBe(4);
  });

  it('is also a workbook, and a budget line finds the share that costs as much', async () => {
    const answer = await askSandbox(parts, db, NOW, share(1.2));
    expect((await outcomeWorkbook(answer, 'zh')).length).toBeGreaterThan(5000);
    const cost = answer.cost!.next[0]!.expected;
    const question = { ...share(1), lever: { rule: 'deduction', version: 2, path: 'gives/deduction/1' }, grid: { from: 0.5, to: 1.5, step: 0.05 }, budget: cost, over: 'YEAR' as const };
    const line = await findBudgetLine(parts, db, NOW, question);
    expect([line.within?.value, line.beyond?.value, line.monotone, line.points.length]).toEqual([1.2, 1.25, true, 21]);
  });

  it('says so where nothing is changed, the rule is not about firms, or the version holds nowhere that day', async () => {
    await expect(askSandbox(parts, db, NOW, { scenario: { title: '', changes: [] } })).rejects.toMatchObject({ code: 'SANDBOX_NO_CHANGE' });
    await expect(askSandbox(parts, db, NOW, { scenario: { title: '', changes: [{ rule: 'deal', version: 1, path: 'require/large/1', to: 50 }] } })).rejects.toMatchObject({ code: 'SANDBOX_RULE_NOT_OF_FIRMS' });
    const past = await askSandbox(parts, db, NOW, { scenario: { title: '', changes: [{ rule: 'deduction', version: 1, path: 'gives/deduction/1', to: 1.5 }] } });
    expect(past.counts).toMatchObject({ WINNER: 0, LOSER: 0 });
    expect(past.notes[0]!.zh).toContain('没有一个城市适用');
    expect(() => readScenario({ changes: [{ rule: 'x', version: 0, path: 'p', to: 1 }] }, 's.json')).toThrow(/SANDBOX_SCENARIO_UNREADABLE/);
  });
});

describe('firms by name', () => {
  const of = (city: string): SandboxQuestion & { city: string; verdict: 'WINNER' } => ({ ...share(1.2), city, verdict: 'WINNER' });

  it('are shown to the officers of their own city, the largest gain first', async () => {
    assertNamed(actor('jurisdiction', ['320500']), cities.map((c) => c.code), '320500');
    const list = await listFirms(parts, db, NOW, of('320500'), { page: 1, pageSize: 5 });
    expect(list.total).toBe(30);
    expect(list.items.map((f) => f.id)).toEqual(['firm-id-59', 'firm-id-57', 'firm-id-55', 'firm-id-53', 'firm-id-51']);
    expect(list.items[0]!.next.low - list.items[0]!.base.low).toBe(Math.round((1003.17 + 59 * 7.31) * 1.2 * 250_000) - Math.round((1003.17 + 59 * 7.31) * 250_000));
  });

  it.each([
    ['an officer of another city', actor('jurisdiction', ['320100'])],
    ['an officer of the zone', actor('zone', [])],
    ['somebody whose jurisdiction names no city', actor('jurisdiction', [])],
    ['nobody', undefined],
  ])('are not shown to %s', (_, who) => {
    expect(() => assertNamed(who, cities.map((c) => c.code), '320500')).toThrow(/SANDBOX_FIRMS_STAY_IN_CITY/);
  });

  it('need the permission, with any reach', () => {
    expect(() => authorise(undefined, 'sandbox.scenario.run')).toThrow(/SIGN_IN_REQUIRED/);
    expect(() => authorise({ ...actor('zone', []), assignments: [] }, 'sandbox.scenario.run')).toThrow(/FORBIDDEN/);
    expect(authorise(actor('zone', []), 'sandbox.scenario.run').role).toBe('r');
  });
});
