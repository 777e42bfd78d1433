import { Problem } from '../../kernel/base/problem.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { submitRedemption } from './commands/submit-redemption.ts';
import { payBatch, recordRecovery } from './commands/budget.ts';
import { getOrder } from './queries/get-order.ts';
import { getBudget } from './queries/desk.ts';
import { getStatistics } from './queries/statistics.ts';
import { getWallet } from './queries/wallet.ts';
import { plainNumber } from './domain/plain-number.ts';
import { findOrder } from './store/orders.ts';
import { quotasOf } from './store/quotas.ts';
import type { Support, VoucherParts } from './act.ts';
import { submitRedemption as redemptionContract } from './contract.ts';
import { createVoucherWorld, HOME, HOST, type VoucherWorld } from './testing.ts';

let w: VoucherWorld;
let itemId: string;
let invoices = 0;

const yuan = (y: number): number => y * 100;
const file = (name: string) => ({ fileName: `${name}.pdf`, bytes: new TextEncoder().encode(name) });

async function quotaFor(actor: Actor, amount = 300_000, day: CalendarDate = '2026-03-02'): Promise<string> {
  const { id, caseId } = await w.vouchers.applyQuota(w.db, w.as(actor, day), { requestedFen: yuan(amount), kind: 'ENTERPRISE', smeNumber: '202632110000001234', smeValidUntil: '2027-03-31' });
  await w.step(w.people.operator, day, caseId, 'grant', { grantedFen: yuan(amount), smeConfirmed: true, honestyClear: true });
  return id;
}

interface Placed {
  id: string;
  caseId: string;
}
async function placed(actor: Actor, amount: number, form: 'PROVIDER' | 'USER' = 'PROVIDER', day: CalendarDate = '2026-03-03'): Promise<Placed> {
  const order = await w.vouchers.placeOrder(w.db, w.as(actor, day), { itemId, form, quantity: amount / 1000, amountFen: yuan(amount), description: '新型涂层样品截面形貌与成分分析' });
  await w.step(w.people.provider, day, order.caseId, 'accept');
  return order;
}
/** The note answers whatever hints the order may have; that hints need one has its own test. */
const reserve = (o: Placed, day: CalendarDate = '2026-03-04') => w.step(w.people.operator, day, o.caseId, 'reserve', { findingsNote: '已核查，情况正常' });

async function delivered(actor: Actor, o: Placed, amount: number, day: CalendarDate = '2026-03-05'): Promise<void> {
  await w.vouchers.addEvidence(w.db, w.as(actor, day), o.id, 'CONTRACT', file('合同'));
  await w.step(actor, day, o.caseId, 'signContract', { contractNumber: `HT-${o.id.slice(-6)}`, contractDate: day, contractEnd: `${day.slice(0, 4)}-12-31`, contractAmountFen: yuan(amount) });
  await w.step(w.people.provider, day, o.caseId, 'countersign');
  await w.vouchers.addEvidence(w.db, w.as(w.people.provider, day), o.id, 'RESULT', file('报告'));
  await w.step(w.people.provider, day, o.caseId, 'deliver', { deliverySummary: '分析报告一份' });
}
const claimOf = (amount: number, invoiceNumber = `${10_000_000 + ++invoices}`) => ({
  invoiceNumber, sellerTaxNumber: `9132${HOST}00000002`, invoiceDate: '2026-03-10', invoiceContent: '技术服务*分析测试', invoicedAmountFen: yuan(amount), paidAmountFen: yuan(amount), bankReference: 'HD-1',
});
async function claimed(actor: Actor, o: Placed, amount: number, form: 'PROVIDER' | 'USER', day: CalendarDate = '2026-03-10'): Promise<void> {
  await w.step(actor, day, o.caseId, 'confirm', { acceptedPercent: 100, rating: 5 });
  for (const kind of ['INVOICE', 'RECEIPT'] as const) await w.vouchers.addEvidence(w.db, w.as(actor, day), o.id, kind, file(kind));
  await submitRedemption(w.parts, w.db, w.as(form === 'PROVIDER' ? w.people.provider : actor, day), o.id, { ...claimOf(amount), invoiceDate: day });
}
async function approved(o: Placed, grant: number, from: CalendarDate = '2026-03-11', until: CalendarDate = '2026-03-19'): Promise<void> {
  await w.step(w.people.operator, from, o.caseId, 'check', { grantFen: yuan(grant), checkNote: '核对原件，现场核查无异常' });
  await w.step(w.people.operator, from, o.caseId, 'publicise');
  await w.step(w.people.authority, until, o.caseId, 'approve');
}
const pay = (o: Placed, day: CalendarDate = '2026-03-20') => w.step(w.people.treasury, day, o.caseId, 'pay', { paymentReference: 'ZF-1' });
async function whole(actor: Actor, amount: number, form: 'PROVIDER' | 'USER'): Promise<Placed> {
  const o = await placed(actor, amount, form);
  await reserve(o);
  await delivered(actor, o, amount);
  await claimed(actor, o, amount, form);
  await approved(o, amount / 2);
  await pay(o);
  return o;
}
const row = async (o: Placed) => (await findOrder(w.db.sql, o.id))!;
const quota = async (actor: Actor) => (await quotasOf(w.db.sql, actor.assignments[0]!.organisationId))[0]!;
const budget = async () => (await getBudget(w.parts, w.db.sql, w.people.treasury, new Date('2026-03-20T02:00:00Z'), 2026)).regions[0]!;

