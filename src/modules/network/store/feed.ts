import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RecordKind } from '../contract.ts';
import type { FeedPosition, FeedRecord, OpenRecord } from '../domain/record.ts';

const COLUMNS = sql`f.id, f.kind, f.title, f.abstract, f.field, f.place, f.maturity, f.updated_at as "updatedAt", f.withdrawn`;

/** One refresh at a time, so that moments of change ascend. */
export async function lockFeed(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('network.feed_record', 0))`.execute(db);
}

/** Enters new records and those that changed or came back; the others keep their moment. Returns how many. */
export async function writeFeed(db: Sql, records: readonly (OpenRecord & { fingerprint: string })[], at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into network.feed_record as f (id, kind, title, abstract, field, place, maturity, fingerprint, updated_at)
    select r.id, r.kind, r.title, r.abstract, r.field, r.place, r.maturity, r.fingerprint, ${at}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, kind text, title text, abstract text, field text, place text, maturity smallint, fingerprint text)
    on conflict (id) do update set kind = excluded.kind, title = excluded.title, abstract = excluded.abstract, field = excluded.field, place = excluded.place,
      maturity = excluded.maturity, fingerprint = excluded.fingerprint, updated_at = excluded.updated_at, withdrawn = false
    where f.fingerprint <> excluded.fingerprint or f.withdrawn`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Turns what is no longer open into tombstones. Returns how many. */
export async function buryOthers(db: Sql, open: readonly string[], at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update network.feed_record set withdrawn = true, title = null, abstract = null, field = null, place = null, maturity = null, fingerprint = '', updated_at = ${at}
    where not withdrawn and not (id = any(${[...open]}::uuid[]))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export interface FeedQuery {
  kind: RecordKind | null;
  from: Date | null;
  before: Date | null;
  after: FeedPosition | null;
  limit: number;
}

/** Records in the order of their changes, after a position. */
export async function readFeed(db: Sql, q: FeedQuery): Promise<FeedRecord[]> {
  const where = sql.join(
    [
      sql`true`,
      ...(q.kind ? [sql`f.kind = ${q.kind}`] : []),
      ...(q.from ? [sql`f.updated_at >= ${q.from}`] : []),
      ...(q.before ? [sql`f.updated_at < ${q.before}`] : []),
      ...(q.after ? [sql`(f.updated_at, f.id) > (${q.after.updatedAt}::timestamptz, ${q.after.id}::uuid)`] : []),
    ],
    sql` and `,
  );
  const { rows } = await sql<FeedRecord>`select ${COLUMNS} from network.feed_record f where ${where} order by f.updated_at, f.id limit ${q.limit}`.execute(db);
  return rows;
}

export async function findFeedRecord(db: Sql, kind: string, id: string): Promise<FeedRecord | undefined> {
  const { rows } = await sql<FeedRecord>`select ${COLUMNS} from network.feed_record f where f.id = ${id} and f.kind = ${kind}`.execute(db);
  return rows[0];
}

/** Undefined while the feed is empty. */
export async function earliestChange(db: Sql): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(updated_at) as at from network.feed_record`.execute(db);
  return rows[0]?.at ?? undefined;
}
