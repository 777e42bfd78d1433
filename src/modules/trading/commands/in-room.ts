import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, forbidden, signInRequired } from '../../../kernel/identity/index.ts';
import { type AuctionRow, findAuction } from '../store/auctions.ts';
import { type BidderRow, bidderFor } from '../store/bidders.ts';
import { noDeposit, refusalProblem } from './refusals.ts';

const BID = 'trading.sale.bid';

/** Topic of everything that happens in an auction; the key is its id. */
export const AUCTION_CHANGED = 'trading.auction.changed';

/** Organisations for which somebody may bid. */
export function bidsFor(actor: Actor | undefined): string[] {
  return (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === BID)).map((a) => a.organisationId);
}

/**
 * The admitted bidder for whom `actor` acts, and the auction as it is seen without a lock: who is out here need not
 * queue. Who is admitted changes only with the outcome, which is looked at again under the lock.
 * @throws Problem SIGN_IN_REQUIRED, FORBIDDEN, NOT_FOUND, NO_DEPOSIT, AUCTION_CLOSED
 */
export async function enterRoom(db: Sql, actor: Actor | undefined, auctionId: string): Promise<{ auction: AuctionRow; bidder: BidderRow & { alias: string } }> {
  if (!actor) throw signInRequired();
  const organisations = bidsFor(actor);
  if (organisations.length === 0) throw forbidden(BID);
  const auction = await findAuction(db, auctionId);
  if (!auction) throw notFound('竞价', 'auction', auctionId);
  const bidder = await bidderFor(db, auction.saleId, organisations);
  // After the end everybody else is free again: too late, not unknown.
  if (auction.decided && bidder?.alias && auction.terms.bidders.includes(bidder.alias)) throw refusalProblem({ code: 'AUCTION_CLOSED', closesAt: auction.closesAt });
  if (!bidder?.alias || bidder.status !== 'ADMITTED' || bidder.deposit !== 'HELD') throw noDeposit();
  return { auction, bidder: { ...bidder, alias: bidder.alias } };
}

/** From here on this transaction alone decides, whichever process it runs in. @throws Problem AUCTION_CLOSED */
export async function lockRoom(db: Sql, auctionId: string): Promise<AuctionRow> {
  const auction = (await findAuction(db, auctionId, { lock: true }))!;
  // What came in time but waited while somebody closed the auction is too late all the same.
  if (auction.decided) throw refusalProblem({ code: 'AUCTION_CLOSED', closesAt: auction.closesAt });
  return auction;
}
