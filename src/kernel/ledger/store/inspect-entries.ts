import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';
import { anyNumber, microseconds } from './inspect-spelling.ts';

/** An entry that is not what it was when it was recorded. */
export interface ChangedEntry {
  seq: number | null;
  entry: string;
  transfers: number;
  found: string;
  expected: string;
}

/**
 * Entries whose content no longer gives the hash they were recorded, or sealed, with. The content is spelled out here a
 * second time, so that a function replaced in the database deceives nobody.
 */
export async function findChangedEntries(db: Sql, limit: number): Promise<ChangedEntry[]> {
  const { rows } = await sql<ChangedEntry>`
    with lines as (
      select t.entry_id, count(*) as transfers, array_agg(t.phase) as phase, array_agg(t.from_account) as source, array_agg(t.to_account) as target,
        array_agg(t.amount) as amount, array_agg(t.ceiling_year) as year, array_agg(t.reverses_entry) as reverses_entry,
        array_agg(t.reverses_n) as reverses_n, array_agg(t.n) as n, min(t.effective_at) as first, max(t.effective_at) as last,
        min(t.reservation) as reservation, max(t.reservation) as last_reservation,
        count(t.reverses_entry) + count(t.reverses_n) as reverses
      from (select * from ledger.transfer order by entry_id, n) t group by t.entry_id
    ), judged as (
      select e.id as entry, coalesce(l.transfers, 0) as transfers, e.hash, pg_catalog.sha256(convert_to(row(e.id, e.key, encode(e.body, 'hex'), e.kind,
          ${microseconds('e.at')}, ${microseconds('e.effective_at')},
          e.subject_kind, e.subject_id, e.memo_zh, e.memo_en, e.clause, e.actor_account, e.actor_organisation, e.actor_role,
          e.reservation, ${microseconds('e.expires_at')},
          coalesce(l.phase, '{}'), coalesce(l.source, '{}'), coalesce(l.target, '{}'), coalesce(l.amount, '{}'), coalesce(l.year, '{}'),
          case when e.kind = 'reverse' then l.reverses_entry end, case when e.kind = 'reverse' then l.reverses_n end)::text, 'UTF8')) as content,
        l.entry_id is null or (l.first = e.effective_at and l.last = e.effective_at and l.reservation is not distinct from e.reservation
          and l.last_reservation is not distinct from e.reservation and l.n[1] = 1 and l.n[l.transfers] = l.transfers and (e.kind = 'reverse' or l.reverses = 0)) as fitting
      from ledger.entry e left join lines l on l.entry_id = e.id
    )
    select ${anyNumber('c.seq')} as seq, j.entry::text as entry, j.transfers, encode(j.content, 'hex') as found, encode(coalesce(c.entry_hash, j.hash), 'hex') as expected
    from judged j left join ledger.chain c on c.entry_id = j.entry
    where j.content <> j.hash or not j.fitting or c.entry_hash <> j.hash
    order by c.seq nulls last, j.entry limit ${limit}`.execute(db);
  return rows;
}

/** A link covers the instant of its sealing; one sealed earlier covers the two hashes alone. */
const linkHash = (before: string, entry: string, sealedAt: string) =>
  sql`pg_catalog.sha256(${sql.ref(before)} || ${sql.ref(entry)} || convert_to(coalesce(${microseconds(sealedAt)}::text, ''), 'UTF8'))`;
const oldLinkHash = (before: string, entry: string) => sql`pg_catalog.sha256(${sql.ref(before)} || ${sql.ref(entry)})`;

/** Links that do not follow from the one before; `missing`: places before it are gone; `fits`: the place whose entry was sealed here. */
export interface BrokenLink {
  seq: number;
  entry: string;
  missing: boolean;
  expected: string;
  found: string;
  fits: number | null;
}