beforeAll(async () => {
  w = await createVoucherWorld();
  await w.vouchers.applyListing(w.db, w.as(w.people.provider, '2026-03-01'), { introduction: '苏州大型仪器共享平台，对外开放', qualification: 'CMA' });
  await w.vouchers.decideListing(w.db, w.as(w.people.host, '2026-03-01'), w.people.provider.assignments[0]!.organisationId, { status: 'ACCEPTED', reason: null });
  itemId = (await w.vouchers.saveItem(w.db, w.as(w.people.provider, '2026-03-01'), { serviceClass: 'INSTRUMENT', name: '透射电镜样品分析', description: '研发样品形貌与成分', unit: '机时', priceFen: yuan(1000), qualification: '', active: true })).id;
  await w.vouchers.addBudget(w.db, w.as(w.people.treasury, '2026-03-01'), { region: HOME, year: 2026, amountFen: yuan(1_000_000), documentNumber: '镇财教〔2026〕1号' });
  await quotaFor(w.people.firm);
}, 60_000);
afterAll(() => w?.drop());

describe('a Zhenjiang firm with a Suzhou instrument', () => {
  it('deducted at the service: the provider claims and is paid by its own city first, which the home city then owes', async () => {
    const o = await whole(w.people.firm, 20_000, 'PROVIDER');
    expect(await row(o)).toMatchObject({ status: 'PAID', paidFen: yuan(10_000), payer: 'HOST', reservedFen: 0 });
    expect(w.owed.at(-1)).toMatchObject({ debtor: HOME, creditor: HOST, amountFen: yuan(10_000), ref: (await row(o)).number });
    const [obligation] = await w.vouchers.paidObligations(w.db.sql, { from: new Date('2026-03-01'), to: new Date('2026-04-01') });
    expect(obligation).toMatchObject({ from: HOME, to: HOST, amountFen: yuan(10_000), form: 'PROVIDER', payer: 'HOST', paidOn: '2026-03-20' });
  });
  it('paid first and claimed back: the firm claims, its own city pays it, and nothing is owed between the cities', async () => {
    const before = w.owed.length;
    const o = await whole(w.people.firm, 30_000, 'USER');
    expect(await row(o)).toMatchObject({ status: 'PAID', paidFen: yuan(15_000), payer: 'HOME' });
    expect(w.owed.length).toBe(before);
  });
  it('only the payee of the form may claim', async () => {
    const o = await placed(w.people.firm, 8_000, 'USER');
    await reserve(o);
    await delivered(w.people.firm, o, 8_000);
    await w.step(w.people.firm, '2026-03-10', o.caseId, 'confirm', { acceptedPercent: 100, rating: 4 });
    await expect(submitRedemption(w.parts, w.db, w.as(w.people.provider, '2026-03-10'), o.id, claimOf(8_000))).rejects.toMatchObject({ code: 'ACTION_FORBIDDEN' });
    await w.step(w.people.operator, '2026-03-11', o.caseId, 'cancelByOperator', {}, '测试结束');
  });
  it('what it bought, used and still has is in its wallet, and the year in the statistics', async () => {
    const wallet = await getWallet(w.parts, w.db.sql, w.people.firm, new Date('2026-03-20T02:00:00Z'));
    expect(wallet).toMatchObject({ freeFen: yuan(275_000), usedThisYearFen: yuan(25_000), reservedFen: 0, remainingAnnualCapFen: yuan(275_000) });
    expect(wallet.eligibility?.answer).toBe('YES');
    expect(await getStatistics(w.db.sql, 2026)).toMatchObject({ paidOrders: 2, paidFen: yuan(25_000), crossRegionPercent: 100, leverage: 2, averageRatioPercent: 50, firmsReached: 1 });
  });
});

