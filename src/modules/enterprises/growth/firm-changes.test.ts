import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../../kernel/base/credit-code.ts';
import { newId } from '../../../kernel/base/id.ts';
import { openPack } from '../../../kernel/base/pack.ts';
import type { Problem } from '../../../kernel/base/problem.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { type Actor, loadRoles } from '../../../kernel/identity/index.ts';
import { readPlaces } from '../../../kernel/indicators/index.ts';
import { readRuleBook } from '../../../kernel/rules/index.ts';
import type { Act } from '../act.ts';
import { closeFirm, reopenFirm } from '../commands/closure.ts';
import { loadDossiers, type NewDossier } from '../commands/load-dossiers.ts';
import { admitToPool } from '../commands/pools.ts';
import { recordQualification } from '../commands/qualifications.ts';
import { moveFirm } from '../commands/records.ts';
import { tick } from '../commands/tick.ts';
import type { Closure } from '../domain/closure.ts';
import { readEnterprisePack } from '../pack.ts';
import { factsOf, population } from '../queries/population.ts';
import { viewDossier } from '../queries/view-dossier.ts';
import { findFirm } from '../store/firms.ts';
import { listFirms } from '../store/list.ts';
import { liveMemberships } from '../store/memberships.ts';
import { decideCandidate } from './commands/decide-candidate.ts';
import { readListScheme } from './lists-pack.ts';
import type { GrowthParts } from './parts.ts';
import { readPlanPack } from './plans-pack.ts';
import { readPointScheme } from './points-pack.ts';
import { computePoints } from './queries/compute-points.ts';
import { findCandidate, insertCandidate, insertEdition, readDecisions, standingCandidates } from './store/lists.ts';

const NOW = new Date('2026-06-10T02:00:00Z');
const ON = '2026-06-10';
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const roles = loadRoles(pack);
const book = readRuleBook(pack);
const enterprise = readEnterprisePack(pack);
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const told: { what: string; enterpriseId: string; reason: string }[] = [];
const parts: GrowthParts = {
  pack: enterprise, places: readPlaces(pack), points: readPointScheme(pack), lists: readListScheme(pack, enterprise), plans: readPlanPack(pack),
  rules: { current: async () => book } as unknown as GrowthParts['rules'], procedure: {} as GrowthParts['procedure'],
  reactions: { closed: async (_tx, _act, { enterpriseId, reason }) => void told.push({ what: 'closed', enterpriseId, reason }), moved: async (_tx, _act, { enterpriseId, reason }) => void told.push({ what: 'moved', enterpriseId, reason }) },
};
const person = (no: number, role: string, regions: string[] = []): Actor => ({
  accountId: uuid(no), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId: uuid(100 + no), organisationName: '示例单位', regions, parks: [], grants: roles.get(role)!.grants }],
});
const [suzhou, wuxi, secretary] = [person(1, 'city-officer', ['320500']), person(2, 'city-officer', ['320200']), person(3, 'secretariat')] as const;
const act = (actor: Actor): Act => ({ now: NOW, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const codeOf = (n: number): string => {
  const first = `91320500DM${String(n).padStart(7, '0')}`;
  return first + creditCodeCheckCharacter(first)!;
};

let test: TestDatabase;
let serial = 0;
async function load(): Promise<string> {
  serial += 1;
  const dossier: NewDossier = {
    firm: { creditCode: codeOf(serial), name: `示例企业${serial}`, city: '320500', park: null, field: null, sector: 'MANUFACTURING', foundedOn: '2020-03-01', organisationId: null, recordsCheckedOn: '2026-05-01', demo: true },
    statements: [2023, 2024, 2025].map((year) => ({ year, figures: { sales: 2000, revenue: 2000, employees: 50, technologyStaff: 8, rd: 100 }, source: '年报', asOf: `${year + 1}-04-30`, confidence: 'REPORTED' as const })),
    qualifications: [], rounds: [], incidents: [], memberships: [{ pool: 'gazelle', level: 'CITY', city: '320500', admittedOn: '2025-01-01', dueOn: '2028-01-01', leftOn: null, leftBecause: null }],
  };
  return (await inTransaction(test.db, (tx) => loadDossiers(tx, [dossier], { at: NOW, recordedByName: '测试' })))[0]!;
}
async function candidate(enterpriseId: string, state: 'CITY_SUM' | 'PUBLISHED', region: string | null = null): Promise<string> {
  const [editionId, id] = [newId(NOW), newId(NOW)];
  serial += 1;
  await insertEdition(test.db.sql, { id: editionId, list: 'gazelle', year: 2030 + serial, region, title: `名单${serial}`, on: ON, caseId: newId(NOW), state, documentNumber: null, publishedOn: null, outcomeHash: null, demo: true, openedAt: NOW, openedByName: '人员' });
  const explanation = {} as Parameters<typeof insertCandidate>[1]['explanation'];
  await insertCandidate(test.db.sql, { id, editionId, enterpriseId, name: '示例企业', city: '320500', park: null, field: null, proposedBy: 'RULE', judgementId: newId(NOW), answer: 'YES', explanation, figures: {} as never, form: null, formAt: null, formByName: null }, NOW);
  return id;
}
const closing = (over: Partial<Closure> = {}): Closure => ({ kind: 'DEREGISTERED', closedOn: '2026-06-01', source: '准予注销登记通知书1号', successor: null, ...over });
const inPopulation = async (id: string, on: string): Promise<boolean> => (await population(parts, test.db.sql, { on, limit: 500 })).some((f) => f.id === id);
const ranked = async (id: string, on: string): Promise<boolean> => (await computePoints(parts, test.db.sql, on)).firms.has(id);

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'modules/enterprises'].map((name) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') })));
}, 120_000);
afterAll(() => test?.drop());

