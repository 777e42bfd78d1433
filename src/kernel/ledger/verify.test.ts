import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { type Database, inTransaction, type Sql } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import {
  commitReservation, expireReservations, openAccounts, postTransfers, releaseReservation, reserveTransfer, reverseTransfers, sealLedger, setCeiling, verifyLedger,
} from './index.ts';
import { inspectBooks } from './verify.ts';

let test: TestDatabase;
let db: Database;
let ids: Record<string, string>;
let entries: Record<string, string>;

const AT = new Date('2026-03-02T02:00:00Z');
const memo = { zh: '测试，“引号”', en: 'Test, "quoted" \\ (x)' };
const subject = { kind: 'test.case', id: '1' };
const act = (key: string) => ({ key, at: AT, by: { accountId: 'a', organisationId: null, role: 'clerk' }, subject, memo });

beforeAll(async () => {
  test = await createTestDatabase([{ module: 'ledger', dir: 'src/kernel/ledger/migrations' }]);
  db = test.db;
  const common = { book: 'test', owner: 'o', fund: 'f', purpose: 'service', region: '321100', year: 2026 } as const;
  const name = memo;
  await inTransaction(db, async (tx) => {
    const [source, budget, paid, capped] = await openAccounts(tx, [
      { ...common, kind: 'outside', name, overdraft: 'allowed' },
      { ...common, kind: 'budget', name, overdraft: 'refused', earmark: ['service'] },
      { ...common, kind: 'paid', name, overdraft: 'refused' },
      { ...common, kind: 'capped', name, overdraft: 'refused', ceilings: [{ year: 2026, amount: 1000 }] },
      { ...common, kind: 'other', purpose: 'talent', name, overdraft: 'refused' },
    ], AT);
    ids = { source: source!, budget: budget!, paid: paid!, capped: capped! };
  });
  const { source, budget, paid, capped } = ids as { source: string; budget: string; paid: string; capped: string };
  const until = new Date('2026-03-05T00:00:00Z');
  entries = await inTransaction(db, async (tx) => {
    const fund = await postTransfers(tx, { ...act('fund'), clause: '002 三', transfers: [{ from: source, to: budget, amount: 5000 }, { from: source, to: capped, amount: 5000 }] });
    const pay = await postTransfers(tx, { ...act('pay'), transfers: [{ from: budget, to: paid, amount: 700 }] });
    const back = await reverseTransfers(tx, { ...act('back'), what: pay.transfers[0]!, reason: memo });
    const used = await reserveTransfer(tx, { ...act('r1'), from: capped, to: paid, amount: 600, expiresAt: until });
    await commitReservation(tx, { ...act('c1'), reservation: used.reservation, amount: 400 });
    const kept = await reserveTransfer(tx, { ...act('r2'), from: budget, to: paid, amount: 300, expiresAt: new Date('2027-01-01T00:00:00Z') });
    await commitReservation(tx, { ...act('c2'), reservation: kept.reservation, amount: 100, rest: 'keep' });
    const gone = await reserveTransfer(tx, { ...act('r3'), from: budget, to: paid, amount: 50, expiresAt: until });
    await releaseReservation(tx, { ...act('c3'), reservation: gone.reservation, reason: memo });
    await reserveTransfer(tx, { ...act('r4'), from: capped, to: paid, amount: 60, expiresAt: until });
    await setCeiling(tx, { account: capped, year: 2026, amount: 1200, at: AT, by: null, reason: memo });
    return { fund: fund.entry, pay: pay.entry, back: back.entry, used: used.reservation, kept: kept.reservation };
  });
  await expireReservations(db, new Date('2026-03-06T00:00:00Z'), 10);
  await sealLedger(db, AT);
});
afterAll(() => test?.drop());

/** Does something to the books that only somebody who can switch triggers off can do, looks, and takes it back. */
async function afterTampering(...statements: string[]): Promise<Awaited<ReturnType<typeof verifyLedger>>> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const text of statements) await client.query(text);
    await client.query('commit');
    return await verifyLedger(db);
  } finally {
    client.release();
  }
}

