import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createIndex } from '../../kernel/matching/index.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import type { Actor, Organisation } from '../../kernel/identity/index.ts';
import { importFile } from './commands/import-file.ts';
import { loadDemoResults } from './commands/load-demo.ts';
import { updateResultDraft, withdrawOwnResult } from './commands/update-result.ts';
import { resultDraft } from './contract/result.ts';
import { sourceOfBytes } from './formats/source.ts';
import { engineTextIndex } from './matching/engine-index.ts';
import { type LibraryIndex, startLibraryIndex } from './matching/library-index.ts';
import { listSnapshots } from './queries/list-snapshots.ts';
import { matchDemandResults } from './queries/match-demand.ts';
import { matchResults } from './queries/match-results.ts';
import { search } from './queries/search-market.ts';
import { marketHouse, type MarketHouse, marketMigrations, NOW, RESULT } from './testing/market-house.ts';

let test: TestDatabase;
let house: MarketHouse;
let firm: Organisation;
let buyer: Actor;
let rival: Actor;
let seller: Actor;
let officer: Actor;
/** Two processes on one database. */
let here: LibraryIndex;
let there: LibraryIndex;
const failures: unknown[] = [];
const SUBJECTS = ['锂离子电池正极材料', '污水脱氮除磷装置', '稻麦秸秆还田机械', '桥梁缆索检测机器人', '中药饮片干燥工艺', '光伏组件封装胶膜', '数控机床热误差补偿', '水性涂料树脂合成'];

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  firm = await house.organisation('无锡锐切工具有限公司', 'firm');
  const park = await house.organisation('无锡高新区管委会', 'park');
  const university = await house.organisation('南京示例大学', 'university', { region: '320100' });
  buyer = house.person('firm-member', firm);
  rival = house.person('firm-member', await house.organisation('苏州对手刀具有限公司', 'firm', { region: '320500' }));
  seller = house.person('transfer-officer', university);
  officer = house.person('park-officer', park, { regions: ['320200'], parks: ['P04'] });
  // Levels need a library to stand out from.
  await inTransaction(test.db, (tx) =>
    loadDemoResults(tx, SUBJECTS.flatMap((s) => ['研究', '开发', '应用', '示范'].map((verb) => ({ organisation: university, at: NOW, draft: { title: `${s}${verb}`, abstract: `${s}的${verb}与推广。` } })))),
  );
  await house.publishResult(seller);
  const start = (): LibraryIndex => startLibraryIndex(test.db, engineTextIndex(createIndex()), (e) => failures.push(e));
  [here, there] = [start(), start()];
  await Promise.all([here.loaded, there.loaded]);
});
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()]);
  await test?.drop();
  expect(failures).toEqual([]);
});

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const ask = (library: LibraryIndex, title: string, content = '') => matchResults(test.db.sql, undefined, library, { title, content, top: 10, level: 'weak' }, new Map(), NOW);
const titles = async (library: LibraryIndex, title: string): Promise<string[]> => (await ask(library, title)).matches.map((m) => m.result.title);
const options = { top: 10, level: 'weak' as const };

/** A change of another process is to be seen within a second. */
async function within(ms: number, holds: () => Promise<boolean> | boolean): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > ms) throw new Error(`not within ${ms} ms`);
    await pause(10);
  }
  return performance.now() - from;
}

describe('the index', () => {
  it('holds the library when it is ready, and says so', async () => {
    expect(here.text.size()).toBe(33);
    expect(await here.health.check()).toMatchObject({ ready: true, zh: expect.stringContaining('33') });
  });

  it('of every process sees a result within a second after it was published anywhere', async () => {
    const id = await house.publishResult(seller, { ...RESULT, title: '微通道换热器扩散焊接工艺', abstract: '微通道换热器的真空扩散焊接。' });
    await Promise.all([here, there].map((library) => within(1_000, async () => (await titles(library, '微通道换热器扩散焊')).includes('微通道换热器扩散焊接工艺'))));
    const row = (await house.market.findResult(test.db.sql, id))!;
    await updateResultDraft(test.db, house.act(seller), id, row.version, resultDraft.parse({ ...RESULT, title: '印刷电路板换热器扩散连接', abstract: '' }));
    await Promise.all([here, there].map((library) => within(1_000, async () => (await titles(library, '印刷电路板换热器')).includes('印刷电路板换热器扩散连接'))));
    await withdrawOwnResult(test.db, house.act(seller), house.procedure, id, '已停止推广');
    await Promise.all([here, there].map((library) => within(1_000, () => library.text.size() === 33)));
  });

  it('of every process takes in an import of thousands', async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => JSON.stringify({ id: `im${i}`, title: `第${i}种海藻提取物的制备`, content: '海藻提取' })).join('\n');
    await importFile(test.db, house.identity, {
      kind: 'results', source: sourceOfBytes('海藻.jsonl', new TextEncoder().encode(lines)), fileHash: '', actor: null, organisation: null, now: NOW, requestId: 'test', publish: true,
    });
    await Promise.all([here, there].map((library) => within(5_000, () => library.text.size() === 3_033)));
    expect((await search(test.db.sql, there, { q: '海藻提取物', page: 1, pageSize: 5 })).items[0]).toMatchObject({ kind: 'result', title: expect.stringContaining('海藻提取物') });
  });
});

