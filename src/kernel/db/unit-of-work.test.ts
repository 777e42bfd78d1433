import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../base/problem.ts';
import { type Database, inTransaction, registerConstraints } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  await sql`create table account (name text constraint account_pkey primary key, fen bigint not null constraint account_not_overdrawn check (fen >= 0))`.execute(db.sql);
  await sql`insert into account values ('甲', 100), ('乙', 100)`.execute(db.sql);
  registerConstraints({
    'public.account_not_overdrawn': () => new Problem('OVERDRAWN', { zh: '余额不足', en: 'Balance too small' }),
  });
});
afterAll(() => test?.drop());

async function outboxKeys(): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from kernel.outbox order by id`.execute(db.sql);
  return rows.map((row) => row.key);
}

async function balance(name: string): Promise<number> {
  const { rows } = await sql<{ fen: number }>`select fen from account where name = ${name}`.execute(db.sql);
  return rows[0]!.fen;
}

describe('a transaction', () => {
  it('keeps all of its work, its events and then runs its effects, in that order', async () => {
    const seen: string[] = [];
    await inTransaction(db, async (tx) => {
      tx.afterCommit(() => void seen.push('effect'));
      tx.afterCommit(async () => void seen.push(`${await balance('丙')} ${(await outboxKeys()).join()}`));
      tx.emit({ topic: 'test.account.opened', key: '丙' });
      await sql`insert into account values ('丙', 7)`.execute(tx.sql);
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual(['effect', '7 丙']);
  });

  it('given up, leaves neither rows nor events nor effects', async () => {
    const before = await outboxKeys();
    let ran = false;
    const attempt = inTransaction(db, async (tx) => {
      tx.afterCommit(() => void (ran = true));
      tx.emit({ topic: 'test.account.opened', key: '丁' });
      await sql`insert into account values ('丁', 7)`.execute(tx.sql);
      throw new Error('second thoughts');
    });
    await expect(attempt).rejects.toThrow('second thoughts');
    expect(ran).toBe(false);
    expect(await outboxKeys()).toEqual(before);
    expect((await sql`select 1 from account where name = '丁'`.execute(db.sql)).rows).toEqual([]);
  });

  it('joins the transaction it is called in', async () => {
    const attempt = inTransaction(db, async (outer) => {
      await inTransaction(outer, (inner) => sql`insert into account values ('戊', 1)`.execute(inner.sql));
      throw new Error('outer fails');
    });
    await expect(attempt).rejects.toThrow('outer fails');
    expect((await sql`select 1 from account where name = '戊'`.execute(db.sql)).rows).toEqual([]);
  });

  it('refuses to weaken a serializable step by joining a read committed transaction', async () => {
    const attempt = inTransaction(db, (outer) => inTransaction(outer, async () => {}, { isolation: 'serializable' }));
    await expect(attempt).rejects.toThrow(/cannot join/);
  });

  it('says what a broken named constraint means', async () => {
    const attempt = inTransaction(db, (tx) => sql`update account set fen = fen - 1000 where name = '乙'`.execute(tx.sql));
    await expect(attempt).rejects.toMatchObject({ code: 'OVERDRAWN' });
  });

  it('hands an unregistered constraint on as the server reported it', async () => {
    const attempt = inTransaction(db, (tx) => sql`insert into account values ('乙', 1)`.execute(tx.sql));
    await expect(attempt).rejects.toMatchObject({ code: '23505', constraint: 'account_pkey' });
  });

  it('is not reported as refused when an effect after the commit fails', async () => {
    const warnings: Error[] = [];
    const hear = (warning: Error): void => void warnings.push(warning);
    process.on('warning', hear);
    const result = await inTransaction(db, async (tx) => {
      tx.afterCommit(() => {
        throw new Error('mail server away');
      });
      return 'kept';
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', hear);
    expect(result).toBe('kept');
    expect(warnings.map((w) => w.message)).toEqual(['mail server away']);
  });
});

describe('serializable transactions', () => {
  it('that read what the other writes both succeed, one after a retry, as if one had come after the other', async () => {
    let attempts = 0;
    // Write skew: each takes 150 from the sum of both accounts (200), which only one of them may.
    const take = (name: string) =>
      inTransaction(
        db,
        async (tx) => {
          attempts += 1;
          const { rows } = await sql<{ sum: string }>`select sum(fen) from account where name in ('甲', '乙')`.execute(tx.sql);
          await sql`select pg_sleep(0.05)`.execute(tx.sql);
          if (Number(rows[0]!.sum) < 150) return false;
          await sql`update account set fen = fen - 75 where name = ${name}`.execute(tx.sql);
          return true;
        },
        { isolation: 'serializable' },
      );
    const taken = await Promise.all([take('甲'), take('乙')]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(attempts).toBeGreaterThan(2);
    expect((await balance('甲')) + (await balance('乙'))).toBe(125);
  });

  it('lose no update when twelve count on one row', async () => {
    await sql`insert into account values ('计数', 0)`.execute(db.sql);
    const add = () =>
      inTransaction(
        db,
        async (tx) => {
          const { rows } = await sql<{ fen: number }>`select fen from account where name = '计数'`.execute(tx.sql);
          await sql`update account set fen = ${rows[0]!.fen + 1} where name = '计数'`.execute(tx.sql);
        },
        { isolation: 'serializable', retries: 30 },
      );
    await Promise.all(Array.from({ length: 12 }, add));
    expect(await balance('计数')).toBe(12);
  });

  it('whose retries are used up end with DB_BUSY', async () => {
    let attempts = 0;
    const attempt = inTransaction(
      db,
      async () => {
        attempts += 1;
        throw Object.assign(new Error('could not serialize access'), { code: '40001' });
      },
      { isolation: 'serializable', retries: 2, jitter: () => 0 },
    );
    await expect(attempt).rejects.toMatchObject({ code: 'DB_BUSY', status: 503 });
    expect(attempts).toBe(3);
  });
});
