import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor, Organisation } from '../../kernel/identity/index.ts';
import { createIndex } from '../../kernel/matching/index.ts';
import { judgeCandidate } from './commands/judge-match.ts';
import { loadDemoResults } from './commands/load-demo.ts';
import type { MatchList } from './contract/match.ts';
import type { VerdictLevel } from './contract/verdict.ts';
import { engineTextIndex } from './matching/engine-index.ts';
import { type LibraryIndex, startLibraryIndex } from './matching/library-index.ts';
import { listSnapshots } from './queries/list-snapshots.ts';
import { listVerdictViews } from './queries/list-verdicts.ts';
import { matchDemandResults } from './queries/match-demand.ts';
import { marketHouse, type MarketHouse, marketMigrations, NOW } from './testing/market-house.ts';

let test: TestDatabase;
let house: MarketHouse;
let library: LibraryIndex;
let firm: Organisation;
let buyer: Actor;
let rival: Actor;
let officer: Actor;
let seller: Actor;
let broker: Actor;
let demandId: string;
const OBJECTS = ['桥梁缆索', '桥梁支座', '斜拉桥拉索', '锂离子电池负极', '污水除磷', '小麦抗病', '光伏组件', '数控机床'];
const TREATMENTS = ['健康监测系统', '损伤检测机器人', '材料制备方法', '工艺优化', '无损检测装置'];
const DRAFT = { title: '桥梁缆索断丝检测', problem: '需要对运营期桥梁的拉索进行无损检测，及时发现断丝与锈蚀。' };

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  firm = await house.organisation('无锡桥检技术有限公司', 'firm');
  const park = await house.organisation('无锡高新区管委会', 'park');
  const university = await house.organisation('南京示例大学', 'university', { region: '320100' });
  const agency = await house.organisation('苏州技术转移有限公司', 'agency');
  buyer = house.person('firm-member', firm);
  rival = house.person('firm-member', await house.organisation('苏州对手检测有限公司', 'firm', { region: '320500' }));
  officer = house.person('park-officer', park, { regions: ['320200'], parks: ['P04'] });
  seller = house.person('transfer-officer', university);
  broker = house.person('broker', agency);
  await inTransaction(test.db, (tx) =>
    loadDemoResults(tx, OBJECTS.flatMap((o) => TREATMENTS.map((t) => ({ organisation: university, at: NOW, draft: { title: `${o}${t}`, abstract: '' } })))));
  demandId = await house.publishDemand(buyer, officer, DRAFT);
  library = startLibraryIndex(test.db, engineTextIndex(createIndex()), (e) => {
    throw e;
  });
  await library.loaded;
});
afterAll(async () => {
  await library?.stop();
  await test?.drop();
});

const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const list = (actor: Actor, id = demandId): Promise<MatchList> => matchDemandResults(test.db, house.act(actor), library, id, { top: 40, level: 'weak' });
const titles = (l: MatchList): string[] => l.matches.map((m) => m.result.title);
const judge = (actor: Actor, title: string, level: VerdictLevel | null, id = demandId, reason = ''): Promise<string> => idOf(title).then((resultId) => judgeCandidate(test.db, house.act(actor), library, id, { resultId, level, reason }));
async function idOf(title: string): Promise<string> {
  const found = await library.text.search(title, 1);
  return found[0]!.id;
}

describe('verdicts on candidates', () => {
  it('re-rank the list at once, say what was learned, and are kept in the snapshot of what was shown', async () => {
    const before = await list(buyer);
    expect(before).toMatchObject({ learning: null, dismissed: [], mayJudge: true });
    const first = before.matches[0]!;
    await judge(buyer, first.result.title, 'none', demandId, '与我方工况不符');
    const after = await list(buyer);
    expect(after.learning).toEqual({ verdicts: 1, demands: 0 });
    expect(titles(after)).not.toContain(first.result.title);
    expect(after.dismissed).toEqual([{ resultId: first.result.id, title: first.result.title, mine: 'none' }]);
    await judge(broker, '数控机床无损检测装置', 'strong');
    const lifted = (await list(broker)).matches.find((m) => m.result.title === '数控机床无损检测装置')!;
    expect(lifted).toMatchObject({ level: 'strong', verdicts: { mine: 'strong', middle: 'strong', judges: 1 } });
    expect((await listSnapshots(test.db.sql, buyer, demandId))[0]!.items.find((i) => i.resultId === lifted.result.id)).toMatchObject({ level: 'strong' });
  });

  it('of each judge the newest counts, the history stays, taking back brings the old order back', async () => {
    const plain = await list(buyer);
    await judge(officer, '桥梁支座损伤检测机器人', 'strong');
    await judge(officer, '桥梁支座损伤检测机器人', 'weak');
    expect((await list(buyer)).matches.find((m) => m.result.title === '桥梁支座损伤检测机器人')!.verdicts).toEqual({ mine: null, middle: 'weak', judges: 1 });
    await judge(officer, '桥梁支座损伤检测机器人', null);
    expect(titles(await list(buyer))).toEqual(titles(plain));
    const history = (await listVerdictViews(test.db.sql, buyer, demandId)).filter((v) => v.title === '桥梁支座损伤检测机器人');
    expect(history.map((v) => [v.level, v.counts])).toEqual([[null, true], ['weak', false], ['strong', false]]);
  });

  it('are for the firm, officers of the place and brokers; nobody judges the results of his own organisation', async () => {
    expect(await code(judge(rival, '桥梁缆索工艺优化', 'strong'))).toBe('FORBIDDEN');
    expect(await code(listVerdictViews(test.db.sql, rival, demandId))).toBe('FORBIDDEN');
    const twoPosts = { ...broker, assignments: [...broker.assignments, ...seller.assignments] };
    expect(await code(judge(twoPosts, '桥梁缆索工艺优化', 'strong'))).toBe('VERDICT_OWN_RESULT');
    const draft = await house.draftDemand(buyer, DRAFT);
    expect(await code(judge(broker, '桥梁缆索工艺优化', 'strong', draft))).toBe('NOT_FOUND');
  });

  it('on a demand the reader may not see never change his lists; on one he sees they carry over', async () => {
    const rivals = await house.draftDemand(rival, { ...DRAFT, title: '拉索断丝检测设备' });
    const hidden = await house.draftDemand(buyer, { ...DRAFT, title: '拉索断丝检测设备采购' });
    const before = await list(rival, rivals);
    for (const t of ['桥梁缆索材料制备方法', '斜拉桥拉索材料制备方法', '桥梁支座材料制备方法']) await judge(buyer, t, 'strong', hidden);
    expect((await list(rival, rivals)).matches).toEqual(before.matches);
    const own = await list(buyer, hidden);
    expect(own.learning).toEqual({ verdicts: 3, demands: 1 });
    expect(own.matches.filter((m) => m.verdicts?.mine === 'strong')).toHaveLength(3);
  });
});