/** Puts the tables back as they were: each case starts from sound books. */
async function keeping<T>(work: () => Promise<T>): Promise<T> {
  const tables = ['account', 'balance', 'ceiling', 'entry', 'transfer', 'reservation', 'unsealed', 'chain', 'head'];
  for (const t of tables) await db.pool.query(`create table public.kept_${t} as table ledger.${t}`);
  try {
    return await work();
  } finally {
    const client = await db.pool.connect();
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const t of [...tables].reverse()) await client.query(`delete from ledger.${t}`);
    for (const t of tables) await client.query(`insert into ledger.${t} select * from public.kept_${t}`);
    for (const t of tables) await client.query(`drop table public.kept_${t}`);
    await client.query('commit');
    client.release();
  }
}

describe('verification', () => {
  it('finds nothing wrong with books nobody touched', async () => {
    const verdict = await verifyLedger(db);
    expect(verdict.breaks).toEqual([]);
    expect(verdict).toMatchObject({ ok: true, unsealed: 0, accounts: 5, reservations: 4, firstBreak: null });
    expect(verdict.sealed).toBe(verdict.entries);
  });
  it('is not disturbed by the settings of a session', async () => {
    const other = await db.pool.connect();
    try {
      await other.query(`set timezone = 'America/New_York'; set datestyle = 'German'; set extra_float_digits = 0; set bytea_output = 'escape'`);
      const key = `odd.session`;
      await other.query('select ledger.post($1)', [JSON.stringify({ key, body: 'ab'.repeat(32), at: AT, subjectKind: 'k', subjectId: 'i', memoZh: '中', memoEn: '', from: `{${ids.budget}}`, to: `{${ids.paid}}`, amount: '{1}' })]);
    } finally {
      other.release(true);
    }
    expect((await verifyLedger(db)).breaks).toEqual([]);
    await sealLedger(db, AT);
  });

  const rehash = (where: string): string => `update ledger.entry set memo_zh = '改过', hash = sha256('x') where ${where}`;
  const cases: [string, () => string[], () => object][] = [
    ['a changed amount', () => [`update ledger.transfer set amount = 800 where entry_id = ${entries.pay}`], () => ({ what: 'entry-changed', transfer: `${entries.pay}.1` })],
    ['a changed payee', () => [`update ledger.transfer set to_account = '${ids.capped}' where entry_id = ${entries.pay}`], () => ({ what: 'entry-changed', entry: entries.pay })],
    ['a transfer moved to another day', () => [`update ledger.transfer set effective_at = effective_at + interval '1 day' where entry_id = ${entries.pay}`], () => ({ what: 'entry-changed', entry: entries.pay })],
    ['a changed memo', () => [`update ledger.entry set memo_zh = '改过' where id = ${entries.pay}`], () => ({ what: 'entry-changed', entry: entries.pay })],
    ['a memo changed with its hash', () => [rehash(`id = ${entries.pay}`)], () => ({ what: 'entry-changed', entry: entries.pay })],
    ['another person put into an entry', () => [`update ledger.entry set actor_account = 'b' where id = ${entries.back}`], () => ({ what: 'entry-changed', entry: entries.back })],
    ['a transfer taken out of its entry', () => [`delete from ledger.transfer where entry_id = ${entries.fund} and n = 2`], () => ({ what: 'entry-changed', entry: entries.fund })],
    ['a deleted entry', () => [`delete from ledger.transfer where entry_id = ${entries.pay}`, `delete from ledger.entry where id = ${entries.pay}`], () => ({ what: 'entry-deleted', entry: entries.pay })],
    ['a deleted entry, chain and all', () => [`delete from ledger.transfer where entry_id = ${entries.pay}`, `delete from ledger.chain where entry_id = ${entries.pay}`, `delete from ledger.entry where id = ${entries.pay}`], () => ({ what: 'entry-deleted' })],
    ['an entry inserted by hand', () => [`insert into ledger.entry select 900001, 'by hand', body, kind, at, effective_at, subject_kind, subject_id, memo_zh, memo_en, clause, actor_account, actor_organisation, actor_role, null, null, hash from ledger.entry where id = ${entries.pay}`], () => ({ entry: '900001' })],
    ['a transfer without an entry', () => [`insert into ledger.transfer values (900002, 1, 'posted', '${ids.budget}', '${ids.paid}', 1, now())`], () => ({ what: 'entry-inserted', transfer: '900002.1' })],
    ['two entries that changed places', () => [
      `update ledger.chain set entry_id = -entry_id where entry_id in (${entries.pay}, ${entries.back})`,
      `update ledger.chain c set entry_id = case -c.entry_id when ${entries.pay} then ${entries.back} else ${entries.pay} end, entry_hash = (select e.hash from ledger.entry e where e.id = case -c.entry_id when ${entries.pay} then ${entries.back} else ${entries.pay} end) where c.entry_id < 0`,
    ], () => ({ what: 'entry-reordered' })],
    ['a cut tail', () => [`delete from ledger.chain where seq > 5`], () => ({ what: 'chain-cut', seq: 6 })],
    ['a changed link', () => [`update ledger.chain set hash = sha256('y') where seq = 7`], () => ({ what: 'chain-broken', seq: 7 })],
    ['a changed balance', () => [`update ledger.balance set posted_in = posted_in + 1 where account_id = '${ids.paid}'`], () => ({ what: 'balance-wrong', account: ids.paid, expected: expect.stringContaining('in 1201,'), found: expect.stringContaining('in 1202,') })],
    ['a missing balance', () => [`delete from ledger.balance where account_id = '${ids.paid}'`], () => ({ what: 'account-wrong', account: ids.paid })],
    ['a removed overdraft rule', () => [`update ledger.balance set lowest = null where account_id = '${ids.paid}'`], () => ({ what: 'account-wrong', account: ids.paid })],
    ['a widened earmark', () => [`update ledger.account set earmark = '{service,talent}' where id = '${ids.budget}'`], () => ({ what: 'account-wrong', account: ids.budget })],
    ['a reservation that holds more', () => [`update ledger.reservation set held = held - 1 where id = ${entries.kept}`], () => ({ what: 'reservation-wrong', entry: entries.kept })],
    ['a reservation with a later end', () => [`update ledger.reservation set expires_at = expires_at + interval '1 year' where id = ${entries.kept}`], () => ({ what: 'reservation-wrong', entry: entries.kept })],
    ['a raised ceiling', () => [`update ledger.ceiling set amount = amount + 1 where account_id = '${ids.capped}'`], () => ({ what: 'ceiling-wrong', account: ids.capped, expected: '1200 set, 400 used, 0 held' })],
    ['a ceiling with less used', () => [`update ledger.ceiling set used = used - 100 where account_id = '${ids.capped}'`], () => ({ what: 'ceiling-wrong', account: ids.capped })],
  ];
  it.each(cases)('names %s', async (_, statements, expected) => {
    await keeping(async () => {
      const verdict = await afterTampering(...statements());
      expect(verdict.ok).toBe(false);
      expect(verdict.firstBreak).toMatchObject(expected());
      expect(verdict.firstBreak!.zh).not.toContain('null');
    });
    expect((await verifyLedger(db)).ok).toBe(true);
  });
  it('finds a chain rewritten from some place to its end by a checkpoint alone', async () => {
    const { head } = await verifyLedger(db);
    expect((await verifyLedger(db, { checkpoint: head })).ok).toBe(true);
    expect((await verifyLedger(db, { checkpoint: { seq: head.seq, hash: 'ab'.repeat(32) } })).firstBreak).toMatchObject({ what: 'chain-rewritten', seq: head.seq });
    expect((await verifyLedger(db, { checkpoint: { seq: head.seq + 3, hash: head.hash } })).firstBreak).toMatchObject({ what: 'chain-cut' });
  });
});

