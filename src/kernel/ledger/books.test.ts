import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblem } from '../base/problem.ts';
import { seededChance } from '../base/chance.ts';
import { connect, type Database, inTransaction } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import {
  balancesOf, ceilingsOf, commitReservation, expireReservations, findAccounts, getReservation, type NewAccount, openAccounts, postTransfers, releaseReservation,
  reserveTransfer, reverseTransfers, sealLedger, verifyLedger,
} from './index.ts';

/** Random acts from several connections at once; what must hold afterwards whatever their order was. */
const CONNECTIONS = 8;
const AT = new Date('2026-03-02T02:00:00Z');
const LATER = new Date('2026-03-03T02:00:00Z');
const memo = { zh: '测试', en: 'Test' };

let test: TestDatabase;
let db: Database;
let run = 0;

beforeAll(async () => {
  test = await createTestDatabase([{ module: 'ledger', dir: 'src/kernel/ledger/migrations' }]);
  db = await connect({ url: test.url, connections: CONNECTIONS });
});
afterAll(async () => {
  await db?.close();
  await test?.drop();
});

const ACCOUNTS = 5;
const FUNDING = 1000;
const CEILING = 900;

type Step =
  | { do: 'post'; lines: { from: number; to: number; amount: number }[] }
  | { do: 'reserve'; from: number; to: number; amount: number; short: boolean }
  | { do: 'commit'; which: number; amount: number; keep: boolean }
  | { do: 'release' | 'reverse'; which: number }
  | { do: 'expire' }
  | { do: 'again'; which: number };

const place = fc.nat(ACCOUNTS - 1);
const amount = fc.integer({ min: 1, max: 400 });
const line = fc.record({ from: place, to: place, amount });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('post' as const), lines: fc.array(line, { minLength: 1, maxLength: 4 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('reserve' as const), from: place, to: place, amount, short: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), which: fc.nat(20), amount, keep: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('release' as const, 'reverse' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), which: fc.nat(20) }) },
);

async function openBooks(): Promise<{ ids: string[]; source: string }> {
  run += 1;
  const spec = (n: number): NewAccount => ({
    book: 'test', owner: `run-${run}`, fund: 'f', purpose: 'p', region: '321100', year: 2026, kind: `account-${n}`, name: memo, overdraft: 'refused',
    ...(n === 0 && { ceilings: [{ year: 2026, amount: CEILING }] }),
  });
  return inTransaction(db, async (tx) => {
    const ids = await openAccounts(tx, Array.from({ length: ACCOUNTS }, (_, n) => spec(n)), AT);
    const [source] = await openAccounts(tx, [{ ...spec(9), overdraft: 'allowed' }], AT);
    await postTransfers(tx, {
      key: `${run}.fund`, at: AT, by: null, subject: { kind: 'test.fund', id: String(run) }, memo,
      transfers: ids.map((to) => ({ from: source!, to, amount: FUNDING })),
    });
    return { ids, source: source! };
  });
}

