import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/kernel/base/calendar-date.ts';
import { canonicalJson, sha256 } from '../../src/kernel/base/canonical-json.ts';
import { inTransaction } from '../../src/kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import { balanceOf, findAccounts } from '../../src/kernel/ledger/index.ts';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import { composeHouse, type House } from '../../src/main/house.ts';
import { replayFile } from '../../src/modules/trading/index.ts';

let now = new Date('2026-01-05T02:00:00Z');
const at = (instant: string): void => void (now = new Date(`${instant}+08:00`));
const to = (day: string): void => at(`${day}T10:00:00`);
let house: House;
let database: TestDatabase;
let server: TestServer;
const bodies: Record<string, string> = {};
const results: string[] = [];
const NONCE = 'n-0123456789abcdef';
const YUAN = 100;

function person(n: number, role: string, organisation: string): Actor {
  const { grants } = house.identity.roles.get(role)!;
  return {
    accountId: `00000000-0000-7000-8000-0000000007${String(n).padStart(2, '0')}`, loginName: `t${n}`, displayName: `人员${n}`,
    assignments: [{ role, organisationId: bodies[organisation]!, organisationName: organisation, regions: [], parks: [], grants }],
  };
}
const officer = (): Actor => person(1, 'transfer-officer', '某大学');
const lead = (): Actor => person(2, 'transfer-lead', '某大学');
const centre = (): Actor => person(3, 'service-centre', '服务中心');
const firm = (n: number): Actor => person(10 + n, 'firm-member', `企业${n}`);

// oxlint-disable-next-line no-explicit-any -- answers are checked by the assertions that read them
type Answer = Record<string, any>;

async function call<T = Answer>(actor: Actor | undefined, method: 'GET' | 'POST', url: string, payload?: object): Promise<{ status: number; body: T; code?: string }> {
  const answer = await server.app.inject({ method, url, headers: server.as(actor), ...(payload ? { payload } : {}) });
  const body = answer.json() as T & { code?: string };
  return { status: answer.statusCode, body, ...(answer.statusCode >= 400 && { code: body.code }) };
}
async function take(caseId: string, actor: Actor, action: string, data: Record<string, unknown> = {}, reason?: string): Promise<string | undefined> {
  try {
    await inTransaction(database.db, async (tx) => {
      const { evaluation } = await house.engine.evaluateStored(tx.sql, caseId, now);
      await house.engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, data, actor, now, requestId: 'test', reason: reason ?? null });
    });
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
interface Sale { id: string; caseId: string }
const MINUTES = { meeting: '校长办公会', meetingOn: '2026-01-04', minutesNumber: '2026-1', unitRule: '成果转化管理办法（2025版）' };

async function announced(result: number, more: object = {}): Promise<Sale> {
  const offer = {
    kind: 'LISTING', method: 'ASCENDING', resultId: results[result], scope: '全部权利', contractType: 'TRANSFER_PATENT', paymentMode: 'LUMP_SUM', priceFen: 1_000_000 * YUAN, appraisalFen: 1_000_000 * YUAN, basisNote: '资产评估',
    stepFen: 10_000 * YUAN, depositFen: 200_000 * YUAN, ...more,
  };
  const { body, status } = await call<Sale>(officer(), 'POST', '/api/trading/sales', offer);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(await take(body.caseId, lead(), 'approve', MINUTES)).toBeUndefined();
  const sale = (await call(officer(), 'GET', `/api/trading/sales/${body.id}`)).body;
  const words = { lot: sale.title, listPriceFen: sale.priceFen, bidDepositFen: sale.depositFen, saleScope: sale.scope, contact: '交易服务部 025-1234' };
  expect(await take(body.caseId, centre(), 'announce', { ...words, listPriceFen: 1 })).toBe('GUARD_REFUSED');
  expect(await take(body.caseId, centre(), 'announce', words)).toBeUndefined();
  return body;
}
const see = async (sale: Sale, actor = officer()) => (await call(actor, 'GET', `/api/trading/sales/${sale.id}`)).body;
let references = 0;
async function register(sale: Sale, n: number, more: object = {}, actor = firm(n)): Promise<{ id: string; code?: string }> {
  const { body, code } = await call<{ id: string }>(actor, 'POST', `/api/trading/sales/${sale.id}/bidders`, { organisationId: bodies[`企业${n}`], related: false, bankReference: `HD-${(references += 1)}`, ...more });
  return { id: body.id, ...(code && { code }) };
}
async function admit(sale: Sale, n: number): Promise<string> {
  const { id } = await register(sale, n);
  expect((await call(officer(), 'POST', `/api/trading/bidders/${id}/qualification`, { qualified: true })).status).toBe(200);
  expect((await call(centre(), 'POST', `/api/trading/bidders/${id}/deposit`)).status).toBe(200);
  return id;
}
const bid = (auction: string, n: number, yuan: number, key = `key-${n}-${yuan}`) => call(firm(n), 'POST', `/api/trading/auctions/${auction}/bids`, { amountFen: yuan * YUAN, key });
const held = async (organisation: string): Promise<number> => {
  const [account] = await findAccounts(database.db.sql, { book: 'deposits', kind: 'deposit', owner: bodies[organisation]! });
  return account ? (await balanceOf(database.db.sql, account.id)).posted : 0;
};
const audited = async (kind: string): Promise<number> => (await database.db.pool.query<{ n: number }>('select count(*)::int as n from audit.entry where subject_kind = $1', [kind])).rows[0]!.n;

