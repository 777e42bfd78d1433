import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import type { Fen } from '../../../kernel/base/money.ts';

/** The terms of one auction as announced before it opens; everything later hangs on their hash. Instants are ISO text in UTC. */
export interface AuctionTerms {
  auction: string;
  sale: string;
  /** The result offered; the reserve was committed to for it, before the sale had an id. */
  result: string;
  lot: string;
  seller: string;
  method: 'ASCENDING' | 'SEALED';
  startFen: Fen;
  /** Least raise; a first bid may be the starting price itself. */
  stepFen: Fen;
  opensAt: string;
  /** Planned end of bidding, or of handing in sealed bids. */
  closesAt: string;
  /** A bid in the last so many seconds moves the end to `extendSeconds` after it (软关闭). */
  softCloseSeconds: number;
  extendSeconds: number;
  /** End of opening sealed bids; null for an ascending auction. */
  revealUntil: string | null;
  /** Hash of the secret reserve price; null where the seller said beforehand that there is none. */
  reserveHash: string | null;
  /** A reserve not opened within so many seconds after the end does not count. */
  reserveRevealSeconds: number;
  /** A sealed bid that is not opened costs the deposit. */
  unrevealedForfeits: boolean;
  /** Aliases admitted, each with a deposit held. */
  bidders: readonly string[];
  rulesVersion: number;
}

export interface Reserve {
  amountFen: Fen;
  nonce: string;
}

/** What the first bid names as its predecessor. */
export function termsHash(terms: AuctionTerms): string {
  return sha256(canonicalJson(terms));
}

/** Commitment to a reserve price: made before the auction, opened after it. */
export function reserveCommitment(result: string, { amountFen, nonce }: Reserve): string {
  return sha256(canonicalJson({ amountFen, nonce, result }));
}
