import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, followOutbox, inTransaction, migrate, outboxNow, readOutbox, restore } from '../index.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing.ts';
import { BackupReader } from './format.ts';
import { inOrderOfReference } from './tables.ts';

const noon = new Date('2026-03-02T04:00:00Z');
let dir: string;
let source: TestDatabase;
let target: TestDatabase;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'backup-'));
  write('001-shop.sql', `
    create table shop.zone (code text primary key, seats integer generated always as (length(code)) stored);
    create table shop.account (id bigint generated always as identity primary key, zone text not null references shop.zone, note jsonb, raw bytea,
      parent bigint references shop.account deferrable initially deferred);
    create table shop."Log" (line text);
    insert into shop.zone (code) values ('预置');
    create function shop.refuse() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
    create trigger guard before update or delete or truncate on shop."Log" execute function shop.refuse();`);
  source = await createTestDatabase([folder()]);
  target = await createEmptyDatabase();
  await sql.raw(`
    insert into shop.zone (code) select 'z' || n from generate_series(1, 50) n;
    insert into shop.account (zone, note, raw, parent) select 'z' || (1 + n % 50), jsonb_build_object('备注', E'a\\tb\\n\\\\.\\n' || n), sha256(n::text::bytea), case when n < 9 then 9 end from generate_series(1, 3000) n;
    insert into shop."Log" values (E'\\\\.'), (E'\\\\.\\n\\\\.\\n'), (''), (null), ('无锡')`).execute(source.db.sql);
});
afterEach(async () => {
  await source?.drop();
  await target?.drop();
  rmSync(dir, { recursive: true, force: true });
});

const folder = () => ({ module: 'shop', dir });
const write = (name: string, text: string): void => writeFileSync(path.join(dir, name), text);
const file = (): string => path.join(dir, 'day.backup');
const digest = async (of: TestDatabase): Promise<unknown> =>
  (await sql`
    select (select md5(string_agg(z::text, '|' order by code)) from shop.zone z) as zones,
      (select md5(string_agg(a::text, '|' order by id)) from shop.account a) as accounts,
      (select md5(string_agg(coalesce(line, 'null'), '|' order by line)) from shop."Log") as log,
      (select count(*)::int from shop.account) as n`.execute(of.db.sql)).rows[0];

