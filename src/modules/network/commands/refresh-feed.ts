import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { NetworkParts } from '../act.ts';
import { buryOthers, lockFeed, writeFeed } from '../store/feed.ts';

const BATCH = 500;

/** Brings the feed up to what the market shows: what changed gets the moment `now`, what is no longer open becomes a tombstone. */
export async function refreshFeed(parts: Pick<NetworkParts, 'openRecords'>, db: Database, now: Date): Promise<{ written: number; withdrawn: number }> {
  return inTransaction(db, async (tx) => {
    await lockFeed(tx.sql);
    const open: string[] = [];
    let written = 0;
    for (let after: string | null = null; ; ) {
      const batch = await parts.openRecords(tx.sql, { after, limit: BATCH });
      open.push(...batch.map((r) => r.id));
      written += await writeFeed(tx.sql, batch.map((r) => ({ ...r, fingerprint: fingerprint(r) })), now);
      if (batch.length < BATCH) break;
      after = batch.at(-1)!.id;
    }
    return { written, withdrawn: await buryOthers(tx.sql, open, now) };
  });
}

const fingerprint = (r: { kind: string; title: string; abstract: string | null; field: string; place: string | null; maturity: number | null }): string =>
  createHash('sha256').update(JSON.stringify([r.kind, r.title, r.abstract, r.field, r.place, r.maturity])).digest('hex');