describe('a firm that is no more', () => {
  it('counts in no population, ranking, pool or list from its day on; for the days before it stays what it was', async () => {
    const id = await load();
    const [open, published] = [await candidate(id, 'CITY_SUM'), await candidate(id, 'PUBLISHED')];
    const before = await factsOf(parts, test.db.sql, id, '2026-05-31');
    await closeFirm(parts, test.db, act(suzhou), id, closing());
    expect(await Promise.all(['2026-05-31', '2026-06-01', ON].flatMap((on) => [inPopulation(id, on), ranked(id, on)]))).toEqual([true, true, false, false, false, false]);
    expect(await factsOf(parts, test.db.sql, id, '2026-05-31')).toEqual(before);
    expect(await factsOf(parts, test.db.sql, id, ON)).toMatchObject({ registeredInFiveCities: { value: false, asOf: '2026-06-01' }, claimantKind: { value: 'ENTERPRISE' }, inCultivationLibrary: { value: false } });
    expect([(await findCandidate(test.db.sql, open))!.removedAtStep, (await findCandidate(test.db.sql, published))!.removedAtStep]).toEqual(['REGISTER', null]);
    expect(await readDecisions(test.db.sql, [open])).toMatchObject([{ step: 'REGISTER', kept: false, reason: '企业已于 2026-06-01 注销（准予注销登记通知书1号）' }]);
    expect(told.filter((t) => t.enterpriseId === id)).toEqual([{ what: 'closed', enterpriseId: id, reason: '企业已于 2026-06-01 注销（准予注销登记通知书1号）' }]);
    const view = await viewDossier(parts, test.db, (await findFirm(test.db.sql, id))!, ON, suzhou);
    expect(view).toMatchObject({ closure: { kind: 'DEREGISTERED', closedOn: '2026-06-01', source: '准予注销登记通知书1号', recordedOn: ON, recordedByName: '人员1' }, memberships: [{ leftOn: '2026-06-01', leftBecause: 'CLOSED' }] });
    // It is found by name and stands on no rung.
    const listed = (filter: { rung?: string; q?: string }) => listFirms(test.db.sql, { ...filter, scope: { everything: true, places: [] }, ladder: enterprise.ladder, on: ON, limit: 100, offset: 0 });
    expect((await listed({ q: view.firm.creditCode })).map((f) => f.closedOn)).toEqual(['2026-06-01']);
    expect((await listed({ rung: 'STARTUP' })).map((f) => f.id)).not.toContain(id);
  });

  it('is admitted, kept on a list or moved no more, until an officer takes the entry back', async () => {
    const id = await load();
    const open = await candidate(id, 'CITY_SUM');
    await closeFirm(parts, test.db, act(suzhou), id, closing());
    const refused = [
      () => admitToPool(parts, test.db, act(suzhou), { enterpriseId: id, pool: 'hnte', reason: '有潜力' }), () => decideCandidate(test.db, act(suzhou), open, { kept: true, falseData: false, reason: '保留' }),
      () => moveFirm(parts, test.db, act(suzhou), id, { toCity: '320200', park: null, movedOn: ON, reference: '迁移函' }), () => closeFirm(parts, test.db, act(suzhou), id, closing()),
    ];
    for (const work of refused) expect(await code(work())).toBe('FIRM_CLOSED');
    expect(await code(reopenFirm(test.db, act(wuxi), id, '登记有误'))).toBe('FORBIDDEN');
    await reopenFirm(test.db, act(suzhou), id, '登记有误');
    expect(await inPopulation(id, ON)).toBe(true);
    expect((await admitToPool(parts, test.db, act(suzhou), { enterpriseId: id, pool: 'hnte', reason: '有潜力' })).id).toBeTruthy();
    expect(await code(reopenFirm(test.db, act(suzhou), id, '再撤一次'))).toBe('FIRM_NOT_CLOSED');
    const { rows } = await sql<{ action: string }>`select action from audit.entry where subject_id = ${id} order by position`.execute(test.db.sql);
    expect(rows.map((r) => r.action)).toEqual(['enterprises.enterprise.closed', 'enterprises.enterprise.reopened', 'enterprises.pool.admitted']);
  });

  it('is recorded by officers of its own city, with a day that can be, and a merger with the firm that goes on', async () => {
    const [id, heir, gone] = [await load(), await load(), await load()];
    await closeFirm(parts, test.db, act(suzhou), gone, closing({ kind: 'LICENCE_REVOKED', source: '吊销决定书2号' }));
    const codes = await Promise.all([heir, gone, id].map(async (f) => (await findFirm(test.db.sql, f))!.creditCode));
    const close = (over: Partial<Closure>, actor = suzhou) => code(closeFirm(parts, test.db, act(actor), id, closing(over)));
    const merged = (creditCode: string) => ({ kind: 'MERGED' as const, successor: { creditCode, name: '承继企业' } });
    for (const actor of [wuxi, secretary]) expect(await close({}, actor)).toBe('FORBIDDEN');
    expect([await close({ closedOn: '2026-06-11' }), await close({ closedOn: '2020-02-29' })]).toEqual(['CLOSURE_DAY_WRONG', 'CLOSURE_DAY_WRONG']);
    const wrong = [{ kind: 'MERGED' as const }, { successor: { creditCode: codes[0]!, name: '承继企业' } }, merged(codes[2]!), merged(codes[1]!), merged('91320500DM9999999X')];
    for (const over of wrong) expect(await close(over)).toBe('CLOSURE_SUCCESSOR_WRONG');
    expect(await close(merged(codes[0]!))).toBe('no problem');
    expect((await viewDossier(parts, test.db, (await findFirm(test.db.sql, id))!, ON, suzhou)).closure).toMatchObject({ kind: 'MERGED', successor: { enterpriseId: heir } });
  });
});

