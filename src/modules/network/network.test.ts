import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, createIdentity, loadRoles, type Organisation } from '../../kernel/identity/index.ts';
import { loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { Act, NetworkParts } from './act.ts';
import { refreshFeed } from './commands/refresh-feed.ts';
import { type FeedPage, feedPage, RECORD_FORMAT } from './contract.ts';
import { deskFaults } from './domain/desk.ts';
import type { OpenRecord } from './domain/record.ts';
import { createNetworkModule, type NetworkModule, readNetwork } from './index.ts';
import { feedOf } from './queries/feed.ts';
import { listDesks } from './queries/list-desks.ts';
import { oaiAnswer } from './queries/oai.ts';
import { scopeOf } from './queries/scope.ts';
import { listForeignRecords } from './store/foreign.ts';
import { listHandovers } from './store/handovers.ts';

const NOW = new Date('2026-03-02T02:00:00Z');
const days = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
const folder = (name: string) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const DEMAND = uuid(1);

let test: TestDatabase;
let engine: ProcedureEngine;
let parts: NetworkParts;
let network: NetworkModule;
let wuxi: Actor;
let park: Actor;
let suzhou: Actor;
let secretariat: Actor;
let auditor: Actor;
let open: OpenRecord[] = [];

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/identity', 'kernel/procedure', 'modules/network'].map(folder));
  const roles = loadRoles(pack);
  const identity = createIdentity({ roles, wallClock: { now: () => NOW } });
  engine = loadProcedureEngine(pack);
  const written = readNetwork(pack);
  parts = {
    pack: { ...written, repository: { ...written.repository, pageSize: 2 } }, identity, publicUrl: () => 'https://a.example/',
    procedure: { openCase: (tx, act, opening) => engine.openCase(tx, { ...opening, ...act }) },
    standing: async (handle, caseId, now) => (await engine.evaluateStored(handle, caseId, now)).evaluation,
    titleOf: async (_handle, _actor, kind, id) => (kind === 'demand' && id === DEMAND ? '耐磨涂层需求' : undefined),
    openRecords: async (_handle, { after, limit }) => open.filter((r) => after === null || r.id > after).sort((a, b) => a.id.localeCompare(b.id)).slice(0, limit),
  };
  network = createNetworkModule(parts);
  engine.provide(network.hooks);
  const others = (kind: 'guards' | 'effects'): string[] => [...new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => a[kind])))].filter((n) => !(n in network.hooks[kind]));
  engine.provide({ guards: Object.fromEntries(others('guards').map((n) => [n, async () => ({ ok: true as const })])), effects: Object.fromEntries(others('effects').map((n) => [n, async () => {}])) });
  await engine.prepare(test.db, NOW, new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : [])))));
  const enter = (nameZh: string) => inTransaction(test.db, (tx) => identity.enterOrganisation(tx, { nameZh, kind: 'government', region: '320200', park: null, demo: true }, { by: null, now: NOW }));
  let no = 0;
  const person = (role: string, at: Organisation, regions: string[] = []): Actor => ({
    accountId: uuid((no += 1)), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId: at.id, organisationName: at.nameZh, regions, parks: [], grants: roles.get(role)!.grants }],
  });
  const [a, b, c, d] = [await enter('无锡示例局'), await enter('无锡示例园区'), await enter('苏州示例局'), await enter('示例秘书处')];
  wuxi = person('city-officer', a, ['320200']);
  park = person('park-officer', b);
  suzhou = person('city-officer', c, ['320500']);
  secretariat = person('secretariat', d);
  auditor = person('auditor', d);
  await network.seatDesk(test.db, act(secretariat), 'wx', a.id);
  await network.seatDesk(test.db, act(secretariat), 'iot', b.id);
  await network.seatDesk(test.db, act(secretariat), 'jiangyin', b.id);
}, 120_000);
afterAll(() => test?.drop());

const act = (actor: Actor | undefined, now = NOW): Act => ({ now, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const take = (actor: Actor, caseId: string, action: string, now = NOW, data: Record<string, unknown> = {}, reason: string | null = null) =>
  inTransaction(test.db, async (tx) => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, now);
    return engine.act(tx, { ...act(actor, now), caseId, action, data, reason, expectedSeq: evaluation.seq });
  });
