import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Bid, LastBid } from '../domain/bid.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Commitment, Reveal } from '../domain/sealed.ts';
import type { AuctionTerms } from '../domain/terms.ts';

registerConstraints({
  'trading.bid_key': () => new Problem('BID_REPEATED', { status: 409, zh: '该报价正在处理', en: 'This bid is being taken already' }),
  'trading.bid_follows': () => new Problem('BID_OVERTAKEN', { status: 409, zh: '已有更高报价，请刷新后再报', en: 'A higher bid has come in; look again' }),
  'trading.commitment_once': () => new Problem('BID_SEALED_ALREADY', { status: 409, zh: '您已提交密封报价，不能更换或撤回', en: 'Your sealed bid has been handed in; it can be neither replaced nor withdrawn' }),
});

export interface AuctionRow {
  id: string;
  saleId: string;
  no: number;
  terms: AuctionTerms;
  closesAt: string;
  lastSeq: number;
  /** The last bid of an ascending auction. */
  last: LastBid | null;
  decided: boolean;
  reserveFen: Fen | null;
  reserveNonce: string | null;
}

interface Stored extends Omit<AuctionRow, 'closesAt' | 'last'> {
  closesAt: Date;
  lastAmountFen: Fen | null;
  lastAlias: string | null;
  lastAt: Date | null;
  lastHash: string | null;
}

const COLUMNS = sql`id, sale_id as "saleId", no, terms, closes_at as "closesAt", last_seq as "lastSeq", last_amount_fen as "lastAmountFen", last_alias as "lastAlias", last_at as "lastAt", last_hash as "lastHash", decided, reserve_fen as "reserveFen", reserve_nonce as "reserveNonce"`;
const read = ({ closesAt, lastAmountFen, lastAlias, lastAt, lastHash, ...row }: Stored): AuctionRow => ({
  ...row, closesAt: closesAt.toISOString(),
  last: lastAmountFen === null ? null : { seq: row.lastSeq, amountFen: lastAmountFen, alias: lastAlias!, at: lastAt!.toISOString(), hash: lastHash! },
});

export async function insertAuction(db: Sql, a: { id: string; saleId: string; no: number; terms: AuctionTerms; at: Date }): Promise<void> {
  await sql`insert into trading.auction (id, sale_id, no, terms, closes_at, created_at) values (${a.id}, ${a.saleId}, ${a.no}, ${JSON.stringify(a.terms)}::jsonb, ${a.terms.closesAt}, ${a.at})`.execute(db);
}

/** `lock`: everything that moves the standing waits here, whichever process it comes from. */
export async function findAuction(db: Sql, id: string, { lock = false } = {}): Promise<AuctionRow | undefined> {
  const { rows } = await sql<Stored>`select ${COLUMNS} from trading.auction where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] && read(rows[0]);
}

export async function auctionsOf(db: Sql, saleId: string): Promise<AuctionRow[]> {
  const { rows } = await sql<Stored>`select ${COLUMNS} from trading.auction where sale_id = ${saleId} order by no`.execute(db);
  return rows.map(read);
}

/** Ids of auctions whose planned or moved end has come and that have no outcome. */
export async function undecidedAuctions(db: Sql, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from trading.auction a where a.closes_at <= ${now} and not a.decided order by a.closes_at`.execute(db);
  return rows.map((r) => r.id);
}

export async function insertBid(db: Sql, auctionId: string, b: Bid & { bidderId: string; accountId: string; key: string }): Promise<void> {
  await sql`
    with moved as (update trading.auction set closes_at = ${b.closesAt}, last_seq = ${b.seq}, last_amount_fen = ${b.amountFen}, last_alias = ${b.alias}, last_at = ${b.at}, last_hash = ${b.hash} where id = ${auctionId})
    insert into trading.bid (auction_id, seq, alias, amount_fen, at, closes_at, previous_hash, hash, bidder_id, account_id, key)
    values (${auctionId}, ${b.seq}, ${b.alias}, ${b.amountFen}, ${b.at}, ${b.closesAt}, ${b.previousHash}, ${b.hash}, ${b.bidderId}, ${b.accountId}, ${b.key})`.execute(db);
}

