import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededChance } from '../../src/kernel/base/chance.ts';
import { connect, type Database, type Embedded, inTransaction, startEmbedded } from '../../src/kernel/db/index.ts';
import { balanceOf, commitReservation, expireReservations, postTransfers, releaseReservation, reverseTransfers, sealLedger, verifyLedger } from '../../src/kernel/ledger/index.ts';
import { AT, EXPIRES, FUNDING, memo, openBooks } from './ledger-books.ts';
import { runAndKill } from './run-and-kill.ts';

/** A process and its durable database are killed again and again in the middle of moving money. */
const KILLS = 6;
const SEED = 20261122;

interface Acknowledged {
  kind: 'post' | 'reserve' | 'commit' | 'release' | 'reverse';
  key: string;
  from: string;
  to: string;
  entry?: string;
  reservation?: string;
}

let dataDir: string;
let server: Embedded | undefined;
let db: Database;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'ledger-crash-'));
  const chance = seededChance(SEED);
  for (let round = 0; round < KILLS; round++) acknowledged.push(...(await runAndKill<Acknowledged>('ledger.child.ts', dataDir, round, { ms: chance.integer(20, 500) })));
  server = await startEmbedded({ dataDir });
  db = await connect({ url: server.url, connections: 8 });
});
afterAll(async () => {
  await db?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe(`after ${KILLS} × kill −9 of process and database while money moved (seed ${SEED})`, () => {
  it('the books are sound, and so they are once everything left waiting is sealed', async () => {
    expect(acknowledged.length).toBeGreaterThan(KILLS * 4);
    expect((await verifyLedger(db)).breaks).toEqual([]);
    await sealLedger(db, AT);
    expect(await verifyLedger(db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it('every acknowledged act is kept: said again it is recognised and moves nothing', async () => {
    const ids = await openBooks(db);
    const before = await Promise.all(ids.map((id) => balanceOf(db.sql, id)));
    const again = (a: Acknowledged) => inTransaction(db, async (tx) => {
      const act = { at: AT, by: null, subject: { kind: 'test.crash', id: a.key }, memo, key: `${a.key}.${a.kind}` };
      const { from, to, reservation } = a;
      if (a.kind === 'post') return postTransfers(tx, { ...act, transfers: [{ from, to, amount: 7 }, { from: to, to: from, amount: 3 }] });
      if (a.kind === 'commit') return commitReservation(tx, { ...act, reservation: reservation!, amount: 20 });
      if (a.kind === 'release') return releaseReservation(tx, { ...act, reservation: reservation!, reason: memo });
      return reverseTransfers(tx, { ...act, what: a.entry!, reason: memo });
    });
    const repeatable = acknowledged.filter((a) => a.kind !== 'reserve');
    for (const a of repeatable) {
      const answer = await again(a);
      expect(answer.replayed, JSON.stringify(a)).toBe(true);
      if (a.kind === 'post') expect(answer.entry).toBe(a.entry);
    }
    const { rows } = await db.pool.query<{ n: number }>('select count(*) as n from ledger.reservation where id = any($1::bigint[])', [acknowledged.filter((a) => a.kind === 'reserve').map((a) => a.reservation)]);
    expect(rows[0]!.n).toBe(acknowledged.length - repeatable.length);
    expect(await Promise.all(ids.map((id) => balanceOf(db.sql, id)))).toEqual(before);
  });

  it('no reservation outlives its time-out, and every fen is in one of the accounts', async () => {
    const ids = await openBooks(db);
    await expireReservations(db, EXPIRES, 100_000);
    const { rows } = await db.pool.query<{ n: number }>(`select count(*) as n from ledger.reservation where state = 'open'`);
    expect(rows[0]!.n).toBe(0);
    const balances = await Promise.all(ids.map((id) => balanceOf(db.sql, id)));
    expect(balances.map((b) => [b.heldOut, b.heldIn])).toEqual(ids.map(() => [0, 0]));
    expect(balances.reduce((sum, b) => sum + b.posted, 0)).toBe(FUNDING * ids.length);
    await sealLedger(db, AT);
    expect((await verifyLedger(db)).breaks).toEqual([]);
  });
});