describe('an invoice serves once', () => {
  it('its second use is refused; the earlier one is told to those who may see it and to nobody else, and the attempt is kept', async () => {
    const other = w.addFirm(20);
    await quotaFor(other);
    const first = await placed(w.people.firm, 6_000, 'USER');
    const second = await placed(other, 6_000, 'USER');
    for (const [actor, o] of [[w.people.firm, first], [other, second]] as const) {
      await reserve(o);
      await delivered(actor, o, 6_000);
      await w.step(actor, '2026-03-10', o.caseId, 'confirm', { acceptedPercent: 100, rating: 5 });
      for (const kind of ['INVOICE', 'RECEIPT'] as const) await w.vouchers.addEvidence(w.db, w.as(actor, '2026-03-10'), o.id, kind, file(kind));
    }
    const claim = claimOf(6_000, '88888888');
    await submitRedemption(w.parts, w.db, w.as(w.people.firm, '2026-03-10'), first.id, claim);
    const refusal = submitRedemption(w.parts, w.db, w.as(other, '2026-03-11'), second.id, claim);
    await expect(refusal).rejects.toMatchObject({ code: 'VOUCHER_INVOICE_USED' });
    await expect(refusal).rejects.not.toMatchObject({ zh: expect.stringContaining((await row(first)).number) });
    expect((await row(second)).status).toBe('CONFIRMED');
    const seen = await getOrder(w.parts, w.db.sql, w.people.operator, new Date('2026-03-11T03:00:00Z'), second.id);
    expect(seen.refusedInvoices).toMatchObject([{ invoiceNumber: '88888888', earlier: { number: (await row(first)).number, claimantName: '镇江企业1' } }]);
    const own = await getOrder(w.parts, w.db.sql, other, new Date('2026-03-11T03:00:00Z'), second.id);
    expect(own.refusedInvoices).toMatchObject([{ earlier: null }]);
    expect(own.findings).toBeNull();
  });
  it('the firm that used it before is told which order of its own it was', async () => {
    const again = await placed(w.people.firm, 6_000, 'USER');
    await reserve(again);
    await delivered(w.people.firm, again, 6_000);
    await w.step(w.people.firm, '2026-03-10', again.caseId, 'confirm', { acceptedPercent: 100, rating: 5 });
    for (const kind of ['INVOICE', 'RECEIPT'] as const) await w.vouchers.addEvidence(w.db, w.as(w.people.firm, '2026-03-10'), again.id, kind, file(kind));
    await expect(submitRedemption(w.parts, w.db, w.as(w.people.firm, '2026-03-11'), again.id, claimOf(6_000, '88888888'))).rejects.toMatchObject({ zh: expect.stringContaining('已用于订单 CXQ') });
  });
  it('is the same invoice however its number was typed', () => {
    const typed = (invoiceNumber: string) => redemptionContract.body!.parse({ ...claimOf(1), invoiceNumber }).invoiceNumber;
    expect(['2432-2000 0000.1234', '２４３２２０００００００１２３４', ' 24322000_00001234 '].map(typed)).toEqual(Array.from({ length: 3 }, () => '2432200000001234'));
    expect([typed('ab－12cd34'), plainNumber('ＡＢ－１２cd34')]).toEqual(['AB12CD34', 'AB12CD34']);
    expect(() => typed('发票12345678')).toThrow();
  });
  it('is kept by the database when several claim at the same moment, each typing it another way: one wins', async () => {
    const orders = [];
    for (let i = 0; i < 4; i++) {
      const actor = w.addFirm(30 + i);
      await quotaFor(actor, 10_000);
      const o = await placed(actor, 2_000, 'USER');
      await reserve(o);
      await delivered(actor, o, 2_000);
      await w.step(actor, '2026-03-10', o.caseId, 'confirm', { acceptedPercent: 100, rating: 5 });
      for (const kind of ['INVOICE', 'RECEIPT'] as const) await w.vouchers.addEvidence(w.db, w.as(actor, '2026-03-10'), o.id, kind, file(kind));
      orders.push({ actor, o });
    }
    const typed = ['ab99999999', 'AB-99999999', 'Ab-9999-9999', 'AB99999999'];
    const results = await Promise.allSettled(orders.map(({ actor, o }, i) => submitRedemption(w.parts, w.db, w.as(actor, '2026-03-11'), o.id, claimOf(2_000, typed[i]))));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(results.flatMap((r) => (r.status === 'rejected' ? [(r.reason as { code: string }).code] : []))).toEqual(Array.from({ length: 3 }, () => 'VOUCHER_INVOICE_USED'));
  });
});

