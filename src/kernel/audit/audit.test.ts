import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../base/root.ts';
import { connect, type Database, inTransaction } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { chainHash } from './domain/entry-hash.ts';
import {
  appendAudit,
  assertCheckpoint,
  auditKernel,
  exportCheckpoint,
  type NewAuditEntry,
  newCheckpointKey,
  sealAudit,
  verifyAudit,
} from './index.ts';
import { listEntries } from './queries/list-entries.ts';

const NOW = new Date('2026-03-02T09:30:00.125Z');
const migrations = { module: auditKernel.name, dir: path.join(packageRoot, auditKernel.migrations) };

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase([migrations]);
  db = test.db;
});
afterAll(() => test?.drop());

beforeEach(() =>
  tamper(`truncate audit.entry, audit.unsealed, audit.chain restart identity; update audit.head set seq = 0, hash = ''`),
);

function entry(n: number, more: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    at: NOW,
    actor: { accountId: 'a-1', organisationId: 'o-1', role: 'firm-member' },
    action: 'market.demand.submitted',
    subject: { kind: 'market.demand', id: `d-${n}` },
    detail: { 标题: `需求${n}`, budgetFen: n * 100 },
    requestId: `r-${n}`,
    ...more,
  };
}

function append(more: NewAuditEntry, on: Database = db): Promise<string> {
  return inTransaction(on, (tx) => appendAudit(tx, more));
}

async function appendMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n++) ids.push(await append(entry(n)));
  return ids;
}

/** A process of its own that seals again and again until it is killed. */
function startSealer(): { child: ChildProcess; ready: Promise<void> } {
  const program = `
    const { connect } = await import(${JSON.stringify(new URL('../db/index.ts', import.meta.url).href)});
    const { sealAudit } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    const db = await connect({ url: ${JSON.stringify(test.url)}, connections: 2 });
    console.log('ready');
    for (;;) {
      await sealAudit(db, new Date());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the sealer ended before it was ready')));
  });
  return { child, ready };
}

async function untilSealed(count: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ seq: number }>`select seq, pg_sleep(0.02) from audit.head`.execute(db.sql);
    if (rows[0]!.seq >= count) return;
  }
}

/** As somebody with the rights of the owner would: with the triggers switched off. */
async function tamper(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${statements}`);
  } finally {
    await client.end();
  }
}

describe('writing the audit', () => {
  it('keeps an entry with its act, and none when the act is rolled back', async () => {
    await append(entry(1));
    await expect(
      inTransaction(db, async (tx) => {
        await appendAudit(tx, entry(2));
        throw new Error('given up');
      }),
    ).rejects.toThrow('given up');
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 1 });
  });

  it.each([
    ['update audit.entry set action = $$x$$', 'UPDATE'],
    ['delete from audit.entry', 'DELETE'],
    ['truncate audit.entry', 'TRUNCATE'],
  ])('is refused by the database when it would be: %s', async (statement, verb) => {
    await append(entry(1));
    await sealAudit(db, NOW);
    await expect(sql.raw(statement).execute(db.sql)).rejects.toThrow(`append-only: ${verb} refused`);
    const onChain = statement.replace('audit.entry', 'audit.chain').replace('action', 'hash');
    await expect(sql.raw(onChain).execute(db.sql)).rejects.toThrow(`append-only: ${verb} refused`);
  });

  it('hashes any JSON detail so that the value read back gives the same hash', async () => {
    // PostgreSQL's jsonb holds every text but NUL, and refuses broken surrogates; JSON holds no undefined.
    const text = fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\u0000'));
    const detail = fc.dictionary(text, fc.jsonValue({ depthSize: 'small', stringUnit: 'grapheme' }).filter((v) => !JSON.stringify(v).includes('\\u0000')));
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(detail, instants, async (value, at) => {
        await append(entry(1, { detail: value, at }));
      }),
      { numRuns: 60 },
    );
    await sealAudit(db, NOW);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 60, sealed: 60 });
  });

  it('shows a page of entries for one subject, newest first, with their places in the chain', async () => {
    await appendMany(5);
    await sealAudit(db, NOW);
    await append(entry(3, { action: 'market.demand.published', at: new Date('2026-03-03T00:00:00Z') }));
    const page = await listEntries(db.sql, { subjectKind: 'market.demand', subjectId: 'd-3', page: 1, pageSize: 10 });
    expect(page.items.map((e) => [e.action, e.seq])).toEqual([
      ['market.demand.published', null],
      ['market.demand.submitted', 3],
    ]);
    expect(await listEntries(db.sql, { from: '2026-03-03T00:00:00Z', page: 1, pageSize: 10 })).toMatchObject({ total: 1 });
    expect(await listEntries(db.sql, { accountId: 'somebody', page: 1, pageSize: 10 })).toMatchObject({ total: 0 });
    expect(await listEntries(db.sql, { page: 2, pageSize: 4 })).toMatchObject({ total: 6, items: [{}, {}] });
  });
});