beforeAll(async () => {
  house = composeHouse({ machineClock: { now: () => now } });
  database = await createTestDatabase(house.migrations);
  await house.prepare(database.db);
  await inTransaction(database.db, async (tx) => {
    for (const [nameZh, kind] of [['某大学', 'university'], ['服务中心', 'agency'], ['企业1', 'firm'], ['企业2', 'firm'], ['企业3', 'firm']] as const) {
      bodies[nameZh] = (await house.identity.ensureOrganisation(tx, { nameZh, kind, region: '320100', demo: true }, { by: null, now })).id;
    }
    results.push(...(await house.market.loadDemoResults(tx, ['一种催化剂', '一种传感器', '一种合金'].map((title) => ({
      organisation: { id: bodies['某大学']!, nameZh: '某大学', region: '320100', park: null }, at: now,
      // The person of firm 3 is a completer.
      draft: { title, abstract: '说明', completers: [{ name: '人员13' }], ipList: [{ kind: 'patent' as const, number: 'ZL202610000001' }] },
    })))));
  });
  server = await createTestServer({ routes: house.routes, db: database.db, clock: { now: () => now } });
});
afterAll(async () => {
  await server.app.close();
  await database.drop();
});

describe('a listing with two bidders', () => {
  let sale: Sale;
  let auction: string;
  const reserve = { amountFen: 1_015_000 * YUAN, nonce: NONCE };

  it('is announced as approved; registration keeps the seller out and lets nobody related in without mark and extra approval', async () => {
    to('2026-01-05');
    expect((await call(officer(), 'POST', '/api/trading/sales', { kind: 'LISTING', method: 'ASCENDING', resultId: results[0], scope: '全部', contractType: 'TRANSFER_PATENT', paymentMode: 'LUMP_SUM', priceFen: 100, basisNote: '评估依据', stepFen: 1, depositFen: 31 })).code).toBe('DEPOSIT_TOO_HIGH');
    sale = await announced(0, { reserveHash: sha256(canonicalJson({ ...reserve, result: results[0] })) });
    expect(await see(sale)).toMatchObject({ status: 'ANNOUNCED', until: '2026-01-20', reserveSet: true });
    expect((await register(sale, 3)).code).toBe('RELATION_NOT_MARKED');
    const marked = await register(sale, 3, { related: true, relation: '成果完成人任职的企业' });
    expect((await call(officer(), 'POST', `/api/trading/bidders/${marked.id}/qualification`, { qualified: true })).code).toBe('RELATION_NOT_APPROVED');
    await expect(database.db.pool.query(`update trading.bidder set status = 'ADMITTED' where id = $1`, [marked.id])).rejects.toThrow('bidder_related_approved');
    expect((await call(officer(), 'POST', `/api/trading/bidders/${marked.id}/relation`, { reason: '同意参加' })).status).toBe(403);
    expect((await call(lead(), 'POST', `/api/trading/bidders/${marked.id}/relation`, { reason: '条件公开，同意参加' })).status).toBe(200);
    expect((await call(officer(), 'POST', `/api/trading/bidders/${marked.id}/qualification`, { qualified: false, reason: '未按时提交材料' })).status).toBe(200);
  });

  it('holds one deposit a bidder and ends registration only after its last day', async () => {
    await admit(sale, 1);
    await admit(sale, 2);
    expect((await register(sale, 1)).code).toBe('BIDDER_REGISTERED');
    const both = { ...firm(1), assignments: [...firm(1).assignments, ...firm(3).assignments] };
    expect((await register(sale, 3, {}, both)).code).toBe('ONE_PERSON_TWO_BIDDERS');
    expect(await held('企业1')).toBe(200_000 * YUAN);
    expect(await take(sale.caseId, centre(), 'endRegistration')).toBe('ACTION_NOT_POSSIBLE');
    to('2026-01-21');
    expect((await register(sale, 3)).code).toBe('REGISTRATION_NOT_OPEN');
    expect(await take(sale.caseId, centre(), 'endRegistration')).toBeUndefined();
    expect(await take(sale.caseId, centre(), 'dealAtPrice', { dealFen: 1_000_000 * YUAN })).toBe('GUARD_REFUSED');
    expect(await take(sale.caseId, centre(), 'compete', { opensOn: '2026-01-22', opensAt: '10:00', minutes: 30 })).toBeUndefined();
    auction = (await see(sale)).auctionId;
  });

  it('runs the auction by the platform clock, hides who is who, and answers a repeated bid as before', async () => {
    expect((await bid(auction, 1, 1_000_000)).code).toBe('AUCTION_NOT_OPEN');
    at('2026-01-22T10:00:01');
    expect((await bid(auction, 3, 1_000_000)).code).toBe('NO_DEPOSIT');
    const first = await bid(auction, 1, 1_000_000);
    expect(first.body).toMatchObject({ seq: 1, replayed: false });
    expect((await bid(auction, 1, 1_000_000)).body).toMatchObject({ seq: 1, replayed: true, hash: first.body.hash });
    expect((await bid(auction, 2, 1_005_000)).body).toMatchObject({ code: 'BID_TOO_LOW', remedy: { zh: '请报 1,010,000.00 元或更高' } });
    at('2026-01-22T10:29:00');
    expect((await bid(auction, 2, 1_020_000)).body).toMatchObject({ seq: 2, closesAt: '2026-01-22T02:32:00.000Z' });
    const room = (await call(firm(1), 'GET', `/api/trading/auctions/${auction}`)).body;
    expect(room).toMatchObject({ phase: 'OPEN', leastFen: 1_030_000 * YUAN, mine: { leading: false }, closesAt: '2026-01-22T02:32:00.000Z' });
    for (const insider of [officer(), lead(), centre()]) expect((await see(sale, insider)).bidderList.map((b: { alias: unknown }) => b.alias)).toEqual([null, null, null]);
    expect((await call(undefined, 'GET', `/api/trading/auctions/${auction}/record`)).code).toBe('AUCTION_RUNNING');
    const { rows } = await database.db.pool.query<{ n: number }>(`select count(*)::int as n from audit.entry where action = 'trading.auction.bid' and actor_account is not null`);
    expect(rows[0]!.n).toBe(0);
    expect(await audited('trading.auction')).toBeGreaterThan(1);
  });

  it('closes once, waits for the secret reserve, and its record is recomputed by outsiders', async () => {
    at('2026-01-22T10:32:00');
    expect((await bid(auction, 1, 1_100_000)).code).toBe('AUCTION_CLOSED');
    expect((await call(undefined, 'GET', `/api/trading/auctions/${auction}`)).body).toMatchObject({ phase: 'RESERVE', outcome: null });
    expect((await call(officer(), 'POST', `/api/trading/auctions/${auction}/reserve`, { ...reserve, amountFen: 1 })).code).toBe('SEAL_DOES_NOT_MATCH');
    expect((await call(officer(), 'POST', `/api/trading/auctions/${auction}/reserve`, reserve)).status).toBe(200);
    expect((await call(undefined, 'GET', `/api/trading/auctions/${auction}`)).body).toMatchObject({ phase: 'ENDED', outcome: { kind: 'SOLD', priceFen: 1_020_000 * YUAN, reserveFen: reserve.amountFen, closedAt: '2026-01-22T02:32:00.000Z' } });
    expect(await house.trading.tick(database.db, now)).toEqual({ closed: 0, returned: 1 });
    expect([await held('企业1'), await held('企业2')]).toEqual([0, 200_000 * YUAN]);
    const record = await server.app.inject({ method: 'GET', url: `/api/trading/auctions/${auction}/record`, headers: server.as(undefined) });
    expect(replayFile(record.body, 'auction.json')).toMatchObject({ ok: true, canonical: true, bids: 2, extensions: 1 });
    expect(replayFile(record.body.replace('102000000', '102000001'), 'auction.json')).toMatchObject({ ok: false });
  });

  it('leads to a contract only after the result notice with every objection answered', async () => {
    const buyer = { buyer: '企业2', soldFen: 1_020_000 * YUAN, relatedParty: false };
    expect(await take(sale.caseId, centre(), 'publishResult', { ...buyer, buyer: '企业1' })).toBe('GUARD_REFUSED');
    expect(await take(sale.caseId, centre(), 'publishResult', buyer)).toBeUndefined();
    const enter = () => call<{ contractId: string }>(officer(), 'POST', `/api/deals/sales/${sale.id}/contract`);
    expect((await enter()).code).toBe('ACTION_NOT_POSSIBLE');
    expect(await take(sale.caseId, firm(1), 'objectResult', { text: '对竞买人资格有异议，请核实。', telephone: '0512-1234567' })).toBeUndefined();
    to('2026-02-10');
    expect((await enter()).code).toBe('ACTION_NOT_POSSIBLE');
    const { evaluation } = await house.engine.evaluateStored(database.db.sql, sale.caseId, now);
    const [objection] = evaluation.notices.find((n) => n.id === 'result')!.objections;
    expect(await take(sale.caseId, lead(), 'dismissResult', { objection: objection!.seq, answer: '经核实，受让方符合公告的资格条件。' })).toBeUndefined();
    const { body, status } = await enter();
    expect(status, JSON.stringify(body)).toBe(200);
    // A contract of another price than the one that was bid cannot be filed.
    const entered = (await house.contracts.findContract(database.db.sql, body.contractId))!;
    await database.db.pool.query('update contracts.contract set contract_amount_fen = contract_amount_fen - 100, technology_amount_fen = technology_amount_fen - 100 where id = $1', [entered.id]);
    const { seq } = (await house.engine.evaluateStored(database.db.sql, entered.caseId, now)).evaluation;
    const filed = inTransaction(database.db, (tx) => house.engine.act(tx, { caseId: entered.caseId, action: 'submit', expectedSeq: seq, data: { solePlace: true, truthful: true }, actor: officer(), now, requestId: 'test', reason: null }));
    await expect(filed).rejects.toThrow('成交额须为公示的 1,020,000.00 元');
    await database.db.pool.query('update contracts.contract set contract_amount_fen = contract_amount_fen + 100, technology_amount_fen = technology_amount_fen + 100 where id = $1', [entered.id]);
    expect(await house.contracts.findContract(database.db.sql, body.contractId)).toMatchObject({ contractAmountFen: 1_020_000 * YUAN, relatedParties: false });
    expect((await enter()).code).toBe('SALE_CONTRACTED');
    expect(await take(sale.caseId, officer(), 'recordPayment', { paidFen: 1, paymentReference: 'HK' })).toBe('FORM_INVALID');
    expect(await take(sale.caseId, officer(), 'recordPayment', { paidFen: 1, paymentReference: 'HK-0001' })).toBe('GUARD_REFUSED');
    expect(await take(sale.caseId, officer(), 'recordPayment', { paidFen: 820_000 * YUAN, paymentReference: 'HK-0001' })).toBeUndefined();
    expect(await held('企业2')).toBe(0);
    // The right has passed on: nobody can be offered it again.
    expect((await house.market.findResult(database.db.sql, results[0]!))!.status).toBe('CONTRACTED');
    expect((await call(officer(), 'POST', '/api/trading/sales', { kind: 'LISTING', method: 'ASCENDING', resultId: results[0], scope: '全部权利', contractType: 'TRANSFER_PATENT', paymentMode: 'LUMP_SUM', priceFen: 100, basisNote: '评估依据', stepFen: 1, depositFen: 1 })).code).toBe('RESULT_NOT_ON_OFFER');
    expect(await take(sale.caseId, officer(), 'deliver', { delivered: '专利证书和技术资料已签收' })).toBeUndefined();
    const pack = await house.diligence.pack(database.db.sql, 'sales', sale.id, now);
    expect(pack.evidence.items.filter((i) => !i.present)).toEqual([]);
    const files = unzipSync(pack.bytes);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!));
    expect(manifest.files.map((f: { path: string }) => f.path)).toEqual(['auction-1.json', 'bidders.json', 'case.json', 'defaults.json', 'notices.json', 'objections.json', 'rounds.json', 'sale.json', 'summary.pdf']);
    for (const f of manifest.files) expect(createHash('sha256').update(files[f.path]!).digest('hex')).toBe(f.sha256);
    expect(JSON.parse(strFromU8(files['notices.json']!))).toMatchObject([{ notice: 'announcement', shown: { listPriceFen: 1_000_000 * YUAN } }, { notice: 'result', shown: { buyer: '企业2' } }]);
    expect((await call(firm(2), 'GET', `/api/diligence/sales/${sale.id}`)).status).toBe(403);
    expect((await call(lead(), 'GET', `/api/diligence/sales/${sale.id}`)).body).toMatchObject({ mode: 'LISTED', missing: 0 });
    expect(await see(sale)).toMatchObject({ status: 'DELIVERED', bidderList: expect.arrayContaining([expect.objectContaining({ organisationName: '企业2', deposit: 'PAID', alias: expect.any(String) })]) });
  });
});