interface StoredBid extends Omit<Bid, 'at' | 'closesAt'> {
  at: Date;
  closesAt: Date;
}

const BID = sql`seq, alias, amount_fen as "amountFen", at, closes_at as "closesAt", previous_hash as "previousHash", hash`;
const readBid = ({ at, closesAt, ...b }: StoredBid): Bid => ({ ...b, at: at.toISOString(), closesAt: closesAt.toISOString() });

/** A bid that one of these organisations made under this key. */
export async function bidByKey(db: Sql, auctionId: string, organisationIds: readonly string[], key: string): Promise<Bid | undefined> {
  const { rows } = await sql<StoredBid>`select ${BID} from trading.bid
    where auction_id = ${auctionId} and key = ${key} and bidder_id in (select id from trading.bidder where organisation_id = any(${organisationIds}::uuid[]))`.execute(db);
  return rows[0] && readBid(rows[0]);
}

/** In order; with `last` only the newest so many. */
export async function bidsOf(db: Sql, auctionId: string, last?: number): Promise<Bid[]> {
  const { rows } = await sql<StoredBid>`select ${BID} from trading.bid where auction_id = ${auctionId} order by seq desc ${last === undefined ? sql`` : sql`limit ${last}`}`.execute(db);
  return rows.map(readBid).toReversed();
}

export async function insertCommitment(db: Sql, auctionId: string, c: Commitment & { bidderId: string }): Promise<void> {
  await sql`
    with moved as (update trading.auction set last_seq = ${c.seq} where id = ${auctionId})
    insert into trading.commitment (auction_id, seq, alias, commitment, at, previous_hash, hash, bidder_id)
    values (${auctionId}, ${c.seq}, ${c.alias}, ${c.commitment}, ${c.at}, ${c.previousHash}, ${c.hash}, ${c.bidderId})`.execute(db);
}

export async function commitmentsOf(db: Sql, auctionId: string): Promise<Commitment[]> {
  const { rows } = await sql<Omit<Commitment, 'at'> & { at: Date }>`
    select seq, alias, commitment, at, previous_hash as "previousHash", hash from trading.commitment where auction_id = ${auctionId} order by seq`.execute(db);
  return rows.map((c) => ({ ...c, at: c.at.toISOString() }));
}

/** False when it had been opened before. */
export async function insertReveal(db: Sql, auctionId: string, r: Reveal): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into trading.reveal (auction_id, alias, amount_fen, nonce, at) values (${auctionId}, ${r.alias}, ${r.amountFen}, ${r.nonce}, ${r.at}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export async function revealsOf(db: Sql, auctionId: string): Promise<Reveal[]> {
  const { rows } = await sql<Omit<Reveal, 'at'> & { at: Date }>`select alias, amount_fen as "amountFen", nonce, at from trading.reveal where auction_id = ${auctionId} order by alias`.execute(db);
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}

export async function openReserve(db: Sql, auctionId: string, amountFen: Fen, nonce: string): Promise<void> {
  await sql`update trading.auction set reserve_fen = ${amountFen}, reserve_nonce = ${nonce} where id = ${auctionId} and reserve_fen is null`.execute(db);
}

export async function insertOutcome(db: Sql, auctionId: string, outcome: Outcome, at: Date): Promise<void> {
  await sql`
    with decided as (update trading.auction set decided = true where id = ${auctionId})
    insert into trading.outcome (auction_id, content, decided_at) values (${auctionId}, ${JSON.stringify(outcome)}::jsonb, ${at})`.execute(db);
}

export async function findOutcome(db: Sql, auctionId: string): Promise<Outcome | undefined> {
  const { rows } = await sql<{ content: Outcome }>`select content from trading.outcome where auction_id = ${auctionId}`.execute(db);
  return rows[0]?.content;
}
