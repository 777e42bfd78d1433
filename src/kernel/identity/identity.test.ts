import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../base/credit-code.ts';
import { openPack } from '../base/pack.ts';
import { packageRoot } from '../base/root.ts';
import { auditKernel, sealAudit, verifyAudit } from '../audit/index.ts';
import { connect, type Database, inTransaction } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { type Actor, findGrant } from './actor.ts';
import type { Acting } from './commands/acting.ts';
import { createAccount } from './commands/create-account.ts';
import { setAccountDisabled } from './commands/disable-account.ts';
import { grantRole } from './commands/grant-role.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { changeOwnPassword, resetPassword } from './commands/set-password.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { createIdentity, loadRoles, type NewAssignment, type Organisation } from './index.ts';
import { getAccount, visibleAccounts } from './queries/accounts.ts';
import { describeMe } from './queries/actor.ts';
import { IDLE_MINUTES, LONGEST_HOURS } from './sessions.ts';

const START = new Date('2026-03-02T01:00:00Z');
const PASSWORD = 'Taihu-lake-2026';
const roles = loadRoles(openPack(`${packageRoot}/packs/sunan`));

let wall = START;
const identity = createIdentity({ roles, wallClock: { now: () => wall } });
const folders = [auditKernel, identity].map((m) => ({ module: m.name, dir: path.join(packageRoot, m.migrations) }));

let test: TestDatabase;
let db: Database;
let zone: Organisation;
let wuxi: Organisation;
let nanjing: Organisation;
let admin: Actor;
let adminId: string;

const entry = { by: null, now: START };
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

function creditCode(n: number): string {
  const first = `9132020${String(n).padStart(10, '0')}`;
  return first + creditCodeCheckCharacter(first)!;
}

function acting(actor: Actor, now = START): Acting & { wallNow: Date } {
  return { actor, now, wallNow: wall, requestId: 'r-1' };
}

async function actorOf(id: string): Promise<Actor> {
  return (await identity.actorOfAccount(db.sql, id))!;
}

/** Demo accounts are the short way to an account whose password is its own. */
function account(loginName: string, ...assignments: NewAssignment[]): Promise<string> {
  return inTransaction(db, (tx) => identity.createDemoAccount(tx, { loginName, displayName: loginName, password: PASSWORD, assignments }, START));
}

function assignment(role: string, organisation: Organisation, more: Partial<NewAssignment> = {}): NewAssignment {
  return { role, organisationId: organisation.id, regions: [], parks: [], ...more };
}

function enter(loginName: string, password = PASSWORD, ip = '10.0.0.1'): ReturnType<typeof signIn> {
  return signIn(db, { loginName, password, ip, wallNow: wall, now: START });
}

const refusedWith = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  test = await createTestDatabase(folders);
  db = test.db;
});
afterAll(() => test?.drop());

beforeEach(async () => {
  wall = START;
  await sql`truncate identity.organisation, identity.account, identity.assignment, identity.session, identity.login_attempt`.execute(db.sql);
  [zone, wuxi, nanjing] = await inTransaction(db, async (tx) => [
    await identity.ensureOrganisation(tx, { nameZh: '苏南自创区管理服务中心', kind: 'government', demo: true }, entry),
    await identity.ensureOrganisation(tx, { creditCode: creditCode(1), nameZh: '无锡传感科技有限公司', nameEn: 'Wuxi Sensing', kind: 'firm', region: '320200', park: 'P04' }, entry),
    await identity.ensureOrganisation(tx, { creditCode: creditCode(2), nameZh: '南京理工技术转移中心', kind: 'university', region: '320100', park: 'P01' }, entry),
  ]) as [Organisation, Organisation, Organisation];
  adminId = await account('admin', assignment('platform-admin', zone));
  admin = await actorOf(adminId);
});

