import { type Database, inTransaction } from '../db/index.ts';
import { chainHash } from './domain/entry-hash.ts';
import { appendToChain, lockChain, readHead, takeSealable } from './store.ts';

/** Entries sealed in one transaction: short enough to hold no one up, long enough to be fast. */
const BATCH = 2000;

/**
 * Appends the committed entries to the chain and returns how many; `now` is noted on the links. Runs after the commit, from any number of processes:
 * one at a time holds the lock, so the chain never forks. An entry is taken only when every transaction as old as its
 * own has ended, so that none can turn up before a sealed one; a long write transaction therefore holds sealing up, not
 * writing.
 */
export async function sealAudit(db: Database, now: Date): Promise<number> {
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
      hash = chainHash(hash, entry.hash);
      return { seq, entryId: entry.id, entryHash: entry.hash, hash };
    });
    await appendToChain(tx.sql, links, now);
    return links.length;
  });
}
