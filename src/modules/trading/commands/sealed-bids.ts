import type { Fen } from '../../../kernel/base/money.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { Act } from '../act.ts';
import { type Commitment, judgeCommitment, judgeReveal } from '../domain/sealed.ts';
import { commitmentsOf, insertCommitment, insertReveal } from '../store/auctions.ts';
import { AUCTION_CHANGED, enterRoom, lockRoom } from './in-room.ts';
import { refusalProblem } from './refusals.ts';

/** Hands in the hash of a sealed bid; nobody can read the amount before it is opened. @throws Problem NO_DEPOSIT, AUCTION_NOT_OPEN, AUCTION_CLOSED, BID_SEALED_ALREADY */
export async function sealBid(db: Database | Tx, act: Act, auctionId: string, input: { commitment: string }): Promise<Commitment> {
  return inTransaction(db, async (tx) => {
    const { bidder } = await enterRoom(tx.sql, act.actor, auctionId);
    const auction = await lockRoom(tx.sql, auctionId);
    if (auction.terms.method !== 'SEALED') throw refusalProblem({ code: 'BIDDER_NOT_ADMITTED' });
    const judged = judgeCommitment(auction.terms, await commitmentsOf(tx.sql, auctionId), { alias: bidder.alias, commitment: input.commitment, now: act.now });
    if ('refusal' in judged) throw refusalProblem(judged.refusal);
    await insertCommitment(tx.sql, auctionId, { ...judged.commitment, bidderId: bidder.id });
    await appendAudit(tx, {
      at: act.now, actor: null, action: 'trading.auction.sealed', subject: { kind: 'trading.auction', id: auctionId }, detail: { seq: judged.commitment.seq, hash: judged.commitment.hash }, requestId: act.requestId,
    });
    tx.emit({ topic: AUCTION_CHANGED, key: auctionId });
    return judged.commitment;
  });
}

/** Opens one's own sealed bid, once. @throws Problem NO_DEPOSIT, REVEAL_NOT_OPEN, AUCTION_CLOSED, BID_NOT_SEALED, SEAL_DOES_NOT_MATCH */
export async function revealBid(db: Database | Tx, act: Act, auctionId: string, input: { amountFen: Fen; nonce: string }): Promise<{ opened: boolean }> {
  return inTransaction(db, async (tx) => {
    const { bidder } = await enterRoom(tx.sql, act.actor, auctionId);
    const auction = await lockRoom(tx.sql, auctionId);
    if (auction.terms.method !== 'SEALED') throw refusalProblem({ code: 'BID_NOT_SEALED' });
    const judged = judgeReveal(auction.terms, await commitmentsOf(tx.sql, auctionId), { alias: bidder.alias, ...input, now: act.now });
    if ('refusal' in judged) throw refusalProblem(judged.refusal);
    const opened = await insertReveal(tx.sql, auctionId, judged.reveal);
    if (opened) {
      await appendAudit(tx, { at: act.now, actor: null, action: 'trading.auction.revealed', subject: { kind: 'trading.auction', id: auctionId }, detail: { alias: bidder.alias }, requestId: act.requestId });
      tx.emit({ topic: AUCTION_CHANGED, key: auctionId });
    }
    return { opened };
  });
}
