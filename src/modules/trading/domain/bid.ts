import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { type AuctionTerms, termsHash } from './terms.ts';

/** An accepted bid. It cannot be withdrawn and dies when a higher one is made (Auction Act art. 36). */
export interface Bid {
  seq: number;
  alias: string;
  amountFen: Fen;
  /** Time of the platform, never earlier than the bid before. */
  at: string;
  /** End of bidding after this bid. */
  closesAt: string;
  previousHash: string;
  hash: string;
}

/** Where an ascending auction stands. */
export interface Standing {
  terms: AuctionTerms;
  /** Present end, moved by late bids. */
  closesAt: string;
  last: LastBid | null;
}

/** What of the last bid decides on the next. */
export type LastBid = Pick<Bid, 'seq' | 'alias' | 'amountFen' | 'at' | 'hash'>;

export type BidRefusal =
  | { code: 'AUCTION_NOT_OPEN'; opensAt: string }
  | { code: 'AUCTION_CLOSED'; closesAt: string }
  | { code: 'BID_TOO_LOW'; leastFen: Fen }
  | { code: 'BID_ALREADY_LEADING' }
  | { code: 'BIDDER_NOT_ADMITTED' };

/** The least amount that would be accepted now. */
export function leastBid({ terms, last }: Standing): Fen {
  return last === null ? terms.startFen : last.amountFen + terms.stepFen;
}

/** The end after a bid at `at`: unchanged, or moved when the bid fell into the closing window. */
export function endAfter(terms: AuctionTerms, closesAt: string, at: string): string {
  const late = Date.parse(closesAt) - Date.parse(at) <= terms.softCloseSeconds * 1000;
  const moved = new Date(Date.parse(at) + terms.extendSeconds * 1000).toISOString();
  return late && moved > closesAt ? moved : closesAt;
}

export function bidHash(auction: string, bid: Omit<Bid, 'hash'>): string {
  const { seq, alias, amountFen, at, closesAt, previousHash } = bid;
  return sha256(canonicalJson({ alias, amountFen, at, auction, closesAt, previousHash, seq }));
}

/**
 * Accepts or refuses a bid that arrives at `now`. Clocks of two processes may differ by a little: the time of a bid is
 * never before that of the bid it follows.
 */
export function judgeBid(standing: Standing, bidder: { alias: string; amountFen: Fen; now: Date }): { bid: Bid } | { refusal: BidRefusal } {
  const { terms, last, closesAt } = standing;
  const now = bidder.now.toISOString();
  const at = last !== null && last.at > now ? last.at : now;
  if (!terms.bidders.includes(bidder.alias)) return { refusal: { code: 'BIDDER_NOT_ADMITTED' } };
  if (at < terms.opensAt) return { refusal: { code: 'AUCTION_NOT_OPEN', opensAt: terms.opensAt } };
  if (at >= closesAt) return { refusal: { code: 'AUCTION_CLOSED', closesAt } };
  if (last?.alias === bidder.alias) return { refusal: { code: 'BID_ALREADY_LEADING' } };
  const leastFen = leastBid(standing);
  if (bidder.amountFen < leastFen) return { refusal: { code: 'BID_TOO_LOW', leastFen } };
  const content = {
    seq: (last?.seq ?? 0) + 1, alias: bidder.alias, amountFen: bidder.amountFen, at, closesAt: endAfter(terms, closesAt, at), previousHash: last?.hash ?? termsHash(terms),
  };
  return { bid: { ...content, hash: bidHash(terms.auction, content) } };
}