describe('sealed bids, a winner in default and the resale', () => {
  it('shows no amount before the end, forfeits what was not opened, and records what the resale brings less', async () => {
    to('2026-02-11');
    const sale = await announced(1, { method: 'SEALED' });
    await admit(sale, 1);
    await admit(sale, 2);
    const { until } = await see(sale);
    to(addDays(until, 1));
    expect(await take(sale.caseId, centre(), 'endRegistration')).toBeUndefined();
    const day = addDays(until, 2);
    expect(await take(sale.caseId, centre(), 'compete', { opensOn: day, opensAt: '09:00', minutes: 60 })).toBeUndefined();
    const auction = (await see(sale)).auctionId;
    at(`${day}T09:10:00`);
    const seal = async (n: number, yuan: number) => {
      const { alias } = (await call(firm(n), 'GET', `/api/trading/auctions/${auction}`)).body.mine;
      return call(firm(n), 'POST', `/api/trading/auctions/${auction}/sealed`, { commitment: sha256(canonicalJson({ amountFen: yuan * YUAN, auction, bidder: alias, nonce: NONCE })) });
    };
    expect((await seal(1, 1_200_000)).status).toBe(200);
    expect((await seal(2, 1_300_000)).status).toBe(200);
    expect((await seal(1, 1_400_000)).code).toBe('BID_SEALED_ALREADY');
    at(`${day}T10:00:00`);
    const open = (n: number, yuan: number) => call(firm(n), 'POST', `/api/trading/auctions/${auction}/reveal`, { amountFen: yuan * YUAN, nonce: NONCE });
    expect((await open(1, 1_250_000)).code).toBe('SEAL_DOES_NOT_MATCH');
    expect((await open(1, 1_200_000)).body).toEqual({ opened: true });
    const room = (await call(centre(), 'GET', `/api/trading/auctions/${auction}`)).body;
    expect(room).toMatchObject({ phase: 'REVEAL', sealedCount: 2, openedCount: 1, bids: [], priceFen: null });
    expect(JSON.stringify([room, await see(sale, centre())])).not.toContain('120000000');
    at(`${addDays(day, 1)}T10:00:00`);
    expect(await house.trading.tick(database.db, now)).toMatchObject({ closed: 1 });
    // Firm 2 had sealed more but did not open: the deposit is lost.
    expect(await see(sale)).toMatchObject({ status: 'SOLD', soldFen: 1_200_000 * YUAN, bidderList: expect.arrayContaining([expect.objectContaining({ organisationName: '企业1', deposit: 'HELD' }), expect.objectContaining({ organisationName: '企业2', deposit: 'FORFEITED' })]) });

    expect(await take(sale.caseId, centre(), 'winnerRefuses', {}, '书面表示放弃')).toBeUndefined();
    expect(await take(sale.caseId, centre(), 'extend', { workingDays: 5 })).toBeUndefined();
    await admit(sale, 2);
    to(addDays((await see(sale)).until, 1));
    expect(await take(sale.caseId, centre(), 'endRegistration')).toBeUndefined();
    expect(await take(sale.caseId, centre(), 'dealAtPrice', { dealFen: 999_999 * YUAN })).toBe('GUARD_REFUSED');
    expect(await take(sale.caseId, centre(), 'dealAtPrice', { dealFen: 1_050_000 * YUAN })).toBeUndefined();
    expect((await see(sale)).defaults).toEqual([{ name: '企业1', priceFen: 1_200_000 * YUAN, forfeitedFen: 200_000 * YUAN, reason: '书面表示放弃', resaleFen: 1_050_000 * YUAN, gapFen: 150_000 * YUAN }]);
  });
});