describe('sealing', () => {
  it('leaves an entry alone while an older transaction is still under way, and takes both afterwards', async () => {
    let finish = (): void => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    let started = (): void => {};
    const begun = new Promise<void>((resolve) => (started = resolve));
    const slow = inTransaction(db, async (tx) => {
      await appendAudit(tx, entry(1));
      started();
      await held;
    });
    await begun;
    await append(entry(2));
    expect(await sealAudit(db, NOW)).toBe(0);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 1, sealed: 0, unsealed: 1 });
    finish();
    await slow;
    expect(await sealAudit(db, NOW)).toBe(2);
    const { rows } = await sql<{ id: string }>`
      select e.subject_id as id from audit.chain c join audit.entry e on e.id = c.entry_id order by c.seq`.execute(db.sql);
    expect(rows.map((r) => r.id)).toEqual(['d-1', 'd-2']);
  });

  it('gives one unforked chain when many connections append and several sealers run at once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => connect({ url: test.url, connections: 6 })));
    let appending = true;
    const sealers = others.slice(0, 2).map(async (sealer) => {
      while (appending) await sealAudit(sealer, NOW);
    });
    const writers = [db, ...others].flatMap((on) =>
      [1, 2, 3, 4].map(async (w) => {
        for (let n = 0; n < 25; n++) await append(entry(w * 100 + n), on);
      }),
    );
    await Promise.all(writers);
    appending = false;
    await Promise.all(sealers);
    await Promise.all([sealAudit(others[0]!, NOW), sealAudit(others[1]!, NOW)]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 400, sealed: 400, unsealed: 0 });
    await Promise.all(others.map((o) => o.close()));
  });

  it('by processes of their own, one of them killed in the middle of it, gives one unforked chain and loses nothing', async () => {
    const sealers = [startSealer(), startSealer()];
    await Promise.all(sealers.map(({ ready }) => ready));
    const writers = [1, 2, 3, 4].map(async () => {
      for (let n = 0; n < 100; n++) await append(entry(n));
    });
    await untilSealed(50);
    sealers[0]!.child.kill('SIGKILL');
    await Promise.all(writers);
    await untilSealed(400);
    sealers[1]!.child.kill('SIGKILL');
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 400, sealed: 400, unsealed: 0 });
  }, 60_000);

  it('takes entries of a restored backup whose transaction numbers this server has not reached', async () => {
    await append(entry(1));
    await tamper(`update audit.entry set xid = '9000000000'; update audit.unsealed set xid = '9000000000'`);
    expect(await sealAudit(db, NOW)).toBe(1);
  });
});

