import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Course } from '../domain/outcome.ts';
import type { AuctionRecord } from '../domain/replay.ts';
import { type AuctionRow, bidsOf, commitmentsOf, findAuction, findOutcome, revealsOf } from '../store/auctions.ts';

/** Everything that happened in an auction, in order. */
export async function courseOf(db: Sql, auction: AuctionRow): Promise<Course> {
  return {
    terms: auction.terms,
    bids: await bidsOf(db, auction.id),
    commitments: await commitmentsOf(db, auction.id),
    reveals: await revealsOf(db, auction.id),
    reserve: auction.reserveFen === null ? null : { amountFen: auction.reserveFen, nonce: auction.reserveNonce! },
  };
}

/** The public record of an ended auction; undefined while it runs. The same bytes from every process, for ever. */
export async function recordOf(db: Sql, auctionId: string): Promise<string | undefined> {
  const outcome = await findOutcome(db, auctionId);
  const auction = outcome && (await findAuction(db, auctionId));
  if (!outcome || !auction) return undefined;
  const record: AuctionRecord = { format: 'innomatrix-auction/1', ...(await courseOf(db, auction)), outcome };
  return `${canonicalJson(record)}\n`;
}
