import type { AuditActor } from '../../kernel/audit/index.ts';
import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Fen } from '../../kernel/base/money.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import { accountIdOf, balanceOf, commitReservation, openAccounts, postTransfers, releaseReservation, reserveTransfer, type AccountCoordinates, type NewAccount } from '../../kernel/ledger/index.ts';
import { budgetYears } from './store/budgets.ts';
import { changeOrder, enqueue, findOrder, lockBudget, type OrderRow, queueOf } from './store/orders.ts';

/** The book in which all voucher money stands. */
const BOOK = 'vouchers';
const FUND = 'innovation-vouchers';
/** A reservation outlives the longest order; the job of the ledger gives it back should one be forgotten. */
const HOLD_DAYS = 1096;
const DAY = 86_400_000;

type Kind = 'appropriation' | 'budget' | 'paid' | 'receivable' | 'recovered';

function coordinates(kind: Kind, region: string, year: number): AccountCoordinates {
  const outside = kind === 'appropriation';
  return { book: BOOK, owner: outside ? 'outside' : region, fund: FUND, purpose: outside ? 'appropriation' : 'vouchers', region, year: outside ? null : year, kind };
}

const NAMES: Record<Kind, { zh: string; en: string }> = {
  appropriation: { zh: '财政拨入', en: 'appropriation' },
  budget: { zh: '创新券预算', en: 'voucher budget' },
  paid: { zh: '创新券已兑付', en: 'vouchers paid' },
  receivable: { zh: '创新券应追回', en: 'vouchers to be recovered' },
  recovered: { zh: '创新券已追回', en: 'vouchers recovered' },
};

export const voucherAccount = (kind: Kind, region: string, year: number): string => accountIdOf(coordinates(kind, region, year));

export async function openYear(tx: Tx, region: string, year: number, at: Date): Promise<void> {
  const kinds: Kind[] = ['appropriation', 'budget', 'paid', 'receivable', 'recovered'];
  await openAccounts(tx, kinds.map((kind): NewAccount => ({
    ...coordinates(kind, region, year),
    name: { zh: `${region} ${kind === 'appropriation' ? '' : `${year} 年`}${NAMES[kind].zh}`, en: `${region} ${kind === 'appropriation' ? '' : `${year} `}${NAMES[kind].en}` },
    overdraft: kind === 'appropriation' ? 'allowed' : 'refused',
    ...(kind === 'budget' && { earmark: ['vouchers', 'appropriation'] }),
  })), at);
}

interface Stamp {
  now: Date;
  by: AuditActor | null;
}

/** Gives a region budget for a year and serves whoever waits. Answers with how many were served. */
export async function giveBudget(tx: Tx, s: Stamp, b: { id: string; region: string; year: number; amountFen: Fen; documentNumber: string }): Promise<number> {
  await lockBudget(tx.sql, b.region);
  await openYear(tx, b.region, b.year, s.now);
  await postTransfers(tx, {
    key: `vouchers.budget.${b.id}`, at: s.now, by: s.by, subject: { kind: 'vouchers.budget', id: b.id },
    memo: { zh: `下达 ${b.year} 年创新券预算（${b.documentNumber}）`, en: `Voucher budget of ${b.year} (${b.documentNumber})` },
    transfers: [{ from: voucherAccount('appropriation', b.region, b.year), to: voucherAccount('budget', b.region, b.year), amount: b.amountFen }],
  });
  return serveQueue(tx, s, b.region);
}

const subjectOf = (order: OrderRow) => ({ kind: 'vouchers.order', id: order.id });

/** Tries to put budget behind an order's whole share: of this year first, then what is left of earlier ones. Never a part of it. */
async function hold(tx: Tx, s: Stamp, order: OrderRow): Promise<boolean> {
  const thisYear = Number(dateOf(s.now).slice(0, 4));
  const years = (await budgetYears(tx.sql, order.homeRegion)).filter((y) => y <= thisYear).reverse();
  for (const year of years) {
    const from = voucherAccount('budget', order.homeRegion, year);
    if ((await balanceOf(tx.sql, from)).available < order.reservedFen) continue;
    const no = order.reservationNo + 1;
    const { reservation } = await reserveTransfer(tx, {
      key: `vouchers.order.${order.id}.reserve.${no}`, at: s.now, by: s.by, subject: subjectOf(order), clause: '002 三/（三）/5',
      memo: { zh: `创新券订单 ${order.number} 预留`, en: `Reserved for voucher order ${order.number}` },
      from, to: voucherAccount('paid', order.homeRegion, year), amount: order.reservedFen, expiresAt: new Date(s.now.getTime() + HOLD_DAYS * DAY),
    });
    await changeOrder(tx.sql, order.id, { reservation, reservationNo: no, budgetYear: year }, s.now);
    return true;
  }
  return false;
}

/**
 * Puts budget behind those who wait, in their order, each whole or not at all; the first who does not fit stops it, so that
 * a small claim never overtakes a large one. Call under the budget's lock.
 */
