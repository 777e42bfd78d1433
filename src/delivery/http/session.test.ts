import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../kernel/base/clock.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { auditKernel } from '../../kernel/audit/index.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, authorise, type BoundRoute, createIdentity, loadRoles } from '../../kernel/identity/index.ts';
import { probePermissions, testActor } from '../../kernel/identity/testing.ts';
import { createLiveHub, type Subscribe } from './live.ts';
import { buildServer, type ServerOptions } from './server.ts';
import { createTestServer } from './testing.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const PASSWORD = 'Taihu-lake-2026';
const roles = loadRoles(openPack(`${packageRoot}/packs/sunan`));
let wall = NOW;
const identity = createIdentity({ roles, wallClock: { now: () => wall } });
const routes = [...auditKernel.routes, ...identity.routes];
const OWN = { 'x-innomatrix': '1' };

let test: TestDatabase;
let db: Database;
let organisationId: string;

function serve(more: Partial<ServerOptions> = {}): ReturnType<typeof buildServer> {
  return buildServer({ routes, db, clock: fixedClock(NOW), identity, info: { title: '测试', version: '1.2.3' }, logLevel: 'silent', ...more });
}

beforeAll(async () => {
  test = await createTestDatabase([auditKernel, identity].map((m) => ({ module: m.name, dir: path.join(packageRoot, m.migrations) })));
  db = test.db;
  await inTransaction(db, async (tx) => {
    const centre = await identity.ensureOrganisation(tx, { nameZh: '管理服务中心', kind: 'government' }, { by: null, now: NOW });
    organisationId = centre.id;
    const account = (loginName: string, role: string) =>
      identity.createDemoAccount(tx, { loginName, displayName: loginName, password: PASSWORD, assignments: [{ role, organisationId, regions: [], parks: [] }] }, NOW);
    await account('admin', 'platform-admin');
    await account('auditor', 'auditor');
  });
});
afterAll(() => test?.drop());
beforeEach(async () => {
  wall = NOW;
  await sql`truncate identity.login_attempt`.execute(db.sql);
});