describe('organisations', () => {
  it('need a valid unified social credit code, except government bodies and demo ones', async () => {
    const enterOne = (creditCode: string | null, kind: 'firm' | 'government', demo = false): Promise<Organisation> =>
      inTransaction(db, (tx) => identity.enterOrganisation(tx, { creditCode, nameZh: `单位${kind}${demo}`, kind, demo }, entry));
    await expect(enterOne(null, 'firm')).rejects.toThrow(refusedWith('CREDIT_CODE_NEEDED'));
    await expect(enterOne('91320200MA1TESTX00', 'firm')).rejects.toThrow(refusedWith('CREDIT_CODE_INVALID'));
    await expect(enterOne(creditCode(1), 'firm')).rejects.toThrow(refusedWith('ORGANISATION_EXISTS'));
    expect((await enterOne(null, 'government')).creditCode).toBeNull();
    expect((await enterOne(null, 'firm', true)).demo).toBe(true);
  });

  it('are entered once when several connections ensure the same one at the same moment', async () => {
    const ensure = (hold: Promise<void> = Promise.resolve(), begun = (): void => {}): Promise<Organisation> =>
      inTransaction(db, async (tx) => {
        const organisation = await identity.ensureOrganisation(tx, { nameZh: '同名单位', kind: 'agency', demo: true }, entry);
        begun();
        await hold;
        return organisation;
      });
    let commit = (): void => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let first: Promise<Organisation> | undefined;
    await new Promise<void>((begun) => (first = ensure(held, begun)));
    const rivals = [ensure(), ensure(), ensure()];
    await sql`select pg_sleep(0.1)`.execute(db.sql);
    commit();
    const ids = (await Promise.all([first!, ...rivals])).map((o) => o.id);
    expect(new Set(ids).size).toBe(1);
  });

  it('are found by part of a name, credit code, kind, region and park, page by page', async () => {
    const find = async (filter: object): Promise<string[]> =>
      (await identity.searchOrganisations(db.sql, { page: 1, pageSize: 10, ...filter })).items.map((o) => o.nameZh);
    expect(await find({ q: '传感' })).toEqual([wuxi.nameZh]);
    expect(await find({ q: 'sensing' })).toEqual([wuxi.nameZh]);
    expect(await find({ q: creditCode(2).toLowerCase() })).toEqual([nanjing.nameZh]);
    expect(await find({ kind: 'firm', region: '320200', park: 'P04' })).toEqual([wuxi.nameZh]);
    expect(await find({ q: '%' })).toEqual([]);
    expect(await identity.searchOrganisations(db.sql, { page: 2, pageSize: 2 })).toMatchObject({ total: 3, items: [{}] });
    expect(await identity.findOrganisation(db.sql, nanjing.id)).toEqual(nanjing);
    expect((await identity.findOrganisations(db.sql, [wuxi.id, nanjing.id, wuxi.id])).length).toBe(2);
  });
});

