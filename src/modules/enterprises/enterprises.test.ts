import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../kernel/base/clock.ts';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import { openPack } from '../../kernel/base/pack.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, holds, loadRoles } from '../../kernel/identity/index.ts';
import { readPlaces } from '../../kernel/indicators/index.ts';
import { readRuleBook } from '../../kernel/rules/index.ts';
import type { Act, EnterpriseParts } from './act.ts';
import { enterFirm } from './commands/enter-firm.ts';
import type { NewDossier } from './commands/load-dossiers.ts';
import { admitToPool, offerHandOver, receiveHandOver } from './commands/pools.ts';
import { recordQualification, revokeQualification } from './commands/qualifications.ts';
import { moveFirm, recordIncident, recordRound } from './commands/records.ts';
import { saveFigures } from './commands/save-figures.ts';
import { tick } from './commands/tick.ts';
import { createEnterprisesModule, type EnterprisesModule } from './module.ts';
import { readEnterprisePack } from './pack.ts';
import { liveMemberships } from './store/memberships.ts';
import { readStatements } from './store/statements.ts';

const NOW = new Date('2026-06-10T02:00:00Z');
const ON = '2026-06-10';
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const roles = loadRoles(pack);
const book = readRuleBook(pack);
const parts: EnterpriseParts = { pack: readEnterprisePack(pack), places: readPlaces(pack), rules: { current: async () => book } };
const folder = (name: string) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const person = (no: number, role: string, regions: string[] = [], organisationId = uuid(100 + no), parks: string[] = []): Actor => ({
  accountId: uuid(no), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId, organisationName: '示例单位', regions, parks, grants: roles.get(role)!.grants }],
});
const suzhou = person(1, 'city-officer', ['320500']);
const wuxi = person(2, 'city-officer', ['320200']);
const park = person(3, 'park-officer', ['320500'], uuid(103), ['P02']);
const centre = person(4, 'service-centre');
const secretary = person(5, 'secretariat');
const auditor = person(6, 'auditor');
const owner = person(7, 'firm-member', [], uuid(500));
const act = (actor: Actor, now = NOW): Act => ({ now, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);

let test: TestDatabase;
let enterprises: EnterprisesModule;
let serial = 0;

function dossier(over: Partial<NewDossier['firm']> & { classTwoIp?: number; confidence?: 'MEASURED' | 'REPORTED' } = {}): NewDossier {
  const { classTwoIp = 5, confidence = 'REPORTED', ...firm } = over;
  const first17 = `91320500DM${String(++serial).padStart(7, '0')}`;
  const year = (y: number): NewDossier['statements'][number] => ({
    year: y, source: `${y}年度报告`, asOf: `${y + 1}-04-30`, confidence,
    figures: { sales: 2000, revenue: 2000, totalIncome: 2000, highTechIncome: 1200, rd: 100, rdInChina: 100, employees: 50, technologyStaff: 8, classOneIp: 0, classTwoIp, pendingIp: 0 },
  });
  return {
    firm: { creditCode: first17 + creditCodeCheckCharacter(first17)!, name: `示例企业${serial}`, city: '320500', park: null, field: null, sector: 'MANUFACTURING', foundedOn: '2020-03-01', organisationId: null, recordsCheckedOn: '2026-05-01', demo: true, ...firm },
    statements: [year(2023), year(2024), year(2025), { year: 0, figures: { inStateFields: 1, ownsCoreIp: 1 }, source: '企业填报', asOf: '2026-01-01', confidence: 'DECLARED' }],
    qualifications: [], rounds: [], incidents: [], memberships: [],
  };
}
const load = async (...dossiers: NewDossier[]): Promise<string[]> => inTransaction(test.db, (tx) => enterprises.loadDossiers(tx, dossiers, { at: NOW, recordedByName: '测试' }));
const certificate = (enterpriseId: string, issuedOn = '2026-05-20') => ({ enterpriseId, type: 'HNTE', edition: Number(issuedOn.slice(0, 4)), certNo: `GR${enterpriseId.slice(-10)}${issuedOn.slice(0, 4)}`, issuedOn, issuer: '认定机构' });

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'modules/enterprises'].map(folder));
  enterprises = createEnterprisesModule(parts);
});
afterAll(async () => {
  await test?.drop();
});

