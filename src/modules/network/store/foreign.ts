import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RecordKind } from '../contract.ts';

export interface ForeignRow {
  origin: string;
  id: string;
  kind: RecordKind;
  title: string;
  abstract: string | null;
  field: string;
  place: string | null;
  maturity: number | null;
  updatedAt: Date;
  withdrawn: boolean;
  harvestedAt: Date;
}

export type Living = Omit<ForeignRow, 'origin' | 'withdrawn' | 'harvestedAt' | 'updatedAt'> & { updatedAt: string };

export interface Tombstone {
  id: string;
  kind: RecordKind;
  updatedAt: string;
}

/**
 * Enters what is new or newer than what is held: an old page read again changes nothing. Markets that date by days change
 * a record twice on one: of the same date what is read later counts, but nothing withdrawn comes back, and a format that has no
 * maturity (Dublin Core) does not take it away. Returns how many were written.
 */
export async function writeForeign(db: Sql, origin: string, records: readonly Living[], at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into network.foreign_record as f (origin, id, kind, title, abstract, field, place, maturity, updated_at, harvested_at)
    select ${origin}, r.id, r.kind, r.title, r.abstract, r.field, r.place, r.maturity, r."updatedAt", ${at}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(id text, kind text, title text, abstract text, field text, place text, maturity smallint, "updatedAt" timestamptz)
    on conflict (origin, id) do update set kind = excluded.kind, title = excluded.title, abstract = excluded.abstract, field = excluded.field,
      place = excluded.place, maturity = case when f.updated_at = excluded.updated_at then coalesce(excluded.maturity, f.maturity) else excluded.maturity end,
      updated_at = excluded.updated_at, harvested_at = excluded.harvested_at, withdrawn = false
    where f.updated_at < excluded.updated_at
      or (f.updated_at = excluded.updated_at and not f.withdrawn
          and (f.kind, f.title, f.abstract, f.field, f.place, f.maturity) is distinct from (excluded.kind, excluded.title, excluded.abstract, excluded.field, excluded.place, coalesce(excluded.maturity, f.maturity)))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/**
 * Marks what its market withdrew; the title stays so that whoever noted it sees what became of it. A tombstone of a record
 * never held is kept without a title: an old page must not bring the record in afterwards.
 */
export async function withdrawForeign(db: Sql, origin: string, tombstones: readonly Tombstone[], at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into network.foreign_record as f (origin, id, kind, title, field, updated_at, withdrawn, harvested_at)
    select ${origin}, r.id, r.kind, '', '', r."updatedAt", true, ${at}
    from jsonb_to_recordset(${JSON.stringify(tombstones)}::jsonb) as r(id text, kind text, "updatedAt" timestamptz)
    on conflict (origin, id) do update set withdrawn = true, abstract = null, updated_at = excluded.updated_at, harvested_at = excluded.harvested_at
    where not f.withdrawn and f.updated_at <= excluded.updated_at`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export async function listForeignRecords(
  db: Sql,
  q: { words: readonly string[]; origin: string | undefined; kind: RecordKind | undefined; limit: number; offset: number },
): Promise<{ rows: ForeignRow[]; total: number; origins: string[] }> {
  const where = sql.join(
    [
      sql`f.title <> ''`,
      ...(q.origin ? [sql`f.origin = ${q.origin}`] : []),
      ...(q.kind ? [sql`f.kind = ${q.kind}`] : []),
      ...q.words.map((w) => sql`strpos(lower(f.title || ' ' || f.field || ' ' || coalesce(f.abstract, '')), ${w.toLowerCase()}) > 0`),
    ],
    sql` and `,
  );
  const { rows } = await sql<ForeignRow>`
    select f.origin, f.id, f.kind, f.title, f.abstract, f.field, f.place, f.maturity, f.updated_at as "updatedAt", f.withdrawn, f.harvested_at as "harvestedAt"
    from network.foreign_record f where ${where} order by f.withdrawn, f.updated_at desc, f.origin, f.id limit ${q.limit} offset ${q.offset}`.execute(db);
  const { rows: count } = await sql<{ total: number }>`select count(*)::int as total from network.foreign_record f where ${where}`.execute(db);
  const { rows: origins } = await sql<{ origin: string }>`select distinct origin from network.foreign_record order by origin`.execute(db);
  return { rows, total: count[0]!.total, origins: origins.map((o) => o.origin) };
}