describe('signing in', () => {
  beforeEach(() => account('liwei', assignment('firm-member', wuxi)));

  it('opens a session that knows the actor, and whose token is nowhere in the database', async () => {
    const { token } = await enter('LiWei');
    const signedIn = await identity.actorOfSession(db, token);
    expect(signedIn!.actor).toMatchObject({ loginName: 'liwei', assignments: [{ role: 'firm-member', organisationId: wuxi.id }] });
    const { rows } = await sql<{ text: string }>`
      select s::text as text from identity.session s union all select e::text from audit.entry e union all select a::text from identity.login_attempt a`.execute(db.sql);
    expect(rows.length).toBeGreaterThan(2);
    for (const { text } of rows) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(PASSWORD);
    }
  });

  it('is refused in the same words for a wrong password and an unknown name', async () => {
    const [wrong, unknown] = await Promise.all(
      [enter('liwei', 'wrong'), enter('nobody', 'wrong')].map((attempt) => attempt.catch((e: Error) => e.message)),
    );
    expect(wrong).toContain('SIGN_IN_REFUSED');
    expect(unknown).toBe(wrong);
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    const time = async (name: string, n: number): Promise<number> => {
      const from = performance.now();
      await enter(name, 'wrong', `10.1.${n}.1`).catch(() => {});
      return performance.now() - from;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 12; n++) {
      known.push(await time('liwei', n));
      unknown.push(await time('nobody', n));
    }
    const least = (times: number[]): number => Math.min(...times);
    // The hash dominates both; without it an unknown name would take a small fraction.
    expect(least(unknown)).toBeGreaterThan(least(known) * 0.5);
  });

  it('is slowed down after some failures, with the seconds to wait, for that name and address only', async () => {
    for (let n = 0; n < 5; n++) await expect(enter('liwei', 'wrong')).rejects.toThrow(refusedWith('SIGN_IN_REFUSED'));
    await expect(enter('liwei')).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_THROTTLED', status: 429, seconds: 2, zh: expect.stringContaining('2 秒') }));
    await expect(enter('liwei', PASSWORD, '10.0.0.2')).resolves.toBeDefined();
    wall = new Date(START.getTime() + 2000);
    await expect(enter('liwei')).resolves.toBeDefined();
    await expect(enter('liwei', 'wrong')).rejects.toThrow(refusedWith('SIGN_IN_REFUSED'));
  });

  it('counts attempts made at the same moment by several processes', async () => {
    const other = await connect({ url: test.url, connections: 5 });
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        signIn(n % 2 ? db : other, { loginName: 'liwei', password: 'wrong', ip: '10.0.0.9', wallNow: wall, now: START }).then(
          () => 'in',
          (e: { code: string }) => e.code,
        ),
      ),
    );
    await other.close();
    expect(codes.filter((c) => c === 'SIGN_IN_REFUSED')).toHaveLength(5);
    expect(codes.filter((c) => c === 'SIGN_IN_THROTTLED')).toHaveLength(15);
  });

  it('is slowed down for an address that tries many names, and forgiven after a quiet hour', async () => {
    for (let n = 0; n < 31; n++) await enter(`name${n}`, 'wrong', '10.9.9.9').catch(() => {});
    await expect(enter('liwei', PASSWORD, '10.9.9.9')).rejects.toThrow(refusedWith('SIGN_IN_THROTTLED'));
    wall = after(61);
    await expect(enter('nobody', 'wrong', '10.9.9.9')).rejects.toThrow(refusedWith('SIGN_IN_REFUSED'));
    await expect(enter('liwei', PASSWORD, '10.9.9.9')).resolves.toBeDefined();
  });

  it('ends when it is left alone, when it is old, and when its holder signs out', async () => {
    const { token } = await enter('liwei');
    wall = after(IDLE_MINUTES - 1);
    const signedIn = await identity.actorOfSession(db, token);
    expect(signedIn).toBeDefined();
    wall = after(2 * IDLE_MINUTES - 2);
    expect(await identity.actorOfSession(db, token, { touch: false })).toBeDefined();
    wall = after(2 * IDLE_MINUTES);
    expect(await identity.actorOfSession(db, token)).toBeUndefined();

    const busy = await enter('liwei');
    const opened = wall.getTime();
    for (let hour = 1; hour < LONGEST_HOURS; hour++) {
      wall = new Date(opened + hour * 3_600_000);
      expect(await identity.actorOfSession(db, busy.token), `hour ${hour}`).toBeDefined();
    }
    wall = new Date(opened + LONGEST_HOURS * 3_600_000);
    expect(await identity.actorOfSession(db, busy.token)).toBeUndefined();

    const last = await enter('liwei');
    const { sessionId } = (await identity.actorOfSession(db, last.token))!;
    await signOut(db, sessionId, { wallNow: wall, now: START });
    expect(await identity.actorOfSession(db, last.token)).toBeUndefined();
    await identity.forgetOldSessions(db);
  });
});

