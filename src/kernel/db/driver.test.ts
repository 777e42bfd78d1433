import { CompiledQuery, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginAndQuery } from './begin-and-query.ts';
import { type Database, inTransaction, prepareOnce, type Sql } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  await sql`create table mark (name text primary key)`.execute(db.sql);
});
afterAll(() => test?.drop());
afterEach(() => sql`delete from mark`.execute(db.sql));

const marks = async (): Promise<string[]> => (await sql<{ name: string }>`select name from mark order by name`.execute(db.sql)).rows.map((r) => r.name);
const secondThoughts = async (first: (db: Sql) => Promise<unknown>): Promise<void> => {
  await expect(inTransaction(db, async (tx) => {
    await first(tx.sql);
    await sql`insert into mark values (${'二'})`.execute(tx.sql);
    throw new Error('second thoughts');
  })).rejects.toThrow('second thoughts');
};

describe('a transaction begins with its first statement', () => {
  it('and takes it back with the others, whether it has parameters or is a text', async () => {
    await secondThoughts((tx) => sql`insert into mark values (${'一'})`.execute(tx));
    expect(await marks()).toEqual([]);
    await secondThoughts((tx) => sql`insert into mark values ('一')`.execute(tx));
    expect(await marks()).toEqual([]);
  });

  it('at the isolation asked for', async () => {
    const isolation = (which: 'serializable' | 'read committed') => inTransaction(db, async (tx) =>
      (await sql<{ level: string }>`select current_setting('transaction_isolation') as level, ${1}::int as n`.execute(tx.sql)).rows[0]!.level, { isolation: which });
    expect(await isolation('serializable')).toBe('serializable');
    expect(await isolation('read committed')).toBe('read committed');
    const reading = db.sql.transaction().setAccessMode('read only').execute((tx) => sql`insert into mark values (${'一'})`.execute(tx));
    await expect(reading).rejects.toMatchObject({ code: '25006' });
  });

  it('and where the first is refused, by the server or before it, the connection serves the next', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    for (const first of [(tx: Sql) => sql`insert into nowhere values (${1})`.execute(tx), (tx: Sql) => sql`select ${cyclic}::jsonb`.execute(tx)]) {
      await expect(inTransaction(db, (tx) => first(tx.sql))).rejects.toThrow();
      await inTransaction(db, (tx) => sql`insert into mark values (${'一'}) on conflict do nothing`.execute(tx.sql));
      expect(await marks()).toEqual(['一']);
    }
  });

  it('but one that never sends a statement does not trouble the server', async () => {
    const texts: string[] = [];
    const client = await db.pool.connect();
    const kept = client.query;
    client.query = ((text: string, ...rest: unknown[]) => (texts.push(text), (kept as (...all: unknown[]) => unknown).call(client, text, ...rest))) as typeof kept;
    client.release();
    await inTransaction(db, async () => 1);
    await inTransaction(db, (tx) => sql`select 1`.execute(tx.sql));
    client.query = kept;
    expect(texts.filter((t) => t === 'commit')).toHaveLength(1);
  });
});

describe('a begin that is refused', () => {
  it('takes the statement sent with it along: nothing is kept on its own', async () => {
    const client = await db.pool.connect();
    const attempt = beginAndQuery(client, 'start transaction isolation level whatever', { text: 'insert into mark values ($1)', values: ['一'] });
    await expect(attempt).rejects.toMatchObject({ code: '42601' });
    client.release();
    expect(await marks()).toEqual([]);
  });
});

describe('a statement prepared once', () => {
  it('answers each time with what was asked that time, also as the first of a transaction and after a refusal', async () => {
    const text = prepareOnce('test_double', 'select 2 * 12 / $1::int as n');
    const ask = async (handle: Sql, n: number): Promise<number> => (await handle.executeQuery<{ n: number }>(CompiledQuery.raw(text, [n]))).rows[0]!.n;
    expect(await ask(db.sql, 1)).toBe(24);
    await expect(inTransaction(db, (tx) => ask(tx.sql, 0))).rejects.toMatchObject({ code: '22012' });
    expect(await inTransaction(db, async (tx) => [await ask(tx.sql, 2), await ask(tx.sql, 3)])).toEqual([12, 8]);
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements where statement = ${text}`.execute(db.sql);
    expect(rows).toEqual([{ name: 'test_double' }]);
  });
});
