import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededChance } from '../../src/kernel/base/chance.ts';
import { connect, type Database, type Embedded, startEmbedded } from '../../src/kernel/db/index.ts';
import { expireReservations, sealLedger, verifyLedger } from '../../src/kernel/ledger/index.ts';
import { type Step, STEPS, sumsOf } from '../../src/modules/vouchers/testing/way.ts';
import type { VoucherWorld } from '../../src/modules/vouchers/testing.ts';
import { runAndKill } from './run-and-kill.ts';
import { BUDGET, openTown } from './voucher-town.ts';

/** A process that orders, reserves, claims, pays and cancels vouchers is killed with its database in the middle of it. */
const KILLS = 3;
const SEED = 20261123;

interface Acknowledged {
  order: string;
  act: Step | 'cancel';
}

/** Where an order stands at least once a step was acknowledged. */
const AFTER: Record<Step, string> = {
  reserve: 'QUOTA_RESERVED', contract: 'CONTRACTED', deliver: 'DELIVERED', confirm: 'CONFIRMED', claim: 'REDEMPTION_SUBMITTED', check: 'PUBLICISED', approve: 'APPROVED', pay: 'PAID',
};
/** Checking and publishing are two acts: a killed process may have left the order between them. */
const RANK = ['PLACED', 'ACCEPTED', ...STEPS.flatMap((s) => (s === 'check' ? ['CHECKED', AFTER[s]] : [AFTER[s]]))];

let dataDir: string;
let server: Embedded | undefined;
let db: Database;
let town: VoucherWorld;
let acknowledged: Acknowledged[];

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'vouchers-crash-'));
  const chance = seededChance(SEED);
  const said: Acknowledged[][] = [];
  for (let round = 0; round < KILLS; round++) said.push(await runAndKill<Acknowledged>('vouchers.child.ts', dataDir, round, { acts: chance.integer(12, 45), ms: chance.integer(0, 60) }));
  acknowledged = said.flat();
  server = await startEmbedded({ dataDir });
  db = await connect({ url: server.url, connections: 4 });
  town = await openTown(db);
});
afterAll(async () => {
  await db?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function sound(): Promise<void> {
  const { state, held, paid, wrong } = await sumsOf(db);
  expect(state.budgetFen).toBe(BUDGET * 100);
  expect(state.heldFen + state.freeFen + state.paidFen).toBe(state.budgetFen);
  expect([held, paid]).toEqual([state.heldFen, state.paidFen]);
  expect(wrong).toEqual({ unbacked: 0, quotaReserved: 0, quotaUsed: 0, quotas: 0, orphans: 0 });
}
const stateOf = async (): Promise<Map<string, string>> =>
  new Map((await db.pool.query<{ id: string; status: string }>('select id, status from vouchers.voucher_order')).rows.map((r) => [r.id, r.status]));

describe(`after ${KILLS} × kill −9 of process and database while vouchers were ordered, paid and cancelled (seed ${SEED})`, () => {
  it('quota is the sum of its live uses, no reservation is without its order, and the books verify', async () => {
    expect(acknowledged.length).toBeGreaterThan(KILLS * 3);
    await sound();
    await sealLedger(db, new Date('2026-03-18T02:00:00Z'));
    expect((await verifyLedger(db)).breaks).toEqual([]);
  });

  it('every acknowledged act is kept, and no order is paid a second time', async () => {
    const states = await stateOf();
    for (const { order, act } of acknowledged) {
      const status = states.get(order)!;
      if (act === 'cancel') expect(status, order).toBe('CANCELLED');
      else if (status !== 'CANCELLED') expect(RANK.indexOf(status), `${order} ${act} ${status}`).toBeGreaterThanOrEqual(RANK.indexOf(AFTER[act]));
    }
    const { rows: paid } = await db.pool.query<{ case_id: string }>(`select case_id from vouchers.voucher_order where status = 'PAID'`);
    expect(paid.length).toBeGreaterThan(0);
    for (const { case_id } of paid) await expect(town.step(town.people.treasury, '2026-03-18', case_id, 'pay', { paymentReference: 'ZF-2' })).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    await sound();
  });

  it('each order the host city paid first for is owed between the cities once, and nothing else is', async () => {
    const { rows } = await db.pool.query<{ wrong: number }>(`
      select count(*)::int as wrong from (select number, paid_fen from vouchers.voucher_order where status = 'PAID' and payer = 'HOST') p
      full join clearing.obligation o on o.ref = p.number where o.amount_fen is distinct from p.paid_fen`);
    expect(rows[0]!.wrong).toBe(0);
  });

  it('what nobody went on with runs out: the job returns quota and budget, cancelled orders too, and no reservation outlives its time', async () => {
    const later = new Date('2026-04-20T02:00:00Z');
    const waiting = [...(await stateOf()).values()].filter((s) => s === 'QUOTA_RESERVED').length;
    expect((await town.vouchers.tick(db, later)).ordersExpired).toBe(waiting);
    expect(await town.vouchers.tick(db, later)).toMatchObject({ ordersExpired: 0, autoConfirmed: 0 });
    await sound();
    const { rows: open } = await db.pool.query<{ case_id: string }>(`select case_id from vouchers.voucher_order where reservation is not null`);
    for (const { case_id } of open) await town.step(town.people.operator, '2026-04-20', case_id, 'cancelByOperator', {}, '断电后清理');
    await sound();
    expect((await sumsOf(db)).state.heldFen).toBe(0);
    await expireReservations(db, new Date('2030-01-01T00:00:00Z'), 100_000);
    await sealLedger(db, later);
    expect(await verifyLedger(db)).toMatchObject({ ok: true, unsealed: 0 });
  });
});
