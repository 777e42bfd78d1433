import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, type BoundRoute, type FileAnswer, loadRoles, type RequestContext } from '../../kernel/identity/index.ts';
import { readPlaces } from '../../kernel/indicators/index.ts';
import { createRuleBook, type FactDefinition, factDefinition, relationsFile, type RuleFile, ruleFile } from '../../kernel/rules/index.ts';
import { createEnterprisesModule, type NewDossier, readEnterprisePack } from '../../modules/enterprises/index.ts';
import { createRulebookModule } from '../../modules/rulebook/index.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { type AnswerHead, evaluateScope, type FirmFacts, type KeptAnswer, policiesOf } from './contract.ts';
import { createCheckupFlow, readCheckupPack } from './index.ts';

const NOW = new Date('2026-06-10T02:00:00Z');
const ON = '2026-06-10';
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const folder = (name: string) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const roles = loadRoles(pack);
const places = readPlaces(pack);

const facts: FactDefinition[] = [
  ['employees', '职工总数', '人', true], ['rdLastYear', '研究开发费用', '万元', false], ['rdThreeYears', '近三年研究开发费用', '万元', false],
].map(([id, zh, unit, whole]) => factDefinition.parse({ id, zh, en: id, kind: 'number', unit, whole, min: 0, changeable: true }));
const award = ruleFile.parse({
  id: 'rd-award', title: { zh: '研发奖励', en: 'R&D award' }, subject: 'FIRM', topic: 'award',
  versions: [{
    version: 1, from: '2020-01-01', to: null, regions: ['320500'], source: { zh: '办法', en: 'Measures', number: '苏〔2020〕1号', clause: '第三条' }, confidence: 'LAW',
    require: { all: [{ id: 'staff', zh: '职工不少于10人', en: 'Ten people', when: 'employees >= 10' }, { id: 'rd', zh: '研发费用不少于100万元', en: 'R&D of a million', when: 'rdLastYear >= 100' }] },
    gives: [{ id: 'grant', zh: '奖励', en: 'Grant', unit: '万元', formula: 'min(rdLastYear * 10%, 30)' }],
    examples: [{ name: '满足', on: ON, facts: { employees: 10, rdLastYear: 100 }, expect: { answer: 'YES' }, source: '例' }],
  }],
});
const book = createRuleBook(facts, [award]);
const relations = relationsFile.parse({ version: 1, supports: [{ rule: 'rd-award', gives: 'grant' }] });

let test: TestDatabase;
let routes: readonly BoundRoute[];
let ids: string[];

const person = (no: number, role: string, regions: string[] = [], organisationId = uuid(100 + no)): Actor => ({
  accountId: uuid(no), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId, organisationName: '示例单位', regions, parks: [], grants: roles.get(role)!.grants }],
});
const OWN = uuid(900);
const firm = person(1, 'firm-member', [], OWN);
const stranger = person(2, 'firm-member');
const suzhou = person(3, 'city-officer', ['320500']);
const wuxi = person(4, 'city-officer', ['320200']);
const auditor = person(5, 'auditor');
const secretariat = person(6, 'secretariat');

function dossier(n: number, figures: Record<string, number>, more: { city?: string; organisationId?: string } = {}): NewDossier {
  return {
    firm: {
      creditCode: `91320500MA00000${String(n).padStart(3, '0')}`, name: `示例企业${n}`, city: more.city ?? '320500', park: null, field: null, sector: 'MANUFACTURING', foundedOn: '2015-03-01',
      organisationId: more.organisationId ?? null, recordsCheckedOn: null, demo: true,
    },
    statements: [{ year: 2025, figures, source: '2025年度审计报告', asOf: '2026-03-31', confidence: 'REPORTED' }], qualifications: [], rounds: [], incidents: [], memberships: [],
  };
}

let asked = 0;
async function ask<T>(id: string, actor: Actor | undefined, input: { params?: unknown; query?: unknown; body?: unknown } = {}): Promise<T> {
  const route = routes.find((r) => r.contract.id === id)!;
  // A second between two questions: what is kept later is newer.
  const now = new Date(NOW.getTime() + (asked += 1) * 1000);
  const ctx: RequestContext = { db: test.db, clock: { now: () => now }, actor, requestId: 'r', ip: '127.0.0.1', locale: 'zh' };
  const parsed = { params: input.params, query: route.contract.query?.parse(input.query ?? {}), body: route.contract.body?.parse(input.body ?? {}) };
  const answer = await route.handle(ctx, parsed as never);
  return (route.contract.response ? route.contract.response.parse(answer) : answer) as T;
}

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/identity', 'kernel/procedure', 'modules/enterprises', 'modules/rulebook'].map(folder));
  const never = async (): Promise<never> => { throw new Error('not asked here'); };
  const rulebook = createRulebookModule({ packed: book, province: '320000', cities: ['320500'], procedure: { openCase: never, takeAction: never }, population: never });
  const enterprises = createEnterprisesModule({ pack: readEnterprisePack(pack), places, rules: rulebook });
  routes = createCheckupFlow({ pack: readCheckupPack(pack), places, relations, rulebook, enterprises }).routes;
  const dossiers = [
    dossier(0, { employees: 40, rd: 92 }, { organisationId: OWN }),
    ...Array.from({ length: 7 }, (_, i) => dossier(i + 1, { employees: 20 + i, rd: 150 + i })),
    ...Array.from({ length: 6 }, (_, i) => dossier(i + 10, { employees: 12 })),
    ...Array.from({ length: 5 }, (_, i) => dossier(i + 20, { employees: 4, rd: 30 })),
    dossier(30, { employees: 12, rd: 200 }, { city: '320200' }),
  ];
  ids = await inTransaction(test.db, (tx) => enterprises.loadDossiers(tx, dossiers, { at: NOW, recordedByName: '示例' }));
});
afterAll(() => test.drop());