const send = (actor: Actor, toDesk = 'iot', fromDesk = 'wx', subjectId = DEMAND) => network.sendHandover(test.db, act(actor), { fromDesk, toDesk, subjectKind: 'demand', subjectId, reason: '属物联网行业，请对接' });
const seen = (actor: Actor) => listHandovers(test.db.sql, { scope: scopeOf(actor, parts.pack.desks), desk: undefined, box: undefined, limit: 20, offset: 0 });

describe('desks', () => {
  it('of the pack stand on three levels under one province, industries beside them; a list with strays is refused', () => {
    expect(deskFaults(parts.pack.desks)).toEqual([]);
    const [province] = parts.pack.desks;
    expect(deskFaults([province!, { ...province!, id: 'x', level: 'CITY', parent: 'y' }, { ...province!, id: 'z', level: 'CITY' }])).toEqual(['x stands under y, which does not exist', 'z has no parent']);
  });
  it('are given an organisation by the secretariat only', async () => {
    expect(await code(network.seatDesk(test.db, act(wuxi), 'wx', wuxi.assignments[0]!.organisationId))).toBe('FORBIDDEN');
    expect(await code(network.seatDesk(test.db, act(secretariat), 'nowhere', wuxi.assignments[0]!.organisationId))).toBe('NOT_FOUND');
  });
});

describe('a hand-over', () => {
  it('is sent by the officers of a desk to a seated desk of another organisation, once', async () => {
    expect(await code(send(suzhou))).toBe('FORBIDDEN');
    expect(await code(send(auditor))).toBe('FORBIDDEN');
    expect(await code(send(wuxi, 'ships'))).toBe('NETWORK_DESK_EMPTY');
    expect(await code(send(park, 'jiangyin', 'iot'))).toBe('NETWORK_SAME_ORGANISATION');
    expect(await code(send(wuxi, 'iot', 'wx', uuid(99)))).toBe('NOT_FOUND');
    await send(wuxi);
    expect(await code(send(wuxi))).toBe('NETWORK_HANDOVER_OPEN');
    expect([(await seen(wuxi)).total, (await seen(park)).total, (await seen(auditor)).total, (await seen(suzhou)).total]).toEqual([1, 1, 1, 0]);
  });

  it('stays the sender’s until accepted; its clocks turn red; then it is the receiver’s until closed', async () => {
    const [row] = (await seen(wuxi)).rows;
    const { caseId } = row!;
    expect(row).toMatchObject({ status: 'SENT', responsibleDesk: 'wx', title: '耐磨涂层需求' });
    expect(await parts.standing(test.db.sql, caseId, NOW)).toMatchObject({ dueOn: '2026-03-04', done: false });
    expect((await parts.standing(test.db.sql, caseId, days(3))).light).toBe('red');
    expect(await code(take(wuxi, caseId, 'receive'))).toBe('ACTION_FORBIDDEN');
    await take(park, caseId, 'receive', days(1));
    expect((await seen(wuxi)).rows[0]).toMatchObject({ status: 'RECEIVED', responsibleDesk: 'wx' });
    expect(await parts.standing(test.db.sql, caseId, days(1))).toMatchObject({ dueOn: '2026-03-17' });
    await take(park, caseId, 'accept', days(2), { contact: '王工 0510-1' });
    expect((await seen(wuxi)).rows[0]).toMatchObject({ status: 'ACCEPTED', responsibleDesk: 'iot' });
    await take(park, caseId, 'close', days(9), { outcome: '已对接两项成果' });
    expect((await seen(park)).rows[0]).toMatchObject({ status: 'CLOSED', responsibleDesk: 'iot', answer: '已对接两项成果', closedAt: days(9) });
  });

  it('comes back with a reason and stays with the sender, who closes it; desks count what they sent, took and returned', async () => {
    const { caseId } = await send(wuxi);
    expect(await code(take(park, caseId, 'return'))).not.toBe('no problem');
    await take(park, caseId, 'return', NOW, {}, '不属本行业');
    expect((await seen(wuxi)).rows[0]).toMatchObject({ status: 'RETURNED', responsibleDesk: 'wx', answer: '不属本行业' });
    await take(wuxi, caseId, 'takeBack', days(1), { outcome: '自行办理' });
    const { desks, mine, maySeat } = await listDesks(parts, test.db.sql, park);
    const cases = (id: string) => desks.find((d) => d.id === id)!.cases;
    expect(cases('wx')).toEqual({ sent: 2, received: 0, accepted: 0, returned: 0, closed: 0, open: 0 });
    expect(cases('iot')).toEqual({ sent: 0, received: 2, accepted: 1, returned: 1, closed: 1, open: 0 });
    expect([mine.sort(), maySeat]).toEqual([['iot', 'jiangyin'], false]);
  });
});