async function waitFor(query: string): Promise<void> {
  for (let waited = 0; (await sql.raw(query).execute(source.db.sql)).rows.length === 0; waited += 20) {
    if (waited > 5_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a backup', () => {
  it('restored into an empty database gives every row back, and numbering goes on', async () => {
    const report = await backup(source.url, file(), noon);
    expect(await restore(target.url, file(), [folder()])).toEqual(report);
    expect(await digest(target)).toEqual(await digest(source));
    const { rows } = await sql<{ id: number }>`insert into shop.account (zone) values ('z1') returning id`.execute(target.db.sql);
    expect(rows[0]!.id).toBe(3001);
    await expect(sql`delete from shop."Log"`.execute(target.db.sql)).rejects.toThrow('append only');
  });

  it('holds the moment of its beginning, whatever is written while it runs', async () => {
    const writer = new pg.Client({ connectionString: source.url });
    await writer.connect();
    await writer.query('begin; lock table shop."Log" in access exclusive mode');
    const taken = backup(source.url, file(), noon);
    await waitFor(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'copy shop."Log"%'`);
    await writer.query(`insert into shop.zone (code) values ('late'); insert into shop.account (zone) values ('late'); commit`);
    await writer.end();
    await taken;
    await restore(target.url, file(), [folder()]);
    const { rows } = await sql`select (select count(*)::int from shop.zone) as zones, (select count(*)::int from shop.account) as accounts`.execute(target.db.sql);
    expect(rows).toEqual([{ zones: 51, accounts: 3000 }]);
  });

  it('of an older program is restored and then migrated to the present', async () => {
    await backup(source.url, file(), noon);
    write('002-more.sql', `alter table shop.zone add name text; update shop.zone set name = 'Zone ' || code`);
    await restore(target.url, file(), [folder()]);
    const { rows } = await sql<{ name: string }>`select name from shop.zone where code = 'z7'`.execute(target.db.sql);
    expect(rows).toEqual([{ name: 'Zone z7' }]);
  });

  it('of a newer program is refused', async () => {
    await backup(source.url, file(), noon);
    rmSync(path.join(dir, '001-shop.sql'));
    await expect(restore(target.url, file(), [folder()])).rejects.toMatchObject({ code: 'DB_BACKUP_UNKNOWN_MIGRATION' });
  });

  it('is never put over existing data', async () => {
    await backup(source.url, file(), noon);
    await migrate(target.url, []);
    await expect(restore(target.url, file(), [folder()])).rejects.toMatchObject({ code: 'DB_NOT_EMPTY' });
  });

  it('cut short or damaged is refused and leaves the database empty for a good one', async () => {
    await backup(source.url, file(), noon);
    const text = gunzipSync(readFileSync(file()));
    const damages: Buffer[] = [
      gzipSync(text.subarray(0, text.length - 20)),
      gzipSync(text.subarray(0, Math.floor(text.length / 2))),
      gzipSync(Buffer.from(text.toString().replace('无锡\n', ''))),
      gzipSync(Buffer.from(text.toString().replace('z7\n', 'z8\n'))),
      readFileSync(file()).subarray(0, 5_000),
      Buffer.from('hello'),
    ];
    for (const [place, damage] of damages.entries()) {
      writeFileSync(file(), damage);
      await expect(restore(target.url, file(), [folder()]), `damage ${place}`).rejects.toMatchObject({ code: 'DB_BACKUP_BROKEN' });
    }
    writeFileSync(file(), gzipSync(text));
    await restore(target.url, file(), [folder()]);
    expect(await digest(target)).toEqual(await digest(source));
  });

  it('restored does not pretend to hold events: followers start over and then hear what is new', async () => {
    await inTransaction(source.db, async (tx) => tx.emit({ topic: 'shop.told', key: 'old' }));
    await backup(source.url, file(), noon);
    await restore(target.url, file(), [folder()]);
    await expect(readOutbox(target.db.sql, { xid: '0', id: 0 })).rejects.toMatchObject({ code: 'OUTBOX_PRUNED' });
    const heard: string[] = [];
    const follower = followOutbox(target.db, {
      from: await outboxNow(target.db.sql),
      onEvents: (events) => void heard.push(...events.map((event) => event.key)),
      onError: (error) => void heard.push(String(error)),
    });
    await inTransaction(target.db, async (tx) => tx.emit({ topic: 'shop.told', key: 'new' }));
    for (let waited = 0; heard.length === 0 && waited < 3_000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
    await follower.stop();
    expect(heard).toEqual(['new']);
  });
});

describe('the parts of a backup', () => {
  it('are the same however the file is cut into pieces', async () => {
    const line = fc.stringMatching(/^[a\\.]{0,3}$/).filter((text) => text !== '\\.');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line)), fc.integer({ min: 1, max: 7 }), async (tables, size) => {
        const text = tables.map((rows, n) => `{"table":${n}}\n${rows.map((row) => `${row}\n`).join('')}\\.\n`).join('');
        const bytes = Buffer.from(`${text}{"end":true}\n`);
        const pieces = async function* (): AsyncGenerator<Buffer> {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        };
        const reader = new BackupReader(pieces());
        for (const [n, rows] of tables.entries()) {
          expect(await reader.line()).toEqual({ table: n });
          const got: Buffer[] = [];
          for await (const chunk of reader.rows()) got.push(Buffer.from(chunk));
          expect(Buffer.concat(got).toString()).toBe(rows.map((row) => `${row}\n`).join(''));
        }
        expect(await reader.line()).toEqual({ end: true });
        expect(await reader.line()).toBeUndefined();
      }),
    );
  });

  it('come with each table after those it refers to, and circles last', () => {
    expect(inOrderOfReference(['a', 'b', 'c'], [['a', 'b'], ['b', 'c']])).toEqual(['c', 'b', 'a']);
    expect(inOrderOfReference(['a', 'b', 'c'], [['a', 'b'], ['b', 'a']])).toEqual(['c', 'a', 'b']);
  });
});