describe('the check-up of a firm', () => {
  it('is prefilled for the firm from its dossier, and shown to nobody but itself, its own city and auditors', async () => {
    const { own } = await ask<{ own: FirmFacts }>('checkup.getOwnFirm', firm);
    expect(own).toMatchObject({ firm: { name: '示例企业0' }, facts: { employees: { value: 40, source: '2025年度审计报告', asOf: '2026-03-31', confidence: 'REPORTED' } }, may: { keep: true } });
    expect(await ask('checkup.getOwnFirm', stranger)).toEqual({ own: null });
    const look = (actor: Actor): Promise<unknown> => ask('checkup.getFirm', actor, { params: { id: ids[0] } });
    for (const may of [firm, suzhou, auditor]) expect(await look(may)).toMatchObject({ firm: { id: ids[0] } });
    for (const mayNot of [stranger, wuxi, secretariat]) await expect(look(mayNot)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('comes out the same in a browser, from the book it is sent, as on the server', async () => {
    const sent = await ask<{ facts: FactDefinition[]; rules: RuleFile[]; subjects: ['FIRM']; leftOutTopics: string[] }>('checkup.getBook', undefined);
    const there = createRuleBook(JSON.parse(JSON.stringify(sent.facts)), JSON.parse(JSON.stringify(sent.rules)));
    for (const typed of [{}, { employees: 12 }, { employees: 12, rdLastYear: 260 }, { employees: 3, rdLastYear: 260 }]) {
      const server = await ask<{ policies: unknown; questions: { fact: string }[] }>('checkup.evaluate', undefined, { body: { facts: typed, region: '320500', on: ON } });
      const browser = policiesOf(evaluateScope(there, { subjects: sent.subjects, leftOut: sent.leftOutTopics }, typed, ON, ['320500', '320000']));
      expect(JSON.parse(JSON.stringify(browser))).toEqual(server.policies);
    }
    expect(await ask('checkup.evaluate', undefined, { body: { facts: {}, region: '320200', on: ON } })).toMatchObject({ policies: [] });
  });
});

describe('a kept answer', () => {
  const keep = (actor: Actor, typed: Record<string, unknown>): Promise<{ id: string; answer: string }> => ask('checkup.keepAnswer', actor, { params: { id: ids[0] }, body: { rule: 'rd-award', typed } });

  it('is judged by the server on the dossier and the firm’s own word, which is named as such', async () => {
    expect(await keep(firm, {})).toMatchObject({ answer: 'NO' });
    const { id, answer } = await keep(firm, { rdLastYear: 120 });
    expect(answer).toBe('YES');
    const kept = await ask<KeptAnswer>('checkup.getAnswer', auditor, { params: { id } });
    expect(kept).toMatchObject({ rule: 'rd-award', version: 1, on: ON, subject: { name: '示例企业0' }, explanation: { gives: [{ value: 12 }] } });
    expect(kept.facts.find((f) => f.id === 'rdLastYear')).toMatchObject({ value: 120, source: '企业自填', confidence: 'DECLARED' });
    expect(kept.facts.find((f) => f.id === 'employees')).toMatchObject({ value: 40, source: '2025年度审计报告' });
  });

  it('comes out the same bytes when an auditor computes it again, and prints', async () => {
    const { id } = await keep(firm, { rdLastYear: 120 });
    expect(await ask('checkup.recomputeAnswer', auditor, { params: { id } })).toMatchObject({ same: true, answer: 'YES' });
    const { bytes } = await ask<FileAnswer>('checkup.downloadAnswer', firm, { params: { id } });
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect((await ask<FileAnswer>('checkup.downloadAnswer', firm, { params: { id } })).bytes).toEqual(bytes);
  });

  it('is kept and read only by those who may', async () => {
    for (const mayNot of [stranger, wuxi, auditor]) await expect(keep(mayNot, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await keep(firm, {});
    await expect(ask('checkup.getAnswer', wuxi, { params: { id } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is found again in the list of the firm, the newest first, beside the answer of today and what has changed since', async () => {
    const list = (actor: Actor, query: Record<string, unknown> = {}): Promise<{ items: AnswerHead[]; total: number }> => ask('checkup.listAnswers', actor, { params: { id: ids[0] }, query });
    const { id } = await keep(firm, { rdLastYear: 120 });
    const { items, total } = await list(firm, { pageSize: 2 });
    expect([items.length, total >= 4]).toEqual([2, true]);
    expect(items[0]).toMatchObject({
      id, rule: 'rd-award', on: ON, answer: 'YES', gives: { value: 12 }, today: { version: 1, answer: 'NO' },
      changes: { rule: false, facts: [{ id: 'rdLastYear', zh: '研究开发费用', unit: '万元', before: 120, after: 92 }] },
    });
    expect(items[0]!.number).toBe((await ask<KeptAnswer>('checkup.getAnswer', firm, { params: { id } })).number);
    const untouched = (await list(auditor, { pageSize: 50 })).items.find((a) => a.answer === 'NO');
    expect(untouched).toMatchObject({ today: { answer: 'NO' }, changes: { rule: false, facts: [] } });
    for (const mayNot of [stranger, wuxi, secretariat]) await expect(list(mayNot)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the firms of a policy', () => {
  const population = (actor: Actor, query: Record<string, unknown> = {}): Promise<Record<string, unknown>> =>
    ask('checkup.getPopulation', actor, { query: { rule: 'rd-award', city: '320500', on: ON, ...query } });

  it('are counted by answer, by what is missing and by how far they are, for officers of the city', async () => {
    const found = await population(suzhou);
    expect(found).toMatchObject({
      phase: 'DONE', counts: { YES: 7, NO: 6, UNKNOWN: 6 }, missing: [{ fact: 'rdLastYear', firms: 6 }],
      // 92 of 100: within a tenth. Firms that fail twice are no near miss of one figure.
      near: [{ fact: 'rdLastYear', bands: [1, 0, 0, 0] }],
    });
    expect(await population(suzhou, { near: 'rdLastYear' })).toMatchObject({ page: { total: 1, items: [{ name: '示例企业0', near: { from: 92, to: 100 } }] } });
    expect(await population(suzhou, { q: '示例企业21' })).toMatchObject({ page: { total: 1, items: [{ answer: 'NO', near: null }] } });
  });

  it('are closed to another city, to the zone and to firms', async () => {
    for (const mayNot of [wuxi, secretariat, firm]) await expect(population(mayNot)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await population(auditor)).toMatchObject({ counts: { YES: 7 } });
  });

  it('leave the platform as a sheet with every firm of the filter', async () => {
    const { bytes } = await ask<FileAnswer>('checkup.downloadPopulation', suzhou, { query: { rule: 'rd-award', city: '320500', on: ON, answer: 'YES' } });
    const sheets = new ExcelJS.Workbook();
    await sheets.xlsx.load(bytes.buffer as ArrayBuffer);
    expect(sheets.worksheets[0]!.rowCount).toBe(8);
  });

  it('are told to the zone as counts by city alone, none smaller than five', async () => {
    const { cities } = await ask<{ cities: { city: string; inForce: boolean; YES: number | null; near: number | null }[] }>('checkup.getOverview', secretariat, { query: { rule: 'rd-award', on: ON } });
    expect(cities.find((c) => c.city === '320500')).toMatchObject({ YES: 7, near: null });
    expect(cities.find((c) => c.city === '320200')).toMatchObject({ inForce: false });
  });
});

// Last, because it changes the dossier the others look at.
describe('a figure that is saved', () => {
  const declare = (facts: Record<string, unknown>): Promise<FirmFacts> => ask('checkup.declareFacts', firm, { params: { id: ids[0] }, body: { facts } });

  it('stands in the dossier as the firm’s own word, and counts', async () => {
    expect((await declare({ rdLastYear: 130 })).facts).toMatchObject({ rdLastYear: { value: 130, source: '企业自填', confidence: 'DECLARED' }, employees: { value: 40, confidence: 'REPORTED' } });
    expect(await ask('checkup.keepAnswer', firm, { params: { id: ids[0] }, body: { rule: 'rd-award' } })).toMatchObject({ answer: 'YES' });
    expect(await ask('checkup.getPopulation', suzhou, { query: { rule: 'rd-award', city: '320500', on: ON, fresh: 'true' } })).toMatchObject({ counts: { YES: 8 } });
  });

  it('cannot be one that is worked out of several years', async () => {
    await expect(declare({ rdThreeYears: 500 })).rejects.toMatchObject({ code: 'CHECKUP_FACT_DERIVED' });
  });
});
