import type { Database, Sql } from '../db/index.ts';
import type { LedgerBreak, LedgerVerdict } from './contract.ts';
import { ledgerBreak } from './domain/ledger-break.ts';
import { type Extent, findBrokenLinks, findChangedEntries, findLinkHash, findStrays, readExtent } from './store/inspect-entries.ts';
import { findForbiddenTransfers, findWrongAccounts, findWrongBalances, findWrongCeilings, findWrongReservations } from './store/inspect-sums.ts';

/** A place of the chain somebody noted earlier. */
export interface ChainPlace {
  seq: number;
  hash: string;
}

const MOST_BREAKS = 20;

/**
 * Recomputes everything from the entries: their hashes and the chain, every balance, reservation and ceiling, and every
 * limit; names what does not hold, with what was expected and what was found. Sees one moment of the books, also while
 * others post. Whoever can rewrite the whole chain is found by a `checkpoint` kept outside alone.
 */
export async function verifyLedger(db: Database, options: { checkpoint?: ChainPlace } = {}): Promise<LedgerVerdict> {
  return db.sql.transaction().setIsolationLevel('repeatable read').execute((sql) => inspectBooks(sql, options));
}

/** The same within a transaction that is open already. */
export async function inspectBooks(sql: Sql, options: { checkpoint?: ChainPlace } = {}): Promise<LedgerVerdict> {
  const extent = await readExtent(sql);
  const all = [
    ...(await inspectEntries(sql)),
    ...(await inspectChain(sql)),
    ...(await inspectEnd(sql, extent, options.checkpoint)),
    ...(await inspectStrays(sql)),
    ...(await inspectSums(sql)),
  ];
  const breaks = all.slice(0, MOST_BREAKS);
  return {
    ok: breaks.length === 0,
    entries: extent.entries, transfers: extent.transfers, accounts: extent.accounts, reservations: extent.reservations,
    sealed: extent.lastSeq, unsealed: extent.unsealed,
    head: { seq: extent.headSeq ?? 0, hash: extent.headHash ?? '' },
    firstBreak: breaks[0] ?? null,
    breaks,
  };
}

async function inspectEntries(db: Sql): Promise<LedgerBreak[]> {
  const changed = await findChangedEntries(db, MOST_BREAKS);
  return changed.map(({ transfers, ...at }) => ledgerBreak('entry-changed', { ...at, n: transfers === 1 ? 1 : null }));
}

async function inspectChain(db: Sql): Promise<LedgerBreak[]> {
  const broken = await findBrokenLinks(db, MOST_BREAKS);
  return broken.map(({ missing, fits, ...at }) => ledgerBreak(missing ? 'entry-deleted' : fits !== null ? 'entry-reordered' : 'chain-broken', at));
}

async function inspectEnd(db: Sql, extent: Extent, checkpoint?: ChainPlace): Promise<LedgerBreak[]> {
  const { headSeq, headHash, lastSeq } = extent;
  if (headSeq === null || headHash === null) return [ledgerBreak('chain-cut', { expected: 'head', found: null })];
  if (lastSeq < Math.max(headSeq, checkpoint?.seq ?? 0)) {
    return [ledgerBreak('chain-cut', { seq: lastSeq + 1, expected: String(Math.max(headSeq, checkpoint?.seq ?? 0)), found: String(lastSeq) })];
  }
  if (lastSeq > headSeq) {
    const inserted = await findLinkHash(db, headSeq + 1);
    return [ledgerBreak('entry-inserted', { seq: headSeq + 1, entry: inserted?.entry ?? null })];
  }
  const breaks: LedgerBreak[] = [];
  const last = await findLinkHash(db, headSeq);
  if ((last?.hash ?? '') !== headHash) breaks.push(ledgerBreak('chain-broken', { seq: headSeq, entry: last?.entry ?? null, expected: headHash, found: last?.hash ?? null }));
  const noted = checkpoint && (await findLinkHash(db, checkpoint.seq));
  if (checkpoint && noted?.hash !== checkpoint.hash) {
    breaks.push(ledgerBreak('chain-rewritten', { seq: checkpoint.seq, entry: noted?.entry ?? null, expected: checkpoint.hash, found: noted?.hash ?? null }));
  }
  return breaks;
}

async function inspectStrays(db: Sql): Promise<LedgerBreak[]> {
  return (await findStrays(db, MOST_BREAKS)).map(({ what, ...at }) => ledgerBreak(what, at));
}

async function inspectSums(db: Sql): Promise<LedgerBreak[]> {
  const accounts = await findWrongAccounts(db, MOST_BREAKS);
  const forbidden = await findForbiddenTransfers(db, MOST_BREAKS);
  const balances = await findWrongBalances(db, MOST_BREAKS);
  const reservations = await findWrongReservations(db, MOST_BREAKS);
  const ceilings = await findWrongCeilings(db, MOST_BREAKS);
  return [
    ...accounts.map((at) => ledgerBreak('account-wrong', at)),
    ...forbidden.map(({ books, ...at }) => ledgerBreak(books ? 'two-books' : 'earmark-broken', at)),
    ...balances.map(({ overdrawn, ...at }) => ledgerBreak(overdrawn && at.expected === at.found ? 'overdrawn' : 'balance-wrong', at)),
    ...reservations.map(({ reservation, ...at }) => ledgerBreak('reservation-wrong', { ...at, entry: reservation })),
    ...ceilings.map(({ passed, ...at }) => ledgerBreak(passed && at.expected === at.found ? 'ceiling-passed' : 'ceiling-wrong', at)),
  ];
}
