import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';

/** Any fixed number: sealers of all processes take turns on it. */
const SEALER_LOCK = 7_261_050;

export async function lockChain(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SEALER_LOCK})`.execute(db);
}

/**
 * Takes the oldest entries off the queue whose transactions, and all older ones, have ended. Transaction ids that this
 * server has not reached yet come from a restored backup: those transactions have ended too.
 */
export async function takeSealable(db: Sql, limit: number): Promise<{ id: number; hash: string }[]> {
  const { rows } = await sql<{ id: number; hash: string }>`
    with ready as (
      select u.xid, u.entry_id, e.hash
      from ledger.unsealed u join ledger.entry e on e.id = u.entry_id
      where u.xid < pg_snapshot_xmin(pg_current_snapshot()) or u.xid >= pg_snapshot_xmax(pg_current_snapshot())
      order by u.xid, u.entry_id
      limit ${limit}
    ), taken as (
      delete from ledger.unsealed u using ready r where u.xid = r.xid and u.entry_id = r.entry_id
    )
    select entry_id as id, encode(hash, 'hex') as hash from ready order by xid, entry_id`.execute(db);
  return rows;
}

export async function readHead(db: Sql): Promise<{ seq: number; hash: string }> {
  const { rows } = await sql<{ seq: number; hash: string }>`select seq, encode(hash, 'hex') as hash from ledger.head`.execute(db);
  return rows[0]!;
}

export interface Link {
  seq: number;
  entry: number;
  entryHash: string;
  hash: string;
}

export async function appendToChain(db: Sql, links: readonly Link[], now: Date): Promise<void> {
  await sql`
    insert into ledger.chain (seq, entry_id, entry_hash, hash, sealed_at)
    select l.seq, l.entry, decode(l.entry_hash, 'hex'), decode(l.hash, 'hex'), ${now.toISOString()}::timestamptz
    from unnest(${links.map((l) => l.seq)}::bigint[], ${links.map((l) => l.entry)}::bigint[],
      ${links.map((l) => l.entryHash)}::text[], ${links.map((l) => l.hash)}::text[]) as l (seq, entry, entry_hash, hash)`.execute(db);
  const { seq, hash } = links.at(-1)!;
  await sql`update ledger.head set seq = ${seq}, hash = decode(${hash}, 'hex')`.execute(db);
}
