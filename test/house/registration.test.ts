import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import { composeHouse, type House } from '../../src/main/house.ts';
import { demoActor } from '../../src/flows/demo/actors.ts';

/** Many officers at once on one registry: numbers are money's neighbours, they must hold on real connections. */
let house: House;
let database: TestDatabase;
const NOW = new Date('2026-03-02T02:00:00Z');
const AMOUNT = 10_000_000;

beforeAll(async () => {
  house = composeHouse();
  database = await createTestDatabase(house.migrations);
  await house.prepare(database.db);
}, 120_000);
afterAll(() => database.drop());

async function setting() {
  const { db } = database;
  return inTransaction(db, async (tx) => {
    const enter = (nameZh: string, kind: 'university' | 'firm' | 'registry', region: string) =>
      house.identity.enterOrganisation(tx, { nameZh, kind, region, demo: true, creditCode: null }, { by: null, now: NOW });
    const stamp = Math.round(performance.now() * 1000);
    const seller = await enter(`登记测试大学${stamp}`, 'university', '320100');
    const buyer = await enter(`登记测试企业${stamp}`, 'firm', '320200');
    const registry = await enter(`登记测试登记处${stamp}`, 'registry', '320100');
    const person = (role: string, organisation: typeof seller) => demoActor(house.identity.roles, { organisation, role }, role, NOW);
    return {
      seller, buyer,
      officer: person('transfer-officer', seller), clerk: person('registry-clerk', registry), reviewer: person('registry-reviewer', registry),
    };
  });
}

async function upToDecision(s: Awaited<ReturnType<typeof setting>>, n: number): Promise<string> {
  return inTransaction(database.db, async (tx) => {
    const { caseId } = await house.contracts.createContract(tx, { now: NOW, actor: s.officer, requestId: 'test' }, {
      draft: {
        name: `并发登记测试合同第${n}号`, type: 'SERVICE', signDate: '2026-02-01', startDate: '2026-02-01', endDate: '2026-12-31',
        contractAmountFen: AMOUNT, technologyTransactionAmountFen: AMOUNT, actualAmountFen: 0, nonTechnicalItems: [], paymentMode: 'LUMP_SUM',
        intellectualProperty: [], projectSource: 'none', relatedParties: false, relatedPartiesNote: null, subject: '',
        parties: [
          { side: 'seller', organisationId: s.seller.id, name: s.seller.nameZh, creditCode: '91350100M000100Y43', region: '320100', country: 'CN', kind: 'university', sharePpm: 1_000_000 },
          { side: 'buyer', organisationId: s.buyer.id, name: s.buyer.nameZh, creditCode: '12320000466007397L', region: '320200', country: 'CN', kind: 'person', sharePpm: 1_000_000 },
        ],
      },
    });
    const review = { technologyContract: 'YES', contractType: 'SERVICE', contractAmountFen: AMOUNT, technologyTransactionAmountFen: AMOUNT, opinion: '属于技术服务合同' };
    const steps = [['submit', s.officer, { solePlace: true, truthful: true }], ['accept', s.clerk, {}], ['reviewFirst', s.clerk, review], ['reviewSecond', s.reviewer, review]] as const;
    for (const [seq, [action, actor, data]] of steps.entries()) {
      await house.engine.act(tx, { caseId, action, expectedSeq: seq, actor, now: NOW, requestId: 'test', data: { ...data } });
    }
    return caseId;
  });
}

describe('registration under load', () => {
  it('numbers thirty contracts registered at once without gap or repetition, and counts each once', async () => {
    const s = await setting();
    const cases = [];
    for (let n = 0; n < 30; n++) cases.push(await upToDecision(s, n));
    const before = (await house.contracts.turnover(database.db.sql, 2026)).zone;
    // Two attempts at each contract: one of them must lose.
    const attempts = [...cases, ...cases].map((caseId) =>
      inTransaction(database.db, (tx) => house.engine.act(tx, { caseId, action: 'register', expectedSeq: 4, actor: s.reviewer, now: NOW, requestId: 'test', data: {} })),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(30);
    const { rows } = await database.db.pool.query<{ n: string }>(
      'select registration_number as n from contracts.contract where case_id = any($1::uuid[]) order by 1', [cases],
    );
    const sequences = rows.map((r) => Number(r.n.slice(-6)));
    expect(sequences).toEqual(Array.from({ length: 30 }, (_, i) => sequences[0]! + i));
    const after = (await house.contracts.turnover(database.db.sql, 2026)).zone;
    expect(after.outputFen - before.outputFen).toBe(30 * AMOUNT);
    expect(after.count - before.count).toBe(30);
  }, 120_000);

  it('gives back the number of a registration that was rolled back', async () => {
    const s = await setting();
    const [first, second] = [await upToDecision(s, 100), await upToDecision(s, 101)];
    const register = (caseId: string, fail: boolean) =>
      inTransaction(database.db, async (tx) => {
        await house.engine.act(tx, { caseId, action: 'register', expectedSeq: 4, actor: s.reviewer, now: NOW, requestId: 'test', data: {} });
        if (fail) throw new Error('power cut');
      });
    const last = async () => Number((await database.db.pool.query('select max(last) as last from contracts.number_series')).rows[0].last);
    const before = await last();
    await expect(register(first, true)).rejects.toThrow('power cut');
    await register(second, false);
    expect(await last()).toBe(before + 1);
  }, 60_000);
});
