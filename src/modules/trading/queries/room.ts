import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import { bidsFor } from '../commands/in-room.ts';
import { reserveOpenUntil } from '../commands/close-auction.ts';
import type { Room } from '../contract.ts';
import { leastBid } from '../domain/bid.ts';
import { termsHash } from '../domain/terms.ts';
import { type AuctionRow, bidsOf, commitmentsOf, findAuction, findOutcome, revealsOf } from '../store/auctions.ts';
import { bidderFor, type BidderRow } from '../store/bidders.ts';
import type { Outcome } from '../domain/outcome.ts';

const SHOWN = 50;

function phaseOf(auction: AuctionRow, outcome: Outcome | undefined, now: string): Room['phase'] {
  if (outcome) return 'ENDED';
  if (now < auction.terms.opensAt) return 'WAITING';
  if (now < auction.closesAt) return 'OPEN';
  if (auction.terms.revealUntil !== null && now < auction.terms.revealUntil) return 'REVEAL';
  return 'RESERVE';
}

function whyNot(actor: Actor | undefined, bidder: BidderRow | undefined, phase: Room['phase']): Room['cannotBid'] {
  if (phase === 'ENDED' || phase === 'RESERVE') return { zh: '竞价已结束', en: 'Bidding is over' };
  if (!actor) return { zh: '登录后可参加竞价', en: 'Sign in to take part' };
  if (!bidder?.alias || bidder.status !== 'ADMITTED') return { zh: '贵单位未获准入本场竞价', en: 'Your organisation is not admitted to this auction' };
  return phase === 'WAITING' ? { zh: '竞价尚未开始', en: 'Bidding has not begun' } : null;
}

/** The live room as anybody sees it, with one's own standing. Names are hidden; sealed amounts too, until the end. */
export async function roomOf(db: Sql, actor: Actor | undefined, auctionId: string, now: Date): Promise<Room> {
  const auction = await findAuction(db, auctionId);
  if (!auction) throw notFound('竞价', 'auction', auctionId);
  const { terms } = auction;
  const sealed = terms.method === 'SEALED';
  const outcome = auction.decided ? await findOutcome(db, auctionId) : undefined;
  const phase = phaseOf(auction, outcome, now.toISOString());
  const bids = sealed ? [] : await bidsOf(db, auctionId, SHOWN);
  const commitments = sealed ? await commitmentsOf(db, auctionId) : [];
  const reveals = sealed ? await revealsOf(db, auctionId) : [];
  const organisations = bidsFor(actor);
  const bidder = organisations.length === 0 ? undefined : await bidderFor(db, auction.saleId, organisations);
  const { last } = auction;
  const end = terms.revealUntil ?? auction.closesAt;
  return {
    auctionId, saleId: auction.saleId, lot: terms.lot, seller: terms.seller, method: terms.method, serverTime: now.toISOString(), phase,
    opensAt: terms.opensAt, closesAt: auction.closesAt, plannedEnd: terms.closesAt, revealUntil: terms.revealUntil, reserveUntil: reserveOpenUntil(terms, end), reserveSet: terms.reserveHash !== null,
    startFen: terms.startFen, stepFen: terms.stepFen, priceFen: last?.amountFen ?? null, leaderAlias: last?.alias ?? null, leastFen: leastBid({ terms, closesAt: auction.closesAt, last }),
    softCloseSeconds: terms.softCloseSeconds, extendSeconds: terms.extendSeconds, bidders: terms.bidders.length, bidCount: sealed ? 0 : auction.lastSeq, sealedCount: commitments.length, openedCount: reveals.length,
    bids: bids.map(({ previousHash: _previous, ...bid }) => bid).toReversed(),
    termsHash: termsHash(terms), lastHash: (sealed ? commitments.at(-1)?.hash : last?.hash) ?? termsHash(terms),
    mine: bidder?.alias
      ? { alias: bidder.alias, leading: last?.alias === bidder.alias, sealed: commitments.some((c) => c.alias === bidder.alias), opened: reveals.some((r) => r.alias === bidder.alias) }
      : null,
    cannotBid: whyNot(actor, bidder, phase),
    outcome: outcome ? { kind: outcome.kind, alias: outcome.alias, priceFen: outcome.priceFen, closedAt: outcome.closedAt, reserveFen: auction.reserveFen } : null,
  };
}
