import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../src/kernel/base/credit-code.ts';
import { inTransaction } from '../../src/kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import { findAccounts, postTransfers, verifyLedger } from '../../src/kernel/ledger/index.ts';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import { composeHouse, type House } from '../../src/main/house.ts';

const now = new Date('2026-03-02T02:00:00Z');
const SUZHOU = '320500';
const WUXI = '320200';
const MILLION = 100_000_000;
let house: House;
let database: TestDatabase;
let server: TestServer;
let organisation: string;

function person(n: number, role: string, regions: string[] = []): Actor {
  const { grants } = house.identity.roles.get(role)!;
  return {
    accountId: `00000000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
    assignments: [{ role, organisationId: organisation, organisationName: '单位', regions, parks: [], grants }],
  };
}
const proposer = (): Actor => person(1, 'secretariat');
const approver = (): Actor => person(2, 'secretariat');
const centre = (): Actor => person(3, 'service-centre');
const suzhou = (): Actor => person(4, 'city-officer', [SUZHOU]);
const payer = (): Actor => person(5, 'city-finance', [SUZHOU]);
const wuxiPayer = (): Actor => person(6, 'city-finance', [WUXI]);
const auditor = (): Actor => person(7, 'auditor');

async function call<T = Record<string, unknown>>(actor: Actor | undefined, method: 'GET' | 'POST', url: string, payload?: object): Promise<{ status: number; body: T }> {
  const answer = await server.app.inject({ method, url, headers: server.as(actor), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() as T };
}
async function done<T = { id: string }>(actor: Actor, url: string, payload: object): Promise<T> {
  const { status, body } = await call<T>(actor, 'POST', url, payload);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
async function take(caseId: string, actor: Actor, action: string, data: Record<string, unknown> = {}, reason?: string): Promise<string | undefined> {
  try {
    await inTransaction(database.db, async (tx) => {
      const { evaluation } = await house.engine.evaluateStored(tx.sql, caseId, now);
      await house.engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, data, ...(reason && { reason }), actor, now, requestId: 'test' });
    });
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
const firm = (n: number): string => {
  const first = `91320500MA2X${String(n).padStart(5, '0')}`;
  return first + creditCodeCheckCharacter(first)!;
};
let turn = 0;
const line = (more: object = {}) => ({
  payeeName: '示例科技有限公司', payeeCode: firm(1), payeeKind: 'firm', programme: 'research-2026', taskNo: 1, amountFen: MILLION, clause: '002 六/（二）', costLine: 'research-project',
  document: `HT-${(turn += 1)}`, evidence: '项目合同、验收意见', reference: `ZF-TEST-${turn}`, ...more,
});

interface Fund { fund: { id: string; budgetFen: number; paidFen: number; returnedFen: number }; programmes: { id: string; code: string; tasks: { id: string; cities: { region: string; allocatedFen: number; paidFen: number; returnedFen: number }[] }[]; performance: { score: number | null } }[]; budgets: { id: string; mayDecide: boolean }[]; flows: { from: string; to: string; amountFen: number }[]; perTenThousand: { yuan: number }[] }
interface Posting { transfer: string; kind: string; amountFen: number }
let fundId: string;
let budgetId: string;
let programme: { id: string; tasks: string[] };
const fund = async (actor = auditor()): Promise<Fund> => (await call<Fund>(actor, 'GET', `/api/funds/fund/${fundId}`)).body;
const postings = async (kind: string): Promise<Posting[]> => (await call<{ items: Posting[] }>(auditor(), 'GET', `/api/funds/fund/${fundId}/postings?kind=${kind}`)).body.items;

async function batch(lines: object[], actor = suzhou()): Promise<{ id: string; caseId: string }> {
  const opened = await done<{ id: string; caseId: string }>(actor, '/api/funds/batches', { fundId, region: SUZHOU, title: '测试批次' });
  if (lines.length > 0) await done(actor, `/api/funds/batches/${opened.id}/lines`, { lines });
  return opened;
}
const checked = async (lines: object[]): Promise<{ id: string; caseId: string }> => {
  const opened = await batch(lines);
  expect(await take(opened.caseId, suzhou(), 'submit')).toBeUndefined();
  expect(await take(opened.caseId, centre(), 'check', { opinion: '属实' })).toBeUndefined();
  return opened;
};
const batchPage = async (id: string) => (await call<{ batch: { status: string; amountFen: number }; lines: { id: string; transfer: string | null; refusedReason: string | null }[]; waiting: number }>(auditor(), 'GET', `/api/funds/batches/${id}`)).body;

beforeAll(async () => {
  house = composeHouse({ machineClock: { now: () => now } });
  database = await createTestDatabase(house.migrations);
  await house.prepare(database.db);
  server = await createTestServer({ routes: house.routes, db: database.db, clock: { now: () => now } });
  organisation = (await inTransaction(database.db, (tx) => house.identity.enterOrganisation(tx, { kind: 'government', nameZh: '单位', nameEn: 'Body', creditCode: null, region: SUZHOU, park: null, demo: false } as never, { by: null, now }))).id;
}, 180_000);
afterAll(async () => {
  await server?.app.close();
  await database?.drop();
});

describe('A special fund from budget to payment', () => {
  it('Shares that do not come to the whole are refused, and so is a purpose the fund does not have', async () => {
    fundId = (await done(proposer(), '/api/funds', { code: 'zone-2026', nameZh: '苏南自创区建设专项资金', nameEn: 'Zone fund', year: 2026, clause: '002 六/（二）', purposes: ['research', 'platforms'] })).id;
    const planTask = (await house.plan.supervisedTasks(database.db.sql))[0]!.id;
    const input = (shares: number[], purpose = 'research', task = planTask) => ({
      code: 'research-2026', nameZh: '重大科研大专项', nameEn: 'Research', purpose, totalFen: 10 * MILLION,
      shares: [{ party: 'fund', nameZh: '专项资金', nameEn: 'Fund', kind: 'fund', amountFen: shares[0]! * MILLION }, { party: SUZHOU, nameZh: '苏州市', nameEn: 'Suzhou', kind: 'city', amountFen: shares[1]! * MILLION }],
      tasks: [{ title: '关键技术攻关', planTask: task, kind: 'project', plannedFen: 7 * MILLION, indicator: '突破关键技术', target: 4, unit: '项' }, { title: '研发奖补', kind: 'award', plannedFen: 3 * MILLION }],
    });
    const url = `/api/funds/fund/${fundId}/programmes`;
    expect((await call(proposer(), 'POST', url, input([6, 3]))).body.code).toBe('SHARES_NOT_WHOLE');
    expect((await call(proposer(), 'POST', url, input([6, 4], 'talent'))).body.code).toBe('PURPOSE_NOT_OF_FUND');
    expect((await call(proposer(), 'POST', url, input([6, 4], 'research', 'no-such-task'))).body.code).toBe('PLAN_TASK_UNKNOWN');
    programme = await done(proposer(), url, input([6, 4]));
  });

  it('Whoever proposes a budget does not approve it; approval alone brings the money', async () => {
    budgetId = (await done(proposer(), `/api/funds/fund/${fundId}/budgets`, { note: '2026 年预算', lines: [{ programmeId: programme.id, amountFen: 6 * MILLION }] })).id;
    const decision = { approve: true, resolution: '理事会2026年第1号决议' };
    expect((await call(proposer(), 'POST', `/api/funds/budgets/${budgetId}/decision`, decision)).body.code).toBe('SAME_PERSON');
    expect((await call(centre(), 'POST', `/api/funds/budgets/${budgetId}/decision`, decision)).status).toBe(403);
    expect((await fund()).fund.budgetFen).toBe(0);
    await done(approver(), `/api/funds/budgets/${budgetId}/decision`, decision);
    expect((await fund()).fund.budgetFen).toBe(6 * MILLION);
    expect((await call(approver(), 'POST', `/api/funds/budgets/${budgetId}/decision`, decision)).body.code).toBe('BUDGET_DECIDED');
    expect((await call(proposer(), 'POST', `/api/funds/fund/${fundId}/budgets`, { note: '追加', lines: [{ programmeId: programme.id, amountFen: 1 }] })).body.code).toBe('BUDGET_OVER_SHARE');
  });

  it('Matching money comes in up to the share of its party, each receipt once', async () => {
    const url = `/api/funds/programmes/${programme.id}/contributions`;
    await done(proposer(), url, { party: SUZHOU, amountFen: 3 * MILLION, reference: 'SZ-PT-001' });
    expect((await call(proposer(), 'POST', url, { party: SUZHOU, amountFen: MILLION, reference: 'SZ-PT-001' })).body.code).toBe('CONTRIBUTION_RECORDED');
    expect((await call(proposer(), 'POST', url, { party: SUZHOU, amountFen: 2 * MILLION, reference: 'SZ-PT-002' })).body.code).toBe('SHARE_EXCEEDED');
  });

  it('A city gets no more than its task has on the list, and the programme no more than has come in', async () => {
    const give = (taskId: string, amountFen: number, reference: string) => call(proposer(), 'POST', '/api/funds/allocations', { taskId, region: SUZHOU, amountFen, document: '苏财教〔2026〕1号', reference });
    expect((await give(programme.tasks[0]!, 8 * MILLION, 'XD-0001')).body.code).toBe('ALLOCATION_TOO_LARGE');
    expect((await give(programme.tasks[0]!, 6 * MILLION, 'XD-0001')).status).toBe(200);
    expect((await give(programme.tasks[1]!, 2 * MILLION, 'XD-0002')).status).toBe(200);
    // 9 million have come in, 8 are given.
    expect((await give(programme.tasks[0]!, 1 * MILLION, 'XD-0003')).status).toBe(200);
    expect(String((await give(programme.tasks[1]!, 1 * MILLION, 'XD-0004')).body.code)).toMatch(/^LEDGER_/);
  });

  it('The ledger itself refuses earmarked money another purpose', async () => {
    const [task] = await findAccounts(database.db.sql, { book: 'funds', kind: 'task', owner: programme.tasks[0]! });
    const [source] = await findAccounts(database.db.sql, { book: 'funds', kind: 'source', owner: 'fund' });
    const attempt = inTransaction(database.db, (tx) => postTransfers(tx, { key: 'test.breach', at: now, by: null, subject: { kind: 'test', id: '1' }, memo: { zh: '试', en: 'try' }, transfers: [{ from: task!.id, to: source!.id, amount: 1 }] }));
    await expect(attempt).rejects.toMatchObject({ code: expect.stringContaining('EARMARK') });
  });

  it('A batch takes four people, and is paid as a whole with one payment order', async () => {
    const { id, caseId } = await batch([line(), line({ payeeCode: firm(2), amountFen: 2 * MILLION })]);
    expect(await take(caseId, suzhou(), 'submit')).toBeUndefined();
    expect((await call(suzhou(), 'POST', `/api/funds/batches/${id}/lines`, { lines: [line()] })).body.code).toBe('BATCH_FROZEN');
    expect(await take(caseId, centre(), 'check', { opinion: '属实' })).toBeUndefined();
    expect(await take(caseId, centre(), 'approve')).toBeDefined();
    expect(await take(caseId, approver(), 'approve')).toBeUndefined();
    expect(await take(caseId, wuxiPayer(), 'pay', { paymentOrder: 'ZFL-0001' })).toBeDefined();
    expect(await take(caseId, payer(), 'pay', { paymentOrder: 'ZFL-0001' })).toBeUndefined();
    const page = await batchPage(id);
    expect(page.batch).toMatchObject({ status: 'PAID', amountFen: 3 * MILLION });
    expect(page.lines.every((l) => l.transfer !== null)).toBe(true);
    expect((await fund()).fund.paidFen).toBe(3 * MILLION);
    const second = await checked([line({ amountFen: 100 })]);
    expect(await take(second.caseId, approver(), 'approve')).toBeUndefined();
    expect(await take(second.caseId, payer(), 'pay', { paymentOrder: 'ZFL-0001' })).toBe('PAYMENT_ORDER_USED');
    expect((await batchPage(second.id)).lines[0]!.transfer).toBeNull();
    expect(await take(second.caseId, approver(), 'refuse', {}, '支付令重号')).toBeUndefined();
  });

  it('Whoever prepared a batch does not approve it, even when another submitted it', async () => {
    const { caseId } = await batch([line({ amountFen: 100 })], approver());
    expect(await take(caseId, suzhou(), 'submit')).toBeUndefined();
    expect(await take(caseId, centre(), 'check', { opinion: '属实' })).toBeUndefined();
    expect(await take(caseId, approver(), 'approve')).toBeDefined();
    expect(await take(caseId, proposer(), 'approve')).toBeUndefined();
    expect(await take(caseId, approver(), 'refuse', {}, '不再支付')).toBeUndefined();
  });

  it('A refused line stays out with its reason, its money is free and its cost may be supported elsewhere', async () => {
    const bad = line({ amountFen: 2 * MILLION, document: 'HT-REFUSED' });
    const { id, caseId } = await checked([bad, line({ payeeCode: firm(3), amountFen: 1000 })]);
    const [first] = (await batchPage(id)).lines;
    await done(approver(), `/api/funds/lines/${first!.id}/refusal`, { reason: '合同金额不符' });
    expect((await batchPage(id)).batch.amountFen).toBe(1000);
    expect((await call(approver(), 'POST', `/api/funds/lines/${first!.id}/refusal`, { reason: '再次' })).body.code).toBe('LINE_REFUSED');
    expect(await take(caseId, approver(), 'approve')).toBeUndefined();
    expect(await take(caseId, payer(), 'pay', { paymentOrder: 'ZFL-0002' })).toBeUndefined();
    const again = await batch([line({ ...bad, amountFen: 5000, reference: 'ZF-AGAIN-1' })]);
    expect(await take(again.caseId, suzhou(), 'withdraw', {}, '试')).toBeUndefined();
  });

  it('Lines are added whole or not at all, and adding them again is harmless', async () => {
    const { id } = await batch([]);
    const good = line({ amountFen: 700 });
    const faulty = await call<{ code: string; details: { code: string; where: { row: number; field: string } }[] }>(suzhou(), 'POST', `/api/funds/batches/${id}/lines`, { lines: [good, line({ payeeCode: '913205001234567890' }), line({ taskNo: 9 })] });
    expect(faulty.body).toMatchObject({ code: 'LINES_FAULTY', details: [{ code: 'CREDIT_CODE_WRONG', where: { row: 2 } }, { code: 'TASK_UNKNOWN', where: { row: 3 } }] });
    expect((await batchPage(id)).lines).toHaveLength(0);
    expect(await done(suzhou(), `/api/funds/batches/${id}/lines`, { lines: [good] })).toEqual({ added: 1, known: 0 });
    expect(await done(suzhou(), `/api/funds/batches/${id}/lines`, { lines: [good] })).toEqual({ added: 0, known: 1 });
    const other = await call<{ details: { code: string }[] }>(suzhou(), 'POST', `/api/funds/batches/${id}/lines`, { lines: [{ ...good, amountFen: 701 }] });
    expect(other.body.details[0]!.code).toBe('LINE_REFERENCE_USED');
  });

  it('Two batches checked at the same moment cannot spend the same money', async () => {
    // 4 million are left of the first task's 7.
    const [a, b] = [await batch([line({ amountFen: 3 * MILLION })]), await batch([line({ payeeCode: firm(4), amountFen: 3 * MILLION })])];
    for (const x of [a, b]) expect(await take(x.caseId, suzhou(), 'submit')).toBeUndefined();
    const outcomes = await Promise.all([a, b].map((x) => take(x.caseId, centre(), 'check', { opinion: '属实' })));
    expect(outcomes.filter((o) => o === undefined)).toHaveLength(1);
    expect(outcomes.find((o) => o !== undefined)).toMatch(/^LEDGER_/);
    const won = [a, b][outcomes.indexOf(undefined)]!;
    expect((await call(proposer(), 'POST', `/api/funds/tasks/${programme.tasks[0]}/return`, { reason: '年度终了', carryFen: 0, achieved: 3 })).body.code).toBe('MONEY_RESERVED');
    expect(await take(won.caseId, centre(), 'return', {}, '退回补充材料')).toBeUndefined();
  });
});

describe('Supports over all modules', () => {
  const claim = (more: object = {}) => ({ beneficiary: firm(50), costLine: 'rd-equipment', document: '发票 00123-A', amountFen: 1000, source: 'vouchers', reference: 'V-1', ...more });
  const register = (more: object = {}) => inTransaction(database.db, (tx) => house.funds.registerSupport(tx, claim(more), { at: now, year: 2026, accountId: null }));

  it('The same document is supported once; the higher pays the difference; registering again changes nothing', async () => {
    expect(await register()).toEqual({ payableFen: 1000, replayed: false });
    expect(await register()).toEqual({ payableFen: 1000, replayed: true });
    expect(await register({ document: '发票00123a', amountFen: 1600, source: 'awards', reference: 'A-1' })).toEqual({ payableFen: 600, replayed: false });
    await expect(register({ amountFen: 1600, source: 'awards', reference: 'A-2' })).rejects.toMatchObject({ code: 'SUPPORT_ALREADY_GIVEN' });
    await expect(register({ amountFen: 9000, costLine: 'testing', source: 'awards', reference: 'A-3' })).rejects.toMatchObject({ code: 'SUPPORT_ALREADY_GIVEN' });
    const { body } = await call<{ items: object[] }>(auditor(), 'GET', `/api/funds/support?beneficiary=${firm(50)}`);
    expect(body.items).toHaveLength(2);
  });

  it('Of two who register the same invoice at once one is refused', async () => {
    const both = await Promise.allSettled([1, 2].map((n) => register({ beneficiary: firm(51), costLine: 'testing', document: 'FP-9', reference: `T-${n}` })));
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('An award proposed twice is one line; a batch takes it in with the rule that decided it', async () => {
    const propose = () => inTransaction(database.db, (tx) => house.funds.proposePayment(tx, {
      payee: { name: '奖补企业', creditCode: firm(60), kind: 'firm' }, amountFen: 5000, ground: { kind: 'award', id: 'award-1', clause: '002 四/（一）', rule: 'rd-award', version: '3' },
      fund: 'zone-2026', purpose: 'research', region: SUZHOU, costLine: 'talent-reward', document: 'JB-2026-1', evidence: '认定文件', reference: 'AWARD-0001',
    }, now));
    const first = await propose();
    expect(await propose()).toEqual({ ...first, replayed: true });
    const { id } = await batch([]);
    expect(await done(suzhou(), `/api/funds/batches/${id}/awards`, {})).toEqual({ added: 1 });
    expect((await batchPage(id)).lines[0]).toMatchObject({ rule: 'rd-award', ruleVersion: '3', groundKind: 'award' });
  });
});

interface Trace { stations: { kind: string; decisions: { byName: string; document: string | null }[] }[]; before: Posting[]; after: Posting[]; entry: { clause: string | null } }
const trace = async (transfer: string, actor = auditor()) => call<Trace>(actor, 'GET', `/api/funds/trace/${transfer}`);

describe('Tracing money', () => {

  it('From a payment up to the resolution, and from the appropriation down to the payment', async () => {
    const [paid] = await postings('payment');
    const { body } = await trace(paid!.transfer);
    expect(body.stations.map((s) => s.kind)).toEqual(['source', 'source', 'fund', 'programme', 'task', 'city', 'batch', 'line', 'payee', 'result']);
    expect(body.entry.clause).toBe('002 六/（二）');
    const named = body.stations.flatMap((s) => s.decisions);
    expect(named.map((d) => d.byName)).toEqual(expect.arrayContaining(['人员1', '人员2', '人员3', '人员4', '人员5']));
    expect(named.map((d) => d.document)).toEqual(expect.arrayContaining(['理事会2026年第1号决议', 'ZFL-0001']));
    let at = (await postings('appropriation'))[0]!;
    const way = [at.kind];
    for (;;) {
      const next = (await trace(at.transfer)).body.after.find((p) => p.kind !== 'return');
      if (!next) break;
      at = next;
      way.push(at.kind);
    }
    expect(way).toEqual(['appropriation', 'budget', 'allocation', 'payment']);
  });

  it('Another city does not see the payment', async () => {
    const [paid] = await postings('payment');
    expect((await trace(paid!.transfer, wuxiPayer())).status).toBe(404);
  });

  it('The flows conserve the money, and 10,000 yuan are told to the yuan', async () => {
    const { flows, perTenThousand, fund: f } = await fund();
    const into = (to: string) => flows.filter((x) => x.to === to).reduce((sum, x) => sum + x.amountFen, 0);
    expect(into('fund')).toBe(f.budgetFen);
    expect(into('payee:firm')).toBe(f.paidFen);
    expect(perTenThousand.reduce((sum, p) => sum + p.yuan, 0)).toBe(10_000);
  });
});

describe('The end of a year', () => {
  it('What is left goes back, within the rule some stays, and a closed task takes no more money', async () => {
    const url = `/api/funds/tasks/${programme.tasks[0]}/return`;
    const kept = await done<{ returnedFen: number; carriedFen: number; closed: boolean }>(proposer(), url, { reason: '2026 年度终了', carryFen: 50 * MILLION, achieved: null });
    // 30 % of 7 million may stay.
    expect(kept).toMatchObject({ carriedFen: 2.1 * MILLION, closed: false });
    const rest = await done<{ returnedFen: number; closed: boolean }>(proposer(), url, { reason: '任务完成', carryFen: 0, achieved: 4 });
    expect(rest).toMatchObject({ returnedFen: 2.1 * MILLION, closed: true });
    expect((await fund()).fund.returnedFen).toBe(kept.returnedFen + rest.returnedFen);
    expect((await call(proposer(), 'POST', url, { reason: '再次收回', carryFen: 0, achieved: null })).body.code).toBe('TASK_CLOSED');
    const { id } = await batch([]);
    const refused = await call<{ details: { code: string }[] }>(suzhou(), 'POST', `/api/funds/batches/${id}/lines`, { lines: [line({ amountFen: 100 })] });
    expect(refused.body.details[0]!.code).toBe('TASK_CLOSED');
  });

  it('The books hold after all of it', async () => {
    expect((await verifyLedger(database.db)).breaks).toEqual([]);
  });
});

describe('Money that comes back', () => {
  it('A payee pays a part back: it counts as returned and no longer as paid, nowhere twice, and its posting tells who and from which payment', async () => {
    const [before, [paid]] = [await fund(), await postings('payment')];
    const whose = (await trace(paid!.transfer)).body;
    const line = (await call<{ items: { party: string }[] }>(auditor(), 'GET', `/api/funds/fund/${fundId}/postings?kind=payment`)).body.items[0]!;
    const { rows: [row] } = await database.db.pool.query<{ reference: string }>('select l.reference from funds.line l join funds.posting p on p.record_id = l.id where p.transfer = $1', [paid!.transfer]);
    await inTransaction(database.db, (tx) => house.funds.recordRefund(tx, { reference: row!.reference, amountFen: 30, key: 'test.refund.1', reason: '项目结余退回', at: now, accountId: payer().accountId, byName: '人员5' }));
    const after = await fund();
    expect([after.fund.paidFen - before.fund.paidFen, after.fund.returnedFen - before.fund.returnedFen]).toEqual([-30, 30]);
    const city = (f: Fund) => f.programmes.flatMap((p) => p.tasks.flatMap((t) => t.cities)).reduce((sum, c) => sum + c.allocatedFen - c.paidFen - c.returnedFen, 0);
    expect(city(after)).toBe(city(before));
    const out = (f: Fund, from: string) => f.flows.filter((x) => x.from === from).reduce((sum, x) => sum + x.amountFen, 0);
    expect(out(after, `city:${SUZHOU}`)).toBe(out(before, `city:${SUZHOU}`));
    expect(after.perTenThousand.reduce((sum, p) => sum + p.yuan, 0)).toBe(10_000);
    const back = (await trace(paid!.transfer)).body.after;
    expect(back).toMatchObject([{ kind: 'return', amountFen: 30, party: line.party }]);
    const { body } = await trace(back[0]!.transfer);
    expect(body.before.map((p) => p.transfer)).toContain(paid!.transfer);
    expect(body.stations.flatMap((s) => s.decisions)).toEqual(expect.arrayContaining([expect.objectContaining({ byName: '人员5', document: '项目结余退回' })]));
    expect(whose.after).toEqual([]);
    expect((await verifyLedger(database.db)).breaks).toEqual([]);
  });
});
