import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, TradingParts } from '../act.ts';
import { decide, endOf, type Outcome } from '../domain/outcome.ts';
import { resaleGap } from '../domain/stages.ts';
import { reserveCommitment } from '../domain/terms.ts';
import { courseOf } from '../queries/course.ts';
import { type AuctionRow, findAuction, findOutcome, insertOutcome, openReserve } from '../store/auctions.ts';
import { biddersOf } from '../store/bidders.ts';
import { defaultsOf, findSale, setGap, setWinner } from '../store/sales.ts';
import { dueBack, forfeitDeposit } from './deposits.ts';
import { AUCTION_CHANGED } from './in-room.ts';

/** Until when the seller may open his secret reserve; null without one. */
export function reserveOpenUntil(terms: AuctionRow['terms'], endsAt: string): string | null {
  return terms.reserveHash === null ? null : new Date(Date.parse(endsAt) + terms.reserveRevealSeconds * 1000).toISOString();
}

/**
 * Closes an auction whose time is over and answers its outcome; before that, null. Any process may do it, any number of
 * times: the outcome is a function of the record, and is written once.
 */
export async function closeAuction(parts: TradingParts, db: Database | Tx, act: Act, auctionId: string): Promise<Outcome | null> {
  return inTransaction(db, async (tx) => {
    const auction = await findAuction(tx.sql, auctionId, { lock: true });
    if (!auction) throw notFound('竞价', 'auction', auctionId);
    const decided = await findOutcome(tx.sql, auctionId);
    if (decided) return decided;
    const course = await courseOf(tx.sql, auction);
    const end = endOf(course);
    const waitUntil = course.reserve === null ? (reserveOpenUntil(auction.terms, end) ?? end) : end;
    if (act.now.toISOString() < waitUntil) return null;
    const outcome = decide(course);
    await insertOutcome(tx.sql, auctionId, outcome, act.now);
    await appendAudit(tx, { at: act.now, actor: null, action: 'trading.auction.closed', subject: { kind: 'trading.auction', id: auctionId }, detail: { ...outcome }, requestId: act.requestId });
    await settle(parts, tx, act, auction, outcome);
    tx.emit({ topic: AUCTION_CHANGED, key: auctionId });
    return outcome;
  });
}

/** What an outcome means for the sale, its bidders and their money. */
async function settle(parts: TradingParts, tx: Tx, act: Act, auction: AuctionRow, outcome: Outcome): Promise<void> {
  const sale = (await findSale(tx.sql, auction.saleId, { lock: true }))!;
  const bidders = await biddersOf(tx.sql, sale.id);
  const winner = bidders.find((b) => outcome.alias !== null && b.alias === outcome.alias && b.status === 'ADMITTED');
  if (auction.terms.unrevealedForfeits) {
    for (const bidder of bidders.filter((b) => b.alias !== null && outcome.unrevealed.includes(b.alias) && b.deposit === 'HELD')) {
      await forfeitDeposit(tx, sale, bidder, { at: act.now, by: null, reason: { zh: '密封报价逾期未开启', en: 'The sealed bid was not opened in time' } });
    }
  }
  if (winner) await setWinner(tx.sql, sale.id, { bidderId: winner.id, priceFen: outcome.priceFen! });
  await dueBack(parts, tx, sale.id, act.now, winner ? [winner.id] : []);
  if (winner) {
    for (const failed of await defaultsOf(tx.sql, sale.id)) {
      if (failed.gapFen === null) await setGap(tx.sql, failed.bidderId, outcome.priceFen!, resaleGap(failed.priceFen, outcome.priceFen!));
    }
  }
  await parts.procedure.step(tx, { ...act, actor: undefined }, { caseId: sale.caseId, action: winner ? 'sold' : 'unsold', flow: 'trading.auctionClosed' });
}

/** The seller opens the secret reserve with its nonce, after the end and in time. @throws Problem FORBIDDEN, NOT_FOUND, RESERVE_NOT_DUE, SEAL_DOES_NOT_MATCH */
export async function revealReserve(parts: TradingParts, db: Database | Tx, act: Act, auctionId: string, reserve: { amountFen: Fen; nonce: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const auction = await findAuction(tx.sql, auctionId, { lock: true });
    const sale = auction && (await findSale(tx.sql, auction.saleId));
    const assignment = authorise(act.actor, 'trading.sale.offer', { organisationIds: sale ? [sale.sellerId] : [] });
    if (!auction || !sale) throw notFound('竞价', 'auction', auctionId);
    const end = endOf(await courseOf(tx.sql, auction));
    const now = act.now.toISOString();
    const until = reserveOpenUntil(auction.terms, end);
    if (until === null || now < end || now >= until || (await findOutcome(tx.sql, auctionId))) {
      throw new Problem('RESERVE_NOT_DUE', { status: 409, zh: '现在不能公开保留价：须在竞价结束后的规定时间内', en: 'The reserve can be opened only within the time after the end' });
    }
    if (reserveCommitment(sale.resultId, reserve) !== auction.terms.reserveHash) {
      throw new Problem('SEAL_DOES_NOT_MATCH', { status: 409, zh: '金额或密钥与事先的哈希不符', en: 'Amount or key is not what was committed to' });
    }
    await openReserve(tx.sql, auctionId, reserve.amountFen, reserve.nonce);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'trading.reserve.opened', subject: { kind: 'trading.auction', id: auctionId }, detail: { amountFen: reserve.amountFen }, requestId: act.requestId });
    tx.emit({ topic: AUCTION_CHANGED, key: auctionId });
    await closeAuction(parts, tx, act, auctionId);
  });
}
