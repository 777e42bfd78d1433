import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { fixedClock } from '../../kernel/base/clock.ts';
import { openPack } from '../../kernel/base/pack.ts';
import path from 'node:path';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { BoundRoute } from '../../kernel/identity/index.ts';
import { testActor } from '../../kernel/identity/testing.ts';
import { createIndicators, type Indicators } from '../../kernel/indicators/index.ts';
import { createPlanModule, type PlanModule, type TargetView } from '../../modules/plan/index.ts';
import type { ReviewItem } from '../../modules/policy/contract.ts';
import { createPolicyModule, type PolicyModule, readPlaces } from '../../modules/policy/index.ts';
import type { PlanEntry } from './contract.ts';
import { createPlanningFlow, planningUses } from './index.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const TEXT = '技术市场建设方案（2026—2030年）\n一、发展目标\n到2030年，苏南地区技术合同成交额达到5000亿元，建成泵站20座以上。\n二、重点任务\n（一）管网\n修建水渠，疏通河道。（责任单位：水务局，配合单位：财政局）';
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });
const actor = testActor(['policy.item.review'], { displayName: '安' });

let test: TestDatabase;
let db: Database;
let plan: PlanModule;
let policy: PolicyModule;
let indicators: Indicators;
let routes: readonly BoundRoute[];

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/indicators', 'modules/plan', 'modules/policy'].map(folder));
  db = test.db;
  indicators = createIndicators({ pack, operational: [] });
  plan = createPlanModule({ pack, indicators });
  policy = createPolicyModule({ places: readPlaces(pack), usesOf: async () => [] });
  routes = [...policy.routes, ...plan.routes, ...createPlanningFlow({ plan, policy, indicators }).routes];
  await indicators.load(db, NOW);
  await plan.load(db, NOW);
});
afterAll(() => test?.drop());

let next = 900;
async function load(): Promise<{ id: string; items: ReviewItem[] }> {
  const id = String(next++);
  await inTransaction(db, (tx) => policy.loadDocument(tx, { id, bytes: new TextEncoder().encode(TEXT), fileName: 'a.txt', title: '技术市场建设方案', by: null, at: NOW }));
  return { id, items: (await call<{ items: ReviewItem[] }>('policy.listItems', { id })).items };
}
async function call<T>(route: string, params: object, body?: unknown): Promise<T> {
  const bound = routes.find((r) => r.contract.id === route)!;
  return (await bound.handle({ db, clock: fixedClock(NOW), actor, requestId: 'r', ip: '', locale: 'zh' }, { params, query: {}, body })) as T;
}
const accept = (item: ReviewItem) => call<ReviewItem>('policy.acceptItem', { item: item.id }, { revision: item.revision });
const targetsOf = async (id: string): Promise<TargetView[]> => plan.listTargets(db, NOW, { document: id });
const choice = (revision: number, more: object = {}) => ({
  revision, indicator: { code: 'TECH_CONTRACT' }, place: 'SUNAN', operator: 'GTE', value: 5000, unit: '亿元', year: 2030, baseYear: 2025, baseValue: null, binding: 'UNSTATED', ...more,
});
const turnover = (items: ReviewItem[]) => items.find((i) => i.kind === 'target' && i.fields.value === 5000)!;

describe('nothing enters the plan without a person', () => {
  it('loading and asking enters nothing, and what is not accepted is refused', async () => {
    const { id, items } = await load();
    const item = turnover(items);
    await call('planning.suggestEntry', { item: item.id });
    await expect(call('planning.enterTarget', { item: item.id }, choice(1))).rejects.toMatchObject({ code: 'PLANNING_NOT_ACCEPTED', status: 409 });
    const rejected = await call<ReviewItem>('policy.rejectItem', { item: item.id }, { revision: 1, reason: 'DUPLICATE' });
    await expect(call('planning.enterTarget', { item: item.id }, choice(rejected.revision))).rejects.toMatchObject({ code: 'PLANNING_NOT_ACCEPTED' });
    expect(await targetsOf(id)).toEqual([]);
  });
  it('accepting alone enters nothing either: a person chooses the indicator', async () => {
    const { id, items } = await load();
    await accept(turnover(items));
    expect(await targetsOf(id)).toEqual([]);
  });
});

