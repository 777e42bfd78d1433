import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { ItemKind, ItemOrigin, ItemState, RejectReason } from './contract.ts';
import type { ProposedItem } from './domain/item-fields.ts';
import type { ItemContent, Standing } from './domain/review.ts';

export interface ItemRow extends Standing {
  id: string;
  documentId: string;
  version: number;
  kind: ItemKind;
  ordinal: number;
  origin: ItemOrigin;
  subClause: string | null;
  note: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  revision: number;
}

interface Stored extends Omit<ItemRow, 'extracted'> {
  clause: string;
  start: number;
  end: number;
  fields: Record<string, unknown> | null;
}

const ITEM = sql`id, document_id as "documentId", version, kind, ordinal, origin, clause, sub_clause as "subClause",
  start_offset as start, end_offset as end, extracted as fields, state, corrected, reason, note,
  decided_by_name as "decidedByName", decided_at as "decidedAt", revision`;

const toRow = ({ clause, start, end, fields, ...row }: Stored): ItemRow => ({ ...row, extracted: fields && { clause, start, end, fields } });

export interface ItemFilter {
  kind?: ItemKind | undefined;
  state?: ItemState | undefined;
  /** The clause and all under it. */
  clause?: string | undefined;
}

/** In the order of the text; an outer item before those within it. */
export async function readItems(db: Sql, documentId: string, version: number, filter: ItemFilter = {}, options: { lock?: boolean } = {}): Promise<ItemRow[]> {
  const { kind = null, state = null, clause = null } = filter;
  const { rows } = await sql<Stored>`
    select ${ITEM} from policy.item
    where document_id = ${documentId} and version = ${version}
      and (${kind}::text is null or kind = ${kind})
      and (${state}::text is null or state = ${state})
      and (${clause}::text is null or coalesce(corrected ->> 'clause', clause) = ${clause}
        or starts_with(coalesce(corrected ->> 'clause', clause), ${clause}::text || '/'))
    order by start_offset, end_offset desc, kind, ordinal ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows.map(toRow);
}

export async function findItem(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<ItemRow | undefined> {
  const { rows } = await sql<Stored>`select ${ITEM} from policy.item where id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] && toRow(rows[0]);
}

export async function insertProposed(db: Sql, documentId: string, version: number, items: readonly ProposedItem[], at: Date): Promise<void> {
  await sql`
    insert into policy.item (id, document_id, version, kind, ordinal, origin, clause, sub_clause, start_offset, end_offset, extracted, state)
    select ${documentId}::text || '.' || ${version}::integer || '.' || i.kind || '.' || i.ordinal, ${documentId}, ${version}, i.kind, i.ordinal, 'ENGINE',
      i.clause, i."subClause", i.start, i."end", i.fields, 'PROPOSED'
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as i(kind text, ordinal integer, clause text, "subClause" text, start integer, "end" integer, fields jsonb)`.execute(db);
  await sql`update policy.document_text set items_at = ${at}::timestamptz where document_id = ${documentId} and version = ${version}`.execute(db);
}

/** Locks the text against a second reader who would take it apart at the same time. */
export async function isPrepared(db: Sql, documentId: string, version: number, options: { lock?: boolean } = {}): Promise<boolean> {
  const { rows } = await sql<{ prepared: boolean }>`
    select items_at is not null as prepared from policy.document_text
    where document_id = ${documentId} and version = ${version} ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows[0]?.prepared ?? false;
}

export interface DecisionMark {
  byId: string;
  byName: string;
  at: Date;
  note: string | null;
}

/** Adds what a person selected; its number follows the last of its kind. The caller holds the lock on the text. */
export async function insertAdded(db: Sql, documentId: string, version: number, kind: ItemKind, content: ItemContent, mark: DecisionMark): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with next as (
      select coalesce(max(ordinal), 0) + 1 as ordinal from policy.item
      where document_id = ${documentId} and version = ${version} and kind = ${kind}
    )
    insert into policy.item (id, document_id, version, kind, ordinal, origin, clause, start_offset, end_offset, state, corrected,
      decided_by, decided_by_name, decided_at, note)
    select ${documentId}::text || '.' || ${version}::integer || '.' || ${kind}::text || '.' || ordinal, ${documentId}, ${version}, ${kind}, ordinal, 'PERSON',
      ${content.clause}, ${content.start}, ${content.end}, 'CORRECTED', ${JSON.stringify(content)}::jsonb,
      ${mark.byId}::uuid, ${mark.byName}, ${mark.at}::timestamptz, ${mark.note}
    from next returning id`.execute(db);
  return rows[0]!.id;
}

/** Keeps what a language model proposed, marked as such and undecided. The caller holds the lock on the text. */
export async function insertAssisted(db: Sql, documentId: string, version: number, { kind, clause, start, end, fields }: ItemContent & { kind: ItemKind }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with next as (
      select coalesce(max(ordinal), 0) + 1 as ordinal from policy.item
      where document_id = ${documentId} and version = ${version} and kind = ${kind}
    )
    insert into policy.item (id, document_id, version, kind, ordinal, origin, clause, start_offset, end_offset, extracted, state)
    select ${documentId}::text || '.' || ${version}::integer || '.' || ${kind}::text || '.' || ordinal, ${documentId}, ${version}, ${kind}, ordinal, 'ASSISTED',
      ${clause}, ${start}, ${end}, ${JSON.stringify(fields)}::jsonb, 'PROPOSED'
    from next returning id`.execute(db);
  return rows[0]!.id;
}

/** Records a decision. The caller has locked the row and compared its revision. */
export async function updateDecision(db: Sql, id: string, next: { state: ItemState; corrected: ItemContent | null; reason: RejectReason | null }, mark: DecisionMark | null): Promise<void> {
  await sql`
    update policy.item set state = ${next.state}, reason = ${next.reason},
      corrected = ${next.corrected && JSON.stringify(next.corrected)}::jsonb,
      decided_by = ${mark?.byId ?? null}::uuid, decided_by_name = ${mark?.byName ?? null}, decided_at = ${mark?.at ?? null}::timestamptz,
      note = ${mark?.note ?? null}, revision = revision + 1
    where id = ${id}`.execute(db);
}

export async function countItems(db: Sql, documentId: string, version: number): Promise<{ kind: ItemKind; state: ItemState; count: number }[]> {
  const { rows } = await sql<{ kind: ItemKind; state: ItemState; count: number }>`
    select kind, state, count(*)::integer as count from policy.item
    where document_id = ${documentId} and version = ${version} group by kind, state`.execute(db);
  return rows;
}
