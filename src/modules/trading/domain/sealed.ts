import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { type AuctionTerms, termsHash } from './terms.ts';

/** A sealed bid (密封报价): only its hash is handed in, so that nobody, officers included, can read it before it is opened. */
export interface Commitment {
  seq: number;
  alias: string;
  /** `sealOf` amount and nonce. */
  commitment: string;
  at: string;
  previousHash: string;
  hash: string;
}

export interface Reveal {
  alias: string;
  amountFen: Fen;
  nonce: string;
  at: string;
}

export type SealedRefusal =
  | { code: 'AUCTION_NOT_OPEN'; opensAt: string }
  | { code: 'AUCTION_CLOSED'; closesAt: string }
  | { code: 'REVEAL_NOT_OPEN'; opensAt: string }
  | { code: 'BID_SEALED_ALREADY' }
  | { code: 'BID_NOT_SEALED' }
  | { code: 'SEAL_DOES_NOT_MATCH' }
  | { code: 'BIDDER_NOT_ADMITTED' };

/** Binds an amount to one bidder in one auction; a copy handed in by somebody else opens nothing. */
export function sealOf(auction: string, bidder: string, amountFen: Fen, nonce: string): string {
  return sha256(canonicalJson({ amountFen, auction, bidder, nonce }));
}

export function commitmentHash(auction: string, c: Omit<Commitment, 'hash'>): string {
  const { seq, alias, commitment, at, previousHash } = c;
  return sha256(canonicalJson({ alias, at, auction, commitment, previousHash, seq }));
}

export function judgeCommitment(
  terms: AuctionTerms, sealed: readonly Commitment[], bidder: { alias: string; commitment: string; now: Date },
): { commitment: Commitment } | { refusal: SealedRefusal } {
  const last = sealed.at(-1);
  const now = bidder.now.toISOString();
  const at = last && last.at > now ? last.at : now;
  if (!terms.bidders.includes(bidder.alias)) return { refusal: { code: 'BIDDER_NOT_ADMITTED' } };
  if (at < terms.opensAt) return { refusal: { code: 'AUCTION_NOT_OPEN', opensAt: terms.opensAt } };
  if (at >= terms.closesAt) return { refusal: { code: 'AUCTION_CLOSED', closesAt: terms.closesAt } };
  if (sealed.some((c) => c.alias === bidder.alias)) return { refusal: { code: 'BID_SEALED_ALREADY' } };
  const content = { seq: (last?.seq ?? 0) + 1, alias: bidder.alias, commitment: bidder.commitment, at, previousHash: last?.hash ?? termsHash(terms) };
  return { commitment: { ...content, hash: commitmentHash(terms.auction, content) } };
}

export function judgeReveal(
  terms: AuctionTerms, sealed: readonly Commitment[], bidder: { alias: string; amountFen: Fen; nonce: string; now: Date },
): { reveal: Reveal } | { refusal: SealedRefusal } {
  const at = bidder.now.toISOString();
  if (at < terms.closesAt) return { refusal: { code: 'REVEAL_NOT_OPEN', opensAt: terms.closesAt } };
  if (at >= terms.revealUntil!) return { refusal: { code: 'AUCTION_CLOSED', closesAt: terms.revealUntil! } };
  const mine = sealed.find((c) => c.alias === bidder.alias);
  if (!mine) return { refusal: { code: 'BID_NOT_SEALED' } };
  if (sealOf(terms.auction, bidder.alias, bidder.amountFen, bidder.nonce) !== mine.commitment) return { refusal: { code: 'SEAL_DOES_NOT_MATCH' } };
  return { reveal: { alias: bidder.alias, amountFen: bidder.amountFen, nonce: bidder.nonce, at } };
}