describe('a session', () => {
  it('is opened by a cookie no script can read, used, and ended', async () => {
    const app = await serve();
    const signedIn = await app.inject({ method: 'POST', url: '/api/session', headers: OWN, payload: { loginName: 'admin', password: PASSWORD } });
    expect(signedIn.statusCode).toBe(200);
    expect(signedIn.json()).toMatchObject({ account: { loginName: 'admin' }, permissions: expect.arrayContaining(['identity.account.manage']) });
    const cookie = signedIn.cookies[0]!;
    expect(cookie).toMatchObject({ name: 'innomatrix_session', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie.secure).toBeUndefined();
    expect(signedIn.body).not.toContain(cookie.value);

    const headers = { ...OWN, cookie: `${cookie.name}=${cookie.value}` };
    expect((await app.inject({ url: '/api/me', headers })).json()).toMatchObject({ assignments: [{ roleZh: '平台管理员', organisationName: '管理服务中心' }] });
    expect((await app.inject({ url: '/api/accounts', headers })).json()).toMatchObject({ total: 2 });
    expect((await app.inject({ url: '/api/roles', headers })).json().items.find((r: { id: string }) => r.id === 'firm-member')).toMatchObject({ grantable: true });
    expect((await app.inject({ url: '/api/organisations?q=管理', headers })).json()).toMatchObject({ total: 1 });

    const signedOut = await app.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(signedOut.json()).toMatchObject({ account: null });
    expect(signedOut.cookies[0]!.expires!.getTime()).toBe(0);
    expect((await app.inject({ url: '/api/accounts', headers })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/me', headers })).json()).toEqual({ account: null, assignments: [], permissions: [] });
    await app.close();
  });

  it('has a cookie for https only when a trusted proxy says that https was used', async () => {
    const app = await serve({ trustProxy: true });
    const payload = { loginName: 'admin', password: PASSWORD };
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers: { ...OWN, 'x-forwarded-proto': 'https' }, payload });
    expect(answer.cookies[0]!.secure).toBe(true);
    await app.close();
    const plain = await serve();
    const believed = await plain.inject({ method: 'POST', url: '/api/session', headers: { ...OWN, 'x-forwarded-proto': 'https' }, payload });
    expect(believed.cookies[0]!.secure).toBeUndefined();
    await plain.close();
  });

  it('is refused for a while after failures, with the wait in words and in a header', async () => {
    const app = await serve();
    const attempt = (password: string) => app.inject({ method: 'POST', url: '/api/session', headers: OWN, payload: { loginName: 'admin', password } });
    for (let n = 0; n < 5; n++) expect((await attempt('wrong')).json()).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED' });
    const slowed = await attempt(PASSWORD);
    expect(slowed.json()).toMatchObject({ status: 429, code: 'SIGN_IN_THROTTLED' });
    expect(slowed.headers['retry-after']).toBe('2');
    wall = new Date(NOW.getTime() + 2000);
    expect((await attempt(PASSWORD)).statusCode).toBe(200);
    await app.close();
  });

  it('lets administrators manage accounts through the interface, end to end', async () => {
    const { app, as } = await createTestServer({ routes, db });
    const { rows } = await sql<{ id: string }>`select id from identity.account where login_name = 'admin'`.execute(db.sql);
    const headers = as((await identity.actorOfAccount(db.sql, rows[0]!.id))!);
    const send = async (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
      const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
      expect(answer.statusCode, `${method} ${url} ${answer.body}`).toBe(200);
      return answer.json();
    };
    const organisation = await send('POST', '/api/organisations', { nameZh: '苏州市科学技术局', kind: 'government', region: '320500' });
    expect(organisation).toMatchObject({ creditCode: null, region: '320500', demo: false });
    const created = await send('POST', '/api/accounts', {
      loginName: 'Sun.Qiang', displayName: '孙强', password: 'Start-here-77', assignment: { role: 'city-officer', organisationId: organisation.id, regions: ['320500'] },
    });
    expect(created).toMatchObject({ loginName: 'sun.qiang', mustChangePassword: true, assignments: [{ role: 'city-officer', regions: ['320500'] }] });
    const at = `/api/accounts/${created.id}`;
    const granted = await send('POST', `${at}/assignments`, { role: 'secretariat', organisationId });
    expect(granted.assignments).toHaveLength(2);
    const revoked = await send('DELETE', `${at}/assignments/${granted.assignments[1].id}`);
    expect(revoked.assignments).toHaveLength(1);
    await send('PUT', `${at}/password`, { password: 'Fresh-start-99' });
    expect(await send('POST', `${at}/disable`)).toMatchObject({ disabled: true });
    expect(await send('POST', `${at}/enable`)).toMatchObject({ disabled: false });
    const actions = await app.inject({ url: `/api/audit/entries?subjectId=${created.id}`, headers: as(testActor(['audit.entry.read'])) });
    expect(actions.json().items.map((e: { action: string }) => e.action)).toEqual([
      'identity.account.enabled',
      'identity.account.disabled',
      'identity.password.reset',
      'identity.role.revoked',
      'identity.role.granted',
      'identity.account.created',
    ]);
    const verdict = await app.inject({ url: '/api/audit/verify', headers: as(testActor(['audit.chain.verify'])) });
    expect(verdict.json()).toMatchObject({ ok: true });
    await app.close();
  });
});

describe('permissions', () => {
  const declared = [...auditKernel.permissions, ...identity.permissions];
  const probe = async (of: readonly BoundRoute[]): ReturnType<typeof probePermissions> => {
    const { app, as } = await createTestServer({ routes: of, db });
    const send = async ({ method, url, actor }: { method: string; url: string; actor: Actor | undefined }): Promise<number> =>
      (await app.inject({ method: method as 'GET', url, headers: as(actor) })).statusCode;
    const faults = await probePermissions(of, declared, send);
    await app.close();
    return faults;
  };

  it('of audit and identity are each asked for: nobody 401, others 403, holders pass', async () => {
    expect(await probe(routes)).toEqual([]);
    const asked = routes.flatMap(({ contract }) => (typeof contract.access === 'object' ? [contract.access.permission] : []));
    expect(new Set(asked)).toEqual(new Set(declared.map((d) => d.id)));
  });

  it('that a handler asks for under another name, or that nobody declared, are found by the probe', async () => {
    const change = (id: string, more: (route: BoundRoute) => Partial<BoundRoute>): BoundRoute[] =>
      identity.routes.map((route) => (route.contract.id === id ? { ...route, ...more(route) } : route));
    const asking = change('identity.listAccounts', () => ({ handle: async (ctx) => authorise(ctx.actor, 'identity.role.grant') }));
    expect(await probe(asking)).toEqual([{ route: 'identity.listAccounts', who: 'with the permission', status: 403 }]);
    const misnamed = change('identity.listAccounts', ({ contract }) => ({ contract: { ...contract, access: { permission: 'identity.account.reed' } } }));
    expect(await probe(misnamed)).toEqual([{ route: 'identity.listAccounts', who: 'undeclared', status: 0 }]);
    const broken = change('identity.listAccounts', () => ({ handle: async () => Promise.reject(new Error('broken')) }));
    expect(await probe(broken)).toEqual([{ route: 'identity.listAccounts', who: 'with the permission', status: 500 }]);
  });
});

describe('health', () => {
  it('is ready when every check is, and says which is not', async () => {
    let indexed = false;
    const index = { name: 'index', check: async () => ({ ready: indexed, zh: '索引构建中', en: 'The index is being built' }) };
    const app = await serve({ checks: [index] });
    const before = await app.inject({ url: '/api/health' });
    expect(before.statusCode).toBe(503);
    expect(before.json()).toMatchObject({ status: 'not-ready', version: '1.2.3', checks: [{ name: 'database', ready: true }, { name: 'index', ready: false }] });
    indexed = true;
    expect((await app.inject({ url: '/api/health' })).statusCode).toBe(200);
    await app.close();
  });

  it('is not ready without its database, and every other route says so plainly', async () => {
    const without = await serve({ db: unreachableDatabase() });
    expect((await without.inject({ url: '/api/health' })).json()).toMatchObject({ status: 'not-ready', checks: [{ name: 'database', ready: false }] });
    const refused = await without.inject({ url: '/api/me', headers: { cookie: 'innomatrix_session=x' } });
    expect(refused.json()).toMatchObject({ status: 503, code: 'DB_UNREACHABLE' });
    expect(refused.body).not.toContain('127.0.0.1');
    await without.close();
  });
});

/** A pool whose server is not there. */
function unreachableDatabase(): Database {
  const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  return { sql: new Kysely({ dialect: new PostgresDialect({ pool }) }), url: '', version: '', pool, close: async () => {} };
}

describe('live updates', () => {
  it('reach a signed-in page, stop when it leaves or its session ends, and nobody else', async () => {
    const hub = createLiveHub();
    let open = 0;
    const subscribe: Subscribe = (actor, send) => {
      open++;
      const stop = hub.subscribe(actor, send);
      return () => {
        open--;
        stop();
      };
    };
    const app = await serve({ subscribe, heartbeatMs: 30 });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    expect((await fetch(`${base}/api/live`)).status).toBe(401);

    const signedIn = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { ...OWN, 'content-type': 'application/json' },
      body: JSON.stringify({ loginName: 'auditor', password: PASSWORD }),
    });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const stream = await fetch(`${base}/api/live`, { headers: { cookie } });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string): Promise<void> => {
      while (!heard.includes(words)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended before ${words}`);
        heard += value;
      }
    };
    await hear(': open');
    hub.publish({ topic: 'market.demand.published', key: 'd-1' });
    await hear('data: {"topic":"market.demand.published","key":"d-1"}\n\n');
    await hear(': beat');

    await fetch(`${base}/api/session`, { method: 'DELETE', headers: { ...OWN, cookie } });
    while (!(await reader.read()).done);
    expect(open).toBe(0);
    await app.close();
  });

  it('end when the server closes, so that closing does not hang', async () => {
    const app = await serve({ subscribe: () => () => {} });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const signedIn = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { ...OWN, 'content-type': 'application/json' },
      body: JSON.stringify({ loginName: 'admin', password: PASSWORD }),
    });
    const stream = await fetch(`${base}/api/live`, { headers: { cookie: signedIn.headers.get('set-cookie')!.split(';')[0]! } });
    const from = performance.now();
    await app.close();
    expect(performance.now() - from).toBeLessThan(3000);
    await stream.body?.cancel();
  });
});