describe('from an accepted finding to the plan', () => {
  it('proposes the indicator, place, value and year, and links what is entered to document, version, clause and item', async () => {
    const { id, items } = await load();
    const item = await accept(turnover(items));
    const proposal = await call<{ target: { indicators: { code: string; value: number | null }[]; place: string; year: number; baseYear: number } }>('planning.suggestEntry', { item: item.id });
    expect(proposal.target).toMatchObject({ place: 'SUNAN', year: 2030, baseYear: 2025, nameZh: expect.stringContaining('技术合同') });
    expect(proposal.target.indicators[0]).toMatchObject({ code: 'TECH_CONTRACT', value: 5000, operator: 'GTE' });
    const entered = await call<PlanEntry>('planning.enterTarget', { item: item.id }, choice(item.revision));
    expect(await call<PlanEntry>('planning.enterTarget', { item: item.id }, choice(item.revision))).toEqual(entered);
    expect(await targetsOf(id)).toMatchObject([{ origin: 'reviewed', clause: '一', document: { id }, basis: { item: item.id, documentVersion: 1, quote: expect.stringContaining('5000亿元') } }]);
    expect(await planningUses({ plan, indicators }, db.sql, id)).toMatchObject([{ path: '一', kind: 'target', to: entered.to }]);
    expect((await call<{ documents: { id: string; periodTo: number }[] }>('plan.listDocuments', {})).documents.find((d) => d.id === id)).toBeDefined();
  });
  it('an indicator the zone does not know is defined for the document by a person', async () => {
    const { id, items } = await load();
    const item = await accept(items.find((i) => i.kind === 'target' && i.fields.value === 20)!);
    const local = { zh: '泵站数', en: 'pumping stations', unit: '座', unitEn: 'stations', kind: 'STOCK', direction: 'UP', theme: 'platform', decimals: 0 };
    await call('planning.enterTarget', { item: item.id }, choice(item.revision, { indicator: { local }, value: 20, unit: '座' }));
    expect(await targetsOf(id)).toMatchObject([{ indicator: { code: expect.stringMatching(/^LOCAL_/), zh: '泵站数' }, assessment: { light: 'GREY' } }]);
  });
  it('a responsibility becomes a task with its lead and cooperating units; a fact becomes nothing', async () => {
    const { id, items } = await load();
    const item = await accept(items.find((i) => i.kind === 'responsibility')!);
    const { task } = await call<{ task: { lead: string; cooperating: string[] } }>('planning.suggestEntry', { item: item.id });
    expect(task).toMatchObject({ lead: '水务局', cooperating: ['财政局'] });
    await call('planning.enterTask', { item: item.id }, { revision: item.revision, zh: '修建水渠', en: 'Build canals', category: 'reviewed', lead: task.lead, cooperating: task.cooperating, places: [], indicators: [] });
    const { tasks, categories } = await call<{ tasks: { document: string; zh: string }[]; categories: { id: string }[] }>('plan.listTasks', {});
    expect(tasks.filter((t) => t.document === id)).toMatchObject([{ zh: '修建水渠', no: 1 }]);
    expect(categories.map((c) => c.id)).toContain('reviewed');
    await expect(call('planning.enterTarget', { item: item.id }, choice(item.revision))).rejects.toMatchObject({ code: 'PLANNING_WRONG_KIND' });
  });
});

describe('taking back', () => {
  it('withdraws the target with the decision, keeps it as withdrawn, and lets it come again', async () => {
    const { id, items } = await load();
    const item = await accept(turnover(items));
    await call('planning.enterTarget', { item: item.id }, choice(item.revision));
    const undone = await call<ReviewItem>('policy.undoItem', { item: item.id }, { revision: item.revision });
    expect(await targetsOf(id)).toEqual([]);
    expect(await call('planning.listEntries', { id })).toMatchObject({ entries: [{ item: item.id, state: 'WITHDRAWN' }] });
    const again = await accept(undone);
    await call('planning.enterTarget', { item: item.id }, choice(again.revision));
    expect(await targetsOf(id)).toHaveLength(1);
  });
  it('corrected words withdraw what rested on the old ones; accepting the same again does not', async () => {
    const { id, items } = await load();
    const item = await accept(turnover(items));
    await call('planning.enterTarget', { item: item.id }, choice(item.revision));
    const same = await accept(item);
    expect(await targetsOf(id)).toHaveLength(1);
    await call('policy.correctItem', { item: item.id }, { revision: same.revision, start: item.start, end: item.end, fields: { ...item.fields, value: 5200 } });
    expect(await targetsOf(id)).toEqual([]);
  });
  it('whichever comes first of entering and taking back, no target is left that nobody stands by', async () => {
    const { id, items } = await load();
    const item = await accept(turnover(items));
    await Promise.allSettled([
      call('planning.enterTarget', { item: item.id }, choice(item.revision)),
      call('policy.undoItem', { item: item.id }, { revision: item.revision }),
    ]);
    expect(await targetsOf(id)).toEqual([]);
  });
  it('is written in the audit, with who and why', async () => {
    const { rows } = await sql<{ action: string }>`select distinct action from audit.entry where action like 'plan.target.%' order by action`.execute(db.sql);
    expect(rows.map((r) => r.action)).toEqual(['plan.target.entered', 'plan.target.withdrawn']);
  });
});