describe('a firm that moves', () => {
  it('leaves the list of its old city, and on a list of the zone its new city answers for it', async () => {
    const id = await load();
    const [zone, city, published] = [await candidate(id, 'CITY_SUM'), await candidate(id, 'CITY_SUM', '320500'), await candidate(id, 'PUBLISHED')];
    await moveFirm(parts, test.db, act(suzhou), id, { toCity: '320200', park: 'P04', movedOn: '2026-06-09', reference: '迁移函3' });
    const reason = '企业已于 2026-06-09 由苏州市迁至无锡市（迁移函3）';
    const [onZone, onCity, onPublished] = await Promise.all([zone, city, published].map((c) => findCandidate(test.db.sql, c)));
    expect([onZone, onCity, onPublished]).toMatchObject([{ city: '320200', park: 'P04', removedAtStep: null }, { city: '320500', removedAtStep: 'REGISTER' }, { city: '320500', removedAtStep: null }]);
    expect((await readDecisions(test.db.sql, [zone, city, published])).toSorted((a, b) => Number(b.kept) - Number(a.kept))).toMatchObject([{ candidateId: zone, kept: true, reason }, { candidateId: city, kept: false, reason }]);
    expect((await standingCandidates(test.db.sql, onZone!.editionId)).map((c) => c.city)).toEqual(['320200']);
    expect(told.at(-1)).toMatchObject({ what: 'moved', enterpriseId: id, reason });
    // The old city has no more to say, the new one has.
    const decide = (actor: Actor) => code(decideCandidate(test.db, act(actor), zone, { kept: false, falseData: false, reason: '条件不符' }));
    expect([await decide(suzhou), await decide(wuxi)]).toEqual(['FORBIDDEN', 'no problem']);
  });
});

describe('a label of a yearly list entered by hand', () => {
  it('ends no place in the pool from which that list is drawn, now or on its day; a certificate does', async () => {
    const id = await load();
    await admitToPool(parts, test.db, act(suzhou), { enterpriseId: id, pool: 'hnte', reason: '有潜力' });
    const pools = async (): Promise<string[]> => (await liveMemberships(test.db.sql, id)).map((m) => m.pool).toSorted();
    const record = (type: string, edition: number, issuedOn: string) => recordQualification(parts, test.db, act(suzhou), { enterpriseId: id, type, edition, certNo: null, issuedOn, issuer: '省级部门' });
    await record('GAZELLE', 2025, '2026-06-01');
    await record('GAZELLE', 2026, '2026-06-20');
    await tick(parts, test.db, new Date('2026-06-20T02:00:00Z'));
    expect(await pools()).toEqual(['gazelle', 'hnte']);
    await record('HNTE', 2026, '2026-06-01');
    expect(await pools()).toEqual(['gazelle']);
    // After a move the gazelle enters the pool of its new city, or it could not be on the next list.
    await moveFirm(parts, test.db, act(suzhou), id, { toCity: '320200', park: null, movedOn: ON, reference: '迁移函4' });
    await admitToPool(parts, test.db, act(wuxi), { enterpriseId: id, pool: 'gazelle', reason: '迁入' });
    expect(await code(admitToPool(parts, test.db, act(wuxi), { enterpriseId: id, pool: 'hnte', reason: '迁入' }))).toBe('POOL_FIRM_CERTIFIED');
    expect(await pools()).toEqual(['gazelle']);
  });
});
