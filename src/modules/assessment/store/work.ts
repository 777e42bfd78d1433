import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { paperKinds } from '../contract.ts';

export interface MarkRow {
  criterion: string;
  version: number;
  mark: number;
  grounds: string;
  by: string;
  at: Date;
}

export interface PaperRow {
  id: string;
  no: number;
  kind: (typeof paperKinds)[number];
  title: string;
  text: string;
  fileName: string | null;
  fileSha256: string | null;
  by: string;
  at: Date;
}

export interface SubmissionRow {
  engagementId: string;
  version: number;
  summary: string;
  reportName: string;
  marks: { criterion: string; mark: number; grounds: string }[];
  total: number;
  submittedByName: string;
  submittedAt: Date;
}

/** The newest mark of each criterion. */
export async function readMarks(db: Sql, engagementId: string): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select distinct on (criterion) criterion, version, mark::float8 as mark, grounds, given_by_name as by, given_at as at
    from assessment.mark where engagement_id = ${engagementId} order by criterion, version desc`.execute(db);
  return rows;
}

/** Call it with the engagement locked. Answers the version. */
export async function insertMark(db: Sql, engagementId: string, m: { criterion: string; mark: number; grounds: string; accountId: string; name: string; at: Date }): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into assessment.mark (engagement_id, criterion, version, mark, grounds, given_by, given_by_name, given_at)
    select ${engagementId}::uuid, ${m.criterion}, coalesce(max(version), 0) + 1, ${m.mark}, ${m.grounds}, ${m.accountId}::uuid, ${m.name}, ${m.at}::timestamptz
    from assessment.mark where engagement_id = ${engagementId} and criterion = ${m.criterion} returning version`.execute(db);
  return rows[0]!.version;
}

export async function readPapers(db: Sql, engagementId: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select id, no, kind, title, text, file_name as "fileName", file_sha256 as "fileSha256", filed_by_name as by, filed_at as at
    from assessment.paper where engagement_id = ${engagementId} order by no`.execute(db);
  return rows;
}

/** Call it with the engagement locked. Answers the number. */
export async function insertPaper(db: Sql, engagementId: string, p: Omit<PaperRow, 'no' | 'by' | 'at'> & { accountId: string; name: string; at: Date }): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into assessment.paper (id, engagement_id, no, kind, title, text, file_name, file_sha256, filed_by, filed_by_name, filed_at)
    select ${p.id}::uuid, ${engagementId}::uuid, coalesce(max(no), 0) + 1, ${p.kind}, ${p.title}, ${p.text}, ${p.fileName}, ${p.fileSha256}, ${p.accountId}::uuid, ${p.name}, ${p.at}::timestamptz
    from assessment.paper where engagement_id = ${engagementId} returning no`.execute(db);
  return rows[0]!.no;
}

export async function insertSubmission(db: Sql, s: Omit<SubmissionRow, 'version'> & { grade: string }): Promise<void> {
  await sql`
    insert into assessment.submission (engagement_id, version, summary, report_name, marks, total, grade, submitted_by_name, submitted_at)
    select ${s.engagementId}::uuid, coalesce(max(version), 0) + 1, ${s.summary}, ${s.reportName}, ${JSON.stringify(s.marks)}::jsonb, ${s.total}, ${s.grade},
      ${s.submittedByName}, ${s.submittedAt}::timestamptz
    from assessment.submission where engagement_id = ${s.engagementId}`.execute(db);
}

/** The newest submission of each engagement. */
export async function readSubmissions(db: Sql): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
    select distinct on (engagement_id) engagement_id as "engagementId", version, summary, report_name as "reportName", marks, total::float8 as total,
      submitted_by_name as "submittedByName", submitted_at as "submittedAt"
    from assessment.submission order by engagement_id, version desc`.execute(db);
  return rows;
}
