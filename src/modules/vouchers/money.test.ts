import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { isProblem } from '../../kernel/base/problem.ts';
import { connect, type Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { submitRedemption } from './commands/submit-redemption.ts';
import { budgetState } from './money.ts';
import { findOrder } from './store/orders.ts';
import { quotasOf } from './store/quotas.ts';
import { createVoucherWorld, HOME, HOST, type VoucherWorld } from './testing.ts';

/**
 * Money and quota under many hands: several connections act on the same orders at once, in random order, and whatever
 * happens the sums hold.
 */
let w: VoucherWorld;
let others: Database[];
let itemId: string;
let serial = 0;

const yuan = (y: number): number => y * 100;
const DAY: CalendarDate = '2026-03-05';
const NOTE = '核对原件，现场核查无异常';

async function firmWithQuota(amount: number): Promise<Actor> {
  const firm = w.addFirm(1000 + ++serial);
  const { caseId } = await w.vouchers.applyQuota(w.db, w.as(firm, DAY), { requestedFen: yuan(amount), kind: 'ENTERPRISE', smeNumber: '202632110000001234', smeValidUntil: '2027-03-31' });
  await w.step(w.people.operator, DAY, caseId, 'grant', { grantedFen: yuan(amount), smeConfirmed: true, honestyClear: true });
  return firm;
}
interface Placed {
  id: string;
  caseId: string;
}
async function accepted(firm: Actor, amount: number): Promise<Placed> {
  const o = await w.vouchers.placeOrder(w.db, w.as(firm, DAY), { itemId, form: 'USER', quantity: amount / 1000, amountFen: yuan(amount), description: '新型涂层样品分析' });
  await w.step(w.people.provider, DAY, o.caseId, 'accept');
  return o;
}
const file = { fileName: 'a.pdf', bytes: new Uint8Array([1]) };
/** Every step of the way to payment, one after another. */
const STEPS = ['reserve', 'contract', 'deliver', 'confirm', 'claim', 'check', 'approve', 'pay'] as const;
async function take(firm: Actor, o: Placed, amount: number, step: (typeof STEPS)[number]): Promise<void> {
  switch (step) {
    case 'reserve':
      return void (await w.step(w.people.operator, DAY, o.caseId, 'reserve', { findingsNote: NOTE }));
    case 'contract':
      await w.vouchers.addEvidence(w.db, w.as(firm, DAY), o.id, 'CONTRACT', file);
      await w.step(firm, DAY, o.caseId, 'signContract', { contractNumber: 'HT', contractDate: DAY, contractEnd: '2026-06-30', contractAmountFen: yuan(amount) });
      return void (await w.step(w.people.provider, DAY, o.caseId, 'countersign'));
    case 'deliver':
      await w.vouchers.addEvidence(w.db, w.as(w.people.provider, DAY), o.id, 'RESULT', file);
      return void (await w.step(w.people.provider, DAY, o.caseId, 'deliver', { deliverySummary: '分析报告' }));
    case 'confirm':
      return void (await w.step(firm, DAY, o.caseId, 'confirm', { acceptedPercent: 100, rating: 5 }));
    case 'claim':
      for (const kind of ['INVOICE', 'RECEIPT'] as const) await w.vouchers.addEvidence(w.db, w.as(firm, DAY), o.id, kind, file);
      return void (await submitRedemption(w.parts, w.db, w.as(firm, DAY), o.id, {
        invoiceNumber: `${20_000_000 + ++serial}`, sellerTaxNumber: `9132${HOST}00000002`, invoiceDate: DAY, invoiceContent: '技术服务', invoicedAmountFen: yuan(amount), paidAmountFen: yuan(amount), bankReference: 'HD',
      }));
    case 'check':
      await w.step(w.people.operator, DAY, o.caseId, 'check', { grantFen: yuan(amount / 2), checkNote: NOTE });
      return void (await w.step(w.people.operator, DAY, o.caseId, 'publicise'));
    case 'approve':
      return void (await w.step(w.people.authority, '2026-03-16', o.caseId, 'approve'));
    case 'pay':
      return void (await w.step(w.people.treasury, '2026-03-17', o.caseId, 'pay', { paymentReference: 'ZF' }));
  }
}
async function until(firm: Actor, o: Placed, amount: number, last: (typeof STEPS)[number]): Promise<void> {
  for (const step of STEPS.slice(0, STEPS.indexOf(last) + 1)) await take(firm, o, amount, step);
}
/** Refusals are answers; anything else is a fault of ours. */
async function attempts(work: readonly (() => Promise<unknown>)[]): Promise<number> {
  const results = await Promise.allSettled(work.map((run) => run()));
  for (const r of results) if (r.status === 'rejected' && !isProblem(r.reason)) throw r.reason;
  return results.filter((r) => r.status === 'fulfilled').length;
}

/** Everything that must hold at any moment. */
async function invariants(budgetFen: number): Promise<void> {
  const state = await budgetState(w.db.sql, HOME, 2026);
  expect(state.budgetFen).toBe(budgetFen);
  expect(state.heldFen + state.freeFen + state.paidFen + state.receivableFen + state.recoveredFen).toBe(budgetFen);
  expect(state.freeFen).toBeGreaterThanOrEqual(0);
  const { rows } = await sql<{ held: number; paid: number; unbacked: number; quotaReserved: number; quotaUsed: number; wrong: number; orphans: number }>`
    select (select coalesce(sum(reserved_fen), 0)::bigint from vouchers.voucher_order where reservation is not null) as held,
      (select coalesce(sum(paid_fen), 0)::bigint from vouchers.voucher_order) as paid,
      (select count(*)::int from vouchers.voucher_order where status = 'PAID' and transfer is null) as unbacked,
      (select coalesce(sum(reserved_fen), 0)::bigint from vouchers.quota) - (select coalesce(sum(reserved_fen), 0)::bigint from vouchers.voucher_order) as "quotaReserved",
      (select coalesce(sum(used_fen + revoked_fen), 0)::bigint from vouchers.quota) - (select coalesce(sum(paid_fen), 0)::bigint from vouchers.voucher_order) as "quotaUsed",
      (select count(*)::int from vouchers.quota where granted_fen <> used_fen + reserved_fen + free_fen + expired_fen + revoked_fen) as wrong,
      (select count(*)::int from ledger.reservation r where r.state = 'open' and not exists (select 1 from vouchers.voucher_order o where o.reservation = r.id::text)) as orphans`.execute(w.db.sql);
  expect(rows[0]).toMatchObject({ held: state.heldFen, paid: state.paidFen + state.receivableFen + state.recoveredFen, unbacked: 0, quotaReserved: 0, quotaUsed: 0, wrong: 0, orphans: 0 });
}

beforeAll(async () => {
  w = await createVoucherWorld();
  others = await Promise.all([1, 2, 3].map(() => connect({ url: w.url, connections: 4, applicationName: 'innomatrix test' })));
  await w.vouchers.applyListing(w.db, w.as(w.people.provider, DAY), { introduction: '苏州大型仪器共享平台', qualification: '' });
  await w.vouchers.decideListing(w.db, w.as(w.people.host, DAY), w.people.provider.assignments[0]!.organisationId, { status: 'ACCEPTED', reason: null });
  itemId = (await w.vouchers.saveItem(w.db, w.as(w.people.provider, DAY), { serviceClass: 'INSTRUMENT', name: '透射电镜', description: '', unit: '机时', priceFen: yuan(1000), qualification: '', active: true })).id;
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
    const firm = await firmWithQuota(100_000);
    const [a, b, c] = [await accepted(firm, 14_000), await accepted(firm, 10_000), await accepted(firm, 2_000)];
    for (const o of [a, b, c]) await take(firm, o, 0, 'reserve');
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
    const firm = await firmWithQuota(100_000);
    const big = await accepted(firm, 40_000);
    await until(firm, big, 40_000, 'check');
    const later = await accepted(firm, 2_000);
    await take(firm, later, 2_000, 'reserve');
    await take(firm, big, 40_000, 'approve');
    await expect(take(firm, big, 40_000, 'pay')).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: expect.stringContaining('排队') }] });
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
    const firm = await firmWithQuota(100_000);
    const o = await accepted(firm, 10_000);
    await until(firm, o, 10_000, 'approve');
    const saved = w.db;
    const paid = await attempts([w.db, ...others].flatMap((db) => [1, 2].map(() => () => {
      w.db = db;
      return take(firm, o, 10_000, 'pay');
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
        const firm = await firmWithQuota(40_000);
        const orders: Placed[] = [];
        for (const { amount } of plans) orders.push(await accepted(firm, amount));
        await attempts(plans.map(({ amount, last, end }, i) => async () => {
          const o = orders[i]!;
          try {
            await until(firm, o, amount, last);
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
