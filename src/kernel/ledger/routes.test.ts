import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../base/pack.ts';
import { inTransaction } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import type { Actor, Reach } from '../identity/index.ts';
import { createLedger, openAccounts, postTransfers } from './index.ts';

/** Who sees what: the whole zone, the own city, the own organisation, nothing. */
const ledger = createLedger({ pack: openPack('packs/sunan') });
const AT = new Date('2026-03-02T02:00:00Z');
const memo = { zh: '测试', en: 'Test' };
let test: TestDatabase;
let suzhou: string;
let wuxi: string;
let entry: string;

beforeAll(async () => {
  test = await createTestDatabase([{ module: 'ledger', dir: ledger.migrations }]);
  const common = { book: 'vouchers', fund: 'f', purpose: 'p', year: 2026, name: memo, overdraft: 'allowed' } as const;
  await inTransaction(test.db, async (tx) => {
    const ids = await openAccounts(tx, [
      { ...common, owner: 'firm-1', region: '320500', kind: 'budget' }, { ...common, owner: 'firm-2', region: '320200', kind: 'paid' }, { ...common, owner: 'firm-3', region: '320200', kind: 'budget' },
    ], AT);
    [suzhou, wuxi] = ids as [string, string];
    ({ entry } = await postTransfers(tx, { key: 'k', at: AT, by: null, subject: { kind: 'test.thing', id: '7' }, memo, transfers: [{ from: suzhou, to: wuxi, amount: 500 }] }));
  });
});
afterAll(() => test?.drop());

function person(reach: Reach, { regions = [] as string[], organisationId = 'office' } = {}): Actor {
  const grants = ['ledger.account.read', 'ledger.book.verify', 'ledger.book.export'].map((permission) => ({ permission, reach }));
  return { accountId: 'a', loginName: 'a', displayName: 'a', assignments: [{ role: 'r', organisationId, organisationName: 'o', regions, parks: [], grants }] };
}
const auditor = person('zone');
const suzhouOfficer = person('jurisdiction', { regions: ['320500'] });
const firm2 = person('own', { organisationId: 'firm-2' });
const stranger = person('own', { organisationId: 'firm-9' });

// oxlint-disable-next-line no-explicit-any -- answers of many shapes
async function ask(id: string, actor: Actor | undefined, input: { params?: object; query?: object } = {}): Promise<any> {
  const route = ledger.routes.find((r) => r.contract.id === `ledger.${id}`)!;
  const query = route.contract.query?.parse(input.query ?? {});
  return route.handle({ db: test.db, clock: { now: () => AT }, actor, requestId: 'r', ip: '-', locale: 'zh' }, { params: input.params, query, body: undefined });
}

describe('the accounts one may read', () => {
  it.each([['auditor', auditor, 3], ['officer of a city', suzhouOfficer, 1], ['firm', firm2, 1], ['stranger', stranger, 0], ['nobody', undefined, 0]] as const)('a %s is shown %s', async (_, actor, count) => {
    expect((await ask('listAccounts', actor)).total).toBe(count);
    expect((await ask('getTree', actor)).groups.reduce((sum: number, g: { accounts: number }) => sum + g.accounts, 0)).toBe(count);
  });
  it('are opened one by one within the same reach, statement and file included', async () => {
    for (const route of ['getAccount', 'getStatement', 'downloadStatement']) {
      const query = route === 'downloadStatement' ? { format: 'xlsx' } : {};
      await ask(route, suzhouOfficer, { params: { id: suzhou }, query });
      await ask(route, firm2, { params: { id: wuxi }, query });
      await expect(ask(route, suzhouOfficer, { params: { id: wuxi }, query })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(ask(route, stranger, { params: { id: suzhou }, query })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(ask(route, undefined, { params: { id: suzhou }, query })).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    }
    await expect(ask('getAccount', auditor, { params: { id: '00000000-0000-8000-8000-000000000000' } })).rejects.toMatchObject({ code: 'LEDGER_ACCOUNT_UNKNOWN' });
  });
});

describe('an entry', () => {
  it('is shown to either side with its own accounts alone, and the name of the other', async () => {
    const seen = await ask('getEntry', suzhouOfficer, { params: { id: entry } });
    expect(seen.accounts.map((a: { id: string }) => a.id)).toEqual([suzhou]);
    expect(Object.keys(seen.names).sort()).toEqual([suzhou, wuxi].sort());
    expect((await ask('getSubject', firm2, { params: { kind: 'test.thing', id: '7' } })).entries).toHaveLength(1);
  });
  it('is not there for a stranger', async () => {
    await expect(ask('getEntry', stranger, { params: { id: entry } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await ask('getSubject', stranger, { params: { kind: 'test.thing', id: '7' } })).entries).toEqual([]);
  });
});

describe('the whole books', () => {
  it('are verified and exported by those alone whose permission reaches the zone', async () => {
    const query = { book: 'vouchers', from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' };
    expect(await ask('verifyBooks', auditor)).toMatchObject({ ok: true, unsealed: 0 });
    expect(new TextDecoder().decode((await ask('exportEntries', auditor, { query })).bytes)).toContain('5.00');
    for (const actor of [firm2, undefined]) {
      await expect(ask('verifyBooks', actor)).rejects.toMatchObject({ code: actor ? 'FORBIDDEN' : 'SIGN_IN_REQUIRED' });
      await expect(ask('exportEntries', actor, { query })).rejects.toMatchObject({ code: actor ? 'FORBIDDEN' : 'SIGN_IN_REQUIRED' });
    }
  });
});
