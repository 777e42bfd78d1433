import type { Database, Sql } from '../db/index.ts';
import { type ChainBreak, chainBreak } from './domain/chain-break.ts';
import { inspectPlace, isIntact, type Link } from './domain/inspect-link.ts';
import {
  type Extent,
  findLink,
  findStrays,
  findTrueEarlierLink,
  findTrueEntryOf,
  readExtent,
  readLinksAfter,
  readUnsealedAfter,
} from './store.ts';

export interface AuditVerdict {
  ok: boolean;
  /** Entries in the log. */
  entries: number;
  /** Links of the chain. */
  sealed: number;
  /** Entries that wait for the sealer: protected only by their own hash until then. */
  unsealed: number;
  /** Where the chain ends now; `hash` is '' while it is empty. */
  head: { seq: number; hash: string };
  firstBreak?: ChainBreak;
  /** At most `MOST_BREAKS`, in the order of the chain, then what lies outside it. */
  breaks: ChainBreak[];
}

/** A place of the chain somebody noted earlier. */
export interface ChainPlace {
  seq: number;
  hash: string;
}

/** Places read at once: bounds the memory, whatever the length of the chain. */
const BATCH = 500;
const MOST_BREAKS = 20;

/**
 * Recomputes every entry and every link and names what was changed, deleted, inserted or reordered, also by someone who
 * switched the triggers off. Whoever can rewrite the whole chain, or cut its end with the head, is found by `checkpoint`
 * alone: a place that was exported before.
 */
export async function verifyAudit(db: Database, options: { checkpoint?: ChainPlace } = {}): Promise<AuditVerdict> {
  const extent = await readExtent(db.sql);
  const breaks = [
    ...(await inspectChain(db.sql, extent, options.checkpoint)),
    ...(await inspectEnd(db.sql, extent, options.checkpoint)),
    ...(await inspectUnsealed(db.sql)),
    ...(await findStrays(db.sql, MOST_BREAKS)).map((stray) =>
      chainBreak(stray.kind === 'gone' ? 'entry-deleted' : 'entry-inserted', null, stray.entryId),
    ),
  ].slice(0, MOST_BREAKS);
  return {
    ok: breaks.length === 0,
    entries: extent.entries,
    sealed: extent.lastSeq,
    unsealed: extent.unsealed,
    head: { seq: extent.headSeq, hash: extent.headHash },
    firstBreak: breaks[0],
    breaks,
  };
}

async function inspectChain(handle: Sql, extent: Extent, checkpoint?: ChainPlace): Promise<ChainBreak[]> {
  const breaks: ChainBreak[] = [];
  let before = { seq: 0, hash: '' };
  // One wrong link makes its neighbours look wrong too: only the first is classified.
  let linksBroken = false;
  for (;;) {
    const places = await readLinksAfter(handle, before.seq, extent.lastSeq, BATCH);
    for (const place of places) {
      const { seq, entryId, hash } = place.link;
      for (const fault of inspectPlace(before, place)) {
        if (fault !== 'link-does-not-fit') breaks.push(chainBreak(fault, seq, entryId));
        else if (!linksBroken) breaks.push(await classify(handle, before, place.link));
        linksBroken ||= fault === 'link-does-not-fit';
      }
      if (checkpoint?.seq === seq && checkpoint.hash !== hash) breaks.push(chainBreak('chain-rewritten', seq, entryId));
      if (breaks.length >= MOST_BREAKS) return breaks;
      before = place.link;
    }
    if (places.length < BATCH) return breaks;
  }
}

/** Finds out why `link` does not follow from the one before it. */
async function classify(handle: Sql, before: ChainPlace, link: Link): Promise<ChainBreak> {
  const earlier = await findTrueEarlierLink(handle, link);
  if (earlier !== undefined && earlier < before.seq) {
    const inserted = await findLink(handle, earlier + 1);
    return chainBreak('entry-inserted', earlier + 1, inserted?.entryId ?? null);
  }
  const moved = earlier !== undefined || (await findTrueEntryOf(handle, before.hash, link)) !== undefined;
  return chainBreak(moved ? 'entry-reordered' : 'link-changed', link.seq, link.entryId);
}

async function inspectEnd(handle: Sql, extent: Extent, checkpoint?: ChainPlace): Promise<ChainBreak[]> {
  if (extent.lastSeq < Math.max(extent.headSeq, checkpoint?.seq ?? 0)) {
    return [chainBreak('chain-cut', extent.lastSeq + 1, null)];
  }
  const last = await findLink(handle, extent.headSeq);
  if (extent.lastSeq > extent.headSeq) {
    const inserted = await findLink(handle, extent.headSeq + 1);
    return [chainBreak('entry-inserted', extent.headSeq + 1, inserted?.entryId ?? null)];
  }
  if ((last?.hash ?? '') !== extent.headHash) return [chainBreak('link-changed', extent.headSeq, last?.entryId ?? null)];
  return [];
}

async function inspectUnsealed(handle: Sql): Promise<ChainBreak[]> {
  const breaks: ChainBreak[] = [];
  let after = -1;
  for (;;) {
    const waiting = await readUnsealedAfter(handle, after, BATCH);
    for (const entry of waiting) {
      if (!isIntact(entry)) breaks.push(chainBreak('entry-changed', null, entry.id));
      after = entry.position;
    }
    if (waiting.length < BATCH || breaks.length >= MOST_BREAKS) return breaks;
  }
}
