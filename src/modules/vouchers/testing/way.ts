import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import { submitRedemption } from '../commands/submit-redemption.ts';
import { type BudgetState, budgetState } from '../money.ts';
import { HOME, HOST, type VoucherWorld } from '../testing.ts';

/** The way of an order from the reservation to the payment, one act after another, for tests that stop it anywhere. */
export const STEPS = ['reserve', 'contract', 'deliver', 'confirm', 'claim', 'check', 'approve', 'pay'] as const;
export type Step = (typeof STEPS)[number];

const yuan = (y: number): number => y * 100;
export const DAY: CalendarDate = '2026-03-05';
const NOTE = '核对原件，现场核查无异常';
const file = { fileName: 'a.pdf', bytes: new Uint8Array([1]) };

export interface Placed {
  id: string;
  caseId: string;
  firm: Actor;
  amount: number;
  form: 'USER' | 'PROVIDER';
}

/** A listed instrument of the institute, and money for the city when `budget` (yuan) is given. Answers with the item. */
export async function openShop(w: VoucherWorld, budget = 0): Promise<string> {
  await w.vouchers.applyListing(w.db, w.as(w.people.provider, DAY), { introduction: '苏州大型仪器共享平台', qualification: '' });
  await w.vouchers.decideListing(w.db, w.as(w.people.host, DAY), w.people.provider.assignments[0]!.organisationId, { status: 'ACCEPTED', reason: null });
  if (budget > 0) await w.vouchers.addBudget(w.db, w.as(w.people.treasury, DAY), { region: HOME, year: 2026, amountFen: yuan(budget), documentNumber: '年初预算' });
  return (await w.vouchers.saveItem(w.db, w.as(w.people.provider, DAY), { serviceClass: 'INSTRUMENT', name: '透射电镜', description: '', unit: '机时', priceFen: yuan(1000), qualification: '', active: true })).id;
}

export async function firmWithQuota(w: VoucherWorld, n: number, amount: number): Promise<Actor> {
  const firm = w.addFirm(n);
  const { caseId } = await w.vouchers.applyQuota(w.db, w.as(firm, DAY), { requestedFen: yuan(amount), kind: 'ENTERPRISE', smeNumber: '202632110000001234', smeValidUntil: '2027-03-31' });
  await w.step(w.people.operator, DAY, caseId, 'grant', { grantedFen: yuan(amount), smeConfirmed: true, honestyClear: true });
  return firm;
}

export async function accepted(w: VoucherWorld, itemId: string, firm: Actor, amount: number, form: Placed['form'] = 'USER'): Promise<Placed> {
  const o = await w.vouchers.placeOrder(w.db, w.as(firm, DAY), { itemId, form, quantity: amount / 1000, amountFen: yuan(amount), description: '新型涂层样品分析' });
  await w.step(w.people.provider, DAY, o.caseId, 'accept');
  return { id: o.id, caseId: o.caseId, firm, amount, form };
}

/** One step of the way. The invoice's number comes from the order: an order never claims with another's. */
export async function take(w: VoucherWorld, { id, caseId, firm, amount, form }: Placed, step: Step): Promise<void> {
  const { operator, provider, authority, treasury } = w.people;
  switch (step) {
    case 'reserve':
      return void (await w.step(operator, DAY, caseId, 'reserve', { findingsNote: NOTE }));
    case 'contract':
      await w.vouchers.addEvidence(w.db, w.as(firm, DAY), id, 'CONTRACT', file);
      await w.step(firm, DAY, caseId, 'signContract', { contractNumber: 'HT', contractDate: DAY, contractEnd: '2026-06-30', contractAmountFen: yuan(amount) });
      return void (await w.step(provider, DAY, caseId, 'countersign'));
    case 'deliver':
      await w.vouchers.addEvidence(w.db, w.as(provider, DAY), id, 'RESULT', file);
      return void (await w.step(provider, DAY, caseId, 'deliver', { deliverySummary: '分析报告' }));
    case 'confirm':
      return void (await w.step(firm, DAY, caseId, 'confirm', { acceptedPercent: 100, rating: 5 }));
    case 'claim': {
      for (const kind of ['INVOICE', 'RECEIPT'] as const) await w.vouchers.addEvidence(w.db, w.as(firm, DAY), id, kind, file);
      const claim = { invoiceNumber: id.slice(-20), sellerTaxNumber: `9132${HOST}00000002`, invoiceDate: DAY, invoiceContent: '技术服务', invoicedAmountFen: yuan(amount), paidAmountFen: yuan(amount), bankReference: 'HD' };
      return void (await submitRedemption(w.parts, w.db, w.as(form === 'USER' ? firm : provider, DAY), id, claim));
    }
    case 'check':
      await w.step(operator, DAY, caseId, 'check', { grantFen: yuan(amount / 2), checkNote: NOTE });
      return void (await w.step(operator, DAY, caseId, 'publicise'));
    case 'approve':
      return void (await w.step(authority, '2026-03-16', caseId, 'approve'));
    case 'pay':
      return void (await w.step(treasury, '2026-03-17', caseId, 'pay', { paymentReference: 'ZF' }));
  }
}

export async function until(w: VoucherWorld, o: Placed, last: Step): Promise<void> {
  for (const step of STEPS.slice(0, STEPS.indexOf(last) + 1)) await take(w, o, step);
}

interface Sums {
  state: BudgetState;
  held: number;
  paid: number;
  /** All zero in sound books: orders paid without a transfer, quota against the orders that hold or used it, quotas whose parts do not add up, reservations no order knows. */
  wrong: { unbacked: number; quotaReserved: number; quotaUsed: number; quotas: number; orphans: number };
}

/** What must hold at any moment of the year 2026: the budget's parts, and orders, quotas and reservations beside each other. */
export async function sumsOf(db: Database): Promise<Sums> {
  const { rows } = await sql<Sums['wrong'] & { held: number; paid: number }>`
    select (select coalesce(sum(reserved_fen), 0)::bigint from vouchers.voucher_order where reservation is not null) as held,
      (select coalesce(sum(paid_fen), 0)::bigint from vouchers.voucher_order) as paid,
      (select count(*)::int from vouchers.voucher_order where status = 'PAID' and transfer is null) as unbacked,
      (select coalesce(sum(reserved_fen), 0)::bigint from vouchers.quota) - (select coalesce(sum(reserved_fen), 0)::bigint from vouchers.voucher_order) as "quotaReserved",
      (select coalesce(sum(used_fen + revoked_fen), 0)::bigint from vouchers.quota) - (select coalesce(sum(paid_fen), 0)::bigint from vouchers.voucher_order) as "quotaUsed",
      (select count(*)::int from vouchers.quota where granted_fen <> used_fen + reserved_fen + free_fen + expired_fen + revoked_fen) as quotas,
      (select count(*)::int from ledger.reservation r where r.state = 'open' and not exists (select 1 from vouchers.voucher_order o where o.reservation = r.id::text)) as orphans`.execute(db.sql);
  const { held, paid, ...wrong } = rows[0]!;
  return { state: await budgetState(db.sql, HOME, 2026), held, paid, wrong };
}
