import type pg from 'pg';
import { type Database, inTransaction } from '../../src/kernel/db/index.ts';
import { openAccounts, postTransfers } from '../../src/kernel/ledger/index.ts';

/** Moves 1 fen from one numbered account to another; `turn` is different each time. */
export interface Contender {
  name: string;
  move(from: number, to: number, turn: number): Promise<void>;
}

const AT = new Date('2026-03-02T02:00:00Z');
const memo = { zh: '测量', en: 'Measurement' };

/** Accounts 0 … n−1 with money enough, limits on: no overdraft, an earmark and a yearly ceiling on every one. */
export async function ledgerContender(db: Database, count: number, book: string): Promise<Contender> {
  const common = { book, fund: 'bench', purpose: 'service', region: '320500', year: 2026, kind: 'budget', name: memo } as const;
  const ids = await inTransaction(db, (tx) => openAccounts(tx, Array.from({ length: count }, (_, i) => ({
    ...common, owner: `owner-${i}`, overdraft: 'refused', earmark: ['service'], ceilings: [{ year: 2026, amount: 1e12 }],
  } as const)), AT));
  const [source] = await inTransaction(db, (tx) => openAccounts(tx, [{ ...common, owner: 'outside', kind: 'source', overdraft: 'allowed' }], AT));
  for (let i = 0; i < count; i += 500) {
    await inTransaction(db, (tx) => postTransfers(tx, {
      key: `${book}.fund.${i}`, at: AT, by: null, subject: { kind: 'bench.fund', id: String(i) }, memo,
      transfers: ids.slice(i, i + 500).map((to) => ({ from: source!, to, amount: 1_000_000_000 })),
    }));
  }
  return {
    name: 'ledger',
    move: async (from, to, turn) => {
      await inTransaction(db, (tx) => postTransfers(tx, {
        key: `${book}.move.${turn}`, at: AT, by: null, subject: { kind: 'bench.move', id: String(turn) }, memo,
        transfers: [{ from: ids[from]!, to: ids[to]!, amount: 1 }],
      }));
    },
  };
}

export async function prepareBare(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(`
    drop schema if exists bare cascade;
    create schema bare;
    create table bare.account (id integer primary key, fen bigint not null);
    create table bare.transfer (id bigint generated always as identity primary key, from_account integer not null, to_account integer not null, fen bigint not null, at timestamptz not null);
    insert into bare.account select n, 1000000000 from generate_series(0, ${count - 1}) n`);
}

/** The least one can do: two updates in the order of ids and an insert, between begin and commit. */
export function bareContender(pool: pg.Pool): Contender {
  const add = 'update bare.account set fen = fen + $2 where id = $1';
  return {
    name: 'bare SQL',
    move: async (from, to) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const [first, second] = from < to ? [[from, -1], [to, 1]] : [[to, 1], [from, -1]];
        await client.query(add, first);
        await client.query(add, second);
        await client.query('insert into bare.transfer (from_account, to_account, fen, at) values ($1, $2, 1, $3)', [from, to, AT]);
        await client.query('commit');
      } finally {
        client.release();
      }
    },
  };
}

/** The same three statements sent as one text: what a single round trip saves, which no application written by hand does. */
export function bareOneTrip(pool: pg.Pool): Contender {
  return {
    name: 'bare SQL, one trip',
    move: async (from, to) => {
      const sides = from < to ? [[from, -1], [to, 1]] : [[to, 1], [from, -1]];
      await pool.query(`begin; ${sides.map(([id, fen]) => `update bare.account set fen = fen + ${fen} where id = ${id}`).join('; ')};
        insert into bare.transfer (from_account, to_account, fen, at) values (${from}, ${to}, 1, '${AT.toISOString()}'); commit`);
    },
  };
}