describe('a listing that nobody wants', () => {
  it('is suspended and resumed for at least ten working days, cut to 90 % freely and below only with approval, then closed', async () => {
    to('2026-04-01');
    const sale = await announced(2);
    // A firm whose tie to the seller, through a third body, comes to be known after it registered.
    const { id: tied } = await register(sale, 2);
    await database.db.pool.query(`update identity.organisation set credit_code = case id when $1 then 'CODE-U' else 'CODE-2' end where id in ($1, $2)`, [bodies['某大学'], bodies['企业2']]);
    for (const of of ['CODE-U', 'CODE-2']) await database.db.pool.query(`insert into vouchers.relation_fact (id, kind, subject, object, percent, source, at) values (gen_random_uuid(), 'SHARE', $1, '控股公司', 60, '工商登记', $2)`, [of, now]);
    const judge = (qualified: boolean) => call(officer(), 'POST', `/api/trading/bidders/${tied}/qualification`, { qualified, reason: '未注明关联关系' });
    expect((await judge(true)).code).toBe('RELATION_NOT_MARKED');
    expect((await judge(false)).status).toBe(200);
    expect((await register(sale, 2)).code).toBe('RELATION_NOT_MARKED');
    to('2026-04-14');
    expect(await take(sale.caseId, centre(), 'suspend', {}, '权属材料待补充')).toBeUndefined();
    expect((await register(sale, 1)).code).toBe('REGISTRATION_NOT_OPEN');
    to('2026-04-20');
    expect(await take(sale.caseId, centre(), 'resume')).toBeUndefined();
    const { until } = await see(sale);
    expect(until >= '2026-05-04').toBe(true);
    to(addDays(until, 1));
    expect(await take(sale.caseId, centre(), 'endRegistration')).toBeUndefined();
    expect(await take(sale.caseId, centre(), 'cutPrice', { listPriceFen: 899_999 * YUAN, workingDays: 5 }, '无人报名')).toBe('GUARD_REFUSED');
    expect(await take(sale.caseId, centre(), 'cutPrice', { listPriceFen: 900_000 * YUAN, workingDays: 5 }, '无人报名')).toBeUndefined();
    to(addDays((await see(sale)).until, 1));
    expect(await take(sale.caseId, centre(), 'endRegistration')).toBeUndefined();
    expect(await take(sale.caseId, officer(), 'reprice', { listPriceFen: 700_000 * YUAN }, '市场询价')).toBeUndefined();
    expect(await see(sale)).toMatchObject({ status: 'OPEN', priceFen: 700_000 * YUAN, rounds: [{ kind: 'FIRST' }, { kind: 'RESUMPTION' }, { kind: 'PRICE_CUT' }] });
    expect(await take(sale.caseId, officer(), 'withdraw', {}, '另行安排')).toBeUndefined();
  });
});