async function serveQueue(tx: Tx, s: Stamp, region: string): Promise<number> {
  let served = 0;
  for (const order of await queueOf(tx.sql, region)) {
    if (!(await hold(tx, s, order))) return served;
    served += 1;
  }
  return served;
}

/** Serves every region's queue, e.g. when a new budget year has begun. */
export async function serveWaiting(tx: Tx, s: Stamp, region: string): Promise<number> {
  await lockBudget(tx.sql, region);
  return serveQueue(tx, s, region);
}

/** Reserves the order's share on the budget, behind whoever waits already. */
export async function reserveBudget(tx: Tx, s: Stamp, orderId: string): Promise<void> {
  const order = (await findOrder(tx.sql, orderId))!;
  await lockBudget(tx.sql, order.homeRegion);
  await enqueue(tx.sql, orderId);
  await serveQueue(tx, s, order.homeRegion);
}

/** Gives the reserved budget back and serves whoever waits for it. */
export async function releaseBudget(tx: Tx, s: Stamp, order: OrderRow, reason: { zh: string; en: string }): Promise<void> {
  await lockBudget(tx.sql, order.homeRegion);
  if (order.reservation !== null) {
    await releaseReservation(tx, { key: `vouchers.order.${order.id}.release.${order.reservationNo}`, at: s.now, by: s.by, reservation: order.reservation, reason });
  }
  await changeOrder(tx.sql, order.id, { reservedFen: 0, reservation: null, budgetYear: null }, s.now);
  await serveQueue(tx, s, order.homeRegion);
}

/** After approval of less than was reserved: the difference goes back at once. The order keeps its own place. */
export async function reduceBudget(tx: Tx, s: Stamp, order: OrderRow, grantFen: Fen): Promise<void> {
  await lockBudget(tx.sql, order.homeRegion);
  if (order.reservation !== null) {
    await releaseReservation(tx, { key: `vouchers.order.${order.id}.release.${order.reservationNo}`, at: s.now, by: s.by, reservation: order.reservation, reason: { zh: '核定金额小于预留', en: 'Less was approved than reserved' } });
  }
  await changeOrder(tx.sql, order.id, { reservedFen: grantFen, reservation: null, budgetYear: null }, s.now);
  // Its own money has just come free: it is taken again before anybody in the queue can.
  if (order.reservation !== null && grantFen > 0) await hold(tx, s, { ...order, reservedFen: grantFen });
  await serveQueue(tx, s, order.homeRegion);
}

/** Moves the reserved money to what was paid; answers with the ledger's transfer. */
export async function payOrder(tx: Tx, s: Stamp, order: OrderRow): Promise<string> {
  const { transfer } = await commitReservation(tx, {
    key: `vouchers.order.${order.id}.pay`, at: s.now, by: s.by, reservation: order.reservation!, amount: order.grantFen!,
    memo: { zh: `创新券订单 ${order.number} 兑付`, en: `Voucher order ${order.number} paid` }, clause: '002 三/（三）/5',
  });
  return transfer;
}

/** Paid money that must come back: it is no longer spent, it is owed. */
export async function owe(tx: Tx, s: Stamp, order: OrderRow, amountFen: Fen): Promise<void> {
  await postTransfers(tx, {
    key: `vouchers.order.${order.id}.claw-back`, at: s.now, by: s.by, subject: subjectOf(order), memo: { zh: `创新券订单 ${order.number} 追回`, en: `Voucher order ${order.number} clawed back` },
    transfers: [{ from: voucherAccount('paid', order.homeRegion, order.budgetYear!), to: voucherAccount('receivable', order.homeRegion, order.budgetYear!), amount: amountFen }],
  });
}

export async function receive(tx: Tx, s: Stamp, order: OrderRow, receiptId: string, amountFen: Fen): Promise<void> {
  await postTransfers(tx, {
    key: `vouchers.recovery.${receiptId}`, at: s.now, by: s.by, subject: subjectOf(order), memo: { zh: `创新券订单 ${order.number} 追回款到账`, en: `Money of voucher order ${order.number} came back` },
    transfers: [{ from: voucherAccount('receivable', order.homeRegion, order.budgetYear!), to: voucherAccount('recovered', order.homeRegion, order.budgetYear!), amount: amountFen }],
  });
}

export interface BudgetState {
  budgetFen: Fen;
  heldFen: Fen;
  freeFen: Fen;
  paidFen: Fen;
  receivableFen: Fen;
  recoveredFen: Fen;
}

export async function budgetState(handle: Sql, region: string, year: number): Promise<BudgetState> {
  const [budget, paid, receivable, recovered] = await Promise.all((['budget', 'paid', 'receivable', 'recovered'] as const).map((kind) => balanceOf(handle, voucherAccount(kind, region, year))));
  return { budgetFen: budget!.in, heldFen: budget!.heldOut, freeFen: budget!.available, paidFen: paid!.posted, receivableFen: receivable!.posted, recoveredFen: recovered!.posted };
}
