import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, type Tx } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { expireReservations, findAccounts, forfeitHold, payFromHold, placeHold, returnHold, verifyLedger } from './index.ts';

let test: TestDatabase;
let turn = 0;
const AT = new Date('2026-03-02T02:00:00Z');
const LATER = new Date('2026-04-02T02:00:00Z');
const reason = { zh: '测试', en: 'Test' };
const named = { zh: '竞价保证金 某公司', en: 'Bid deposit, a firm' };
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(test.db, work);
const place = (owner: string, amount = 1000, key = owner) => run((tx) => placeHold(tx, { key, owner, named, purpose: 'bid-deposit', region: '320500', amount, subject: { kind: 'test.bid', id: owner }, at: AT, by: null, expiresAt: new Date('2026-04-01T00:00:00Z') }));
const owned = async (owner: string) => Object.fromEntries((await findAccounts(test.db.sql, { book: 'deposits', owner })).map((a) => [a.kind, a.balance.posted]));

beforeAll(async () => {
  test = await createTestDatabase([{ module: 'ledger', dir: 'src/kernel/ledger/migrations' }]);
});
afterAll(() => test?.drop());

describe('money held for somebody else', () => {
  it('is paid out in parts, and the rest goes back', async () => {
    const { hold } = await place('a');
    expect(await run((tx) => payFromHold(tx, hold, { key: 'a.1', amount: 300, payee: 'winner', named, reason, at: AT, by: null }))).toMatchObject({ held: 700, replayed: false });
    expect(await run((tx) => payFromHold(tx, hold, { key: 'a.1', amount: 300, payee: 'winner', named, reason, at: AT, by: null }))).toMatchObject({ replayed: true });
    await expect(run((tx) => payFromHold(tx, hold, { key: 'a.2', amount: 701, payee: 'winner', named, reason, at: AT, by: null }))).rejects.toMatchObject({ code: 'LEDGER_COMMIT_TOO_LARGE' });
    expect(await run((tx) => returnHold(tx, hold, { reason, at: AT, by: null }))).toMatchObject({ amount: 700 });
    expect(await owned('a')).toEqual({ outside: -300, deposit: 0, released: 0 });
    expect(await owned('winner')).toEqual({ paid: 300 });
    expect((await findAccounts(test.db.sql, { book: 'deposits', owner: 'winner' })).map((a) => a.name)).toEqual([{ zh: '竞价保证金 某公司 已付', en: 'Bid deposit, a firm: paid' }]);
  });

  it('placed twice under one key is held once', async () => {
    const first = await place('b');
    expect(await place('b')).toEqual({ ...first, replayed: true });
    expect(await owned('b')).toMatchObject({ deposit: 1000 });
  });

  it('that ran out can no longer be forfeited or paid, and goes back to its owner', async () => {
    const { hold } = await place('c');
    await expireReservations(test.db, LATER, 1000);
    await expect(run((tx) => payFromHold(tx, hold, { key: 'c.1', amount: 1, payee: 'x', named, reason, at: LATER, by: null }))).rejects.toThrow();
    await expect(run((tx) => forfeitHold(tx, hold, { to: 'x', named, reason, at: LATER, by: null }))).rejects.toThrow();
    await run((tx) => returnHold(tx, hold, { reason, at: LATER, by: null }));
    expect(await owned('c')).toEqual({ outside: 0, deposit: 0, released: 0 });
  });

  it('returned and forfeited at the same moment over several connections goes one way only', async () => {
    for (let round = 0; round < 10; round += 1) {
      const owner = `race-${round}`;
      const { hold } = await place(owner);
      await Promise.allSettled([
        run((tx) => returnHold(tx, hold, { reason, at: AT, by: null })), run((tx) => forfeitHold(tx, hold, { to: `${owner}-state`, named, reason, at: AT, by: null })),
        run((tx) => returnHold(tx, hold, { reason, at: AT, by: null })), run((tx) => forfeitHold(tx, hold, { to: `${owner}-state`, named, reason, at: AT, by: null })),
      ]);
      const { outside, deposit, released } = await owned(owner);
      const forfeited = (await owned(`${owner}-state`)).forfeited ?? 0;
      expect([0, 1000]).toContain(forfeited);
      expect({ outside, deposit, released }).toEqual({ outside: 0 - forfeited, deposit: 0, released: 0 });
    }
  }, 60_000);

  it('is conserved whatever is done with it in whatever order', async () => {
    const step = fc.oneof(fc.record({ kind: fc.constant('pay' as const), amount: fc.integer({ min: 1, max: 700 }) }), fc.constantFrom({ kind: 'forfeit' as const }, { kind: 'return' as const }, { kind: 'expire' as const }));
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      turn += 1;
      const owner = `p${turn}`;
      const { hold } = await place(owner);
      for (const [i, s] of steps.entries()) {
        try {
          if (s.kind === 'expire') await expireReservations(test.db, LATER, 1000);
          else await run(async (tx) => {
            if (s.kind === 'pay') await payFromHold(tx, hold, { key: `${owner}.${i}`, amount: s.amount, payee: `${owner}-payee`, named, reason, at: AT, by: null });
            else if (s.kind === 'forfeit') await forfeitHold(tx, hold, { to: `${owner}-payee`, named, reason, at: AT, by: null });
            else if (s.kind === 'return') await returnHold(tx, hold, { reason, at: AT, by: null });
          });
        } catch (error) {
          expect((error as { code: string }).code).toMatch(/^(LEDGER|HOLD)_/);
        }
      }
      const { outside, deposit, released } = (await owned(owner)) as Record<'outside' | 'deposit' | 'released', number>;
      const gone = Object.values(await owned(`${owner}-payee`)).reduce((sum: number, x) => sum + x, 0);
      expect(outside + deposit + gone).toBe(0);
      expect(released).toBe(0);
      expect(deposit).toBeGreaterThanOrEqual(0);
      expect(gone).toBeLessThanOrEqual(1000);
    }), { numRuns: 15 });
    expect((await verifyLedger(test.db)).breaks).toEqual([]);
  }, 90_000);
});
