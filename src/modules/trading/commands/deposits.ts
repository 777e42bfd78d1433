import { addWorkingDays } from '../../../kernel/base/working-days.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { forfeitHold, payFromHold, placeHold, returnHold } from '../../../kernel/ledger/index.ts';
import type { AuditActor } from '../../../kernel/audit/index.ts';
import type { TradingParts } from '../act.ts';
import { type BidderRow, biddersOf, changeBidder } from '../store/bidders.ts';
import type { SaleRow } from '../store/sales.ts';

/** After so long a deposit can only go back; a sale that has not ended by then has failed. */
const LONGEST_HOLD_MS = 2 * 365 * 86_400_000;

const deposit = (of: string): { zh: string; en: string } => ({ zh: `竞价保证金 ${of}`, en: `Bid deposit, ${of}` });

/** The deposit of a bidder has come in: it is set aside in the ledger until the sale is over. */
export async function takeDeposit(tx: Tx, sale: SaleRow, bidder: BidderRow, act: { at: Date; by: AuditActor | null }): Promise<string> {
  const { hold } = await placeHold(tx, {
    key: `trading.deposit.${bidder.id}`, named: deposit(bidder.organisationName), at: act.at, by: act.by, owner: bidder.organisationId, purpose: 'bid-deposit', region: sale.region, amount: bidder.depositFen,
    subject: { kind: 'trading.sale', id: sale.id }, expiresAt: new Date(act.at.getTime() + LONGEST_HOLD_MS),
  });
  return hold;
}

/** Who is out gets his deposit back within the days of the rules; the job does it. */
export async function dueBack(parts: TradingParts, tx: Tx, saleId: string, now: Date, keep: readonly string[] = []): Promise<void> {
  const returnBy = addWorkingDays(parts.calendar, dateOf(now), parts.rules.deposit.returnWorkingDays);
  for (const bidder of await biddersOf(tx.sql, saleId)) {
    if (keep.includes(bidder.id) || bidder.status === 'REFUSED' || bidder.status === 'RELEASED') continue;
    await changeBidder(tx.sql, bidder.id, { status: 'RELEASED', ...(bidder.deposit === 'HELD' && { returnBy }) });
  }
}

/** Gives back what is due in one sale. Returns how many deposits went back. */
export async function returnDeposits(tx: Tx, saleId: string, at: Date): Promise<number> {
  let returned = 0;
  for (const bidder of await biddersOf(tx.sql, saleId)) {
    if (bidder.deposit !== 'HELD' || bidder.returnBy === null) continue;
    await returnHold(tx, bidder.hold!, { at, by: null, reason: { zh: '未成交，退还保证金', en: 'Not the buyer: deposit returned' } });
    await changeBidder(tx.sql, bidder.id, { deposit: 'RETURNED' });
    returned++;
  }
  return returned;
}

/** The deposit is lost to the seller. Answers how much. */
export async function forfeitDeposit(tx: Tx, sale: SaleRow, bidder: BidderRow, act: { at: Date; by: AuditActor | null; reason: { zh: string; en: string } }): Promise<number> {
  const { amount } = await forfeitHold(tx, bidder.hold!, { ...act, to: sale.sellerId, named: deposit(sale.sellerName) });
  await changeBidder(tx.sql, bidder.id, { deposit: 'FORFEITED', status: 'RELEASED' });
  return amount;
}

/** The buyer's deposit becomes a part of the price. */
export async function payWithDeposit(tx: Tx, sale: SaleRow, bidder: BidderRow, act: { at: Date; by: AuditActor | null }): Promise<void> {
  await payFromHold(tx, bidder.hold!, { ...act, key: `trading.sale.${sale.id}.price`, amount: bidder.depositFen, payee: sale.sellerId, named: deposit(sale.sellerName), reason: { zh: '保证金抵作价款', en: 'Deposit counted towards the price' } });
  await changeBidder(tx.sql, bidder.id, { deposit: 'PAID' });
}
