import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ImportJob, ImportKind, ImportReport } from '../contract/import.ts';

export interface ImportJobRow {
  id: string;
  kind: ImportKind;
  fileName: string;
  status: ImportJob['status'];
  organisationId: string | null;
  rowsRead: number;
  bytesRead: number;
  bytesTotal: number;
  report: ImportReport | null;
  problem: ImportJob['problem'];
  startedAt: Date;
  finishedAt: Date | null;
  /** Running by its status, yet nobody has touched it for long: the process behind it is gone, and so is its transaction. */
  dead: boolean;
}

const DEAD_AFTER = '90 seconds';
const COLUMNS = sql`j.id, j.kind, j.file_name as "fileName", j.status, j.organisation_id as "organisationId", j.rows_read as "rowsRead",
  j.bytes_read as "bytesRead", j.bytes_total as "bytesTotal", j.report, j.problem, j.started_at as "startedAt", j.finished_at as "finishedAt",
  j.status = 'RUNNING' and j.heartbeat < now() - ${DEAD_AFTER}::interval as dead`;

export async function insertImportJob(
  handle: Sql,
  j: { id: string; kind: ImportKind; fileName: string; fileHash: string; organisationId: string | null; accountId: string | null; bytesTotal: number; at: Date },
): Promise<void> {
  await sql`
    insert into market.import_job (id, kind, file_name, file_hash, status, organisation_id, account_id, bytes_total, started_at)
    values (${j.id}, ${j.kind}, ${j.fileName}, ${j.fileHash}, 'RUNNING', ${j.organisationId}, ${j.accountId}, ${j.bytesTotal}, ${j.at})`.execute(handle);
}

export async function markImportProgress(handle: Sql, id: string, rowsRead: number, bytesRead: number): Promise<void> {
  await sql`update market.import_job set rows_read = ${rowsRead}, bytes_read = ${bytesRead}, heartbeat = now() where id = ${id}`.execute(handle);
}

export async function finishImportJob(
  handle: Sql,
  id: string,
  end: { status: 'DONE' | 'REFUSED' | 'FAILED'; report: ImportReport | null; problem: ImportJob['problem']; at: Date },
): Promise<void> {
  await sql`
    update market.import_job set status = ${end.status}, finished_at = ${end.at}, heartbeat = now(),
      rows_read = coalesce(${end.report?.rows ?? null}, rows_read), bytes_read = case when ${end.report !== null}::boolean then bytes_total else bytes_read end,
      report = ${end.report === null ? null : JSON.stringify(end.report)}::jsonb, problem = ${end.problem === null ? null : JSON.stringify(end.problem)}::jsonb
    where id = ${id}`.execute(handle);
}

export async function findImportJob(handle: Sql, id: string): Promise<ImportJobRow | undefined> {
  const { rows } = await sql<ImportJobRow>`select ${COLUMNS} from market.import_job j where j.id = ${id}`.execute(handle);
  return rows[0];
}

export async function listImportJobRows(
  handle: Sql,
  f: { organisationIds: readonly string[]; limit: number; offset: number },
): Promise<{ rows: ImportJobRow[]; total: number }> {
  const where = sql`j.organisation_id = any(${f.organisationIds}::uuid[])`;
  const counted = await sql<{ total: number }>`select count(*) as total from market.import_job j where ${where}`.execute(handle);
  const { rows } = await sql<ImportJobRow>`
    select ${COLUMNS} from market.import_job j where ${where} order by j.started_at desc, j.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}
