import { sql } from 'kysely';
import type { Sql } from '../db/index.ts';
import type { AuditActor, EntryContent } from './domain/entry-hash.ts';
import type { Link, SealedEntry } from './domain/inspect-link.ts';

export type StoredEntry = EntryContent & { hash: string };

/** Any fixed number: sealers of all processes take turns on it. */
const SEALER_LOCK = 7_261_011;

/** The spelling `hashedInstant` gives. */
const AT = sql`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export async function insertEntry(handle: Sql, entry: StoredEntry): Promise<void> {
  await sql`
    insert into audit.entry (id, at, actor_account, actor_organisation, actor_role, action, subject_kind, subject_id, detail, request_id, hash)
    values (${entry.id}, ${entry.at}::timestamptz, ${entry.actor?.accountId ?? null}, ${entry.actor?.organisationId ?? null},
      ${entry.actor?.role ?? null}, ${entry.action}, ${entry.subject.kind}, ${entry.subject.id},
      ${JSON.stringify(entry.detail)}::jsonb, ${entry.requestId}, ${entry.hash})`.execute(handle);
}

export async function lockChain(handle: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SEALER_LOCK})`.execute(handle);
}

/**
 * Takes the oldest entries off the queue whose transactions, and all older ones, have ended. Transaction ids that this
 * server has not reached yet come from a restored backup: those transactions have ended too.
 */
export async function takeSealable(handle: Sql, limit: number): Promise<{ id: string; hash: string }[]> {
  const { rows } = await sql<{ id: string; hash: string }>`
    with ready as (
      select u.xid, u.position, e.id, e.hash
      from audit.unsealed u join audit.entry e on e.id = u.entry_id
      where u.xid < pg_snapshot_xmin(pg_current_snapshot()) or u.xid >= pg_snapshot_xmax(pg_current_snapshot())
      order by u.xid, u.position
      limit ${limit}
    ), taken as (
      delete from audit.unsealed u using ready r where u.xid = r.xid and u.position = r.position
    )
    select id, hash from ready order by xid, position`.execute(handle);
  return rows;
}

export async function readHead(handle: Sql): Promise<{ seq: number; hash: string }> {
  const { rows } = await sql<{ seq: number; hash: string }>`select seq, hash from audit.head`.execute(handle);
  return rows[0]!;
}

export async function appendToChain(handle: Sql, links: readonly Link[], now: Date): Promise<void> {
  await sql`
    insert into audit.chain (seq, entry_id, entry_hash, hash, sealed_at)
    select (l->>'seq')::bigint, (l->>'entryId')::uuid, l->>'entryHash', l->>'hash', ${now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(links)}::jsonb) l`.execute(handle);
  const { seq, hash } = links.at(-1)!;
  await sql`update audit.head set seq = ${seq}, hash = ${hash}`.execute(handle);
}

export interface Extent {
  headSeq: number;
  headHash: string;
  lastSeq: number;
  entries: number;
  unsealed: number;
}

/** Head, last link and counts as of one moment. */
export async function readExtent(handle: Sql): Promise<Extent> {
  const { rows } = await sql<Extent>`
    select h.seq as "headSeq", h.hash as "headHash",
      coalesce((select max(seq) from audit.chain), 0) as "lastSeq",
      (select count(*) from audit.entry) as entries,
      (select count(*) from audit.unsealed) as unsealed
    from audit.head h`.execute(handle);
  return rows[0]!;
}

interface EntryColumns {
  id: string | null;
  at: string;
  actorAccount: string | null;
  actorOrganisation: string | null;
  actorRole: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  detail: unknown;
  requestId: string | null;
  entryOwnHash: string;
}

const ENTRY_COLUMNS = sql`e.id, ${AT} as at, e.actor_account as "actorAccount", e.actor_organisation as "actorOrganisation",
  e.actor_role as "actorRole", e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.detail,
  e.request_id as "requestId", e.hash as "entryOwnHash"`;

/** Links after `seq` with their entries, oldest first. */
export async function readLinksAfter(handle: Sql, seq: number, upTo: number, limit: number): Promise<SealedEntry[]> {
  const { rows } = await sql<Link & EntryColumns>`
    select c.seq, c.entry_id as "entryId", c.entry_hash as "entryHash", c.hash, ${ENTRY_COLUMNS}
    from audit.chain c left join audit.entry e on e.id = c.entry_id
    where c.seq > ${seq} and c.seq <= ${upTo}
    order by c.seq
    limit ${limit}`.execute(handle);
  return rows.map((row) => ({
    link: { seq: row.seq, entryId: row.entryId, entryHash: row.entryHash, hash: row.hash },
    entry: row.id === null ? undefined : toEntry(row),
  }));
}

/** Entries in the queue after a place in it. */
export async function readUnsealedAfter(handle: Sql, position: number, limit: number): Promise<(StoredEntry & { position: number })[]> {
  const { rows } = await sql<EntryColumns & { position: number }>`
    select u.position, ${ENTRY_COLUMNS}
    from audit.unsealed u join audit.entry e on e.id = u.entry_id
    where u.position > ${position}
    order by u.position
    limit ${limit}`.execute(handle);
  return rows.map((row) => ({ ...toEntry(row), position: row.position }));
}

function toEntry(row: EntryColumns): StoredEntry {
  return {
    id: row.id!,
    at: row.at,
    actor: toActor(row),
    action: row.action,
    subject: { kind: row.subjectKind, id: row.subjectId },
    detail: row.detail,
    requestId: row.requestId,
    hash: row.entryOwnHash,
  };
}

function toActor(row: EntryColumns): AuditActor | null {
  return row.actorAccount === null
    ? null
    : { accountId: row.actorAccount, organisationId: row.actorOrganisation, role: row.actorRole };
}

/** The link behind which `link` was sealed, wherever it stands now. */
export async function findTrueEarlierLink(handle: Sql, link: Link): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from (select seq, hash from audit.chain union all select 0, '') earlier
    where encode(sha256(convert_to(hash || ${link.entryHash}::text, 'UTF8')), 'hex') = ${link.hash}
    limit 1`.execute(handle);
  return rows[0]?.seq;
}

/** The link whose entry was sealed at the place of `link`, behind a link with the hash `before`. */
export async function findTrueEntryOf(handle: Sql, before: string, link: Link): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from audit.chain
    where encode(sha256(convert_to(${before}::text || entry_hash, 'UTF8')), 'hex') = ${link.hash}
    limit 1`.execute(handle);
  return rows[0]?.seq;
}

export async function findLink(handle: Sql, seq: number): Promise<Link | undefined> {
  const { rows } = await sql<Link>`
    select seq, entry_id as "entryId", entry_hash as "entryHash", hash from audit.chain where seq = ${seq}`.execute(handle);
  return rows[0];
}

/** Entries that are neither in the chain nor waiting for it, and queue places whose entry is gone. */
export async function findStrays(handle: Sql, limit: number): Promise<{ entryId: string; kind: 'outside' | 'gone' }[]> {
  const { rows } = await sql<{ entryId: string; kind: 'outside' | 'gone' }>`
    (select e.id as "entryId", 'outside' as kind from audit.entry e
      where not exists (select from audit.chain c where c.entry_id = e.id)
        and not exists (select from audit.unsealed u where u.entry_id = e.id)
      order by e.position limit ${limit})
    union all
    (select u.entry_id, 'gone' from audit.unsealed u
      where not exists (select from audit.entry e where e.id = u.entry_id)
      order by u.position limit ${limit})`.execute(handle);
  return rows;
}