describe('a match', () => {
  it('puts the fitting result first, with level, terms and spans that lie in the texts', async () => {
    const list = await ask(here, '刀具硬质涂层', '多层涂层提高刀具切削寿命');
    const [best] = list.matches;
    expect(best).toMatchObject({ rank: 1, result: { title: RESULT.title } });
    expect(best!.evidence.some((e) => e.kind === 'term' && e.zh.includes('涂层'))).toBe(true);
    for (const { start, end } of best!.spans.title) expect(best!.result.title.slice(start, end)).not.toBe('');
    expect(best!.spans.demand.map((s) => list.demandText.slice(s.start, s.end)).join()).toContain('涂层');
    expect(list.engine.version).not.toBe('');
  });

  it('says which figures of the demand are met, and that field, maturity and city agree', async () => {
    const offered = { ...RESULT, title: '立方氮化硼单晶合成', abstract: '立方氮化硼单晶的合成，抗冲击韧性达71%。', field: 'C04B', maturity: 7 };
    const id = await house.publishResult(seller, offered);
    await within(1_000, async () => (await titles(here, '立方氮化硼单晶')).includes(offered.title));
    const asked = { title: '立方氮化硼单晶', content: '抗冲击韧性 60→≥67%', field: 'C04B35/58', maturity: 6, place: '320111' };
    const { matches } = await matchResults(test.db.sql, undefined, here, { ...asked, ...options }, new Map(), NOW);
    const match = matches.find((m) => m.result.id === id)!;
    expect(match.evidence).toContainEqual({ kind: 'figure-met', zh: '指标满足：要求“抗冲击韧性 60→≥67%”，成果“抗冲击韧性达71%”', en: expect.any(String), weight: 0.3 });
    expect(match.evidence.map((e) => e.zh)).toEqual(expect.arrayContaining(['同领域', '成熟度', '同城']));
    expect(match.spans.abstract.map((s) => offered.abstract.slice(s.start, s.end)).join()).toContain('抗冲击韧性达71%');
  });

  it('may be confined to regions', async () => {
    const inRegion = (regions: string[]) => matchResults(test.db.sql, undefined, here, { title: '刀具硬质涂层', content: '', ...options, regions }, new Map(), NOW);
    expect((await inRegion(['320100'])).matches.length).toBeGreaterThan(0);
    expect((await inRegion(['321100'])).matches).toEqual([]);
  });

  it('is answered with INDEX_NOT_READY and a hint while the library is loading', async () => {
    expect(await code(ask(undefined as never, '涂层'))).toBe('INDEX_NOT_READY');
    const refusal = (await ask(undefined as never, '涂层').catch((e: Problem) => e)) as Problem;
    expect(refusal).toMatchObject({ status: 503, remedy: { zh: '请在半分钟后重试' } });
  });

  it('of a draft is the firm’s own affair; of a published demand officers may look as well', async () => {
    const draft = await house.draftDemand(buyer);
    const match = (who: Actor | undefined, id: string): Promise<string> => code(matchDemandResults(test.db, house.act(who), here, id, options));
    expect(await match(buyer, draft)).toBe('no problem');
    for (const other of [rival, officer, seller, undefined]) expect(await match(other, draft)).toBe('NOT_FOUND');
    const published = await house.publishDemand(buyer, officer);
    expect(await match(officer, published)).toBe('no problem');
    for (const other of [rival, seller, undefined]) expect(await match(other, published)).toBe('FORBIDDEN');
  });

  it('is remembered with the engine’s version, once for each new list', async () => {
    const id = await house.publishDemand(buyer, officer);
    const look = async (top: number): Promise<number> => {
      await matchDemandResults(test.db, house.act(buyer), here, id, { ...options, top });
      return (await listSnapshots(test.db.sql, buyer, id)).length;
    };
    // The index is still learning how this demand is written; then the same list comes again.
    let count = await look(10);
    for (let next = await look(10); next !== count; next = await look(10)) {
      count = next;
      await pause(200);
    }
    expect(await look(1)).toBe(count + 1);
    expect(await look(1)).toBe(count + 1);
    const snapshots = await listSnapshots(test.db.sql, buyer, id);
    expect(snapshots[0]!.items).toHaveLength(1);
    expect(snapshots[0]!.engine).toEqual(here.text.engine);
    expect(await code(listSnapshots(test.db.sql, rival, id))).toBe('FORBIDDEN');
  });

  it('does not let details of an internal result shine through', async () => {
    await house.publishResult(seller, { ...RESULT, title: '保密配方之缓蚀剂', abstract: '其中含有苯并三唑衍生物。', secrecy: 'INTERNAL' });
    await within(1_000, async () => (await titles(here, '保密配方缓蚀剂')).includes('保密配方之缓蚀剂'));
    const { matches } = await ask(here, '保密配方缓蚀剂', '苯并三唑衍生物');
    const hidden = matches.find((m) => m.result.title === '保密配方之缓蚀剂')!;
    expect(hidden.result).toMatchObject({ full: false, abstract: '', summary: '' });
    expect(JSON.stringify(hidden.evidence)).not.toContain('苯并三唑');
    expect((await search(test.db.sql, here, { q: '苯并三唑', page: 1, pageSize: 20 })).items.map((i) => i.title)).not.toContain('保密配方之缓蚀剂');
  });
});

describe('search', () => {
  it('finds published results and demands, and shows where the words stand', async () => {
    await house.publishDemand(buyer, officer, { title: '桥梁缆索检测效率提升', problem: '目前人工检测每根缆索 4 h，要求缩短到 1 h 以内。' });
    const found = await search(test.db.sql, here, { q: '缆索检测', page: 1, pageSize: 50 });
    expect(new Set(found.items.map((i) => i.kind))).toEqual(new Set(['result', 'demand']));
    const demand = found.items.find((i) => i.kind === 'demand')!;
    expect(demand.titleSpans.map((s) => demand.title.slice(s.start, s.end))).toEqual(['缆索检测']);
  });

  it('works by exact words while the index is loading', async () => {
    const found = await search(test.db.sql, undefined, { q: '光伏组件', page: 1, pageSize: 3 });
    expect(found.total).toBe(4);
    expect(found.items).toHaveLength(3);
  });
});
