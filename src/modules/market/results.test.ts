import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { registerResult } from './commands/create-result.ts';
import { publishOwnResult, updateResultDraft, withdrawOwnResult } from './commands/update-result.ts';
import { resultDraft } from './contract/result.ts';
import { getResultView } from './queries/get-result.ts';
import { listResultViews } from './queries/list-results.ts';
import { marketHouse, type MarketHouse, marketMigrations, RESULT } from './testing/market-house.ts';

let test: TestDatabase;
let house: MarketHouse;
let officer: Actor;
let otherOfficer: Actor;
let member: Actor;
let secretary: Actor;
let cityHere: Actor;
let cityElsewhere: Actor;

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  const university = await house.organisation('南京示例大学', 'university', { region: '320100' });
  officer = house.person('transfer-officer', university);
  otherOfficer = house.person('transfer-officer', await house.organisation('苏州另一大学', 'university', { region: '320500' }));
  member = house.person('firm-member', await house.organisation('无锡锐切工具有限公司', 'firm'));
  const bureau = await house.organisation('科技局', 'government');
  secretary = house.person('secretariat', bureau);
  cityHere = house.person('city-officer', bureau, { regions: ['320100'] });
  cityElsewhere = house.person('city-officer', bureau, { regions: ['320500'] });
});
afterAll(() => test?.drop());

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const register = (actor: Actor | undefined, draft = RESULT): Promise<string> => registerResult(test.db, house.act(actor), house.identity, resultDraft.parse(draft));
const sees = (actor: Actor | undefined, id: string): Promise<string> => code(getResultView(test.db.sql, actor, id));

describe('a result', () => {
  it('is registered by its unit and by nobody else', async () => {
    expect(await code(register(officer))).toBe('no problem');
    expect(await code(register(member))).toBe('FORBIDDEN');
    expect(await code(register(secretary))).toBe('FORBIDDEN');
    expect(await code(register(undefined))).toBe('SIGN_IN_REQUIRED');
  });

  it('is seen by its unit only, until it is published', async () => {
    const id = await register(officer);
    expect(await sees(officer, id)).toBe('no problem');
    for (const other of [undefined, member, otherOfficer, secretary]) expect(await sees(other, id)).toBe('NOT_FOUND');
    await publishOwnResult(test.db, house.act(officer), id);
    expect(await getResultView(test.db.sql, undefined, id)).toMatchObject({ status: 'PUBLISHED', full: true, owners: [{ name: '南京示例大学', sharePpm: 1_000_000 }] });
    expect((await getResultView(test.db.sql, member, id)).may).toEqual({ edit: false, publish: false, withdraw: false, ask: true });
    expect((await getResultView(test.db.sql, officer, id)).may).toMatchObject({ edit: true, withdraw: true, ask: false });
  });

  it('is changed, published and withdrawn by its unit alone', async () => {
    const id = await register(officer);
    const foreign = [
      updateResultDraft(test.db, house.act(otherOfficer), id, 1, resultDraft.parse(RESULT)),
      publishOwnResult(test.db, house.act(otherOfficer), id),
    ];
    expect(await Promise.all(foreign.map(code))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    await publishOwnResult(test.db, house.act(officer), id);
    expect(await code(withdrawOwnResult(test.db, house.act(otherOfficer), id, '不是我的'))).toBe('FORBIDDEN');
    await withdrawOwnResult(test.db, house.act(officer), id, '另有安排');
    expect(await sees(member, id)).toBe('NOT_FOUND');
    expect(await code(withdrawOwnResult(test.db, house.act(officer), id, '再次'))).toBe('RESULT_NOT_PUBLISHED');
    expect(await code(publishOwnResult(test.db, house.act(officer), id))).toBe('no problem');
  });

  it('is not published without a name and an abstract', async () => {
    const id = await register(officer, { title: '某装置' });
    expect(await code(publishOwnResult(test.db, house.act(officer), id))).toBe('RESULT_INCOMPLETE');
  });

  it('that is internal shows its outline only, except to readers whose reach covers it', async () => {
    const id = await house.publishResult(officer, { ...RESULT, secrecy: 'INTERNAL', contact: '025-1', priceHintFen: 5 });
    for (const other of [undefined, member, otherOfficer, cityElsewhere]) {
      expect(await getResultView(test.db.sql, other, id)).toMatchObject({ full: false, title: RESULT.title, abstract: '', contact: '', priceHintFen: null });
    }
    for (const reader of [officer, secretary, cityHere]) expect(await getResultView(test.db.sql, reader, id)).toMatchObject({ full: true, contact: '025-1' });
  });

  it('cannot have owners with more than the whole between them', () => {
    const owner = { name: '甲', sharePpm: 600_000 };
    expect(resultDraft.safeParse({ ...RESULT, owners: [owner, owner] }).success).toBe(false);
    expect(resultDraft.safeParse({ ...RESULT, owners: [owner, { ...owner, sharePpm: 400_000 }] }).success).toBe(true);
  });
});

describe('the library', () => {
  it('is filtered and paged by the server', async () => {
    for (let i = 0; i < 5; i++) await house.publishResult(officer, { ...RESULT, title: `激光熔覆修复第${i}型`, field: '激光', maturity: 3 + i, intendedMode: 'LICENCE' });
    const list = (more: object) => listResultViews(test.db.sql, undefined, undefined, { scope: 'public', page: 1, pageSize: 2, ...more });
    expect(await list({ field: '激光' })).toMatchObject({ total: 5, items: [{}, {}] });
    expect((await list({ field: '激光', page: 3 })).items).toHaveLength(1);
    expect((await list({ field: '激光', minMaturity: 6 })).total).toBe(2);
    expect((await list({ field: '激光', region: '320500' })).total).toBe(0);
    expect((await list({ q: '激光熔覆 第2型' })).total).toBe(1);
    expect(await code(listResultViews(test.db.sql, undefined, undefined, { scope: 'mine', page: 1, pageSize: 2 }))).toBe('SIGN_IN_REQUIRED');
    expect((await listResultViews(test.db.sql, member, undefined, { scope: 'mine', page: 1, pageSize: 2 })).total).toBe(0);
  });
});
