import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblem } from '../../kernel/base/problem.ts';
import { connect, type Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { budgetState } from './money.ts';
import { findOrder } from './store/orders.ts';
import { quotasOf } from './store/quotas.ts';
import { createVoucherWorld, HOME, type VoucherWorld } from './testing.ts';
import { accepted, DAY, firmWithQuota, openShop, type Placed, STEPS, sumsOf, take, until } from './testing/way.ts';

/**
 * Money and quota under many hands: several connections act on the same orders at once, in random order, and whatever
 * happens the sums hold.
 */
let w: VoucherWorld;
let others: Database[];
let itemId: string;
let serial = 0;

const yuan = (y: number): number => y * 100;
const firmOf = (amount: number): Promise<Actor> => firmWithQuota(w, 1000 + ++serial, amount);
const order = (firm: Actor, amount: number): Promise<Placed> => accepted(w, itemId, firm, amount);
/** Refusals are answers; anything else is a fault of ours. */
async function attempts(work: readonly (() => Promise<unknown>)[]): Promise<number> {
  const results = await Promise.allSettled(work.map((run) => run()));
  for (const r of results) if (r.status === 'rejected' && !isProblem(r.reason)) throw r.reason;
  return results.filter((r) => r.status === 'fulfilled').length;
}

async function invariants(budgetFen: number): Promise<void> {
  const { state, held, paid, wrong } = await sumsOf(w.db);
  expect(state.budgetFen).toBe(budgetFen);
  expect(state.heldFen + state.freeFen + state.paidFen + state.receivableFen + state.recoveredFen).toBe(budgetFen);
  expect(state.freeFen).toBeGreaterThanOrEqual(0);
  expect([held, paid]).toEqual([state.heldFen, state.paidFen + state.receivableFen + state.recoveredFen]);
  expect(wrong).toEqual({ unbacked: 0, quotaReserved: 0, quotaUsed: 0, quotas: 0, orphans: 0 });
}

beforeAll(async () => {
  w = await createVoucherWorld();
  others = await Promise.all([1, 2, 3].map(() => connect({ url: w.url, connections: 4, applicationName: 'innomatrix test' })));
  itemId = await openShop(w);
}, 60_000);
afterAll(async () => {
  await Promise.all(others.map((d) => d.close()));
  await w?.drop();
});

describe('the budget of a city', () => {
  let budgetFen = 0;
  const give = async (amount: number): Promise<number> => {
    budgetFen += yuan(amount);
    return (await w.vouchers.addBudget(w.db, w.as(w.people.treasury, DAY), { region: HOME, year: 2026, amountFen: yuan(amount), documentNumber: `文件${++serial}` })).served;
  };
  const funded = async (o: Placed): Promise<boolean> => (await findOrder(w.db.sql, o.id))!.reservation !== null;

  it('is never exceeded; what does not fit waits in its turn, whole, and is served when money comes', async () => {
    await give(10_000);
    const firm = await firmOf(100_000);
    const [a, b, c] = [await order(firm, 14_000), await order(firm, 10_000), await order(firm, 2_000)];
    for (const o of [a, b, c]) await take(w, o, 'reserve');
    // 7,000 fit; 5,000 do not, and 1,000 behind them do not overtake.
    expect([await funded(a), await funded(b), await funded(c)]).toEqual([true, false, false]);
    await invariants(budgetFen);
    expect(await give(1_000)).toBe(0);
    expect(await give(1_000)).toBe(1);
    expect([await funded(b), await funded(c)]).toEqual([true, false]);
    await w.step(firm, DAY, a.caseId, 'cancel', {}, '不再需要');
    expect(await funded(c)).toBe(true);
    await invariants(budgetFen);
    for (const o of [b, c]) await w.step(firm, DAY, o.caseId, 'cancel', {}, '不再需要');
    expect((await budgetState(w.db.sql, HOME, 2026)).freeFen).toBe(budgetFen);
  });

  it('an approved claim without budget is not paid in part, goes before claims that are only reserved, and carries to the next year', async () => {
    const firm = await firmOf(100_000);
    const big = await order(firm, 40_000);
    await until(w, big, 'check');
    const later = await order(firm, 2_000);
    await take(w, later, 'reserve');
    await take(w, big, 'approve');
    await expect(take(w, big, 'pay')).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: expect.stringContaining('排队') }] });
    expect(await funded(later)).toBe(false);
    await w.vouchers.addBudget(w.db, w.as(w.people.treasury, '2027-01-04'), { region: HOME, year: 2027, amountFen: yuan(20_500), documentNumber: '2027年文件' });
    expect([await funded(big), (await findOrder(w.db.sql, big.id))!.budgetYear]).toEqual([true, 2027]);
    await w.step(w.people.treasury, '2027-01-05', big.caseId, 'pay', { paymentReference: 'ZF' });
    // What is left of either year is enough for the other.
    expect(await funded(later)).toBe(true);
    await w.step(firm, '2027-01-05', later.caseId, 'cancel', {}, '不再需要');
    expect(await budgetState(w.db.sql, HOME, 2027)).toMatchObject({ paidFen: yuan(20_000), heldFen: 0, freeFen: yuan(500) });
    // Out of the way of the sums of 2026.
    await sql`update vouchers.voucher_order set paid_fen = 0, transfer = 'x' where id = ${big.id}`.execute(w.db.sql);
    await sql`update vouchers.quota set used_fen = 0, granted_fen = granted_fen - ${yuan(20_000)} where claimant_id = ${firm.assignments[0]!.organisationId}`.execute(w.db.sql);
  });

  it('an order is paid once, however many pay it at the same moment over however many connections', async () => {
    await give(50_000);
    const firm = await firmOf(100_000);
    const o = await order(firm, 10_000);
    await until(w, o, 'approve');
    const saved = w.db;
    const paid = await attempts([w.db, ...others].flatMap((db) => [1, 2].map(() => () => {
      w.db = db;
      return take(w, o, 'pay');
    })));
    w.db = saved;
    expect(paid).toBe(1);
    expect((await quotasOf(w.db.sql, firm.assignments[0]!.organisationId))[0]).toMatchObject({ usedFen: yuan(5_000), reservedFen: 0 });
    await invariants(budgetFen);
  });

  it('whatever several people do with several orders at once, in any order, money and quota are conserved', async () => {
    await give(30_000);
    const amounts = fc.constantFrom(2_000, 6_000, 14_000, 30_000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ amount: amounts, last: fc.constantFrom(...STEPS), end: fc.constantFrom('cancel', 'operator', 'none') }), { minLength: 2, maxLength: 4 }), async (plans) => {
        const firm = await firmOf(40_000);
        const orders: Placed[] = [];
        for (const { amount } of plans) orders.push(await order(firm, amount));
        await attempts(plans.map(({ last, end }, i) => async () => {
          const o = orders[i]!;
          try {
            await until(w, o, last);
          } finally {
            if (end === 'cancel') await w.step(firm, DAY, o.caseId, 'cancel', {}, '不再需要').catch(() => undefined);
            if (end === 'operator') await w.step(w.people.operator, DAY, o.caseId, 'cancelByOperator', {}, '核查终止').catch(() => undefined);
          }
        }));
        await attempts([1, 2].map(() => () => w.vouchers.tick(w.db, new Date('2026-03-18T02:00:00Z'))));
        await invariants(budgetFen);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
