import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../src/kernel/base/credit-code.ts';
import { inTransaction } from '../../src/kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import { verifyLedger } from '../../src/kernel/ledger/index.ts';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import { composeHouse, type House } from '../../src/main/house.ts';

const SUZHOU = '320500';
const WUXI = '320200';
const WAN = 1_000_000;
/** Monday. */
let now = new Date('2026-03-02T02:00:00Z');
let house: House;
let database: TestDatabase;
let server: TestServer;
const bodies = new Map<string, string>();

const code = (n: number): string => {
  const first = `91320500MA3E${String(n).padStart(5, '0')}`;
  return first + creditCodeCheckCharacter(first)!;
};
function person(n: number, role: string, regions: string[] = [], organisation = '单位'): Actor {
  const { grants } = house.identity.roles.get(role)!;
  return { accountId: `00000000-0000-7000-8000-0000000007${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`, assignments: [{ role, organisationId: bodies.get(organisation)!, organisationName: organisation, regions, parks: [], grants }] };
}
const officer = (): Actor => person(1, 'city-officer', [SUZHOU]);
const second = (): Actor => person(2, 'city-officer', [SUZHOU]);
const wuxi = (): Actor => person(3, 'city-officer', [WUXI]);
const secretary = (): Actor => person(4, 'secretariat');
const council = (): Actor => person(5, 'secretariat');
const centre = (): Actor => person(6, 'service-centre');
const payer = (): Actor => person(7, 'city-finance', [SUZHOU]);
const auditor = (): Actor => person(8, 'auditor');
const firmUser = (n: number): Actor => person(20 + n, 'firm-member', [], `企业${n}`);

