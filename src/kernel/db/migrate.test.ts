import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kernelMigrations, migrate } from './index.ts';
import { readExamples, runExample } from './migration-examples.ts';
import { createEmptyDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
let dir: string;
beforeEach(async () => {
  test = await createEmptyDatabase();
  dir = mkdtempSync(path.join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await test?.drop();
  rmSync(dir, { recursive: true, force: true });
});

const put = (name: string, text: string): void => writeFileSync(path.join(dir, name), text);
const folder = () => ({ module: 'shop', dir });
const run = () => migrate(test.url, [folder()]);
const names = (applied: { module: string; name: string }[]): string[] =>
  applied.filter((m) => m.module === 'shop').map((m) => m.name);

describe('migrating', () => {
  it('applies each file once, in order, in the schema of the module', async () => {
    put('001-goods.sql', 'create table shop.goods (name text)');
    put('002-price.sql', 'alter table shop.goods add fen bigint');
    expect(names(await run())).toEqual(['001-goods', '002-price']);
    expect(await run()).toEqual([]);
    put('003-rows.sql', `insert into shop.goods values ('螺丝', 5); insert into shop.goods values ('螺母', 3);`);
    expect(names(await run())).toEqual(['003-rows']);
    expect((await sql`select fen from shop.goods order by fen`.execute(test.db.sql)).rows).toEqual([{ fen: 3 }, { fen: 5 }]);
  });

  it('started by five processes at once applies each file once', async () => {
    put('001-goods.sql', 'create table shop.goods (name text); select pg_sleep(0.1)');
    const applied = await Promise.all([1, 2, 3, 4, 5].map(run));
    expect(applied.flatMap(names)).toEqual(['001-goods']);
  });

  it('keeps nothing of a file that fails, names file and line, and keeps the files before it', async () => {
    put('001-goods.sql', 'create table shop.goods (name text)');
    put('002-broken.sql', 'create table shop.more (name text);\ninsert into shop.more values (1);\nselect wrong from shop.more;');
    const problem = await run().catch((error) => error);
    expect(problem).toMatchObject({ code: 'DB_MIGRATION_FAILED', where: { file: path.join(dir, '002-broken.sql'), row: 3 } });
    put('002-broken.sql', 'create table shop.more (name text)');
    expect(names(await run())).toEqual(['002-broken']);
  });

  it('leaves not even the schema behind when the first file of a module fails', async () => {
    put('001-broken.sql', 'select nothing from nowhere');
    await expect(run()).rejects.toMatchObject({ code: 'DB_MIGRATION_FAILED' });
    expect((await sql`select to_regnamespace('shop')::text as n`.execute(test.db.sql)).rows).toEqual([{ n: null }]);
  });

  it('refuses a file that was changed after it was applied, before it touches anything', async () => {
    put('001-goods.sql', 'create table shop.goods (name text)');
    await run();
    put('001-goods.sql', 'create table shop.goods (name text, fen bigint)');
    put('002-more.sql', 'create table shop.more (name text)');
    await expect(run()).rejects.toMatchObject({ code: 'DB_MIGRATION_CHANGED' });
    expect((await sql<{ t: unknown }>`select to_regclass('shop.more') as t`.execute(test.db.sql)).rows).toEqual([{ t: null }]);
  });

  it('takes other line ends for no change', async () => {
    put('001-goods.sql', 'create table shop.goods (\n  name text\n)');
    await run();
    put('001-goods.sql', 'create table shop.goods (\r\n  name text\r\n)');
    expect(await run()).toEqual([]);
  });

  it('refuses a database that a newer program has migrated further', async () => {
    put('001-goods.sql', 'create table shop.goods (name text)');
    put('002-more.sql', 'create table shop.more (name text)');
    await run();
    rmSync(path.join(dir, '002-more.sql'));
    await expect(run()).rejects.toMatchObject({ code: 'DB_MIGRATION_MISSING' });
  });

  it('refuses a file numbered before one already applied', async () => {
    put('002-goods.sql', 'create table shop.goods (name text)');
    await run();
    put('001-late.sql', 'create table shop.late (name text)');
    await expect(run()).rejects.toMatchObject({ code: 'DB_MIGRATION_ORDER' });
  });

  it('refuses stray and doubled names instead of passing them over', async () => {
    put('1-goods.sql', 'select 1');
    await expect(run()).rejects.toThrow(/NNN-words/);
    rmSync(path.join(dir, '1-goods.sql'));
    put('001-a.sql', 'select 1');
    put('001-b.sql', 'select 1');
    await expect(run()).rejects.toThrow(/Two migrations numbered 001/);
  });
});

describe('the example of a migration', () => {
  const check = () => runExample(test.url, readExamples(folder())[1]!, folder(), []);
  beforeEach(() => {
    put('001-goods.sql', 'create table shop.goods (name text, yuan numeric)');
    put('002-fen.sql', 'alter table shop.goods add fen bigint; update shop.goods set fen = yuan * 100');
    put('002-fen.before.sql', `insert into shop.goods values ('螺丝', 0.05), ('螺母', 1.10)`);
  });

  it('holds when its queries return no row', async () => {
    put('002-fen.after.sql', `select * from shop.goods where fen is null; select 1 from shop.goods having sum(fen) <> 115`);
    expect(await check()).toEqual([]);
  });

  it('names each row that a query returns', async () => {
    put('002-fen.after.sql', `select 1 where false; select name from shop.goods where fen < 10`);
    expect(await check()).toEqual(['query 2 returned {"name":"螺丝"}']);
  });

  it('is demanded of every migration after the first', async () => {
    expect(await check()).toEqual(['002-fen needs 002-fen.before.sql and 002-fen.after.sql']);
  });

  it('runs before later migrations', async () => {
    put('002-fen.after.sql', `select * from shop.goods where name is null`);
    put('003-drop.sql', 'drop table shop.goods');
    expect(await check()).toEqual([]);
  });
});

describe('the tables of this floor', () => {
  it('come first without being asked for', async () => {
    const [first] = await migrate(test.url, []);
    expect(first).toEqual({ module: kernelMigrations.module, name: '001-kernel' });
  });
});
