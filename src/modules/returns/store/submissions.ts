import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Outcome } from '../contract.ts';
import type { Values } from '../domain/collection.ts';
import type { ReadRecord, Remarks } from '../workbook/read-return.ts';

export interface SubmissionRow {
  id: string;
  returnId: string;
  no: number;
  origin: 'WORKBOOK' | 'GRID';
  fileName: string | null;
  fileSha256: string | null;
  records: number;
  outcome: Outcome;
  enteredBy: string;
  enteredByName: string;
  organisationId: string;
  organisationName: string;
  enteredAt: Date;
}

const COLUMNS = sql`s.id, s.return_id as "returnId", s.no, s.origin, s.file_name as "fileName", s.file_sha256 as "fileSha256", s.records, s.outcome,
  s.entered_by as "enteredBy", s.entered_by_name as "enteredByName", s.organisation_id as "organisationId", s.organisation_name as "organisationName", s.entered_at as "enteredAt"`;

export async function findSubmission(db: Sql, id: string): Promise<SubmissionRow | undefined> {
  const { rows } = await sql<SubmissionRow>`select ${COLUMNS} from returns.submission s where s.id = ${id}`.execute(db);
  return rows[0];
}

/** Warnings of each submission, without its findings. */
export async function countWarnings(db: Sql, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; warnings: number }>`
    select id, (outcome ->> 'warnings')::integer as warnings from returns.submission where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.id, r.warnings]));
}

export async function insertSubmission(db: Sql, s: Omit<SubmissionRow, 'no'>): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into returns.submission (id, return_id, no, origin, file_name, file_sha256, records, outcome, entered_by, entered_by_name, organisation_id, organisation_name, entered_at)
    select ${s.id}::uuid, ${s.returnId}::uuid, coalesce(max(no), 0) + 1, ${s.origin}, ${s.fileName}, ${s.fileSha256}, ${s.records}::integer, ${JSON.stringify(s.outcome)}::jsonb,
      ${s.enteredBy}::uuid, ${s.enteredByName}, ${s.organisationId}::uuid, ${s.organisationName}, ${s.enteredAt}::timestamptz
    from returns.submission where return_id = ${s.returnId}
    returning no`.execute(db);
  return rows[0]!.no;
}

export async function insertRecords(db: Sql, submissionId: string, records: readonly ReadRecord[]): Promise<void> {
  await sql`
    insert into returns.record (submission_id, no, key, body, remarks)
    select ${submissionId}::uuid, r.row, r.key, r.values, r.remarks
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r("row" integer, key text, values jsonb, remarks jsonb)`.execute(db);
}

export interface RecordRow {
  no: number;
  key: string;
  values: Values;
  remarks: Remarks;
}

export async function readRecords(db: Sql, submissionId: string, page: { limit: number; offset: number; nos?: readonly number[] }): Promise<{ rows: RecordRow[]; total: number }> {
  const where = sql`r.submission_id = ${submissionId} and (${page.nos ?? null}::integer[] is null or r.no = any(${page.nos ?? null}::integer[]))`;
  const counted = await sql<{ total: number }>`select count(*) as total from returns.record r where ${where}`.execute(db);
  const { rows } = await sql<RecordRow>`
    select r.no, r.key, r.body as values, r.remarks from returns.record r where ${where} order by r.no limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows, total: counted.rows[0]!.total };
}

/** Chosen fields of the submission that stands for a period: of the newest locked revision. Read in pieces. */
export async function* readLockedRecords(db: Sql, of: { collection: string; period: string; place: string }, fields: readonly string[]): AsyncGenerator<{ key: string; values: Values }[]> {
  const found = await sql<{ id: string }>`
    select r.submission_id as id from returns.return r
    where r.collection = ${of.collection} and r.period = ${of.period} and r.place = ${of.place} and r.state = 'LOCKED' order by r.revision desc limit 1`.execute(db);
  const id = found.rows[0]?.id;
  if (!id) return;
  for (let after = -1; ; ) {
    const { rows } = await sql<{ no: number; key: string; values: Values }>`
      select r.no, r.key, (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(r.body) e where e.key = any(${fields}::text[])) as values
      from returns.record r where r.submission_id = ${id} and r.no > ${after} order by r.no limit 5000`.execute(db);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.no;
  }
}

export async function readBeforeOf(db: Sql, of: { collection: string; period: string; place: string }, keys: readonly string[]): Promise<Map<string, Values>> {
  const { rows } = await sql<{ key: string; values: Values }>`
    select c.key, c.body as values from returns.record c
    where c.submission_id = (select r.submission_id from returns.return r
        where r.collection = ${of.collection} and r.period = ${of.period} and r.place = ${of.place} and r.state = 'LOCKED' order by r.revision desc limit 1)
      and c.key = any(${keys}::text[])`.execute(db);
  return new Map(rows.map((r) => [r.key, r.values]));
}