/** Refusals are answers; anything that is no Problem (a deadlock that was not retried, a broken constraint) fails the test. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isProblem(error) && error.code.startsWith('LEDGER_')) return undefined;
    throw error;
  }
}

class Actors {
  readonly done: (() => Promise<unknown>)[] = [];
  readonly reservations: string[] = [];
  readonly posted: string[] = [];
  readonly ids: string[];
  #turn = 0;
  constructor(ids: string[]) {
    this.ids = ids;
  }

  act(s: Step): Promise<unknown> {
    const stamp = { key: `${run}.${(this.#turn += 1)}`, at: AT, by: null };
    const full = { ...stamp, subject: { kind: 'test.step', id: stamp.key }, memo };
    const at = (list: readonly string[], n: number): string | undefined => (list.length === 0 ? undefined : list[n % list.length]);
    switch (s.do) {
      case 'post':
        return this.keep(() => inTransaction(db, (tx) => postTransfers(tx, { ...full, transfers: s.lines.map((l) => ({ from: this.ids[l.from]!, to: this.ids[l.to]!, amount: l.amount })) })), (r) => this.posted.push(r.entry));
      case 'reserve':
        return this.keep(() => inTransaction(db, (tx) => reserveTransfer(tx, { ...full, from: this.ids[s.from]!, to: this.ids[s.to]!, amount: s.amount, expiresAt: s.short ? new Date(AT.getTime() + 1) : LATER })), (r) => this.reservations.push(r.reservation));
      case 'commit': {
        const reservation = at(this.reservations, s.which);
        return reservation ? this.keep(() => inTransaction(db, (tx) => commitReservation(tx, { ...stamp, reservation, amount: s.amount, rest: s.keep ? 'keep' : 'release' })), (r) => this.posted.push(r.entry)) : Promise.resolve();
      }
      case 'release': {
        const reservation = at(this.reservations, s.which);
        return reservation ? this.keep(() => inTransaction(db, (tx) => releaseReservation(tx, { ...stamp, reservation, reason: memo }))) : Promise.resolve();
      }
      case 'reverse': {
        const what = at(this.posted, s.which);
        return what ? this.keep(() => inTransaction(db, (tx) => reverseTransfers(tx, { ...stamp, what, reason: memo }))) : Promise.resolve();
      }
      case 'expire':
        return expireReservations(db, new Date(AT.getTime() + 1), 20);
      case 'again':
        return this.done.length === 0 ? Promise.resolve() : this.done[s.which % this.done.length]!();
    }
  }

  private async keep<T extends { replayed: boolean }>(work: () => Promise<T>, then?: (answer: T) => void): Promise<void> {
    const answer = await attempt(work);
    if (!answer) return;
    expect(answer.replayed).toBe(false);
    then?.(answer);
    // Said again it must be recognised, word for word, for ever.
    this.done.push(async () => expect(await work()).toEqual({ ...answer, replayed: true }));
  }
}

describe('random acts from eight connections', () => {
  it('conserve money, overdraw nothing, pass no ceiling, repeat harmlessly, and leave books that verify', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const { ids, source } = await openBooks();
        const actors = new Actors(ids);
        const queue = [...steps];
        await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
          for (let next = queue.shift(); next; next = queue.shift()) await actors.act(next);
        }));
        for (const again of actors.done) await again();
        const balances = await balancesOf(db.sql, [...ids, source]);
        const own = balances.slice(0, ACCOUNTS);
        expect(balances.reduce((sum, b) => sum + b.posted, 0)).toBe(0);
        expect(own.every((b) => b.available >= 0)).toBe(true);
        expect(own.reduce((sum, b) => sum + b.heldOut - b.heldIn, 0)).toBe(0);
        const [ceiling] = await ceilingsOf(db.sql, ids[0]!);
        expect(ceiling!.left).toBeGreaterThanOrEqual(0);
        await sealLedger(db, AT);
        expect((await verifyLedger(db)).breaks).toEqual([]);
      }),
      { numRuns: 12, seed: 20261122 },
    );
  }, 60_000);

  it('give back exactly what was reserved: after commit, release and expiry nothing is held and each fen is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ amount: fc.integer({ min: 1, max: 300 }), part: fc.double({ min: 0.01, max: 1, noNaN: true }), end: fc.constantFrom('commit', 'release', 'expire', 'both') }), { minLength: 1, maxLength: 12 }), async (plans) => {
        const { ids } = await openBooks();
        const [from, to] = [ids[1]!, ids[2]!];
        const outcomes = await Promise.all(plans.map(async (p, i) => {
          const key = `${run}.plan.${i}`;
          const made = await attempt(() => inTransaction(db, (tx) => reserveTransfer(tx, { key, at: AT, by: null, subject: { kind: 'test.plan', id: key }, memo, from, to, amount: p.amount, expiresAt: LATER })));
          if (!made) return { paid: 0 };
          const { reservation } = made;
          const paid = Math.max(1, Math.floor(p.amount * p.part));
          const commit = () => inTransaction(db, (tx) => commitReservation(tx, { key: `${key}.commit`, at: AT, by: null, reservation, amount: paid }));
          const release = () => inTransaction(db, (tx) => releaseReservation(tx, { key: `${key}.release`, at: AT, by: null, reservation, reason: memo }));
          if (p.end === 'commit') await commit();
          else if (p.end === 'release') await release();
          // Both at once: exactly one of them is served.
          else if (p.end === 'both') {
            const [a, b] = await Promise.all([attempt(commit), attempt(release)]);
            expect([a, b].filter(Boolean)).toHaveLength(1);
            return { paid: a ? paid : 0, reservation };
          }
          return { paid: p.end === 'commit' ? paid : 0, reservation };
        }));
        await expireReservations(db, LATER, 100);
        const [a, b] = await balancesOf(db.sql, [from, to]);
        const paid = outcomes.reduce((sum, o) => sum + o.paid, 0);
        expect(a).toMatchObject({ posted: FUNDING - paid, available: FUNDING - paid, heldOut: 0 });
        expect(b).toMatchObject({ posted: FUNDING + paid, heldIn: 0 });
        for (const { reservation } of outcomes) if (reservation) expect((await getReservation(db.sql, reservation)).held).toBe(0);
      }),
      { numRuns: 15, seed: 20261123 },
    );
  }, 60_000);

  it('give one answer to one key, however many ask it at once', async () => {
    const { ids } = await openBooks();
    const post = () => inTransaction(db, (tx) => postTransfers(tx, { key: `${run}.one`, at: AT, by: null, subject: { kind: 't', id: '1' }, memo, transfers: [{ from: ids[1]!, to: ids[2]!, amount: 10 }] }));
    const answers = await Promise.all(Array.from({ length: 24 }, post));
    expect(answers.filter((a) => !a.replayed)).toHaveLength(1);
    expect(new Set(answers.map((a) => a.entry)).size).toBe(1);
    expect((await balancesOf(db.sql, [ids[2]!]))[0]!.posted).toBe(FUNDING + 10);
  });

  it('let exactly as many through as the money, or the ceiling, allows', async () => {
    const { ids } = await openBooks();
    const chance = seededChance(7);
    const spend = (from: number, i: number) => attempt(() => inTransaction(db, (tx) => postTransfers(tx, {
      key: `${run}.spend.${from}.${i}`, at: AT, by: null, subject: { kind: 't', id: '1' }, memo, transfers: [{ from: ids[from]!, to: ids[chance.integer(2, 4)]!, amount: 100 }],
    })));
    const [limited, poor] = await Promise.all([0, 1].map((from) => Promise.all(Array.from({ length: 20 }, (_, i) => spend(from, i)))));
    expect(limited!.filter(Boolean)).toHaveLength(CEILING / 100);
    expect(poor!.filter(Boolean)).toHaveLength(FUNDING / 100);
  });

  it('open the same accounts at the same moment once', async () => {
    const specs = Array.from({ length: 12 }, (_, n): NewAccount => ({
      book: 'test', owner: 'opening', fund: 'f', purpose: 'p', region: '321100', year: null, kind: `k${n}`, name: memo, overdraft: 'refused', ceilings: [{ year: 2026, amount: 5 }],
    }));
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => inTransaction(db, (tx) => openAccounts(tx, i % 2 ? specs : [...specs].reverse(), AT))));
    expect(await findAccounts(db.sql, { owner: 'opening' })).toHaveLength(12);
    await sealLedger(db, AT);
    expect((await verifyLedger(db)).breaks).toEqual([]);
  });

  it('never waited for each other in a circle', async () => {
    // The counters of a connection reach the statistics when it ends.
    await db.close();
    db = await connect({ url: test.url, connections: CONNECTIONS });
    const { rows } = await db.pool.query<{ deadlocks: number }>('select deadlocks from pg_stat_database where datname = current_database()');
    expect(rows[0]!.deadlocks).toBe(0);
  });
});
