import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { TradingParts } from '../act.ts';
import { undecidedAuctions } from '../store/auctions.ts';
import { salesWithDepositsDue } from '../store/bidders.ts';
import { closeAuction } from './close-auction.ts';
import { returnDeposits } from './deposits.ts';

/** Closes what is over and returns the deposits of whoever is out, each in its own transaction; returns how much was done. */
export async function tick(parts: TradingParts, db: Database, now: Date): Promise<{ closed: number; returned: number }> {
  let [closed, returned] = [0, 0];
  const failed: unknown[] = [];
  for (const id of await undecidedAuctions(db.sql, now)) {
    // One that cannot be closed must not keep the others open.
    const outcome = await closeAuction(parts, db, { now, actor: undefined, requestId: `tick-${id}` }, id).catch((error: unknown) => void failed.push(error));
    if (outcome) closed++;
  }
  for (const saleId of await salesWithDepositsDue(db.sql)) returned += await inTransaction(db, (tx) => returnDeposits(tx, saleId, now));
  if (failed.length > 0) throw failed[0];
  return { closed, returned };
}
