import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createIndicators, type Indicators } from '../../kernel/indicators/index.ts';
import { createPlanModule, type EnteredTarget, type PlanDocument, type PlanModule } from './index.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });
const act = { by: { accountId: '00000000-0000-7000-8000-000000000001', organisationId: null, role: 'secretariat' }, at: NOW };
const document: PlanDocument = {
  id: '900', zh: '泵站建设方案', en: '泵站建设方案', issuerZh: '水务局', issuerEn: '水务局', number: null, numberNoteZh: null, numberNoteEn: null,
  issuedOn: '2026-01-05', periodFrom: 2026, periodTo: 2030, place: 'SUNAN', basis: { documentVersion: 1 },
};
const target = (more: Partial<EnteredTarget> = {}): EnteredTarget => ({
  indicator: 'RD_GDP', place: 'SUNAN', operator: 'GTE', value: 4, unit: '%', year: 2030, baseYear: 2025, baseValue: null, baseClause: null, path: { kind: 'LINEAR' },
  binding: 'UNSTATED', document: '900', clause: '一', subClause: null, subjectZh: null, subjectEn: null, noteZh: null, noteEn: null,
  basis: { item: '900.1.target.1', documentVersion: 1, quote: '达到4%以上' }, ...more,
});

let test: TestDatabase;
let db: Database;
let indicators: Indicators;
let plan: PlanModule;
beforeAll(async () => {
  test = await createTestDatabase([folder('kernel/audit'), folder('kernel/indicators'), folder('modules/plan')]);
  db = test.db;
  indicators = createIndicators({ pack, operational: [] });
  plan = createPlanModule({ pack, indicators });
  await indicators.load(db, NOW);
  await plan.load(db, NOW);
});
afterAll(() => test?.drop());

const enter = (t: EnteredTarget) => inTransaction(db, (tx) => plan.enterTarget(tx, act, document, t));
const reviewed = async () => (await plan.listTargets(db, NOW)).filter((t) => t.origin === 'reviewed');

describe('targets entered from a review', () => {
  it('stand beside the pack’s with their origin, item, version and clause; saying the same again changes nothing', async () => {
    expect(await reviewed()).toEqual([]);
    expect(await enter(target())).toEqual({ id: 'reviewed-900.1.target.1', version: 1, unchanged: false });
    expect(await enter(target())).toMatchObject({ version: 1, unchanged: true });
    expect(await reviewed()).toMatchObject([{ document: { id: '900' }, clause: '一', value: 4, basis: { item: '900.1.target.1', documentVersion: 1 } }]);
    expect((await plan.listTargets(db, NOW)).filter((t) => t.origin === 'pack')).toHaveLength(72);
  });
  it('are left alone when the pack is loaded again, and leave the pack’s alone', async () => {
    expect(await plan.load(db, NOW)).toMatchObject({ target: { unchanged: 72, withdrawn: 0, changed: 0 }, document: { withdrawn: 0 } });
    expect(await reviewed()).toHaveLength(1);
  });
  it('of the same document, indicator, place and year are entered once, whoever set them', async () => {
    const again = target({ basis: { item: '900.1.target.2', documentVersion: 1, quote: '' } });
    await expect(enter(again)).rejects.toMatchObject({ code: 'PLAN_TARGET_EXISTS', status: 409 });
    await expect(enter(target({ document: '002', year: 2025, baseYear: 2020 }))).rejects.toMatchObject({ code: 'PLAN_TARGET_EXISTS', zh: expect.stringContaining('002-RD_GDP-SUNAN-2025') });
  });
  it('of a newer version of the text take the place of those of the older one', async () => {
    await enter(target({ value: 4.1, basis: { item: '900.2.target.1', documentVersion: 2, quote: '' } }));
    expect((await reviewed()).map((t) => [t.id, t.value])).toEqual([['reviewed-900.2.target.1', 4.1]]);
    expect((await plan.readReviewed(db.sql, '900')).map(({ last }) => [last.id, last.withdrawn])).toEqual([['reviewed-900.1.target.1', true], ['reviewed-900.2.target.1', false]]);
  });
  it('leave the plan when they are taken back, are kept as withdrawn, and can come again', async () => {
    const take = () => inTransaction(db, (tx) => plan.withdrawReviewed(tx, act, '900.2.target.1', 'UNDONE'));
    expect(await take()).toEqual(['reviewed-900.2.target.1']);
    expect(await take()).toEqual([]);
    expect(await reviewed()).toEqual([]);
    expect(await enter(target({ basis: { item: '900.2.target.1', documentVersion: 2, quote: '' } }))).toMatchObject({ version: 3 });
  });
  it('are refused by the rules of the pack: unit, indicator, place, base year', async () => {
    const wrong = target({ indicator: 'NO_SUCH', place: 'X', baseYear: 2030, basis: { item: 'x', documentVersion: 1, quote: '' } });
    await expect(enter(wrong)).rejects.toMatchObject({ code: 'PLAN_TARGET_INVALID', details: [{ where: { field: 'indicator' } }, { where: { field: 'place' } }, { where: { field: 'baseYear' } }] });
    await expect(enter(target({ unit: '亿元', year: 2031 }))).rejects.toMatchObject({ code: 'PLAN_TARGET_INVALID', where: { field: 'unit' } });
  });
  it('by two people at once are one', async () => {
    const t = target({ year: 2032, basis: { item: '900.2.target.9', documentVersion: 2, quote: '' } });
    const both = await Promise.all([enter(t), enter(t)]);
    expect(both.map((e) => e.unchanged).sort()).toEqual([false, true]);
  });
});

describe('local indicators and tasks', () => {
  it('a document may count by something the pack does not know: its targets are grey until figures come', async () => {
    const wanted = { zh: '泵站数', en: 'pumping stations', unit: '座', unitEn: 'stations', kind: 'STOCK', direction: 'UP', theme: 'platform', decimals: 0 } as const;
    const [one, two] = await Promise.all([1, 2].map(() => inTransaction(db, (tx) => plan.defineLocalIndicator(tx, act, wanted))));
    expect(one!.code).toBe(two!.code);
    await enter(target({ indicator: one!.code, unit: '座', value: 20, basis: { item: '900.2.target.3', documentVersion: 2, quote: '' } }));
    expect((await reviewed()).find((t) => t.indicator.code === one!.code)).toMatchObject({ indicator: { zh: '泵站数' }, assessment: { light: 'GREY' } });
  });
  it('tasks are numbered within their document and need a unit', async () => {
    const task = {
      category: 'reviewed', zh: '修建水渠', en: 'Build canals', lead: '水务局', cooperating: [], places: [], indicators: [], document: '900', clause: '二', subClause: null, noteZh: null, noteEn: null,
      basis: { item: '900.2.responsibility.1', documentVersion: 2, quote: '' },
    };
    const entered = await inTransaction(db, (tx) => plan.enterTask(tx, act, document, task));
    expect(await inTransaction(db, (tx) => plan.enterTask(tx, act, document, task))).toEqual({ ...entered, unchanged: true });
    expect((await plan.readReviewed(db.sql, '900')).find((e) => e.kind === 'task')!.last.body).toMatchObject({ no: 1, zh: '修建水渠' });
    await expect(inTransaction(db, (tx) => plan.enterTask(tx, act, document, { ...task, lead: null }))).rejects.toMatchObject({ code: 'PLAN_TASK_INVALID' });
  });
});