const record = (n: number, more: Partial<OpenRecord> = {}): OpenRecord => ({ id: uuid(n), kind: n % 2 ? 'demand' : 'result', title: `题${n} <&>`, abstract: `摘要${n}`, field: '新材料', place: '320200', maturity: null, ...more });
async function wholeFeed(since?: string): Promise<FeedPage['records']> {
  const found: FeedPage['records'] = [];
  for (let page: string | undefined; ; ) {
    const answer = feedPage.parse(await feedOf(parts, test.db.sql, NOW, { ...(since ? { since } : {}), ...(page ? { page } : {}) }));
    found.push(...answer.records);
    if (answer.next === null) return found;
    page = answer.next;
  }
}
const oai = (args: Record<string, string>): Promise<string> => oaiAnswer(parts, test.db.sql, NOW, args);

describe('the feed', () => {
  it('gives every open record once over its pages, a change its own moment, a withdrawn one a tombstone for ever', async () => {
    open = [1, 2, 3, 4, 5].map((n) => record(n, n === 3 ? { abstract: null } : {}));
    expect(await refreshFeed(parts, test.db, NOW)).toEqual({ written: 5, withdrawn: 0 });
    expect(await refreshFeed(parts, test.db, days(1))).toEqual({ written: 0, withdrawn: 0 });
    expect((await wholeFeed()).map((r) => r.id)).toEqual([1, 2, 3, 4, 5].map(uuid));
    expect((await wholeFeed())[2]).toEqual({ id: uuid(3), kind: 'demand', origin: 'innomatrix-sunan', updatedAt: NOW.toISOString(), title: '题3 <&>', field: '新材料', place: '320200', maturity: null });
    open = [record(1), record(2, { title: '改名' }), record(3, { abstract: null }), record(4)];
    expect(await refreshFeed(parts, test.db, days(2))).toEqual({ written: 1, withdrawn: 1 });
    const changed = await wholeFeed(days(1).toISOString());
    expect(changed.map((r) => [r.id, r.withdrawn ?? false])).toEqual([[uuid(2), false], [uuid(5), true]]);
    expect(changed[1]).toEqual({ id: uuid(5), kind: 'demand', origin: 'innomatrix-sunan', updatedAt: days(2).toISOString(), withdrawn: true });
    expect(await code(feedOf(parts, test.db.sql, NOW, { page: 'made-up' }))).toBe('NETWORK_PAGE_UNKNOWN');
  });

  it('is the same over OAI-PMH: lists resume to their end, tombstones are deleted headers, what was never there is unknown', async () => {
    const found: string[] = [];
    let args: Record<string, string> = { verb: 'ListRecords', metadataPrefix: 'oai_dc' };
    for (let pages = 1; ; pages += 1) {
      const xml = await oai(args);
      found.push(...[...xml.matchAll(/<identifier>oai:innomatrix-sunan:\w+:([^<]+)</g)].map((m) => m[1]!));
      const token = /<resumptionToken cursor="\d+">([^<]*)</.exec(xml)![1]!;
      if (token === '') {
        expect(pages).toBe(3);
        break;
      }
      args = { verb: 'ListRecords', resumptionToken: token };
    }
    expect(found).toEqual([1, 3, 4, 2, 5].map(uuid));
    expect(await oai({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: `oai:innomatrix-sunan:demand:${uuid(5)}` })).toContain('<header status="deleted">');
    expect(await oai({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: `oai:innomatrix-sunan:demand:${uuid(6)}` })).toContain('code="idDoesNotExist"');
    expect(await oai({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', from: '2030-01-01' })).toContain('code="noRecordsMatch"');
    expect((await oai({ verb: 'ListIdentifiers', metadataPrefix: 'innomatrix', set: 'result' })).match(/<header>/g)).toHaveLength(2);
    expect(await oai({ verb: 'Identify' })).toContain(`<earliestDatestamp>2026-03-02T02:00:00Z</earliestDatestamp>`);
  });
});

describe('records of other markets', () => {
  const foreign = (n: number, updatedAt: Date, more: object = {}) => ({ id: `r${n}`, kind: 'result' as const, origin: 'zhejiang', updatedAt: updatedAt.toISOString(), title: `外地成果${n}`, abstract: '激光焊接', field: '制造', place: '330100', maturity: 5, ...more });
  const page = (...records: object[]): FeedPage => feedPage.parse({ format: RECORD_FORMAT, origin: 'zhejiang', generatedAt: NOW.toISOString(), records, next: null });
  const take2 = (p: FeedPage, origin = 'zhejiang') => network.harvest(test.db, p, { origin, now: NOW, requestId: 'test' });
  const find = (...words: string[]) => listForeignRecords(test.db.sql, { words, origin: undefined, kind: undefined, limit: 10, offset: 0 });

  it('enter once, change with their market, are marked when it withdraws them, and no old page brings them back', async () => {
    const first = page(foreign(1, NOW), foreign(2, NOW));
    expect(await take2(first)).toEqual({ read: 2, written: 2, withdrawn: 0 });
    expect(await take2(first)).toEqual({ read: 2, written: 0, withdrawn: 0 });
    const gone = (n: number) => ({ id: `r${n}`, kind: 'result', origin: 'zhejiang', updatedAt: days(1).toISOString(), withdrawn: true });
    expect(await take2(page(foreign(1, days(1), { title: '改名成果' }), gone(2), gone(3)))).toEqual({ read: 3, written: 1, withdrawn: 2 });
    expect(await take2(page(foreign(1, NOW), foreign(2, NOW), foreign(3, NOW)))).toMatchObject({ written: 0, withdrawn: 0 });
    expect((await find()).rows.map((r) => [r.title, r.withdrawn, r.abstract])).toEqual([['改名成果', false, '激光焊接'], ['外地成果2', true, null]]);
    expect(await find('激光', '改名')).toMatchObject({ total: 1, origins: ['zhejiang'] });
  });
  it('of a market that dates by days change twice on a day; what is withdrawn that day stays so', async () => {
    const day = new Date('2026-03-01T00:00:00Z');
    await take2(page(foreign(20, day)));
    expect(await take2(page(foreign(20, day, { title: '当日更正的成果' })))).toEqual({ read: 1, written: 1, withdrawn: 0 });
    expect(await take2(page(foreign(20, day, { title: '当日更正的成果' })))).toMatchObject({ written: 0 });
    expect(await find('当日更正')).toMatchObject({ total: 1 });
    // Read again in a format that has no maturity: nothing is lost.
    expect(await take2(page(foreign(20, day, { title: '当日更正的成果', maturity: null })))).toMatchObject({ written: 0 });
    expect((await find('当日更正')).rows[0]!.maturity).toBe(5);
    await take2(page({ id: 'r20', kind: 'result', origin: 'zhejiang', updatedAt: day.toISOString(), withdrawn: true }));
    expect(await take2(page(foreign(20, day)))).toMatchObject({ written: 0 });
  });
  it('enter under no name but their market’s, and never under ours', async () => {
    expect(await code(take2(page(foreign(9, NOW)), 'anhui'))).toBe('NETWORK_ORIGIN_DIFFERS');
    expect(await code(take2(page(foreign(9, NOW, { origin: 'anhui' }))))).toBe('NETWORK_ORIGIN_DIFFERS');
    expect(await code(take2(page(), 'innomatrix-sunan'))).toBe('NETWORK_ORIGIN_OWN');
  });
});
