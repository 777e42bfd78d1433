import type { Fen } from '../../../kernel/base/money.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { Act } from '../act.ts';
import { type Bid, judgeBid } from '../domain/bid.ts';
import { type AuctionRow, bidByKey, insertBid } from '../store/auctions.ts';
import { AUCTION_CHANGED, bidsFor, enterRoom, lockRoom } from './in-room.ts';
import { refusalProblem } from './refusals.ts';

interface Offer {
  amountFen: Fen;
  /** Names the bid of a bidder for ever. */
  key: string;
}

/**
 * A bid in an ascending auction. The lock on the auction's row decides the order of bids, whichever process they come
 * through; sent again under the same key, a bid is answered as it was.
 * @throws Problem NO_DEPOSIT, AUCTION_NOT_OPEN, AUCTION_CLOSED, BID_TOO_LOW, BID_ALREADY_LEADING
 */
export async function placeBid(db: Database, act: Act, auctionId: string, offer: Offer): Promise<Bid & { replayed: boolean }> {
  const earlier = await bidByKey(db.sql, auctionId, bidsFor(act.actor), offer.key);
  if (earlier) return { ...earlier, replayed: true };
  const { auction, bidder } = await enterRoom(db.sql, act.actor, auctionId);
  // The price only rises: what is too low now is too low behind the lock, and need not queue for it.
  judge(auction, bidder.alias, offer, act);
  return inTransaction(db, async (tx) => {
    const bid = judge(await lockRoom(tx.sql, auctionId), bidder.alias, offer, act);
    await insertBid(tx.sql, auctionId, { ...bid, bidderId: bidder.id, accountId: act.actor!.accountId, key: offer.key });
    // The audit must not tell who is behind an alias while the auction runs; the bid itself keeps the account.
    await appendAudit(tx, {
      at: act.now, actor: null, action: 'trading.auction.bid', subject: { kind: 'trading.auction', id: auctionId },
      detail: { seq: bid.seq, alias: bidder.alias, amountFen: bid.amountFen, hash: bid.hash }, requestId: act.requestId,
    });
    tx.emit({ topic: AUCTION_CHANGED, key: auctionId });
    return { ...bid, replayed: false };
  });
}

function judge(auction: AuctionRow, alias: string, { amountFen }: Offer, { now }: Act): Bid {
  if (auction.terms.method !== 'ASCENDING') throw refusalProblem({ code: 'AUCTION_CLOSED', closesAt: auction.closesAt });
  const judged = judgeBid({ terms: auction.terms, closesAt: auction.closesAt, last: auction.last }, { alias, amountFen, now });
  if ('refusal' in judged) throw refusalProblem(judged.refusal);
  return judged.bid;
}