describe('managing accounts', () => {
  it('creates an account whose owner must change the password before any role counts', async () => {
    const id = await inTransaction(db, (tx) =>
      createAccount(tx, roles, acting(admin), { loginName: 'wangfang', displayName: '王芳', password: 'Start-here-77', assignment: assignment('firm-member', wuxi) }),
    );
    const { token } = await enter('wangfang', 'Start-here-77');
    const before = (await identity.actorOfSession(db, token))!;
    expect(before.actor.assignments).toEqual([]);
    expect(await describeMe(db.sql, roles, id)).toMatchObject({ account: { mustChangePassword: true }, permissions: [] });

    const mine = { ...acting(before.actor), ip: '10.0.0.1', sessionId: before.sessionId };
    const change = (currentPassword: string, newPassword: string) => changeOwnPassword(db, mine, { currentPassword, newPassword });
    await expect(change('not it', 'Another-one-88')).rejects.toThrow(refusedWith('PASSWORD_WRONG'));
    await expect(change('Start-here-77', 'weak')).rejects.toThrow(refusedWith('PASSWORD_TOO_WEAK'));
    await expect(change('Start-here-77', 'Start-here-77')).rejects.toThrow(refusedWith('PASSWORD_TOO_WEAK'));
    const elsewhere = await enter('wangfang', 'Start-here-77');
    await change('Start-here-77', 'Another-one-88');
    expect((await identity.actorOfSession(db, token))!.actor.assignments).toHaveLength(1);
    expect(await identity.actorOfSession(db, elsewhere.token)).toBeUndefined();
  });

  it('refuses a taken name, a weak password and an unknown role', async () => {
    const create = (more: { loginName?: string; password?: string; role?: string }) =>
      inTransaction(db, (tx) =>
        createAccount(tx, roles, acting(admin), {
          loginName: more.loginName ?? 'new', displayName: 'x', password: more.password ?? PASSWORD, assignment: assignment(more.role ?? 'firm-member', wuxi),
        }),
      );
    await expect(create({ loginName: 'admin' })).rejects.toThrow(refusedWith('LOGIN_NAME_TAKEN'));
    await expect(create({ password: '12345' })).rejects.toThrow(refusedWith('PASSWORD_TOO_WEAK'));
    await expect(create({ role: 'emperor' })).rejects.toThrow(refusedWith('ROLE_UNKNOWN'));
    await expect(create({ role: 'registry-clerk' })).rejects.toThrow(refusedWith('ROLE_NOT_FOR_ORGANISATION'));
  });

  it('disabling ends the sessions at once and is refused for oneself and the last administrator', async () => {
    const second = await account('second', assignment('platform-admin', zone));
    const id = await account('liwei', assignment('firm-member', wuxi));
    const { token } = await enter('liwei');
    await inTransaction(db, (tx) => setAccountDisabled(tx, roles, acting(admin), id, true));
    expect(await identity.actorOfSession(db, token)).toBeUndefined();
    await expect(enter('liwei')).rejects.toThrow(refusedWith('ACCOUNT_DISABLED'));
    await inTransaction(db, (tx) => setAccountDisabled(tx, roles, acting(admin), id, false));
    await expect(enter('liwei')).resolves.toBeDefined();

    const disable = (by: Actor, who: string) => inTransaction(db, (tx) => setAccountDisabled(tx, roles, acting(by), who, true));
    await expect(disable(admin, adminId)).rejects.toThrow(refusedWith('OWN_ACCOUNT'));
    const secondActor = await actorOf(second);
    // Each of two administrators disables the other at the same moment: one must stay.
    const results = await Promise.allSettled([disable(admin, second), disable(secondActor, adminId)]);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(results.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'LAST_ADMINISTRATOR' } });
  });

  it('resetting a password ends the sessions and is no way to a role one may not give', async () => {
    const chief = await account('chief', assignment('organisation-admin', wuxi));
    const member = await account('liwei', assignment('firm-member', wuxi));
    const outsider = await account('zhaomin', assignment('transfer-officer', nanjing));
    const mighty = await account('both', assignment('firm-member', wuxi), assignment('auditor', wuxi));
    const { token } = await enter('liwei');
    const by = await actorOf(chief);
    const reset = (id: string) => inTransaction(db, (tx) => resetPassword(tx, roles, acting(by), id, 'Fresh-start-99'));
    await reset(member);
    expect(await identity.actorOfSession(db, token)).toBeUndefined();
    await expect(reset(outsider)).rejects.toThrow(refusedWith('FORBIDDEN'));
    await expect(reset(mighty)).rejects.toThrow(refusedWith('ACCOUNT_TOO_POWERFUL'));
    await expect(reset(chief)).rejects.toThrow(refusedWith('OWN_ACCOUNT'));
    await expect(reset('00000000-0000-7000-8000-000000000000')).rejects.toThrow(refusedWith('NOT_FOUND'));
  });

  it('lists the accounts within one’s reach and no others', async () => {
    const chief = await actorOf(await account('chief', assignment('organisation-admin', wuxi)));
    await account('liwei', assignment('firm-member', wuxi));
    await account('zhaomin', assignment('transfer-officer', nanjing));
    const names = async (actor: Actor, filter: object = {}): Promise<string[]> =>
      (await visibleAccounts(db.sql, roles, actor, { page: 1, pageSize: 50, ...filter })).items.map((a) => a.loginName);
    expect(await names(admin)).toEqual(['admin', 'chief', 'liwei', 'zhaomin']);
    expect(await names(chief)).toEqual(['chief', 'liwei']);
    expect(await names(admin, { q: 'LI' })).toEqual(['liwei']);
    expect(await names(admin, { role: 'transfer-officer' })).toEqual(['zhaomin']);
    expect(await names(admin, { organisationId: wuxi.id, disabled: true })).toEqual([]);
    expect(await names(chief, { organisationId: nanjing.id })).toEqual([]);
    const regional: Actor = { ...chief, assignments: [{ ...chief.assignments[0]!, regions: ['320100'], grants: [{ permission: 'identity.account.read', reach: 'jurisdiction' }] }] };
    expect(await names(regional)).toEqual(['zhaomin']);
  });
});

