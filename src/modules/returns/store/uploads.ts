import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Outcome, UploadView } from '../contract.ts';
import type { ReturnKey } from '../scope.ts';

export interface UploadRow extends ReturnKey {
  id: string;
  fileName: string;
  fileSha256: string;
  status: UploadView['status'];
  rowsDone: number;
  rowsTotal: number | null;
  /** With the part of the file that the findings stand on. */
  outcome: (Outcome & { part: string }) | null;
  problem: UploadView['problem'];
  submittedBy: string;
  submittedByName: string;
  startedAt: Date;
  /** Under way by its status, yet nobody has touched it for long: the process behind it is gone. */
  dead: boolean;
}

const DEAD_AFTER = '90 seconds';
const COLUMNS = sql`u.id, u.collection, u.period, u.place, u.file_name as "fileName", u.file_sha256 as "fileSha256", u.status, u.rows_done as "rowsDone",
  u.rows_total as "rowsTotal", u.outcome, u.problem, u.submitted_by as "submittedBy", u.submitted_by_name as "submittedByName", u.started_at as "startedAt",
  u.status in ('CHECKING', 'STORING') and u.heartbeat < now() - ${DEAD_AFTER}::interval as dead`;

export async function insertUpload(db: Sql, u: ReturnKey & { id: string; fileName: string; fileSha256: string; bytes: Uint8Array; submittedBy: string; submittedByName: string; at: Date }): Promise<void> {
  await sql`
    insert into returns.upload (id, collection, period, place, file_name, file_sha256, bytes, status, submitted_by, submitted_by_name, started_at)
    values (${u.id}, ${u.collection}, ${u.period}, ${u.place}, ${u.fileName}, ${u.fileSha256}, ${Buffer.from(u.bytes)}, 'CHECKING', ${u.submittedBy}, ${u.submittedByName}, ${u.at})`.execute(db);
}

export async function findUpload(db: Sql, id: string): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`select ${COLUMNS} from returns.upload u where u.id = ${id}`.execute(db);
  return rows[0];
}

export async function readUploadBytes(db: Sql, id: string): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from returns.upload where id = ${id}`.execute(db);
  return rows[0]!.bytes;
}

export async function readUploads(db: Sql, { collection, period, place }: ReturnKey, most: number): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    select ${COLUMNS} from returns.upload u where u.collection = ${collection} and u.period = ${period} and u.place = ${place} order by u.started_at desc, u.id desc limit ${most}`.execute(db);
  return rows;
}

export async function markProgress(db: Sql, id: string, status: 'CHECKING' | 'STORING', rowsDone: number, rowsTotal: number | null): Promise<void> {
  await sql`update returns.upload set status = ${status}, rows_done = ${rowsDone}, rows_total = ${rowsTotal}, heartbeat = now() where id = ${id}`.execute(db);
}

export async function finishUpload(
  db: Sql,
  id: string,
  end: { status: 'DONE' | 'REFUSED' | 'FAILED'; outcome: UploadRow['outcome']; problem: UploadRow['problem']; returnId: string | null; at: Date },
): Promise<void> {
  await sql`
    update returns.upload set status = ${end.status}, finished_at = ${end.at}, heartbeat = now(), return_id = ${end.returnId}::uuid,
      outcome = ${end.outcome === null ? null : JSON.stringify(end.outcome)}::jsonb, problem = ${end.problem === null ? null : JSON.stringify(end.problem)}::jsonb
    where id = ${id}`.execute(db);
}

/** Files are kept for a year: their values live on in the submission. */
export async function forgetOldUploads(db: Sql, before: Date): Promise<void> {
  await sql`delete from returns.upload where finished_at < ${before}`.execute(db);
}
