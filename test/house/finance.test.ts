import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import { creditCodeCheckCharacter } from '../../src/kernel/base/credit-code.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import { composeHouse, type House } from '../../src/main/house.ts';

let now = new Date('2026-01-05T02:00:00Z');
const to = (day: string): void => void (now = new Date(`${day}T02:00:00Z`));
const SUZHOU = '320500';
let house: House;
let database: TestDatabase;
let server: TestServer;
const bodies: Record<string, string> = {};

function person(n: number, role: string, organisation: string, regions: string[] = []): Actor {
  const { grants } = house.identity.roles.get(role)!;
  return {
    accountId: `00000000-0000-7000-8000-0000000008${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
    assignments: [{ role, organisationId: bodies[organisation]!, organisationName: organisation, regions, parks: [], grants }],
  };
}
const bank = (): Actor => person(1, 'bank-officer', '甲银行');
const otherBank = (): Actor => person(2, 'bank-officer', '乙银行');
const centre = (): Actor => person(3, 'service-centre', '服务中心');
const science = (): Actor => person(4, 'city-officer', '科技局', [SUZHOU]);
const finance = (): Actor => person(5, 'city-finance', '财政局', [SUZHOU]);
const wuxiFinance = (): Actor => person(6, 'city-finance', '财政局', ['320200']);

async function call<T = Record<string, unknown>>(actor: Actor | undefined, method: 'GET' | 'POST', url: string, payload?: object): Promise<{ status: number; body: T }> {
  const answer = await server.app.inject({ method, url, headers: server.as(actor), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() as T };
}
const firm = (n: number): string => {
  const first = `91320500MA1X${String(n).padStart(5, '0')}`;
  return first + creditCodeCheckCharacter(first)!;
};
const MILLION = 100_000_000;
let contracts = 0;
const filing = (more: object = {}) => ({
  product: 'suzhidai', bankId: bodies['甲银行'], firmName: '示例科技有限公司', firmCreditCode: firm(1), region: SUZHOU, contractNumber: `JK-${(contracts += 1)}`, amountFen: 6 * MILLION, rateBp: 390, lprBp: 310,
  approvedOn: '2026-01-04', dueOn: '2026-07-04', firstLoan: true, ...more,
});
async function lent(more: object = {}, actor = bank()): Promise<string> {
  const { body, status } = await call<{ id: string }>(actor, 'POST', '/api/finance/loans', filing(more));
  expect(status, JSON.stringify(body)).toBe(200);
  const { amountFen } = { amountFen: 6 * MILLION, ...(more as { amountFen?: number }) };
  expect((await call(actor, 'POST', `/api/finance/loans/${body.id}/disbursement`, { amountFen, paidOn: now.toISOString().slice(0, 10) })).status).toBe(200);
  return body.id;
}
async function take(caseId: string, actor: Actor, action: string, data: Record<string, unknown> = {}, reason?: string): Promise<string | undefined> {
  try {
    await inTransaction(database.db, async (tx) => {
      const { evaluation } = await house.engine.evaluateStored(tx.sql, caseId, now);
      await house.engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, data, actor, now, requestId: 'test', ...(reason && { reason }) });
    });
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
const SUBMIT = { collection: '已发催收函三次并向法院起诉', evidence: ['借款合同', '逾期证明'], truthful: true };
async function claimed(loanId: string, actor = bank()): Promise<{ id: string; caseId: string }> {
  const { body } = await call<{ id: string; caseId: string }>(actor, 'POST', `/api/finance/loans/${loanId}/claim`, { recoveredFen: 0 });
  expect(await take(body.caseId, actor, 'submit', SUBMIT)).toBeUndefined();
  return body;
}
type Pools = { products: { id: string; pools: { region: string; availableFen: number; reservedFen: number; compensatedFen: number; recoveredFen: number }[]; banks: { bankName: string; stopped: boolean; ratePpm: number }[] }[] };
const pool = async () => (await call<Pools>(finance(), 'GET', '/api/finance/pools')).body.products.find((p) => p.id === 'suzhidai')!.pools.find((p) => p.region === SUZHOU)!;

beforeAll(async () => {
  house = composeHouse({ machineClock: { now: () => now } });
  database = await createTestDatabase(house.migrations);
  await house.prepare(database.db);
  await inTransaction(database.db, async (tx) => {
    for (const [nameZh, kind] of [['甲银行', 'other'], ['乙银行', 'other'], ['服务中心', 'government'], ['科技局', 'government'], ['财政局', 'government']] as const) {
      bodies[nameZh] = (await house.identity.ensureOrganisation(tx, { nameZh, kind, demo: true }, { by: null, now })).id;
    }
  });
  server = await createTestServer({ routes: house.routes, db: database.db, clock: { now: () => now } });
}, 120_000);
afterAll(async () => {
  await server?.app.close();
  await database?.drop();
});

describe('A loan whose loss the pool shares', () => {
  it('The finance side of a city puts money into its own pool, and into no other', async () => {
    const money = { product: 'suzhidai', region: SUZHOU, amountFen: 8 * MILLION, source: '市级科技金融专项', reference: 'CZ-2026-01' };
    expect((await call(wuxiFinance(), 'POST', '/api/finance/pools/contributions', money)).status).toBe(403);
    expect((await call(finance(), 'POST', '/api/finance/pools/contributions', money)).status).toBe(200);
    expect((await call(finance(), 'POST', '/api/finance/pools/contributions', money)).body).toMatchObject({ code: 'CONTRIBUTION_RECORDED' });
    expect(await pool()).toMatchObject({ availableFen: 8 * MILLION, reservedFen: 0 });
  });

  it('A filing that misses the product’s terms is refused with every fault and its field', async () => {
    const { status, body } = await call<{ code: string; details: { code: string; where: { field: string } }[] }>(
      bank(), 'POST', '/api/finance/loans', filing({ rateBp: 391, dueOn: '2029-01-05', amountFen: 31 * MILLION, firmCreditCode: `${firm(1).slice(0, 17)}${firm(1).endsWith('0') ? '1' : '0'}` }),
    );
    expect([status, body.code]).toEqual([422, 'LOAN_NOT_ELIGIBLE']);
    expect(body.details.map((d) => d.where.field)).toEqual(['firmCreditCode', 'dueOn', 'rateBp', 'amountFen']);
    expect((await call(otherBank(), 'POST', '/api/finance/loans', filing())).status).toBe(403);
  });

  let loanId: string;
  let claim: { id: string; caseId: string };
  it('A claim before the days of the product have passed is refused with the reason; after them it is taken', async () => {
    loanId = await lent();
    to('2026-10-02');
    const { body } = await call<{ judgement: { ok: boolean; reasons: { code: string }[] } }>(bank(), 'GET', `/api/finance/loans/${loanId}`);
    expect(body.judgement).toMatchObject({ ok: false, reasons: [{ code: 'NOT_OVERDUE' }] });
    to('2026-10-08');
    claim = await claimed(loanId);
    expect((await call(bank(), 'POST', `/api/finance/loans/${loanId}/claim`, { recoveredFen: 0 })).body).toMatchObject({ code: 'CLAIM_EXISTS' });
    expect((await call(otherBank(), 'GET', `/api/finance/loans/${loanId}`)).status).toBe(404);
  });

  it('The check reserves the share; the notice shows that amount and no other; nothing is confirmed while it runs', async () => {
    expect(await take(claim.caseId, science(), 'check', { opinion: '材料齐全' })).toBe('ACTION_FORBIDDEN');
    expect(await take(claim.caseId, centre(), 'check', { opinion: '材料齐全，逾期属实' })).toBeUndefined();
    // 6 million at 80 %.
    expect(await pool()).toMatchObject({ availableFen: 32 * (MILLION / 10), reservedFen: 48 * (MILLION / 10) });
    const notice = { firm: '示例科技有限公司', amountFen: 48 * (MILLION / 10), contact: '服务中心 0512-1' };
    expect(await take(claim.caseId, centre(), 'publish', { ...notice, amountFen: 1 })).toBe('GUARD_REFUSED');
    expect(await take(claim.caseId, centre(), 'publish', notice)).toBeUndefined();
    expect(await take(claim.caseId, science(), 'confirm')).toBe('ACTION_NOT_POSSIBLE');
  });

  it('Confirmed after the notice and paid by another hand, it leaves the pool once', async () => {
    to('2026-10-20');
    expect(await take(claim.caseId, science(), 'confirm')).toBeUndefined();
    expect(await take(claim.caseId, wuxiFinance(), 'pay', { bankReference: 'ZF-001' })).toBe('ACTION_FORBIDDEN');
    expect(await take(claim.caseId, finance(), 'pay', { bankReference: 'ZF-001' })).toBeUndefined();
    expect(await pool()).toMatchObject({ availableFen: 32 * (MILLION / 10), reservedFen: 0, compensatedFen: 48 * (MILLION / 10) });
    expect((await call<{ state: string }>(bank(), 'GET', `/api/finance/loans/${loanId}`)).body.state).toBe('COMPENSATED');
  });

  it('What is recovered later goes back in the same ratio, once for a receipt', async () => {
    const recovery = { grossFen: 110_000_00, costFen: 10_000_00, recoveredOn: '2026-10-19', reference: 'ZC-001' };
    expect((await call(bank(), 'POST', `/api/finance/loans/${loanId}/recoveries`, recovery)).body).toEqual({ fundFen: 80_000_00, bankFen: 20_000_00 });
    expect((await call(bank(), 'POST', `/api/finance/loans/${loanId}/recoveries`, recovery)).body).toMatchObject({ code: 'RECOVERY_RECORDED' });
    expect(await pool()).toMatchObject({ availableFen: 32 * (MILLION / 10) + 80_000_00, recoveredFen: 80_000_00 });
  });

  it('The tier goes by the balance at default: what comes in afterwards makes the loss smaller, never the share of the pool larger', async () => {
    to('2026-02-02');
    const terms = { approvedOn: '2026-02-01', dueOn: '2026-03-01', firmCreditCode: firm(20), firmName: '丁企' };
    const [first] = [await lent(terms), await lent({ ...terms, bankId: bodies['乙银行'] }, otherBank())];
    to('2026-10-08');
    const judged = async () => (await call<{ judgement: { ok: boolean; fundSharePpm: number; lossFen: number; fundFen: number } }>(bank(), 'GET', `/api/finance/loans/${first}`)).body.judgement;
    expect(await judged()).toMatchObject({ ok: true, fundSharePpm: 500_000, lossFen: 6 * MILLION, fundFen: 3 * MILLION });
    // 12 million at default; two come in later: 10 would be a better tier.
    expect((await call(bank(), 'POST', `/api/finance/loans/${first}/repayments`, { principalFen: 2 * MILLION, repaidOn: '2026-09-01', reference: 'HK-20' })).status).toBe(200);
    expect(await judged()).toMatchObject({ ok: true, fundSharePpm: 500_000, lossFen: 4 * MILLION, fundFen: 2 * MILLION });
  });

  it('What the firm repays between the check and the payment is not compensated; who took money back stands in the ledger', async () => {
    const WUXI = '320200';
    const wuxiScience = person(7, 'city-officer', '科技局', [WUXI]);
    const wuxiPool = async () => (await call<Pools>(wuxiFinance(), 'GET', '/api/finance/pools')).body.products.find((p) => p.id === 'suzhidai')!.pools.find((p) => p.region === WUXI)!;
    to('2026-02-02');
    expect((await call(wuxiFinance(), 'POST', '/api/finance/pools/contributions', { product: 'suzhidai', region: WUXI, amountFen: 5 * MILLION, source: '市级专项', reference: 'CZ-WX-1' })).status).toBe(200);
    const loan = await lent({ approvedOn: '2026-02-01', dueOn: '2026-03-01', region: WUXI, firmCreditCode: firm(21), firmName: '戊企', amountFen: MILLION });
    to('2026-10-08');
    const { caseId } = await claimed(loan);
    expect(await take(caseId, centre(), 'check', { opinion: '材料齐全，逾期属实' })).toBeUndefined();
    expect(await take(caseId, centre(), 'publish', { firm: '戊企', amountFen: 0.8 * MILLION, contact: '服务中心 0512-1' })).toBeUndefined();
    to('2026-10-20');
    expect(await take(caseId, wuxiScience, 'confirm')).toBeUndefined();
    expect((await call(bank(), 'POST', `/api/finance/loans/${loan}/repayments`, { principalFen: 0.5 * MILLION, repaidOn: '2026-10-19', reference: 'HK-21' })).status).toBe(200);
    expect(await take(caseId, wuxiFinance(), 'pay', { bankReference: 'ZF-WX-1' })).toBeUndefined();
    expect(await wuxiPool()).toMatchObject({ availableFen: 46 * (MILLION / 10), reservedFen: 0, compensatedFen: 4 * (MILLION / 10) });
    expect((await call(bank(), 'POST', `/api/finance/loans/${loan}/recoveries`, { grossFen: 1_000_00, costFen: 0, recoveredOn: '2026-10-20', reference: 'ZC-WX-1' })).body).toEqual({ fundFen: 800_00, bankFen: 200_00 });
    const { rows } = await database.db.pool.query<{ actor: string | null }>(`select actor_account as actor from ledger.entry where key like 'finance.recovery.%' order by id desc limit 1`);
    expect(rows[0]!.actor).toBe(bank().accountId);

    // Repaid in full after the confirmation: nothing to pay; the bank takes its claim back and the money is free.
    to('2026-02-02');
    const whole = await lent({ approvedOn: '2026-02-01', dueOn: '2026-03-01', region: WUXI, firmCreditCode: firm(22), firmName: '己企', amountFen: MILLION });
    to('2026-10-21');
    const second = await claimed(whole);
    expect(await take(second.caseId, centre(), 'check', { opinion: '材料齐全，逾期属实' })).toBeUndefined();
    expect(await take(second.caseId, centre(), 'publish', { firm: '己企', amountFen: 0.8 * MILLION, contact: '服务中心 0512-1' })).toBeUndefined();
    to('2026-11-02');
    expect(await take(second.caseId, wuxiScience, 'confirm')).toBeUndefined();
    const free = (await wuxiPool()).availableFen;
    expect((await call(bank(), 'POST', `/api/finance/loans/${whole}/repayments`, { principalFen: MILLION, repaidOn: '2026-11-01', reference: 'HK-22' })).status).toBe(200);
    expect(await take(second.caseId, wuxiFinance(), 'pay', { bankReference: 'ZF-WX-2' })).toBe('CLAIM_NOTHING_LOST');
    expect(await take(second.caseId, bank(), 'withdraw', {}, '本金已全部收回')).toBeUndefined();
    expect(await wuxiPool()).toMatchObject({ availableFen: free + 0.8 * MILLION, reservedFen: 0 });
  });

  it('The pool is never promised twice: of two checks at once for more than it holds, one is refused', async () => {
    to('2026-02-02');
    const terms = { approvedOn: '2026-02-01', dueOn: '2026-03-01', amountFen: 4 * MILLION };
    const loans = [await lent({ ...terms, firmCreditCode: firm(2), firmName: '乙企' }), await lent({ ...terms, firmCreditCode: firm(3), firmName: '丙企', bankId: bodies['乙银行'] }, otherBank())];
    to('2026-10-21');
    const claims = [await claimed(loans[0]!), await claimed(loans[1]!, otherBank())];
    const outcomes = await Promise.all(claims.map((c) => take(c.caseId, centre(), 'check', { opinion: '材料齐全，逾期属实' })));
    expect(outcomes.toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))).toEqual([undefined, 'LEDGER_OVERDRAFT'].toSorted((a, b) => (a ?? '').localeCompare(b ?? '')));
    expect((await pool()).availableFen).toBe(80_000_00);
    // Withdrawn, its money is free again.
    const won = outcomes.indexOf(undefined);
    await inTransaction(database.db, async (tx) => {
      const { evaluation } = await house.engine.evaluateStored(tx.sql, claims[won]!.caseId, now);
      await house.engine.act(tx, { caseId: claims[won]!.caseId, action: 'withdraw', expectedSeq: evaluation.seq, data: {}, reason: '企业已恢复还款', actor: won === 0 ? bank() : otherBank(), now, requestId: 'test' });
    });
    expect((await pool()).availableFen).toBe(32 * (MILLION / 10) + 80_000_00);
  });

  it('A bank at its stop line files no further loans of the product', async () => {
    const { body } = await call<{ code: string; details: { code: string }[] }>(bank(), 'POST', '/api/finance/loans', filing({ approvedOn: '2026-10-20', dueOn: '2027-10-20', firmCreditCode: firm(9) }));
    expect(body).toMatchObject({ code: 'LOAN_NOT_ELIGIBLE', details: [{ code: 'BANK_STOPPED' }] });
    const products = (await call<Pools>(centre(), 'GET', '/api/finance/pools')).body.products;
    expect(products.find((p) => p.id === 'suzhidai')!.banks.find((b) => b.bankName === '甲银行')).toMatchObject({ stopped: true });
  });
});