describe('the amount', () => {
  it('a smaller invoice lowers the grant, and the difference returns to quota and budget at approval', async () => {
    const firm = w.addFirm(40);
    await quotaFor(firm, 50_000);
    const o = await placed(firm, 40_000, 'USER');
    await reserve(o);
    const held = (await budget()).reservedFen;
    await delivered(firm, o, 40_000);
    await claimed(firm, o, 30_000, 'USER');
    await approved(o, 15_000);
    expect(await quota(firm)).toMatchObject({ reservedFen: yuan(15_000), freeFen: yuan(35_000), usedFen: 0 });
    expect((await budget()).reservedFen + (await budget()).payableFen).toBe(held - yuan(5_000));
    await pay(o);
    expect(await quota(firm)).toMatchObject({ reservedFen: 0, freeFen: yuan(35_000), usedFen: yuan(15_000) });
  });
  it('a larger contract and invoice never raise what was reserved', async () => {
    const firm = w.addFirm(41);
    await quotaFor(firm, 50_000);
    const o = await placed(firm, 10_000, 'USER');
    await reserve(o);
    await delivered(firm, o, 60_000);
    await claimed(firm, o, 60_000, 'USER');
    await expect(approved(o, 30_000)).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: '核定金额不得超过计算额 5,000 元' }] });
    await approved(o, 5_000);
    expect((await row(o)).grantFen).toBe(yuan(5_000));
  });
  it('the annual ceiling holds over several orders, also when they are reserved at the same moment', async () => {
    const firm = w.addFirm(42);
    await quotaFor(firm, 300_000);
    const orders = [await placed(firm, 400_000), await placed(firm, 350_000)];
    await Promise.all(orders.map((o) => reserve(o)));
    const reserved = await Promise.all(orders.map(async (o) => (await row(o)).reservedFen));
    expect(reserved.reduce((a, b) => a + b, 0)).toBe(yuan(300_000));
    for (const o of orders) await w.step(firm, '2026-03-05', o.caseId, 'cancel', {}, '不再需要');
    expect(await quota(firm)).toMatchObject({ reservedFen: 0, freeFen: yuan(300_000) });
  });
});

describe('stops with reasons', () => {
  it('related parties cannot order, and are told why', async () => {
    const firm = w.addFirm(50);
    await quotaFor(firm);
    const share = (subject: string, object: string, percent: number) => ({ kind: 'SHARE' as const, subject, object, percent, from: null, to: null, source: '公示系统' });
    await w.vouchers.addRelations(w.db, w.as(w.people.operator, '2026-03-02'), { facts: [share(`9132${HOST}00000002`, '中间控股', 60), share('中间控股', `9132${HOME}00000050`, 50)] });
    await expect(placed(firm, 5_000)).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: '一方直接或间接持有另一方股权' }] });
  });
  it('a hint needs a note of the person who looked into it', async () => {
    const firm = w.addFirm(51);
    await quotaFor(firm);
    const phone = (subject: string) => ({ kind: 'PHONE' as const, subject, object: '0511-88880000', percent: null, from: null, to: null, source: '年报' });
    await w.vouchers.addRelations(w.db, w.as(w.people.operator, '2026-03-02'), { facts: [phone(`9132${HOST}00000002`), phone(`9132${HOME}00000051`)] });
    const o = await placed(firm, 5_000);
    await expect(w.step(w.people.operator, '2026-03-04', o.caseId, 'reserve')).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: expect.stringContaining('联系电话相同') }] });
    await reserve(o);
    expect((await row(o)).status).toBe('QUOTA_RESERVED');
  });
  it('a contract dated before the reservation is refused', async () => {
    const o = await placed(w.people.firm, 5_000);
    await reserve(o);
    await w.vouchers.addEvidence(w.db, w.as(w.people.firm, '2026-03-05'), o.id, 'CONTRACT', file('合同'));
    await expect(w.step(w.people.firm, '2026-03-05', o.caseId, 'signContract', { contractNumber: 'A', contractDate: '2026-03-03', contractEnd: '2026-06-30', contractAmountFen: yuan(5_000) }))
      .rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: expect.stringContaining('不得早于额度预留日') }] });
  });
  it('a firm without quota, and a service that is excluded, go no further than the reasons', async () => {
    await expect(placed(w.addFirm(52), 5_000)).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: expect.arrayContaining([expect.objectContaining({ zh: '没有可用额度' })]) });
    const excluded = w.vouchers.placeOrder(w.db, w.as(w.people.firm, '2026-03-03'), { itemId, form: 'USER', quantity: 1, amountFen: yuan(1000), description: '特种设备强制检验' });
    await expect(excluded).rejects.toMatchObject({ details: [{ zh: '属于不予支持的“法定或强制检验检测”' }] });
  });
  it('check, approval and payment are three different people', async () => {
    const firm = w.addFirm(53);
    await quotaFor(firm);
    const o = await placed(firm, 4_000, 'USER');
    await reserve(o);
    await delivered(firm, o, 4_000);
    await claimed(firm, o, 4_000, 'USER');
    const both = { ...w.people.operator, assignments: [...w.people.operator.assignments, ...w.people.authority.assignments, ...w.people.treasury.assignments] };
    await w.step(both, '2026-03-11', o.caseId, 'check', { grantFen: yuan(2_000), checkNote: '核对原件无误' });
    await w.step(both, '2026-03-11', o.caseId, 'publicise');
    await expect(w.step(both, '2026-03-19', o.caseId, 'approve')).rejects.toThrow(/须由他人办理/);
    await expect(w.step(w.people.authority, '2026-03-17', o.caseId, 'approve')).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    await w.step(w.people.authority, '2026-03-19', o.caseId, 'approve');
    await expect(w.step(both, '2026-03-20', o.caseId, 'pay', { paymentReference: 'ZF' })).rejects.toThrow(/须由他人办理/);
    await pay(o);
  });
  it('an order is nobody else’s business', async () => {
    const o = await placed(w.people.firm, 3_000);
    await expect(getOrder(w.parts, w.db.sql, w.people.stranger, new Date('2026-03-04'), o.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await getOrder(w.parts, w.db.sql, w.people.host, new Date('2026-03-04'), o.id)).findings).toBeNull();
  });
});