describe('verification names', () => {
  let ids: string[];
  beforeEach(async () => {
    ids = await appendMany(6);
    await sealAudit(db, NOW);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries: 6, sealed: 6, unsealed: 0 });
  });

  it.each([
    ['the detail', `detail = '{"标题":"需求3","budgetFen":301}'`],
    ['the time by one microsecond', `at = at + interval '1 microsecond'`],
    ['the actor', `actor_account = 'a-2'`],
    ['the removal of the actor', `actor_account = null, actor_organisation = null, actor_role = null`],
    ['the action', `action = 'market.demand.withdrawn'`],
    ['the subject', `subject_id = 'd-4'`],
    ['the request', `request_id = null`],
    ['the hash', `hash = repeat('0', 64)`],
  ])('an entry of which somebody changed %s', async (_what, change) => {
    await tamper(`update audit.entry set ${change} where id = '${ids[2]}'`);
    const verdict = await verifyAudit(db);
    expect(verdict.ok).toBe(false);
    expect(verdict.firstBreak).toMatchObject({ what: 'entry-changed', seq: 3, entryId: ids[2] });
    expect(verdict.firstBreak!.zh).toContain('第 3 条');
    expect(verdict.breaks).toHaveLength(1);
  });

  it('an entry that was deleted', async () => {
    await tamper(`delete from audit.entry where id = '${ids[3]}'`);
    expect((await verifyAudit(db)).breaks).toMatchObject([{ what: 'entry-deleted', seq: 4, entryId: ids[3] }]);
  });

  it('the gap when the entry was deleted with its link', async () => {
    await tamper(`delete from audit.entry where id = '${ids[3]}'; delete from audit.chain where seq = 4`);
    expect((await verifyAudit(db)).breaks).toMatchObject([{ what: 'links-missing', seq: 5, entryId: ids[4] }]);
  });

  it('the place where an entry was deleted with its link and the rest renumbered', async () => {
    await tamper(`delete from audit.entry where id = '${ids[3]}'; delete from audit.chain where seq = 4;
      update audit.chain set seq = seq - 1 where seq = 5; update audit.chain set seq = seq - 1 where seq = 6;
      update audit.head set seq = 5`);
    expect((await verifyAudit(db)).firstBreak).toMatchObject({ what: 'link-changed', seq: 4, entryId: ids[4] });
  });

  it('an entry inserted past the queue', async () => {
    await tamper(`insert into audit.entry (id, at, action, subject_kind, subject_id, detail, hash)
      select '00000000-0000-7000-8000-000000000001', at, action, subject_kind, subject_id, detail, hash from audit.entry limit 1`);
    expect((await verifyAudit(db)).breaks).toMatchObject([
      { what: 'entry-inserted', seq: null, entryId: '00000000-0000-7000-8000-000000000001' },
    ]);
  });

  it('an entry pushed into the chain with a link that is computed correctly', async () => {
    await tamper(`update audit.chain set seq = 7 where seq = 6; update audit.chain set seq = 6 where seq = 5;
      update audit.chain set seq = 5 where seq = 4; update audit.head set seq = 7`);
    await append(entry(99));
    const { rows } = await sql<{ id: string; hash: string; before: string }>`
      select e.id, e.hash, (select hash from audit.chain where seq = 3) as before
      from audit.unsealed u join audit.entry e on e.id = u.entry_id`.execute(db.sql);
    const { id, hash, before } = rows[0]!;
    await tamper(`delete from audit.unsealed;
      insert into audit.chain values (4, '${id}', '${hash}', '${chainHash(before, hash)}', now())`);
    expect((await verifyAudit(db)).breaks).toMatchObject([{ what: 'entry-inserted', seq: 4, entryId: id }]);
  });

  it('two links that changed places', async () => {
    await tamper(`update audit.chain set seq = 100 where seq = 3; update audit.chain set seq = 3 where seq = 4;
      update audit.chain set seq = 4 where seq = 100`);
    expect((await verifyAudit(db)).firstBreak).toMatchObject({ what: 'entry-reordered', seq: 3, entryId: ids[3] });
  });

  it('two entries that changed places while the hashes of the links stayed', async () => {
    await tamper(`create temp table old as select * from audit.chain where seq in (3, 4);
      delete from audit.chain where seq in (3, 4);
      insert into audit.chain select 7 - seq, entry_id, entry_hash,
        (select o.hash from old o where o.seq = 7 - old.seq), sealed_at from old`);
    expect((await verifyAudit(db)).firstBreak).toMatchObject({ what: 'entry-reordered', seq: 3, entryId: ids[3] });
  });

  it('an entry whose content, hash and link were all replaced consistently', async () => {
    await append(entry(50));
    const { rows } = await sql<{ id: string; hash: string }>`
      select e.id, e.hash from audit.unsealed u join audit.entry e on e.id = u.entry_id`.execute(db.sql);
    await tamper(`delete from audit.unsealed; delete from audit.entry where id = '${ids[2]}';
      update audit.chain set entry_id = '${rows[0]!.id}', entry_hash = '${rows[0]!.hash}' where seq = 3`);
    expect((await verifyAudit(db)).firstBreak).toMatchObject({ what: 'link-changed', seq: 3, entryId: rows[0]!.id });
  });

  it('the end of the chain when it was cut off', async () => {
    await tamper(`delete from audit.entry where id = '${ids[5]}'; delete from audit.chain where seq = 6`);
    expect((await verifyAudit(db)).breaks).toMatchObject([{ what: 'chain-cut', seq: 6 }]);
  });

  it('an entry changed or deleted while it waits for the sealer', async () => {
    const changed = await append(entry(7));
    const deleted = await append(entry(8));
    await tamper(`update audit.entry set action = 'x' where id = '${changed}'; delete from audit.entry where id = '${deleted}'`);
    expect((await verifyAudit(db)).breaks).toMatchObject([
      { what: 'entry-changed', seq: null, entryId: changed },
      { what: 'entry-deleted', seq: null, entryId: deleted },
    ]);
  });

  it('every one of several changed entries', async () => {
    await tamper(`update audit.entry set action = 'x' where id in ('${ids[1]}', '${ids[4]}')`);
    expect((await verifyAudit(db)).breaks.map((b) => b.seq)).toEqual([2, 5]);
  });
});