describe('every column of every table', () => {
  interface Column { table: string; column: string; type: string }
  /** Rows that differ in what the verification reads of them: one of each kind is enough. */
  const KINDS: Record<string, string> = {
    account: 'overdraft, ceilinged, earmark is null', balance: 'lowest is null', ceiling: 'year', entry: 'kind, reservation is null', transfer: 'phase, reservation is null, reverses_entry is null, ceiling_year is null',
    reservation: 'state', unsealed: 'entry_id', chain: 'seq', head: 'seq',
  };
  const KEY: Record<string, string> = { account: 'id', balance: 'account_id', ceiling: 'account_id', entry: 'id', transfer: 'entry_id', reservation: 'id', unsealed: 'entry_id', chain: 'entry_id', head: 'seq' };
  /** What somebody might write instead; nulls too where the column takes them. */
  const OTHER: Record<string, string[]> = {
    text: [`coalesce($, '') || 'x'`], int8: ['coalesce($, 0) + 1', '9223372036854775807'], int2: ['coalesce($, 0) + 1', '-1'], bool: ['not $'], uuid: ['gen_random_uuid()'], bytea: [`sha256('other')`],
    timestamptz: [`coalesce($, now()) + interval '1 microsecond'`, `'infinity'`, `'-infinity'`], _text: [`array_append($, 'x')`],
    entry_kind: [`(case $ when 'post' then 'open' when 'open' then 'ceiling' when 'ceiling' then 'open' when 'reverse' then 'commit' else 'reverse' end)::ledger.entry_kind`, `(case $ when 'reverse' then 'post' else 'reverse' end)::ledger.entry_kind`],
    phase: [`(case $ when 'posted' then 'released' else 'posted' end)::ledger.phase`],
  };
  /** Not content: which transaction is waited for before an entry is sealed. */
  const FREE = new Set(['unsealed.xid']);
  const refused = (error: unknown): boolean => /^(23|22)/.test(String((error as { code?: string }).code));

  /** Tries one change within a savepoint; answers what was wrong about it, if anything. */
  async function tried(tx: Sql, { table, column }: Column, key: unknown, row: string, value: string): Promise<string | undefined> {
    const change = `${table}.${column} := ${value} of ${key}`;
    await sql`savepoint one`.execute(tx);
    try {
      try {
        await sql.raw(`update ledger.${table} set ${column} = ${value} where ctid = '${row}'`).execute(tx);
      } catch (error) {
        // A CHECK or the type itself refuses it, even to whoever has switched the triggers off.
        if (refused(error)) return undefined;
        throw error;
      }
      const { rows } = await sql<{ now: unknown }>`select ${sql.raw(KEY[table]!)}::text as now from ${sql.raw(`ledger.${table}`)} where ${sql.raw(KEY[table]!)}::text is distinct from ${String(key)}`.execute(tx);
      const verdict = await inspectBooks(tx).catch((error: unknown) => `${change}: ${String(error)}`);
      if (typeof verdict === 'string') return verdict;
      const names = new Set([String(key), ...rows.map((r) => String(r.now))]);
      const named = verdict.breaks.some((b) => table === 'head' || names.has(b.entry ?? '') || names.has(b.account ?? ''));
      return verdict.ok ? `${change}: not found` : named ? undefined : `${change}: not named`;
    } finally {
      await sql`rollback to savepoint one`.execute(tx);
    }
  }

  it('is found and named when somebody with every right changes it past the ledger, in rows of each kind', async () => {
    const wrong: string[] = [];
    let changes = 0;
    await db.sql.transaction().execute(async (tx) => {
      const unit = { sql: tx, isolation: 'read committed' as const, emit: () => undefined, afterCommit: () => undefined };
      await postTransfers(unit, { ...act('waiting'), transfers: [{ from: ids.source!, to: ids.paid!, amount: 1 }] });
      await sql`set local session_replication_role = replica`.execute(tx);
      expect((await inspectBooks(tx)).breaks).toEqual([]);
      const { rows: columns } = await sql<Column>`
        select table_name as table, column_name as column, udt_name as type from information_schema.columns
        where table_schema = 'ledger' and table_name in (${sql.join(Object.keys(KINDS))}) order by table_name, ordinal_position`.execute(tx);
      expect(columns.length).toBeGreaterThan(60);
      for (const c of columns) {
        if (FREE.has(`${c.table}.${c.column}`)) continue;
        const { rows } = await sql<{ key: string; row: string }>`
          select distinct on (${sql.raw(KINDS[c.table]!)}) ${sql.raw(KEY[c.table]!)}::text as key, ctid::text as row from ${sql.raw(`ledger.${c.table}`)}`.execute(tx);
        expect(rows.length, c.table).toBeGreaterThan(0);
        for (const [i, { key, row }] of rows.entries()) {
          // What no function would write (the largest number, an instant without end) is tried once a column.
          for (const value of i === 0 ? OTHER[c.type]! : OTHER[c.type]!.slice(0, 1)) {
            changes += 1;
            const fault = await tried(tx, c, key, row, value.replaceAll('$', c.column));
            if (fault) wrong.push(fault);
          }
        }
      }
      await sql`set local session_replication_role = origin`.execute(tx);
      throw new Error('nothing is kept');
    }).catch((error: unknown) => {
      if ((error as Error).message !== 'nothing is kept') throw error;
    });
    expect(wrong).toEqual([]);
    expect(changes).toBeGreaterThan(150);
  }, 60_000);

  it('and so is every row that is taken away or put in', async () => {
    for (const table of Object.keys(KINDS)) {
      await db.sql.transaction().execute(async (tx) => {
        const unit = { sql: tx, isolation: 'read committed' as const, emit: () => undefined, afterCommit: () => undefined };
        await postTransfers(unit, { ...act('waiting'), transfers: [{ from: ids.source!, to: ids.paid!, amount: 1 }] });
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql.raw(`delete from ledger.${table} where ctid = (select max(ctid) from ledger.${table})`).execute(tx);
        expect((await inspectBooks(tx)).ok, table).toBe(false);
        throw new Error('nothing is kept');
      }).catch((error: unknown) => {
        if ((error as Error).message !== 'nothing is kept') throw error;
      });
    }
    const put = [
      `insert into ledger.unsealed select pg_current_xact_id(), '${entries.pay}'`,
      `insert into ledger.balance (account_id) values (gen_random_uuid())`,
      `insert into ledger.ceiling (account_id, year, amount) values ('${ids.paid}', 2026, 5)`,
    ];
    for (const statement of put) await keeping(async () => expect((await afterTampering(statement)).ok, statement).toBe(false));
  }, 60_000);
});

describe('the tables', () => {
  it.each(['account', 'entry', 'transfer', 'chain'])('%s refuses to be changed, emptied or thinned out', async (table) => {
    await expect(db.pool.query(`update ledger.${table} set ${table === 'account' ? 'kind = kind' : table === 'chain' ? 'seq = seq' : 'effective_at = effective_at'}`)).rejects.toThrow('append-only');
    await expect(db.pool.query(`delete from ledger.${table}`)).rejects.toThrow('append-only');
    await expect(db.pool.query(`truncate ledger.${table} cascade`)).rejects.toThrow('append-only');
  });
  it('refuse an overdraft and a passed ceiling even to a hand that goes past the functions', async () => {
    await expect(db.pool.query(`update ledger.balance set posted_out = posted_in + 1 where account_id = '${ids.paid}'`)).rejects.toMatchObject({ constraint: 'balance_no_overdraft' });
    await expect(db.pool.query(`update ledger.ceiling set used = amount + 1`)).rejects.toMatchObject({ constraint: 'ceiling_kept' });
  });
});
