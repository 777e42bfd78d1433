import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

export interface Claim {
  milestone: string;
  percent: number;
}

export interface Evidence {
  milestone: string;
  kind: 'TEXT' | 'LINK' | 'FILE';
  text: string;
  link: string | null;
  fileName: string | null;
  fileSha256: string | null;
}

export interface NewReport {
  id: string;
  taskId: string;
  planId: string;
  period: string;
  organisationId: string;
  organisationName: string;
  text: string;
  reportedBy: string;
  reportedByName: string;
  reportedAt: Date;
  claims: Claim[];
  evidence: Evidence[];
}

export interface Verification {
  outcome: 'VERIFIED' | 'RETURNED';
  opinion: string;
  verifiedBy: string;
  verifiedByName: string;
  organisationId: string;
  organisationName: string;
  verifiedAt: Date;
}

export interface ReportRow extends NewReport {
  verification: (Omit<Verification, 'verifiedAt' | 'verifiedBy' | 'organisationId'> & { verifiedAt: string; items: Claim[] }) | null;
}

/** Reports of the tasks named, or of all; oldest first. */
export async function readReports(db: Sql, taskIds?: readonly string[]): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select r.id, r.task_id as "taskId", r.plan_id as "planId", r.period, r.organisation_id as "organisationId",
      r.organisation_name as "organisationName", r.text, r.reported_by as "reportedBy", r.reported_by_name as "reportedByName", r.reported_at as "reportedAt",
      (select jsonb_agg(jsonb_build_object('milestone', c.milestone, 'percent', c.percent) order by c.milestone)
        from supervision.claim c where c.report_id = r.id) as claims,
      coalesce((select jsonb_agg(jsonb_build_object('milestone', e.milestone, 'kind', e.kind, 'text', e.text, 'link', e.link, 'fileName', e.file_name,
        'fileSha256', e.file_sha256) order by e.no) from supervision.evidence e where e.report_id = r.id), '[]') as evidence,
      case when v.report_id is not null then jsonb_build_object('outcome', v.outcome, 'opinion', v.opinion, 'verifiedByName', v.verified_by_name,
        'organisationName', v.organisation_name, 'verifiedAt', v.verified_at,
        'items', coalesce((select jsonb_agg(jsonb_build_object('milestone', i.milestone, 'percent', i.percent) order by i.milestone)
          from supervision.verified_item i where i.report_id = r.id), '[]')) end as verification
    from supervision.report r left join supervision.verification v on v.report_id = r.id
    where ${taskIds ?? null}::text[] is null or r.task_id = any(${taskIds ?? null}::text[])
    order by r.task_id, r.reported_at, r.id`.execute(db);
  return rows;
}

export async function findReport(db: Sql, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<{ taskId: string }>`select task_id as "taskId" from supervision.report where id = ${id}`.execute(db);
  return rows[0] && (await readReports(db, [rows[0].taskId])).find((r) => r.id === id);
}

export async function insertReport(db: Sql, r: NewReport): Promise<void> {
  await sql`
    insert into supervision.report (id, task_id, plan_id, period, organisation_id, organisation_name, text, reported_by, reported_by_name, reported_at)
    values (${r.id}, ${r.taskId}, ${r.planId}, ${r.period}, ${r.organisationId}, ${r.organisationName}, ${r.text}, ${r.reportedBy}, ${r.reportedByName}, ${r.reportedAt})`.execute(db);
  await sql`
    insert into supervision.claim (report_id, milestone, percent)
    select ${r.id}::uuid, c.milestone, c.percent from jsonb_to_recordset(${JSON.stringify(r.claims)}::jsonb) as c(milestone text, percent integer)`.execute(db);
  await sql`
    insert into supervision.evidence (report_id, no, milestone, kind, text, link, file_name, file_sha256)
    select ${r.id}::uuid, e.no, e.body ->> 'milestone', e.body ->> 'kind', e.body ->> 'text', e.body ->> 'link', e.body ->> 'fileName', e.body ->> 'fileSha256'
    from jsonb_array_elements(${JSON.stringify(r.evidence)}::jsonb) with ordinality as e(body, no)`.execute(db);
}

/** False when somebody else has verified it already. */
export async function insertVerification(db: Sql, reportId: string, v: Verification, items: readonly Claim[]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into supervision.verification (report_id, outcome, opinion, verified_by, verified_by_name, organisation_id, organisation_name, verified_at)
    values (${reportId}, ${v.outcome}, ${v.opinion}, ${v.verifiedBy}, ${v.verifiedByName}, ${v.organisationId}, ${v.organisationName}, ${v.verifiedAt})
    on conflict (report_id) do nothing`.execute(db);
  if (numAffectedRows !== 1n) return false;
  await sql`
    insert into supervision.verified_item (report_id, milestone, percent)
    select ${reportId}::uuid, i.milestone, i.percent from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(milestone text, percent integer)`.execute(db);
  return true;
}
