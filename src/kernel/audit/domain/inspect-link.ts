import { chainHash, type EntryContent, entryHash } from './entry-hash.ts';

/** One link of the chain. */
export interface Link {
  seq: number;
  entryId: string;
  entryHash: string;
  hash: string;
}

export interface SealedEntry {
  link: Link;
  /** Missing when the entry itself is gone. */
  entry: (EntryContent & { hash: string }) | undefined;
}

/** What is wrong with one place of the chain, as far as the place itself and the one before it can tell. */
export type PlaceFault = 'links-missing' | 'entry-deleted' | 'entry-changed' | 'link-does-not-fit';

/** Faults of a link and its entry, given the link before it (`{seq: 0, hash: ''}` before the first). */
export function inspectPlace(before: { seq: number; hash: string }, { link, entry }: SealedEntry): PlaceFault[] {
  const faults: PlaceFault[] = [];
  if (link.seq !== before.seq + 1) faults.push('links-missing');
  if (!entry) faults.push('entry-deleted');
  else if (!isIntact(entry) || entry.hash !== link.entryHash) faults.push('entry-changed');
  // After missing links nothing can be said of this link's own hash: what it was computed from is gone.
  if (link.seq === before.seq + 1 && chainHash(before.hash, link.entryHash) !== link.hash) faults.push('link-does-not-fit');
  return faults;
}

/** True when the entry still has the content it was hashed with. */
export function isIntact(entry: EntryContent & { hash: string }): boolean {
  return entryHash(entry) === entry.hash;
}
