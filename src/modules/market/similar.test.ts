import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createIndex } from '../../kernel/matching/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { engineTextIndex } from './matching/engine-index.ts';
import { type LibraryIndex, startLibraryIndex } from './matching/library-index.ts';
import { findSimilarDemands, findSimilarResults } from './queries/find-similar.ts';
import { DEMAND, RESULT, marketHouse, type MarketHouse, marketMigrations } from './testing/market-house.ts';

const ABSTRACT = '采用磁控溅射在硬质合金刀具表面沉积多层氮化物涂层，硬度达到3200，切削寿命提高67%，并在汽车零部件企业完成批量验证，可用于高速干式切削。';
let test: TestDatabase;
let house: MarketHouse;
let library: LibraryIndex;
let seller: Actor;
let reviewer: Actor;
let other: Actor;
let firm: Actor;
let officer: Actor;
const failures: unknown[] = [];
let first: string;
let copy: string;

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  const university = await house.organisation('南京示例大学', 'university', { region: '320100' });
  const institute = await house.organisation('常州示例研究院', 'institute', { region: '320400' });
  seller = house.person('transfer-officer', university);
  reviewer = house.person('transfer-lead', university);
  other = house.person('transfer-officer', institute);
  firm = house.person('firm-member', await house.organisation('无锡锐切工具有限公司', 'firm'));
  officer = house.person('park-officer', await house.organisation('无锡高新区管委会', 'park'), { regions: ['320200'], parks: ['P04'] });
  first = await house.publishResult(other, { ...RESULT, title: '刀具多层氮化物涂层', abstract: ABSTRACT });
  copy = await house.publishResult(seller, { ...RESULT, title: '一种切削刀具用涂层技术', abstract: ABSTRACT.replace('67%', '71%').replace('并在汽车零部件企业完成批量验证，', '') });
  await house.publishResult(other, { ...RESULT, title: '水稻病害图像识别', abstract: '基于卷积网络识别叶片病斑，手机拍照即可给出防治建议，已在三个县应用。' });
  library = startLibraryIndex(test.db, engineTextIndex(createIndex()), (e) => failures.push(e));
  await library.loaded;
});
afterAll(async () => {
  await library?.stop();
  await test?.drop();
  expect(failures).toEqual([]);
});

it('the reviewer of the unit sees the result that was copied, with the passage and the number that was changed', async () => {
  const { items } = await findSimilarResults(test.db.sql, reviewer, library, copy);
  expect(items).toMatchObject([{ id: first, relation: 'copy', organisationName: '常州示例研究院' }]);
  expect(items[0]!.ofThis).toBeGreaterThan(0.7);
  expect(items[0]!.passages.map((p) => p.here).join('')).toContain('磁控溅射');
  expect(items[0]!.passages.flatMap((p) => p.numbers)).toEqual([{ here: '71', there: '67' }]);
});

it('nobody else is told: not a reviewer for another unit, not the owner, not a passer-by', async () => {
  for (const [actor, code] of [[reviewer, 'FORBIDDEN'], [seller, 'FORBIDDEN'], [undefined, 'SIGN_IN_REQUIRED']] as const) {
    const problem = await findSimilarResults(test.db.sql, actor, library, actor === reviewer ? first : copy).then(() => undefined, (e: Problem) => e);
    expect(problem?.code).toBe(code);
  }
});

it('the officer of the place sees the demand that was handed in twice', async () => {
  const problem = `${DEMAND.problem}希望合作方具备涂层设备与检测能力，可派人到现场调试，并提供三个月的试用。`;
  const one = await house.publishDemand(firm, officer, { ...DEMAND, problem });
  const again = await house.publishDemand(firm, officer, { ...DEMAND, title: '刀具寿命提升', problem });
  const { items } = await findSimilarDemands(test.db.sql, officer, library, again);
  expect(items).toMatchObject([{ id: one, relation: 'copy' }]);
  await expect(findSimilarDemands(test.db.sql, firm, library, again)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