describe('granting roles', () => {
  const grant = (by: Actor, to: string, wanted: NewAssignment) => inTransaction(db, (tx) => grantRole(tx, roles, acting(by), to, wanted));

  it('gives the role its reach over the granted jurisdiction', async () => {
    const id = await account('liwei', assignment('firm-member', wuxi));
    const granter = [...roles.values()].find((r) => r.id === 'platform-admin')!;
    expect(granter.mayGrant).toContain('organisation-admin');
    await grant(admin, id, assignment('organisation-admin', wuxi, { regions: ['320200'] }));
    const actor = await actorOf(id);
    expect(findGrant(actor, 'identity.account.read', { organisationIds: [wuxi.id] })?.role).toBe('organisation-admin');
    expect(findGrant(actor, 'identity.account.read', { organisationIds: [nanjing.id] })).toBeUndefined();
    await expect(grant(admin, id, assignment('organisation-admin', wuxi))).rejects.toThrow(refusedWith('ROLE_ALREADY_GRANTED'));
  });

  it('is refused to oneself, beyond one’s list, outside one’s reach, and against separation of duties', async () => {
    const chief = await actorOf(await account('chief', assignment('organisation-admin', wuxi)));
    const member = await account('liwei', assignment('firm-member', wuxi));
    await expect(grant(admin, adminId, assignment('secretariat', zone))).rejects.toThrow(refusedWith('OWN_ACCOUNT'));
    await expect(grant(chief, member, assignment('organisation-admin', wuxi))).rejects.toThrow(refusedWith('ROLE_NOT_GRANTABLE'));
    await expect(grant(chief, member, assignment('transfer-officer', nanjing))).rejects.toThrow(refusedWith('FORBIDDEN'));
    await expect(grant(await actorOf(member), adminId, assignment('firm-member', wuxi))).rejects.toThrow(refusedWith('FORBIDDEN'));
    const auditor = await account('auditor', assignment('auditor', zone));
    await expect(grant(admin, auditor, assignment('platform-admin', zone))).rejects.toThrow(refusedWith('ROLES_INCOMPATIBLE'));
  });

  it('taking back ends what it gave, but never the last administrator', async () => {
    const id = await account('second', assignment('platform-admin', zone));
    const revoke = async (by: Actor, of: string): Promise<void> => {
      const [held] = (await getAccount(db.sql, roles, of)).assignments;
      await inTransaction(db, (tx) => revokeRole(tx, roles, acting(by), of, held!.id));
    };
    const second = await actorOf(id);
    await revoke(admin, id);
    expect((await actorOf(id)).assignments).toEqual([]);
    // `second` still carries the old grants, as a request that began before would.
    await expect(revoke(second, adminId)).rejects.toThrow(refusedWith('LAST_ADMINISTRATOR'));
    expect(await identity.unknownAssignedRoles(db.sql)).toEqual([]);
    await sql`update identity.assignment set role = 'gone'`.execute(db.sql);
    expect(await identity.unknownAssignedRoles(db.sql)).toEqual(['gone']);
  });

  it('of the first administrator is possible once', async () => {
    await sql`truncate identity.assignment`.execute(db.sql);
    const first = (loginName: string, role: string) =>
      inTransaction(db, (tx) =>
        identity.createFirstAdministrator(tx, { loginName, displayName: '管理员', password: PASSWORD, assignments: [assignment(role, zone)] }, START),
      );
    await expect(first('one', 'auditor')).rejects.toThrow(refusedWith('ROLE_NOT_ADMINISTRATIVE'));
    await first('one', 'platform-admin');
    await expect(first('two', 'platform-admin')).rejects.toThrow(refusedWith('ADMINISTRATOR_EXISTS'));
  });
});

it('every change of accounts and roles stands in the audit, whose chain holds', async () => {
  const id = await account('liwei', assignment('firm-member', wuxi));
  await enter('liwei', 'wrong').catch(() => {});
  await enter('liwei');
  await inTransaction(db, (tx) => grantRole(tx, roles, acting(admin), id, assignment('organisation-admin', wuxi)));
  await inTransaction(db, (tx) => resetPassword(tx, roles, acting(admin), id, 'Fresh-start-99'));
  await inTransaction(db, (tx) => setAccountDisabled(tx, roles, acting(admin), id, true));
  await sealAudit(db, START);
  expect(await verifyAudit(db)).toMatchObject({ ok: true });
  const { rows } = await sql<{ action: string; actor: string | null }>`
    select action, actor_account as actor from audit.entry where subject_id = ${id} order by position`.execute(db.sql);
  expect(rows).toEqual([
    { action: 'identity.account.created', actor: null },
    { action: 'identity.session.refused', actor: null },
    { action: 'identity.session.opened', actor: id },
    { action: 'identity.role.granted', actor: adminId },
    { action: 'identity.password.reset', actor: adminId },
    { action: 'identity.account.disabled', actor: adminId },
  ]);
});