describe('time', () => {
  it('a reservation without a contract after 30 days, an unanswered delivery after 15, and an unused quota at the end of the year lapse, once', async () => {
    const firm = w.addFirm(60);
    await quotaFor(firm, 20_000);
    const idle = await placed(firm, 10_000);
    await reserve(idle);
    const silent = await placed(firm, 10_000);
    await reserve(silent);
    await delivered(firm, silent, 10_000);
    const before = await w.vouchers.tick(w.db, new Date('2026-03-18T02:00:00Z'));
    expect([before.ordersExpired, before.autoConfirmed, before.quotasExpired]).toEqual([0, 0, 0]);
    await Promise.all([w.vouchers.tick(w.db, new Date('2026-04-20T02:00:00Z')), w.vouchers.tick(w.db, new Date('2026-04-20T02:00:00Z'))]);
    expect((await row(idle)).status).toBe('EXPIRED');
    expect((await row(silent)).status).toBe('CONFIRMED');
    expect(await quota(firm)).toMatchObject({ reservedFen: yuan(5_000), freeFen: yuan(15_000) });
    await w.vouchers.tick(w.db, new Date('2027-01-02T02:00:00Z'));
    expect(await quota(firm)).toMatchObject({ status: 'EXPIRED', expiredFen: yuan(15_000), reservedFen: yuan(5_000), freeFen: 0 });
    await w.step(w.people.operator, '2027-01-04', silent.caseId, 'cancelByOperator', {}, '企业放弃');
    expect(await quota(firm)).toMatchObject({ expiredFen: yuan(20_000), reservedFen: 0, freeFen: 0 });
  });
});