describe('a checkpoint kept outside', () => {
  it('unmasks a chain that was cut together with its head, and one rewritten from end to end', async () => {
    const ids = await appendMany(4);
    await sealAudit(db, NOW);
    const { privateKey, publicKey } = newCheckpointKey();
    const checkpoint = await exportCheckpoint(db, privateKey, NOW);
    assertCheckpoint(checkpoint, publicKey);
    expect(await verifyAudit(db, { checkpoint })).toMatchObject({ ok: true });

    const { rows } = await sql<{ hash: string; prev: string }>`select hash, (select hash from audit.chain where seq = 2) as prev
      from audit.entry where id = ${ids[3]!}`.execute(db.sql);
    const forged = chainHash(rows[0]!.prev, rows[0]!.hash);
    await tamper(`delete from audit.entry where id = '${ids[2]}'; delete from audit.chain where seq in (3, 4);
      insert into audit.chain values (3, '${ids[3]}', '${rows[0]!.hash}', '${forged}', now());
      update audit.head set seq = 3, hash = '${forged}'`);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    expect((await verifyAudit(db, { checkpoint })).firstBreak).toMatchObject({ what: 'chain-cut', seq: 4 });
    expect((await verifyAudit(db, { checkpoint: { seq: 3, hash: checkpoint.hash } })).firstBreak).toMatchObject({
      what: 'chain-rewritten',
      seq: 3,
    });
  });

  it('is refused when its signature is not from the trusted key or its content was altered', async () => {
    await append(entry(1));
    await sealAudit(db, NOW);
    const ours = newCheckpointKey();
    const checkpoint = await exportCheckpoint(db, ours.privateKey, NOW);
    const refused = expect.objectContaining({ code: 'AUDIT_CHECKPOINT_FORGED' });
    expect(() => assertCheckpoint({ ...checkpoint, seq: 2 }, ours.publicKey)).toThrow(refused);
    expect(() => assertCheckpoint(checkpoint, newCheckpointKey().publicKey)).toThrow(refused);
  });
});