/** What a route answers to somebody: as at the door, so here, the permission first and the reach after it. */
// Answers of routes have many shapes here.
// oxlint-disable-next-line typescript/no-explicit-any
async function get(url: string, actor: Actor): Promise<any> {
  const [address = '', search = ''] = url.split('?');
  const fits = enterprises.routes.filter(({ contract }) => contract.method === 'GET' && new RegExp(`^${contract.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(address));
  const { contract, handle } = fits.find((r) => r.contract.path === address) ?? fits[0]!;
  if (typeof contract.access === 'object' && !holds(actor, contract.access.permission)) return 403;
  const params = Object.fromEntries(contract.path.split('/').flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), address.split('/')[i]]] : [])));
  const ctx = { db: test.db, clock: fixedClock(NOW), actor, requestId: 'test', ip: '', locale: 'zh' as const };
  return handle(ctx, { params, query: contract.query?.parse(Object.fromEntries(new URLSearchParams(search))), body: undefined }).then((answer) => contract.response!.parse(answer), (e: Problem) => e.status);
}

describe('who sees a dossier', () => {
  it('the firm its own, officers of its city and park, auditors; another city and the zone see counts only', async () => {
    const [mine, inPark] = await load(dossier({ organisationId: uuid(500) }), dossier({ park: 'P02' }));
    for (const actor of [suzhou, auditor]) expect(await get(`/api/enterprises/${mine}`, actor)).toMatchObject({ firm: { id: mine } });
    for (const actor of [wuxi, park]) expect(await get(`/api/enterprises/${mine}`, actor)).toBe(404);
    for (const actor of [secretary, centre, owner]) expect(await get(`/api/enterprises/${mine}`, actor)).toBe(403);
    expect(await get(`/api/enterprises/${inPark}`, park)).toMatchObject({ firm: { park: 'P02' } });
    expect(await get('/api/enterprises/own', owner)).toMatchObject({ firm: { id: mine }, standing: { main: 'STARTUP' }, may: { declare: true, manage: false } });
    const names = async (actor: Actor): Promise<string[]> => (await get('/api/enterprises?pageSize=200', actor)).items.map((i: { id: string }) => i.id);
    expect(await names(suzhou)).toEqual(expect.arrayContaining([mine, inPark]));
    expect(await names(park)).toEqual([inPark]);
    expect(await names(wuxi)).toEqual([]);
    expect(await get('/api/enterprises/funnel', secretary)).toMatchObject({ rungs: expect.anything(), places: [expect.objectContaining({ city: '320500' }), expect.objectContaining({ park: 'P02' })] });
    expect(await code(moveFirm(parts, test.db, act(wuxi), mine!, { toCity: '320200', park: null, movedOn: ON, reference: '迁移函1' }))).toBe('FORBIDDEN');
  });

  it('a dossier is opened once for a credit code that passes its check, in a park of its city', async () => {
    const { statements: _s, qualifications: _q, rounds: _r, incidents: _i, memberships: _m, firm: { demo: _demo, ...draft } } = dossier();
    expect(await code(enterFirm(parts, test.db, act(suzhou), { ...draft, creditCode: draft.creditCode.slice(0, 17) + (draft.creditCode.endsWith('1') ? '2' : '1') }))).toBe('CREDIT_CODE_INVALID');
    expect(await code(enterFirm(parts, test.db, act(suzhou), { ...draft, park: 'P04' }))).toBe('PLACE_UNKNOWN');
    await enterFirm(parts, test.db, act(suzhou), draft);
    expect(await code(enterFirm(parts, test.db, act(suzhou), draft))).toBe('ENTERPRISE_KNOWN');
  });
});

describe('figures', () => {
  it('are corrected by a new version beside the old one; two who save at once do not overwrite each other', async () => {
    const [id] = await load(dossier());
    const save = (value: number) => saveFigures(parts, test.db, act(suzhou), { enterpriseId: id!, version: 1, figures: [{ item: 'sales', year: 2025, value }], source: '更正', reason: '统计口径更正' });
    const codes = await Promise.all([code(save(2100)), code(save(2200))]);
    expect(codes.toSorted()).toEqual(['ENTERPRISE_CHANGED_MEANWHILE', 'no problem']);
    const statements = await readStatements(test.db.sql, id!);
    expect(statements.map((s) => s.entry)).toEqual([1, 2, 3, 4, 5]);
    expect(statements.filter((s) => s.year === 2025).map((s) => s.figures.sales)).toEqual([2000, codes[0] === 'no problem' ? 2100 : 2200]);
    const before = await enterprises.factsOf(test.db.sql, id!, '2026-06-09');
    const after = await enterprises.factsOf(test.db.sql, id!, ON);
    expect(before.salesLastYear).toMatchObject({ value: 2000, asOf: '2026-04-30' });
    expect(after.salesLastYear).toMatchObject({ value: statements.at(-1)!.figures.sales, source: '更正', asOf: ON });
  });

  it('of the firm are its own word: not over what an office measured, not in a locked year, not for others', async () => {
    const [mine, measured] = await load(dossier({ organisationId: uuid(501) }), dossier({ organisationId: uuid(502), confidence: 'MEASURED' }));
    const member = (n: number): Actor => person(20 + n, 'firm-member', [], uuid(500 + n));
    const state = (enterpriseId: string, actor: Actor, reason: string | null = null) => saveFigures(parts, test.db, act(actor), { enterpriseId, figures: [{ item: 'classTwoIp', year: 2025, value: 6 }], source: '企业填报', reason, confidence: 'MEASURED' });
    expect(await code(state(mine!, member(2)))).toBe('FORBIDDEN');
    expect(await code(state(measured!, member(2)))).toBe('FIGURE_MEASURED');
    await state(mine!, member(1));
    expect((await enterprises.factsOf(test.db.sql, mine!, ON)).classTwoIp).toMatchObject({ value: 6, confidence: 'DECLARED' });
    const wrong = saveFigures(parts, test.db, act(suzhou), { enterpriseId: mine!, figures: [{ item: 'rdInChina', year: 2025, value: 101 }, { item: 'rd', year: 2025, value: 100 }, { item: 'employees', year: 2025, value: 1.5 }], source: '更正' });
    expect((await wrong.then(() => [], (e: Problem) => e.details)).map((d) => d.code)).toEqual(['FIGURE_NOT_WHOLE', 'FIGURE_PART_ABOVE_WHOLE']);
    await recordQualification(parts, test.db, act(suzhou), certificate(mine!));
    expect(await code(state(mine!, member(1)))).toBe('FIGURES_LOCKED');
    expect(await code(state(mine!, suzhou))).toBe('FIGURES_LOCKED');
    expect(await code(state(mine!, suzhou, '复核后更正'))).toBe('no problem');
  });
});

describe('qualifications and pools', () => {
  it('one record per type and edition; a certificate number stands once; revoked, it counts no longer from its day', async () => {
    const [a, b] = await load(dossier(), dossier());
    const { id } = await recordQualification(parts, test.db, act(suzhou), certificate(a!));
    expect(await code(recordQualification(parts, test.db, act(suzhou), { ...certificate(a!), certNo: 'GR1' }))).toBe('QUALIFICATION_KNOWN');
    expect(await code(recordQualification(parts, test.db, act(suzhou), { ...certificate(a!), enterpriseId: b! }))).toBe('CERTIFICATE_TAKEN');
    expect((await enterprises.qualifications(test.db.sql, a!))[0]).toMatchObject({ expiresOn: '2029-05-19', city: '320500' });
    expect((await enterprises.factsOf(test.db.sql, a!, ON)).hasHighTechCertificate!.value).toBe(true);
    expect(await code(revokeQualification(parts, test.db, act(suzhou), { enterpriseId: a!, id, from: '2026-05-19', reason: '重大事故' }))).toBe('REVOCATION_DAY_WRONG');
    await revokeQualification(parts, test.db, act(suzhou), { enterpriseId: a!, id, from: '2026-05-25', reason: '重大事故' });
    expect((await enterprises.factsOf(test.db.sql, a!, '2026-05-24')).hasHighTechCertificate!.value).toBe(true);
    expect((await enterprises.factsOf(test.db.sql, a!, ON)).hasHighTechCertificate!.value).toBe(false);
  });

  it('whoever holds a valid certificate is in no library, whichever of two officers is first', async () => {
    for (let round = 0; round < 4; round++) {
      const [id] = await load(dossier());
      const admit = () => code(admitToPool(parts, test.db, act(suzhou), { enterpriseId: id!, pool: 'hnte', reason: null }));
      const certify = () => code(recordQualification(parts, test.db, act(person(40, 'city-officer', ['320500'])), certificate(id!)));
      const [admitted, certified] = await Promise.all(round % 2 ? [admit(), certify()] : [certify(), admit()].reverse());
      expect(certified).toBe('no problem');
      expect(['no problem', 'POOL_FIRM_CERTIFIED']).toContain(admitted);
      expect(await liveMemberships(test.db.sql, id!)).toEqual([]);
    }
  });

  it('admission follows the rule or gives a reason, and only once', async () => {
    const [fits, short, unknown] = await load(dossier(), dossier({ classTwoIp: 4 }), dossier({ recordsCheckedOn: null }));
    const admit = (id: string, reason: string | null = null) => admitToPool(parts, test.db, act(suzhou), { enterpriseId: id, pool: 'hnte', reason });
    expect((await admit(fits!)).answer).toBe('YES');
    expect(await code(admit(fits!))).toBe('POOL_ALREADY_IN');
    expect(await code(admit(short!))).toBe('POOL_REASON_NEEDED');
    expect(await code(admit(unknown!))).toBe('POOL_REASON_NEEDED');
    expect((await admit(short!, '专家组认为具备潜力')).answer).toBe('NO');
    expect(await get(`/api/enterprises/${short}/next-rungs`, suzhou)).toMatchObject({ ahead: expect.arrayContaining([expect.objectContaining({ rung: expect.objectContaining({ type: 'HNTE' }) })]) });
  });

  it('the province receives a firm once, with a receipt; the term runs on, and ends by itself', async () => {
    const [id, back] = await load(dossier(), dossier());
    const enter = async (firm: string): Promise<string> => (await admitToPool(parts, test.db, act(suzhou), { enterpriseId: firm, pool: 'hnte', reason: null })).id;
    const place = await enter(id!);
    expect(await code(offerHandOver(test.db, act(wuxi), { membershipId: place, note: null }))).toBe('FORBIDDEN');
    const offer = await offerHandOver(test.db, act(suzhou), { membershipId: place, note: '成长快' });
    expect(await code(offerHandOver(test.db, act(suzhou), { membershipId: place, note: null }))).toBe('HAND_OVER_OPEN');
    expect(await code(receiveHandOver(test.db, act(suzhou), offer.id, { received: true, reason: null }))).toBe('FORBIDDEN');
    const receive = () => receiveHandOver(test.db, act(centre), offer.id, { received: true, reason: null });
    const answers = await Promise.all([receive(), receive()].map((w) => w.then((r) => r.receiptNumber ?? '', (e: Problem) => e.code)));
    expect(answers.filter((a) => a.startsWith('SK20260610-'))).toHaveLength(1);
    expect(answers.filter((a) => ['HAND_OVER_ANSWERED', 'POOL_LEFT'].includes(a))).toHaveLength(1);
    expect(await liveMemberships(test.db.sql, id!)).toMatchObject([{ level: 'PROVINCE', admittedOn: ON, dueOn: '2029-06-10' }]);

    const returned = await offerHandOver(test.db, act(suzhou), { membershipId: await enter(back!), note: null });
    expect(await code(receiveHandOver(test.db, act(centre), returned.id, { received: false, reason: null }))).toBe('HAND_OVER_REASON_NEEDED');
    await receiveHandOver(test.db, act(centre), returned.id, { received: false, reason: '材料不全，请补充' });
    expect(await liveMemberships(test.db.sql, back!)).toMatchObject([{ level: 'CITY' }]);
    expect((await get('/api/enterprises/pools?pool=hnte', centre)).items.map((i: { enterpriseId: string }) => i.enterpriseId)).toEqual(expect.arrayContaining([id, back]));

    const { left } = await tick(parts, test.db, new Date('2029-06-10T02:00:00Z'));
    expect(left).toBeGreaterThanOrEqual(2);
    expect(await liveMemberships(test.db.sql, id!)).toEqual([]);
  });

  it('an ending certificate is told of at 90 and at 30 days, each once, and not when the next one is at hand', async () => {
    const [a, b] = await load(dossier(), dossier());
    await recordQualification(parts, test.db, act(suzhou), { ...certificate(a!, '2020-06-01'), expiresOn: '2034-12-31' });
    await recordQualification(parts, test.db, act(suzhou), { ...certificate(b!, '2020-06-01'), expiresOn: '2034-12-31' });
    await recordQualification(parts, test.db, act(suzhou), { ...certificate(b!, '2026-06-01'), expiresOn: '2037-12-31' });
    const told = async (day: string): Promise<number> => (await tick(parts, test.db, new Date(`${day}T02:00:00Z`))).reminded;
    expect([await told('2034-09-01'), await told('2034-10-05'), await told('2034-10-06'), await told('2034-12-05'), await told('2034-12-06')]).toEqual([0, 1, 0, 1, 0]);
  });

  it('a firm that moves takes its qualifications along and leaves the pool of the old city', async () => {
    const [id] = await load(dossier());
    await recordQualification(parts, test.db, act(suzhou), { ...certificate(id!), type: 'TECH_SME', certNo: null });
    await admitToPool(parts, test.db, act(suzhou), { enterpriseId: id!, pool: 'hnte', reason: null });
    await moveFirm(parts, test.db, act(suzhou), id!, { toCity: '320200', park: 'P04', movedOn: '2026-06-09', reference: '迁移函2' });
    expect(await get(`/api/enterprises/${id}`, suzhou)).toBe(404);
    expect(await get(`/api/enterprises/${id}`, wuxi)).toMatchObject({
      firm: { city: '320200', park: 'P04' }, standing: { main: 'TECH_SME' }, moves: [{ fromCity: '320500' }], memberships: [expect.objectContaining({ leftBecause: 'MOVED' })],
      qualifications: [expect.objectContaining({ type: 'TECH_SME', state: 'VALID', city: '320500' })],
    });
  });
});

describe('exchange files', () => {
  const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
  const HEAD = '统一社会信用代码,指标代码,年度,数值,来源,数据日期';
  const bring = (fileName: string, bytes: Uint8Array, actor = suzhou) => enterprises.importFile(test.db, act(actor), { fileName, bytes }, false);

  it('what is exported can be imported again and changes no fact', async () => {
    const [id] = await load({ ...dossier({ name: '=1+1示例企业' }), qualifications: [{ type: 'TECH_SME', level: 'CN', edition: 2026, certNo: null, issuedOn: '2026-05-01', expiresOn: '2027-04-30', issuer: '省科技厅', city: '320500', revokedFrom: null, revokedReason: null }] });
    const firm = (await enterprises.find(test.db.sql, id!))!;
    const before = await enterprises.factsOf(test.db.sql, id!, ON);
    const bytes = await enterprises.exportFile(test.db.sql, [firm], ON);
    expect(await bring('档案.xlsx', bytes)).toEqual({ firms: 1, newFirms: 0, figures: 35, qualifications: 0, checkedOnly: false });
    expect(await enterprises.factsOf(test.db.sql, id!, ON)).toEqual(before);
    expect((await enterprises.find(test.db.sql, id!))!.name).toBe('=1+1示例企业');
    expect(await code(bring('档案.xlsx', bytes, wuxi))).toBe('ENTERPRISE_IMPORT_REFUSED');
  });

  it('one wrong cell keeps the whole file out, and every fault is named by row and column', async () => {
    const [id] = await load(dossier());
    const { creditCode } = (await enterprises.find(test.db.sql, id!))!;
    const good = `${creditCode},sales,2025,3000,审计报告,2026-05-30`;
    const faults = await bring('数据.csv', csv(HEAD, good, `${creditCode},wealth,2025,1,审计报告,2026-05-30`, `${creditCode},sales,2025,很多,审计报告,2027-01-01`, `91320500DM9999999X,rd,2025,1,审计报告,2026-05-30`)).then(() => [], (e: Problem) => e.details);
    expect(faults.map((f) => [f.where?.row, f.where?.field, f.code])).toEqual([
      [3, '指标代码', 'FIGURE_ITEM_UNKNOWN'], [4, '数值', 'CELL_NOT_A_NUMBER'], [4, '数据日期', 'CELL_DAY_TO_COME'], [5, '统一社会信用代码', 'CREDIT_CODE_INVALID'],
    ]);
    expect((await enterprises.factsOf(test.db.sql, id!, ON)).salesLastYear!.value).toBe(2000);
    expect(await bring('数据.csv', csv(HEAD, good))).toMatchObject({ figures: 1 });
    expect((await enterprises.factsOf(test.db.sql, id!, ON)).salesLastYear).toMatchObject({ value: 3000, source: '审计报告', asOf: '2026-05-30' });
  });
});

describe('records with days that cannot be', () => {
  it('are refused with the field that is wrong, and nothing is written', async () => {
    const [id] = await load(dossier());
    const incident = { kind: 'SAFETY' as const, serious: true, happenedOn: '2026-05-01', description: '事故', source: '应急局', clearedOn: null };
    const round = { closedOn: '2026-06-11', name: 'A', investors: '示例资本', privateEquity: true, currency: 'CNY' as const, paidIn: 100, postMoney: null, source: '协议' };
    const draft = { creditCode: `91320500DM0009999${creditCodeCheckCharacter('91320500DM0009999')!}`, name: '明日查询企业', city: '320500', park: null, field: null, sector: 'OTHER' as const, foundedOn: null, organisationId: null, recordsCheckedOn: '2026-06-11' };
    expect(await code(recordQualification(parts, test.db, act(suzhou), { ...certificate(id!), expiresOn: '2026-05-19' }))).toBe('QUALIFICATION_DAYS_WRONG');
    expect(await code(recordIncident(test.db, act(suzhou), id!, { ...incident, clearedOn: '2026-04-30' }))).toBe('RECORD_DAY_WRONG');
    expect(await code(recordIncident(test.db, act(suzhou), id!, { ...incident, happenedOn: '2026-06-11' }))).toBe('RECORD_DAY_WRONG');
    expect(await code(recordRound(test.db, act(suzhou), id!, round))).toBe('RECORD_DAY_WRONG');
    expect(await code(enterFirm(parts, test.db, act(suzhou), draft))).toBe('RECORDS_CHECKED_IN_FUTURE');
    expect((await enterprises.dossiers(test.db.sql, [(await enterprises.find(test.db.sql, id!))!]))[0]).toMatchObject({ qualifications: [], rounds: [], incidents: [] });
  });

  it('a certificate imported without its last day ends as the pack says, and not never', async () => {
    const [id] = await load(dossier());
    const { creditCode } = (await enterprises.find(test.db.sql, id!))!;
    const csv = ['统一社会信用代码,资质代码,年度,证书编号,发证日期,有效期至,发证机关', `${creditCode},HNTE,2024,GR202432000777,2024-11-06,,认定机构`].join('\n');
    await enterprises.importFile(test.db, act(suzhou), { fileName: '资质.csv', bytes: new TextEncoder().encode(csv) }, false);
    expect((await enterprises.qualifications(test.db.sql, id!)).map((q) => q.expiresOn)).toEqual(['2027-11-05']);
  });
});

describe('what a decision found', () => {
  const decided = (enterpriseId: string, reference: string, facts: readonly { id: string; value: number | boolean | null; source: string }[], now = NOW) =>
    inTransaction(test.db, (tx) => enterprises.recordFound(tx, act(person(41, 'city-finance', ['320500']), now), undefined, { enterpriseId, facts, on: '2026-06-01', decision: { reference, words: `${reference} 申诉决定` } }));
  const factOn = async (id: string, fact: string, on = ON) => (await enterprises.factsOf(test.db.sql, id, on))[fact];

  it('stands in the dossier with the decision as its source, from its day and for the days of the pack', async () => {
    const [id] = await load(dossier({ confidence: 'MEASURED' }));
    const facts = [{ id: 'hasHighTechCertificate', value: true, source: '证书 GR202632000001' }, { id: 'employees', value: 61, source: '社保清单' }, { id: 'badRecord', value: null, source: '无法核实' }];
    await decided(id!, 'MX-1 appeal:1', facts);
    expect(await factOn(id!, 'hasHighTechCertificate')).toEqual({ value: true, source: 'MX-1 appeal:1 申诉决定：证书 GR202632000001', asOf: ON, confidence: 'MEASURED' });
    expect(await factOn(id!, 'employees')).toMatchObject({ value: 61, asOf: ON, confidence: 'MEASURED', source: 'MX-1 appeal:1 申诉决定：社保清单' });
    expect(await factOn(id!, 'badRecord')).toMatchObject({ value: false, source: '信用信息查询' });
    // What was computed for a day before the decision stays as it was.
    expect(await factOn(id!, 'hasHighTechCertificate', '2026-06-09')).toMatchObject({ value: false });
    expect(await factOn(id!, 'employees', '2026-06-09')).toMatchObject({ value: 50 });
    expect([(await factOn(id!, 'hasHighTechCertificate', '2027-06-10'))!.value, (await factOn(id!, 'hasHighTechCertificate', '2027-06-11'))!.value]).toEqual([true, false]);
    // Written again, the same decision changes nothing.
    await decided(id!, 'MX-1 appeal:1', [{ id: 'hasHighTechCertificate', value: false, source: '别的' }]);
    expect(await factOn(id!, 'hasHighTechCertificate')).toMatchObject({ value: true });
  });

  it('gives way to a later entry about the same thing', async () => {
    const [id] = await load(dossier());
    await decided(id!, 'MX-2 appeal:1', [{ id: 'hasHighTechCertificate', value: true, source: '证书' }, { id: 'badRecord', value: false, source: '信用修复决定' }]);
    const { id: certificateId } = await recordQualification(parts, test.db, act(suzhou), certificate(id!));
    expect(await factOn(id!, 'hasHighTechCertificate')).toMatchObject({ value: true, source: expect.stringContaining('平台资质登记') });
    await revokeQualification(parts, test.db, act(suzhou), { enterpriseId: id!, id: certificateId, from: ON, reason: '重大事故' });
    expect(await factOn(id!, 'hasHighTechCertificate')).toMatchObject({ value: false });
    await recordIncident(test.db, act(suzhou), id!, { kind: 'DISHONESTY', serious: true, happenedOn: ON, description: '失信', source: '信用江苏', clearedOn: null });
    expect(await factOn(id!, 'badRecord')).toMatchObject({ value: true, source: '信用江苏' });
  });
});

describe('a certificate recorded before its day of issue', () => {
  it('takes the firm out of the library on that day, and not before', async () => {
    const [id] = await load(dossier());
    await admitToPool(parts, test.db, act(suzhou), { enterpriseId: id!, pool: 'hnte', reason: null });
    await recordQualification(parts, test.db, act(suzhou), certificate(id!, '2026-06-15'));
    await tick(parts, test.db, new Date('2026-06-14T02:00:00Z'));
    expect(await liveMemberships(test.db.sql, id!)).toHaveLength(1);
    await tick(parts, test.db, new Date('2026-06-15T02:00:00Z'));
    expect(await liveMemberships(test.db.sql, id!)).toEqual([]);
    expect((await enterprises.factsOf(test.db.sql, id!, '2026-06-15'))).toMatchObject({ hasHighTechCertificate: { value: true }, inHighTechLibrary: { value: false } });
  });
});

describe('the population', () => {
  it('read for some facts alone says of every firm what the whole dossier says of them', async () => {
    const [first] = await load(dossier(), { ...dossier(), statements: [{ year: 2025, figures: { rd: 70, rdInChina: null, employees: 12 }, source: '更正', asOf: '2026-05-01', confidence: 'MEASURED' }] });
    await recordQualification(parts, test.db, act(suzhou), certificate(first!));
    const whole = await enterprises.population(test.db.sql, { on: ON, limit: 500 });
    for (const facts of [['employees'], ['rdThreeYears', 'rdInChinaThreeYears', 'salesLastYear'], ['hasHighTechCertificate', 'badRecord'], ['debtRatio', 'valuation', 'sector'], []]) {
      const some = await enterprises.population(test.db.sql, { on: ON, limit: 500, facts });
      expect(some).toEqual(whole.map((firm) => ({ ...firm, facts: Object.fromEntries(Object.entries(firm.facts).filter(([id]) => facts.includes(id))) })));
    }
    expect(whole.length).toBeGreaterThan(5);
  });
});