describe('the turn of the year', () => {
  it('an application of December granted in January is quota of the new year, and counts under its ceiling', async () => {
    const firm = w.addFirm(61);
    const { caseId } = await w.vouchers.applyQuota(w.db, w.as(firm, '2026-12-30'), { requestedFen: yuan(200_000), kind: 'ENTERPRISE', smeNumber: '202632110000001234', smeValidUntil: '2027-03-31' });
    await w.step(w.people.operator, '2027-01-04', caseId, 'grant', { grantedFen: yuan(200_000), smeConfirmed: true, honestyClear: true });
    expect(await quota(firm)).toMatchObject({ year: 2027, grantedFen: yuan(200_000), validUntil: '2027-12-31' });
    const more = await w.vouchers.applyQuota(w.db, w.as(firm, '2027-01-05'), { requestedFen: yuan(150_000), kind: 'ENTERPRISE' });
    await expect(w.step(w.people.operator, '2027-01-05', more.caseId, 'grant', { grantedFen: yuan(150_000), smeConfirmed: true, honestyClear: true }))
      .rejects.toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: '本年核发合计不得超过年度上限 300,000 元' }] });
    await w.step(w.people.operator, '2027-01-05', more.caseId, 'grant', { grantedFen: yuan(100_000), smeConfirmed: true, honestyClear: true });
  });

  it('an order of December is paid in January from the quota and the budget it was reserved on, and counts under the ceiling of the year of its approval', async () => {
    const firm = w.addFirm(62);
    await quotaFor(firm, 20_000, '2026-12-01');
    const o = await placed(firm, 20_000, 'USER', '2026-12-28');
    await reserve(o, '2026-12-29');
    await delivered(firm, o, 20_000, '2026-12-30');
    const held = (await getBudget(w.parts, w.db.sql, w.people.treasury, new Date('2027-01-02T02:00:00Z'), 2026)).regions[0]!;
    // Four in the afternoon of the 31st in London is the 1st here.
    await w.vouchers.tick(w.db, new Date('2026-12-31T16:00:01Z'));
    expect(await quota(firm)).toMatchObject({ status: 'EXPIRED', freeFen: 0, expiredFen: yuan(10_000), reservedFen: yuan(10_000) });
    await expect(placed(firm, 1_000, 'USER', '2027-01-01')).rejects.toMatchObject({ details: expect.arrayContaining([expect.objectContaining({ zh: '没有可用额度' })]) });
    await claimed(firm, o, 16_000, 'USER', '2027-01-04');
    await approved(o, 8_000, '2027-01-05', '2027-01-14');
    expect(await row(o)).toMatchObject({ approvedYear: 2027, budgetYear: 2026, grantFen: yuan(8_000) });
    // The difference comes back too late: it lapses, once, and never becomes free.
    expect(await quota(firm)).toMatchObject({ expiredFen: yuan(12_000), reservedFen: yuan(8_000), freeFen: 0 });
    await pay(o, '2027-01-20');
    for (let i = 0; i < 2; i++) await w.vouchers.tick(w.db, new Date('2027-01-21T02:00:00Z'));
    expect(await quota(firm)).toMatchObject({ usedFen: yuan(8_000), expiredFen: yuan(12_000), reservedFen: 0, freeFen: 0 });
    const after = (await getBudget(w.parts, w.db.sql, w.people.treasury, new Date('2027-01-21T02:00:00Z'), 2026)).regions[0]!;
    expect([after.paidFen - held.paidFen, after.freeFen - held.freeFen]).toEqual([yuan(8_000), yuan(2_000)]);
    expect((await getWallet(w.parts, w.db.sql, firm, new Date('2027-01-21T02:00:00Z'))).remainingAnnualCapFen).toBe(yuan(292_000));
  });
});

describe('a provider', () => {
  it('suspended between order and claim finishes what is under contract; what is not reserved yet stops', async () => {
    const firm = w.addFirm(63);
    await quotaFor(firm, 40_000);
    const [running, waiting] = [await placed(firm, 6_000, 'USER'), await placed(firm, 6_000, 'USER')];
    await reserve(running);
    const provider = w.people.provider.assignments[0]!.organisationId;
    await w.vouchers.decideListing(w.db, w.as(w.people.host, '2026-03-05'), provider, { status: 'SUSPENDED', reason: '资质复核' });
    try {
      await expect(reserve(waiting, '2026-03-05')).rejects.toMatchObject({ code: 'GUARD_REFUSED', details: expect.arrayContaining([expect.objectContaining({ zh: '服务机构已被暂停接单' })]) });
      await delivered(firm, running, 6_000);
      await claimed(firm, running, 6_000, 'USER');
      await approved(running, 3_000);
      await pay(running);
      expect((await row(running)).status).toBe('PAID');
    } finally {
      await w.vouchers.decideListing(w.db, w.as(w.people.host, '2026-03-21'), provider, { status: 'ACCEPTED', reason: null });
    }
  });

  it('that moves to another city has to be accepted there: the old city has not vouched for it', async () => {
    const moving = { ...w.people.provider, accountId: '00000000-0000-7000-8000-000001000064', assignments: w.people.provider.assignments.map((a) => ({ ...a, organisationId: w.addFirm(64).assignments[0]!.organisationId })) };
    const listing = { introduction: '镇江新设检测平台，对外服务', qualification: 'CMA' };
    const { id } = await w.vouchers.applyListing(w.db, w.as(moving, '2026-03-02'), listing);
    await sql`update vouchers.provider set status = 'ACCEPTED', region = ${HOST}, accepted_on = '2026-03-01' where organisation_id = ${id}`.execute(w.db.sql);
    await w.vouchers.applyListing(w.db, w.as(moving, '2026-03-03'), listing);
    const { rows } = await sql<object>`select status, region, accepted_on as "acceptedOn" from vouchers.provider where organisation_id = ${id}`.execute(w.db.sql);
    expect(rows).toEqual([{ status: 'APPLIED', region: HOME, acceptedOn: null }]);
  });
});