export async function findBrokenLinks(db: Sql, limit: number): Promise<BrokenLink[]> {
  const { rows } = await sql<BrokenLink>`
    with links as (
      select c.seq, c.entry_id, c.entry_hash, c.hash, c.sealed_at, lag(c.seq, 1, 0::bigint) over w as before_seq, lag(c.hash, 1, ''::bytea) over w as before_hash
      from ledger.chain c window w as (order by c.seq)
    ), broken as (
      select * from links where seq - 1 <> before_seq or hash not in (${linkHash('links.before_hash', 'links.entry_hash', 'links.sealed_at')}, ${oldLinkHash('links.before_hash', 'links.entry_hash')})
      order by seq limit ${limit}
    )
    select ${anyNumber('b.seq')} as seq, b.entry_id::text as entry, b.seq - 1 <> b.before_seq as missing, encode(${linkHash('b.before_hash', 'b.entry_hash', 'b.sealed_at')}, 'hex') as expected,
      encode(b.hash, 'hex') as found,
      case when b.seq = (select min(seq) from broken) then
        (select ${anyNumber('o.seq')} from ledger.chain o
          where b.hash in (${linkHash('b.before_hash', 'o.entry_hash', 'b.sealed_at')}, ${oldLinkHash('b.before_hash', 'o.entry_hash')}) and o.seq <> b.seq limit 1) end as fits
    from broken b order by b.seq`.execute(db);
  return rows;
}

export interface Stray {
  what: 'entry-inserted' | 'entry-deleted' | 'queued-twice';
  entry: string;
  seq: number | null;
  n: number | null;
}

/** Entries past the sealer, links and queue places whose entry is gone, entries queued although sealed, transfers without an entry. */
export async function findStrays(db: Sql, limit: number): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    (select 'entry-deleted' as what, c.entry_id::text as entry, ${anyNumber('c.seq')} as seq, null::smallint as n from ledger.chain c
      where not exists (select from ledger.entry e where e.id = c.entry_id) order by c.seq limit ${limit})
    union all (select 'entry-deleted', u.entry_id::text, null, null from ledger.unsealed u
      where not exists (select from ledger.entry e where e.id = u.entry_id) order by u.entry_id limit ${limit})
    union all (select 'entry-inserted', e.id::text, null, null from ledger.entry e
      where not exists (select from ledger.chain c where c.entry_id = e.id) and not exists (select from ledger.unsealed u where u.entry_id = e.id)
      order by e.id limit ${limit})
    union all (select 'queued-twice', u.entry_id::text, ${anyNumber('c.seq')}, null from ledger.unsealed u join ledger.chain c on c.entry_id = u.entry_id
      order by u.entry_id limit ${limit})
    union all (select 'entry-inserted', t.entry_id::text, null, t.n from ledger.transfer t
      where not exists (select from ledger.entry e where e.id = t.entry_id) order by t.entry_id, t.n limit ${limit})`.execute(db);
  return rows;
}

export interface Extent {
  entries: number;
  transfers: number;
  accounts: number;
  reservations: number;
  unsealed: number;
  /** null: the row that names the end of the chain is gone. */
  headSeq: number | null;
  headHash: string | null;
  lastSeq: number;
}

export async function readExtent(db: Sql): Promise<Extent> {
  const { rows } = await sql<Extent>`
    select ${anyNumber('h.seq')} as "headSeq", encode(h.hash, 'hex') as "headHash", coalesce((select max(${anyNumber('c.seq')}) from ledger.chain c), 0) as "lastSeq",
      (select count(*) from ledger.entry) as entries, (select count(*) from ledger.transfer) as transfers,
      (select count(*) from ledger.account) as accounts, (select count(*) from ledger.reservation) as reservations,
      (select count(*) from ledger.unsealed) as unsealed
    from (values (1)) always left join ledger.head h on true`.execute(db);
  return rows[0]!;
}

/** Hash of a link, undefined where there is none. */
export async function findLinkHash(db: Sql, seq: number): Promise<{ entry: string; hash: string } | undefined> {
  const { rows } = await sql<{ entry: string; hash: string }>`
    select entry_id::text as entry, encode(hash, 'hex') as hash from ledger.chain where seq = ${seq}`.execute(db);
  return rows[0];
}
