import { type Database, inTransaction } from '../db/index.ts';
import { chainHash } from './domain/chain-hash.ts';
import { appendToChain, lockChain, readHead, takeSealable } from './store/chain.ts';

/** Entries sealed in one transaction: short enough to hold no one up, long enough to be fast. */
const BATCH = 5000;

/**
 * Appends committed entries to the chain and returns how many; `now` is noted on the links and sealed with them. As with the audit (decision
 * 010) it runs after the commit, from any number of processes, one at a time: posting waits for nobody's chain.
 */
export async function sealLedger(db: Database, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await sealBatch(db, now);
    total += sealed;
    if (sealed < BATCH) return total;
  }
}

function sealBatch(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    await lockChain(tx.sql);
    const waiting = await takeSealable(tx.sql, BATCH);
    if (waiting.length === 0) return 0;
    let { seq, hash } = await readHead(tx.sql);
    const links = waiting.map((entry) => {
      seq += 1;
      hash = chainHash(hash, entry.hash, now);
      return { seq, entry: entry.id, entryHash: entry.hash, hash };
    });
    await appendToChain(tx.sql, links, now);
    return links.length;
  });
}