async function call<T = Record<string, unknown>>(actor: Actor | undefined, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<{ status: number; body: T }> {
  const answer = await server.app.inject({ method, url, headers: server.as(actor), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: (String(answer.headers['content-type']).includes('json') ? answer.json() : { length: answer.rawPayload.length }) as T };
}
async function done<T = { id: string; caseId: string }>(actor: Actor, method: 'POST' | 'PUT', url: string, payload: object): Promise<T> {
  const { status, body } = await call<T>(actor, method, url, payload);
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

interface Entry { id: string; no: number; enterpriseId: string; name: string; creditCode: string; amountFen: number; status: string; proposedFen: number | null; paidOn: string | null }
interface Round { round: { status: string; listHash: string; budgetFen: number; proposedFen: number }; outcomes: Record<string, number>; totalFen: number; notice: { status: string; until: string | null; run: number }; objections: { seq: number; status: string }[]; appeals: { id: string; status: string }[] }
const base = '/api/entitlement/rounds';
const entries = async (id: string): Promise<Entry[]> => (await call<{ items: Entry[] }>(auditor(), 'GET', `${base}/${id}/entries?pageSize=100`)).body.items;
const round = async (id: string): Promise<Round> => (await call<Round>(auditor(), 'GET', `${base}/${id}`)).body;
const check = async (id: string) => (await call<{ same: boolean; hash: string; recomputedHash: string }>(auditor(), 'GET', `${base}/${id}/recomputed`)).body;
const open = (more: object = {}, actor = officer()) => call<{ id: string; caseId: string; code: string }>(actor, 'POST', base, { programme: 'high-tech-award', region: SUZHOU, period: '2026', factsOn: '2026-03-01', fund: 'zone-2026', budgetFen: 200 * WAN, title: '2026年高新技术企业认定奖励', ...more });

beforeAll(async () => {
  house = composeHouse({ machineClock: { now: () => now } });
  database = await createTestDatabase(house.migrations);
  await house.prepare(database.db);
  server = await createTestServer({ routes: house.routes, db: database.db, clock: { now: () => now } });
  await inTransaction(database.db, async (tx) => {
    const enter = async (name: string, kind: string, creditCode: string | null): Promise<void> => {
      bodies.set(name, (await house.identity.enterOrganisation(tx, { kind, nameZh: name, nameEn: name, creditCode, region: SUZHOU, park: null, demo: false } as never, { by: null, now })).id);
    };
    await enter('单位', 'government', null);
    for (const n of [1, 2, 9]) await enter(`企业${n}`, 'firm', code(n));
    // 1–8 hold a certificate and a clean record; 9 has no certificate, 10 a bad record, of 11 nobody has asked the registers; 12 is in Wuxi.
    await house.enterprises.loadDossiers(tx, Array.from({ length: 12 }, (_, i) => i + 1).map((n) => ({
      firm: { creditCode: code(n), name: `企业${n}`, city: n === 12 ? WUXI : SUZHOU, park: null, field: null, sector: 'TECHNOLOGY_SME', foundedOn: '2018-05-04', organisationId: bodies.get(`企业${n}`) ?? null, recordsCheckedOn: n === 11 ? null : '2026-01-15', demo: false },
      statements: [], rounds: [], memberships: [],
      qualifications: n === 9 ? [] : [{ type: 'HNTE', level: 'CN', edition: 2024, certNo: `GR202432${String(n).padStart(6, '0')}`, issuedOn: '2024-11-06', expiresOn: '2027-11-05', issuer: '省高企认定办', city: SUZHOU, revokedFrom: null, revokedReason: null }],
      incidents: n === 10 ? [{ kind: 'DISHONESTY', serious: true, happenedOn: '2025-09-01', description: '失信', source: '信用江苏', clearedOn: null }] : [],
    })), { at: now, recordedByName: '载入' });
  });
  const { id: fundId } = await done(secretary(), 'POST', '/api/funds', { code: 'zone-2026', nameZh: '专项资金', nameEn: 'Fund', year: 2026, clause: '002 六/（二）', purposes: ['research'] });
  const programme = await done<{ id: string; tasks: string[] }>(secretary(), 'POST', `/api/funds/fund/${fundId}/programmes`, {
    code: 'awards', nameZh: '企业奖补', nameEn: 'Awards', purpose: 'research', totalFen: 300 * WAN, shares: [{ party: 'fund', nameZh: '专项资金', nameEn: 'Fund', kind: 'fund', amountFen: 300 * WAN }], tasks: [{ title: '企业奖补', kind: 'award', plannedFen: 300 * WAN }],
  });
  const budget = await done(secretary(), 'POST', `/api/funds/fund/${fundId}/budgets`, { note: '预算', lines: [{ programmeId: programme.id, amountFen: 300 * WAN }] });
  await done(council(), 'POST', `/api/funds/budgets/${budget.id}/decision`, { approve: true, resolution: '理事会决议' });
  await done(secretary(), 'POST', '/api/funds/allocations', { taskId: programme.tasks[0]!, region: SUZHOU, amountFen: 300 * WAN, document: '苏财教〔2026〕1号', reference: 'XD-0001' });
  bodies.set('fund', fundId);
}, 180_000);
afterAll(async () => {
  await server?.app.close();
  await database?.drop();
});

describe('A list computed from facts, published, and paid through the funds', () => {
  let id: string;
  let caseId: string;
  const entryOf = async (n: number): Promise<Entry | undefined> => (await entries(id)).find((e) => e.creditCode === code(n));

  it('The list is whom the rule entitles, with near misses and unknowns kept; another city and the firm itself see nothing of it yet', async () => {
    expect((await open({}, wuxi())).status).toBe(403);
    expect((await open({ factsOn: '2026-03-03' })).body.code).toBe('ROUND_DAY_AHEAD');
    ({ id, caseId } = (await open({ budgetFen: 150 * WAN })).body);
    const page = await round(id);
    expect(page.outcomes).toEqual({ ENTITLED: 8, EXCLUDED: 0, NEAR_MISS: 2, NOT_ENTITLED: 0, UNKNOWN: 1 });
    expect(page.totalFen).toBe(8 * 20 * WAN);
    expect((await entries(id)).map((e) => e.creditCode)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(code));
    expect(await check(id)).toMatchObject({ same: true });
    expect((await call(wuxi(), 'GET', `${base}/${id}`)).status).toBe(404);
    expect((await call(firmUser(1), 'GET', `${base}/${id}`)).status).toBe(403);
    expect((await call<{ entries: unknown[] }>(firmUser(1), 'GET', '/api/entitlement/mine')).body.entries).toHaveLength(0);
    const near = (await call<{ items: { name: string; enterpriseId: string; reasons: { code: string }[] }[] }>(officer(), 'GET', `${base}/${id}/findings?outcome=NEAR_MISS`)).body.items;
    expect(near.map((f) => [f.name, f.reasons[0]!.code]).toSorted()).toEqual([['企业10', 'clean'], ['企业9', 'certificate']]);
    const why = (await call<{ answer: string; facts: { source: string }[]; leaves: { id: string; answer: string }[] }>(officer(), 'GET', `${base}/${id}/findings/${near.find((f) => f.name === '企业9')!.enterpriseId}`)).body;
    expect(why.leaves.find((l) => l.id === 'certificate')!.answer).toBe('NO');
    expect(why.facts.every((f) => f.source.length > 0)).toBe(true);
  });

  it('A list above its budget goes nowhere; whoever opened it does not approve it', async () => {
    expect(await take(caseId, officer(), 'submit')).toBe('GUARD_REFUSED');
    await done(officer(), 'PUT', `${base}/${id}/budget`, { budgetFen: 200 * WAN, reason: '追加预算' });
    expect(await take(caseId, second(), 'submit')).toBeUndefined();
    expect(await take(caseId, officer(), 'approve', { opinion: '同意' })).toBe('GUARD_REFUSED');
    expect(await take(caseId, second(), 'approve', { opinion: '同意' })).toBeDefined();
    expect(await take(caseId, payer(), 'approve', { opinion: '同意' })).toBeUndefined();
  });

  it('Of two officers on two connections one publishes, and every firm on the list is told once', async () => {
    const answers = await Promise.all([officer(), second()].map((a) => call(a, 'POST', `${base}/${id}/publish`, { contact: '市科技局 0512-0000000' })));
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409]);
    expect((await round(id)).notice).toMatchObject({ status: 'running', until: '2026-03-09', run: 1 });
    const mine = (await call<{ messages: { kind: string }[]; entries: { entry: Entry }[] }>(firmUser(1), 'GET', '/api/entitlement/mine')).body;
    expect(mine.messages.map((m) => m.kind)).toEqual(['LISTED']);
    expect(mine.entries[0]!.entry.amountFen).toBe(20 * WAN);
    const notice = (await call<{ entries: { total: number }; contact: string }>(undefined, 'GET', `/api/entitlement/notices/${id}`)).body;
    expect(notice).toMatchObject({ entries: { total: 8 }, contact: '市科技局 0512-0000000' });
    expect(await take(caseId, second(), 'confirm')).toBeDefined();
  });

  it('A firm corrects its own account or opts out, and nobody does so for another', async () => {
    const [one, two] = [(await entryOf(1))!, (await entryOf(2))!];
    expect((await call(firmUser(1), 'POST', `/api/entitlement/entries/${two.id}/opt-out`, { reason: '不要' })).status).toBe(404);
    expect((await call(officer(), 'POST', `/api/entitlement/entries/${two.id}/opt-out`, { reason: '不要' })).status).toBe(403);
    expect((await call(firmUser(1), 'PUT', `/api/entitlement/entries/${one.id}/account`, { holder: '别家公司', bank: '工行', number: '1234567890' })).body.code).toBe('ACCOUNT_OF_OTHER');
    await done(firmUser(1), 'PUT', `/api/entitlement/entries/${one.id}/account`, { holder: '企业1', bank: '工行', number: '1234567890' });
    await done(firmUser(2), 'POST', `/api/entitlement/entries/${two.id}/opt-out`, { reason: '已享受其他政策' });
    expect((await entryOf(2))!.status).toBe('OPTED_OUT');
    expect((await round(id)).totalFen).toBe(7 * 20 * WAN);
  });

  it('An objection is answered by the rule with the facts found: upheld, the firm leaves and the notice begins anew', async () => {
    now = new Date('2026-03-04T02:00:00Z');
    const objection = { no: 3, text: '该企业证书已被撤销，请核查', telephone: '0512-1234567' };
    expect((await call(undefined, 'POST', `${base}/${id}/objections`, objection)).status).toBe(401);
    expect((await call(firmUser(9), 'POST', `${base}/${id}/objections`, { ...objection, no: 99 })).body.code).toBe('GUARD_REFUSED');
    await done(firmUser(9), 'POST', `${base}/${id}/objections`, objection);
    await done(firmUser(9), 'POST', `${base}/${id}/objections`, { ...objection, no: 4 });
    expect((await entryOf(3))!.status).toBe('OBJECTED');
    const [a, b] = (await round(id)).objections;
    // The case page cannot decide by hand.
    expect(await take(caseId, second(), 'upholdObjection', { objection: a!.seq, answer: '经查属实，予以剔除。' })).toBe('GUARD_REFUSED');
    expect((await call(officer(), 'POST', `${base}/${id}/objections/${a!.seq}`, { facts: [{ id: 'employees', value: 5, source: '实地' }], answer: '经查证书已撤销，予以剔除' })).body.code).toBe('RULE_FACT_UNKNOWN');
    expect(await done(second(), 'POST', `${base}/${id}/objections/${a!.seq}`, { facts: [{ id: 'hasHighTechCertificate', value: false, source: '省高企办撤销公告' }], answer: '经查证书已撤销，予以剔除' })).toMatchObject({ upheld: true, outcome: 'NEAR_MISS' });
    expect(await done(second(), 'POST', `${base}/${id}/objections/${b!.seq}`, { facts: [], answer: '经查证书有效，异议不成立' })).toMatchObject({ upheld: false, outcome: 'ENTITLED' });
    expect([(await entryOf(3))!.status, (await entryOf(4))!.status]).toEqual(['REFUSED', 'LISTED']);
    expect((await round(id)).notice).toMatchObject({ run: 2, until: '2026-03-11' });
    expect(await check(id)).toMatchObject({ same: true });
  });

  it('An appeal is decided by the rule with the facts found: upheld, the firm joins the list, published anew', async () => {
    now = new Date('2026-03-05T02:00:00Z');
    const appeal = { facts: [{ id: 'hasHighTechCertificate', value: true, source: '证书GR202432009999' }], text: '本企业证书有效，登记遗漏', evidence: '证书扫描件' };
    expect((await call(officer(), 'POST', `${base}/${id}/appeals`, appeal)).status).toBe(403);
    const filed = await done(firmUser(9), 'POST', `${base}/${id}/appeals`, appeal);
    expect((await call(firmUser(9), 'POST', `${base}/${id}/appeals`, appeal)).body.code).toBe('APPEAL_OPEN');
    expect((await call(wuxi(), 'POST', `/api/entitlement/appeals/${filed.id}`, { facts: appeal.facts, answer: '经核查证书有效，予以列入' })).status).toBe(403);
    const twice = [...appeal.facts, { ...appeal.facts[0]!, value: false }];
    expect((await call(second(), 'POST', `/api/entitlement/appeals/${filed.id}`, { facts: twice, answer: '经核查证书有效，列入名单' })).body.code).toBe('RULE_FACT_INVALID');
    expect(await done(second(), 'POST', `/api/entitlement/appeals/${filed.id}`, { facts: appeal.facts, answer: '经核查证书有效，列入名单' })).toMatchObject({ upheld: true, amountFen: 20 * WAN });
    expect((await call(second(), 'POST', `/api/entitlement/appeals/${filed.id}`, { facts: [], answer: '经核查证书有效，列入名单' })).body.code).toBe('APPEAL_DECIDED');
    expect(await entryOf(9)).toMatchObject({ no: 9, status: 'LISTED' });
    expect((await round(id)).notice).toMatchObject({ run: 3, until: '2026-03-12' });
    expect(await check(id)).toMatchObject({ same: true });
  });

  it('After the notice the payments go to the funds in the same transaction, never above the budget and never twice', async () => {
    // The last minute of the last day, where the office is; a minute later it is over.
    now = new Date('2026-03-12T15:59:00Z');
    const late = { facts: [], text: '本企业应享金额有误，请予以复核', evidence: '' };
    expect((await call(firmUser(2), 'POST', `${base}/${id}/appeals`, late)).body.code).toBe('APPEAL_NOT_POSSIBLE');
    const last = await done(firmUser(1), 'POST', `${base}/${id}/appeals`, late);
    now = new Date('2026-03-12T16:00:00Z');
    expect((await call(firmUser(9), 'POST', `${base}/${id}/appeals`, late)).body.code).toBe('APPEAL_NOT_POSSIBLE');
    now = new Date('2026-03-13T02:00:00Z');
    expect(await take(caseId, payer(), 'confirm')).toBe('GUARD_REFUSED');
    const decide = (actor: Actor) => call(actor, 'POST', `/api/entitlement/appeals/${last.id}`, { facts: [], answer: '金额与规则一致，申诉不成立' });
    expect((await decide(officer())).body.code).toBe('SAME_PERSON');
    expect((await Promise.all([second(), payer()].map(decide))).map((a) => a.status).toSorted()).toEqual([200, 409]);
    // Whoever opened the round confirms it no more than he approves it.
    expect(await take(caseId, officer(), 'confirm')).toBe('GUARD_REFUSED');
    expect(await take(caseId, payer(), 'confirm')).toBeUndefined();
    // Somebody supported the same matter since: that firm is left out, with the reason.
    await inTransaction(database.db, (tx) => house.funds.registerSupport(tx, { beneficiary: code(5), costLine: 'enterprise-award', document: '免申即享 high-tech-award 2026', amountFen: 20 * WAN, source: 'awards', reference: 'OTHER-1' }, { at: now, year: 2026, accountId: null }));
    const outcomes = await Promise.all([officer(), second()].map((a) => take(caseId, a, 'propose')));
    expect(outcomes.filter((o) => o === undefined)).toHaveLength(1);
    const list = await entries(id);
    expect(list.filter((e) => e.status === 'PROPOSED').map((e) => e.creditCode)).toEqual([1, 4, 6, 7, 8, 9].map(code));
    expect(list.find((e) => e.creditCode === code(5))!.status).toBe('REFUSED');
    const page = await round(id);
    expect(page.round.proposedFen).toBe(6 * 20 * WAN);
    expect(page.round.proposedFen).toBeLessThanOrEqual(page.round.budgetFen);
    // A further round of the same policy and year lists nobody who stands in this one.
    const again = (await open({ title: '补充批次' })).body;
    // Nor a firm that an upheld objection struck off, though the register still says otherwise for that day.
    expect((await entries(again.id)).map((e) => e.creditCode)).toEqual([2].map(code));
    // Those in this round, the one supported elsewhere, and firm 9 too: what its appeal found counts here as well.
    expect((await round(again.id)).outcomes['EXCLUDED']).toBe(7);
    expect(await take(again.caseId, officer(), 'withdraw', {}, '试')).toBeUndefined();
    expect((await call(firmUser(1), 'POST', `/api/entitlement/entries/${list[0]!.id}/opt-out`, { reason: '不要了' })).body.code).toBe('ENTRY_NOT_OPEN');
  });

  it('The funds pay, the round follows and closes; take-up knows who has it', async () => {
    const batch = await done(officer(), 'POST', '/api/funds/batches', { fundId: bodies.get('fund')!, region: SUZHOU, title: '免申即享拨付' });
    await done(officer(), 'POST', `/api/funds/batches/${batch.id}/awards`, {});
    const lines = (await call<{ lines: { id: string; payeeCode: string }[] }>(auditor(), 'GET', `/api/funds/batches/${batch.id}`)).body.lines;
    expect(await take(batch.caseId, officer(), 'submit')).toBeUndefined();
    await done(centre(), 'POST', `/api/funds/lines/${lines.find((l) => l.payeeCode === code(6))!.id}/refusal`, { reason: '账户不符' });
    expect(await take(batch.caseId, centre(), 'check', { opinion: '属实' })).toBeUndefined();
    expect(await take(batch.caseId, council(), 'approve')).toBeUndefined();
    expect(await house.entitlement.followPayments(database.db, now)).toBe(1);
    expect(await take(batch.caseId, payer(), 'pay', { paymentOrder: 'ZFL-9001' })).toBeUndefined();
    const followed = await Promise.all([1, 2].map(() => house.entitlement.followPayments(database.db, now)));
    expect(followed.reduce((a, b) => a + b, 0)).toBe(5);
    expect((await entries(id)).filter((e) => e.status === 'PAID' && e.paidOn === '2026-03-13')).toHaveLength(5);
    expect((await round(id)).round.status).toBe('CLOSED');
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true });

    const url = '/api/entitlement/take-up?programme=high-tech-award&on=2026-03-13';
    interface View { rows: { city: string; own: boolean; cells: Record<string, { firms: number | null; fen: number | null }> }[]; failing: { code: string }[] }
    const own = (await call<View>(officer(), 'GET', url)).body;
    // What the appeal of firm 9 and the objection to firm 3 found stands in their dossiers, with the decision as its source.
    const dossier = async (n: number) => (await house.enterprises.factsOf(database.db.sql, (await house.enterprises.byCode(database.db.sql, code(n)))!.id, '2026-03-13')).hasHighTechCertificate!;
    expect(await dossier(9)).toMatchObject({ value: true, confidence: 'MEASURED', asOf: '2026-03-05', source: expect.stringContaining('申诉决定：证书GR202432009999') });
    expect(await dossier(3)).toMatchObject({ value: false, asOf: '2026-03-04', source: expect.stringContaining('异议答复：省高企办撤销公告') });
    expect(own.rows).toMatchObject([{ city: SUZHOU, own: true, cells: { PAID: { firms: 5, fen: 100 * WAN }, UNCLAIMED: { firms: 3 }, PAID_NOT_ENTITLED: { firms: 0 }, UNKNOWN: { firms: 1 } } }]);
    expect(own.failing.map((f) => f.code)).toEqual([]);
    const zone = (await call<View>(secretary(), 'GET', url)).body;
    expect(zone.rows.find((r) => r.city === SUZHOU)!.cells['UNCLAIMED']).toEqual({ firms: null, fen: null });
    expect(zone.rows.find((r) => r.city === SUZHOU)!.cells['PAID']).toEqual({ firms: 5, fen: 100 * WAN });
    expect(zone.failing).toEqual([]);
    expect((await call(secretary(), 'GET', `${url.replace('take-up?', 'take-up/firms?')}&kind=UNCLAIMED`)).status).toBe(403);
    expect((await call<{ items: unknown[] }>(wuxi(), 'GET', `${url.replace('take-up?', 'take-up/firms?')}&kind=PAID`)).body.items).toHaveLength(0);
    expect((await call<{ items: unknown[] }>(officer(), 'GET', `${url.replace('take-up?', 'take-up/firms?')}&kind=UNCLAIMED`)).body.items).toHaveLength(3);
    expect((await call<{ length: number }>(officer(), 'GET', url.replace('take-up?', 'take-up.xlsx?'))).body.length).toBeGreaterThan(5_000);
    expect((await house.entitlement.takeUp(database.db, { rule: 'high-tech-award-city', on: '2026-03-13' })).cities.find((c) => c.city === WUXI)!.cells.UNCLAIMED.firms).toBe(1);
  });

  it('What was paid and is not owed by the true facts comes back through the ledger, decided by another person', async () => {
    const paid = (await entryOf(7))!;
    const claim = { facts: [{ id: 'badRecord', value: true, source: '行政处罚决定书' }], answer: '事项日前已有失信记录，应予追回' };
    expect((await call(officer(), 'POST', `/api/entitlement/entries/${paid.id}/recovery`, { ...claim, facts: [] })).body.code).toBe('RECOVERY_NOTHING');
    const recovery = await done<{ id: string; caseId: string; amountFen: number }>(officer(), 'POST', `/api/entitlement/entries/${paid.id}/recovery`, claim);
    expect(recovery.amountFen).toBe(20 * WAN);
    const decision = { heard: '企业无异议', decision: '按查实的失信记录全额追回' };
    expect(await take(recovery.caseId, officer(), 'decide', decision)).toBe('GUARD_REFUSED');
    expect(await take(recovery.caseId, second(), 'decide', decision)).toBeUndefined();
    expect(await take(recovery.caseId, officer(), 'repay', { amountFen: 21 * WAN, bankReference: 'HD-0000' })).toBeDefined();
    expect(await take(recovery.caseId, officer(), 'repay', { amountFen: 15 * WAN, bankReference: 'HD-0001' })).toBeUndefined();
    expect(await take(recovery.caseId, officer(), 'close')).toBe('GUARD_REFUSED');
    expect(await take(recovery.caseId, officer(), 'repay', { amountFen: 5 * WAN, bankReference: 'HD-0002' })).toBeUndefined();
    expect(await take(recovery.caseId, officer(), 'close')).toBeUndefined();
    // All of it is back: nothing is asked for a second time, the list that was published stays sound, and the dossier knows.
    expect((await call(officer(), 'POST', `/api/entitlement/entries/${paid.id}/recovery`, { ...claim, facts: [] })).body.code).toBe('RECOVERY_NOTHING');
    expect(await check(id)).toMatchObject({ same: true });
    expect((await house.enterprises.factsOf(database.db.sql, paid.enterpriseId, '2026-03-13')).badRecord).toMatchObject({ value: true, source: expect.stringContaining('追回决定：行政处罚决定书') });
    expect((await house.entitlement.takeUp(database.db, { rule: 'high-tech-award-city', on: '2026-03-13' })).cities.find((c) => c.city === SUZHOU)!.cells).toMatchObject({ PAID: { firms: 4 }, PAID_NOT_ENTITLED: { firms: 0 } });
    expect((await call<{ fund: { returnedFen: number } }>(auditor(), 'GET', `/api/funds/fund/${bodies.get('fund')!}`)).body.fund.returnedFen).toBe(20 * WAN);
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true });
  });

  it('An empty list is not submitted, and what was found of a firm is never overwritten', async () => {
    // Nobody holds a label in this population.
    const { body } = await open({ programme: 'label-award', title: '企业梯度培育奖励' });
    expect((await round(body.id)).outcomes['ENTITLED']).toBe(0);
    expect(await take(body.caseId, officer(), 'submit')).toBe('GUARD_REFUSED');
    await expect(sql`update entitlement.finding set name = '别的企业' where round_id = ${id}`.execute(database.db.sql)).rejects.toThrow(/append-only/);
  });
});