describe('a breach', () => {
  it('freezes first, is decided by another person, and then recovers, revokes and bans', async () => {
    const firm = w.addFirm(70);
    await quotaFor(firm, 100_000);
    const paid = await whole(firm, 12_000, 'USER');
    const running = await placed(firm, 20_000);
    await reserve(running);
    const claimantId = firm.assignments[0]!.organisationId;
    const { id, caseId } = await w.vouchers.openBreach(w.db, w.as(w.people.operator, '2026-04-01'), { claimantId, allegation: '举报称服务未实际发生，检测报告系伪造' });
    expect(await quota(firm)).toMatchObject({ status: 'FROZEN' });
    await expect(placed(firm, 1_000, 'USER', '2026-04-01')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await w.step(w.people.operator, '2026-04-02', caseId, 'report', { finding: '经核对样品登记和机时记录，服务没有发生。', proposal: '追回并禁止两年' });
    await w.step(w.people.authority, '2026-04-03', caseId, 'find', { banYears: 2, revokeQuota: true }, '事实清楚，证据充分');
    expect(await row(paid)).toMatchObject({ status: 'CLAWED_BACK', clawedBackFen: yuan(6_000) });
    expect(await row(running)).toMatchObject({ status: 'REFUSED', reservedFen: 0 });
    expect(await quota(firm)).toMatchObject({ status: 'REVOKED', usedFen: 0, reservedFen: 0, freeFen: 0, revokedFen: yuan(100_000) });
    await expect(w.step(w.people.treasury, '2026-04-10', caseId, 'close')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await recordRecovery(w.db, w.as(w.people.treasury, '2026-04-10'), { orderId: paid.id, amountFen: yuan(4_000), bankReference: 'SH-1' });
    await expect(recordRecovery(w.db, w.as(w.people.treasury, '2026-04-10'), { orderId: paid.id, amountFen: yuan(2_001), bankReference: 'SH-2' })).rejects.toMatchObject({ code: 'VOUCHER_RECOVERY_TOO_MUCH' });
    expect(await recordRecovery(w.db, w.as(w.people.treasury, '2026-04-11'), { orderId: paid.id, amountFen: yuan(2_000), bankReference: 'SH-3' })).toEqual({ outstandingFen: 0 });
    await w.step(w.people.treasury, '2026-04-12', caseId, 'close');
    await expect(w.vouchers.applyQuota(w.db, w.as(firm, '2027-05-01'), { requestedFen: yuan(1_000), kind: 'ENTERPRISE' })).rejects.toMatchObject({ code: 'VOUCHER_NOT_ELIGIBLE' });
    expect((await sql<{ n: number }>`select count(*)::int as n from vouchers.recovery where breach_id = ${id}`.execute(w.db.sql)).rows[0]!.n).toBe(1);
  });
});

describe('a red-letter invoice behind a paid voucher', () => {
  const red = (o: Placed, amount: number, over: Record<string, unknown> = {}) =>
    w.step(w.people.authority, '2026-04-08', o.caseId, 'redInvoice', { redInvoiceNumber: `${30_000_000 + ++invoices}`, redInvoiceDate: '2026-04-07', redAmountFen: yuan(amount), redReason: 'SERVICE_ENDED', ...over }, '服务中止，服务机构已开具红字发票');

  it('takes the whole sum back, returns the quota, and turns what the cities owe each other round', async () => {
    const firm = w.addFirm(90);
    await quotaFor(firm, 20_000);
    const o = await whole(firm, 20_000, 'PROVIDER');
    const { number } = await row(o);
    const before = await budget();
    expect(await quota(firm)).toMatchObject({ usedFen: yuan(10_000), freeFen: yuan(10_000) });
    await expect(red(o, 20_001)).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await expect(red(o, 20_000, { redInvoiceDate: '2026-03-09' })).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await red(o, 20_000);
    expect(await row(o)).toMatchObject({ status: 'CLAWED_BACK', clawedBackFen: yuan(10_000) });
    expect(await quota(firm)).toMatchObject({ usedFen: 0, revokedFen: 0, freeFen: yuan(20_000) });
    expect(w.owed.slice(-2)).toMatchObject([
      { debtor: HOME, creditor: HOST, amountFen: yuan(10_000), ref: number },
      { debtor: HOST, creditor: HOME, amountFen: yuan(10_000), ref: `${number}-追回` },
    ]);
    expect((await budget()).receivableFen - before.receivableFen).toBe(yuan(10_000));
    for (const reader of [firm, w.people.provider]) {
      const seen = await getOrder(w.parts, w.db.sql, reader, new Date('2026-04-08T03:00:00Z'), o.id);
      expect(seen).toMatchObject({ redInvoice: { amountFen: yuan(20_000), clawBackFen: yuan(10_000), quotaEnd: 'RETURN' }, computation: { eligibleBaseFen: 0, grantFen: 0 } });
    }
    // Nothing new until the money is back; then the quota can be used again, the invoice never.
    await expect(placed(firm, 2_000, 'USER', '2026-04-09')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    expect(await recordRecovery(w.db, w.as(w.people.treasury, '2026-04-10'), { orderId: o.id, amountFen: yuan(10_000), bankReference: 'HZ-1' })).toEqual({ outstandingFen: 0 });
    await placed(firm, 2_000, 'USER', '2026-04-11');
  });

  it('for a part takes back what falls away; a firm at fault loses that quota, and the same red-letter invoice serves once', async () => {
    const firm = w.addFirm(91);
    await quotaFor(firm, 40_000);
    const [o, other] = [await whole(firm, 30_000, 'USER'), await whole(firm, 8_000, 'USER')];
    const owed = w.owed.length;
    await red(o, 10_000, { redInvoiceNumber: '77777777', redReason: 'WRONG', firmAtFault: true });
    expect(await row(o)).toMatchObject({ status: 'CLAWED_BACK', paidFen: yuan(15_000), clawedBackFen: yuan(5_000) });
    expect(await quota(firm)).toMatchObject({ usedFen: yuan(14_000), revokedFen: yuan(5_000), freeFen: yuan(21_000) });
    expect(w.owed.length).toBe(owed);
    await expect(red(other, 8_000, { redInvoiceNumber: '77777777' })).rejects.toMatchObject({ code: 'VOUCHER_RED_INVOICE_USED' });
  });
});

describe('a batch', () => {
  it('is paid whole or not at all', async () => {
    const orders = [];
    for (const n of [80, 81]) {
      const firm = w.addFirm(n);
      await quotaFor(firm, 20_000);
      const o = await placed(firm, 2_000, 'USER');
      await reserve(o);
      await delivered(firm, o, 2_000);
      await claimed(firm, o, 2_000, 'USER');
      orders.push(o);
    }
    await approved(orders[0]!, 1_000);
    const both = { orderIds: orders.map((o) => o.id), paymentReference: 'PC-2026-1' };
    await expect(payBatch(w.parts, w.db, w.as(w.people.treasury, '2026-03-20'), both)).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect((await row(orders[0]!)).status).toBe('APPROVED');
    await approved(orders[1]!, 1_000);
    expect(await payBatch(w.parts, w.db, w.as(w.people.treasury, '2026-03-20'), both)).toMatchObject({ orders: 2, totalFen: yuan(2_000) });
  });
});

describe('no cost is supported twice', () => {
  it('an invoice that another fund has supported gets the difference to the higher only, or nothing; what was reserved goes back', async () => {
    const firm = w.addFirm(77);
    await quotaFor(firm);
    const asked: Support[] = [];
    const withdrawn: string[] = [];
    const supports: NonNullable<VoucherParts['supports']> = {
      register: async (_tx, s) => {
        asked.push(s);
        return { payableFen: s.amountFen - yuan(1_000) };
      },
      withdraw: async (_tx, reference) => void withdrawn.push(reference),
    };
    w.parts.supports = supports;
    const ready = async (amount: number): Promise<Placed> => {
      const o = await placed(firm, amount, 'USER');
      await reserve(o);
      await delivered(firm, o, amount);
      await claimed(firm, o, amount, 'USER');
      return o;
    };
    try {
      const first = await ready(6_000);
      await approved(first, 3_000);
      const { number } = await row(first);
      expect(asked).toMatchObject([{ amountFen: yuan(3_000), reference: number }]);
      expect(await row(first)).toMatchObject({ grantFen: yuan(2_000) });
      expect(await quota(firm)).toMatchObject({ reservedFen: yuan(2_000) });
      supports.register = async () => {
        throw new Problem('SUPPORT_ALREADY_GIVEN', { zh: '已获支持', en: 'supported already' });
      };
      const second = await ready(4_000);
      await expect(approved(second, 2_000)).rejects.toMatchObject({ code: 'SUPPORT_ALREADY_GIVEN' });
      expect(await row(second)).toMatchObject({ status: 'PUBLICISED', approvedAt: null });
      await w.step(w.people.operator, '2026-03-19', first.caseId, 'cancelByOperator', {}, '测试结束');
      expect(withdrawn).toEqual([number]);
    } finally {
      delete w.parts.supports;
    }
  });
});
