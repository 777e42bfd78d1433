import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { FindingEvidence, findingSeverities } from '../contract/inspections.ts';

export interface FindingRow {
  id: string;
  inspectionId: string;
  inspectionNumber: string;
  inspectionTitle: string;
  /** Within the inspection, from 1. */
  no: number;
  title: string;
  fact: string;
  document: string;
  clause: string;
  severity: (typeof findingSeverities)[number];
  evidence: FindingEvidence[];
  organisationId: string;
  organisationName: string;
  region: string | null;
  taskId: string | null;
  /** Working days from the conclusion. */
  workingDays: number;
  foundByName: string;
  foundAt: Date;
  /** DRAFT until the inspection is concluded, then the state of its case. */
  status: string;
  caseId: string | null;
  dueOn: string | null;
  settledOn: string | null;
  /** Dispatch order that followed, if one did and was not withdrawn. */
  orderCaseId: string | null;
}

export interface NewFinding extends Pick<FindingRow, 'id' | 'inspectionId' | 'title' | 'fact' | 'document' | 'clause' | 'severity' | 'evidence' | 'organisationId' | 'taskId' | 'workingDays' | 'foundByName' | 'foundAt'> {
  foundBy: string;
}

export interface FindingFilter {
  inspectionId?: string;
  organisationId?: string;
  status?: string;
  /** Only those of these organisations, once they have been fed back. */
  visibleTo?: readonly string[];
}

/** States of a finding that ask for nothing more. */
export const SETTLED_STATES: readonly string[] = ['CLOSED', 'WITHDRAWN'];

const conditions = (f: FindingFilter) => sql`
  (${f.inspectionId ?? null}::uuid is null or f.inspection_id = ${f.inspectionId ?? null}::uuid)
  and (${f.organisationId ?? null}::uuid is null or f.organisation_id = ${f.organisationId ?? null}::uuid)
  and (${f.status ?? null}::text is null or f.status = ${f.status ?? null}::text)
  and (${(f.visibleTo as string[] | undefined) ?? null}::uuid[] is null or f.organisation_id = any(${(f.visibleTo as string[] | undefined) ?? null}::uuid[])
    and (f.status <> 'DRAFT' or i.status in ('FEEDBACK', 'OBJECTION')))`;

const SELECT = sql`
  select f.id, f.inspection_id as "inspectionId", i.number as "inspectionNumber", i.title as "inspectionTitle", f.no, f.title, f.fact, f.document, f.clause,
    f.severity, f.evidence, f.organisation_id as "organisationId", u.organisation_name as "organisationName", u.region, f.task_id as "taskId",
    f.working_days as "workingDays", f.found_by_name as "foundByName", f.found_at as "foundAt", f.status, f.case_id as "caseId", f.due_on as "dueOn",
    f.settled_on as "settledOn", o.case_id as "orderCaseId"
  from supervision.finding f
    join supervision.inspection i on i.id = f.inspection_id
    join supervision.inspection_unit u on u.inspection_id = f.inspection_id and u.organisation_id = f.organisation_id
    left join supervision.dispatch_order o on o.finding_id = f.id and o.status <> 'WITHDRAWN'`;

/** In the order of their numbers, the newest inspection first. */
export async function readFindings(db: Sql, filter: FindingFilter = {}, page?: { page: number; pageSize: number }): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    ${SELECT} where ${conditions(filter)} order by i.number desc, f.no
    limit ${page?.pageSize ?? null}::int offset ${page ? (page.page - 1) * page.pageSize : 0}`.execute(db);
  return rows;
}

export async function countFindings(db: Sql, filter: FindingFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from supervision.finding f join supervision.inspection i on i.id = f.inspection_id where ${conditions(filter)}`.execute(db);
  return rows[0]!.n;
}

export async function findFinding(db: Sql, id: string): Promise<FindingRow | undefined> {
  return (await sql<FindingRow>`${SELECT} where f.id = ${id}`.execute(db)).rows[0];
}

/** Numbers the finding within its inspection, whose row is locked for it. */
export async function insertFinding(db: Sql, f: NewFinding): Promise<number> {
  await sql`select from supervision.inspection where id = ${f.inspectionId} for update`.execute(db);
  const { rows } = await sql<{ no: number }>`
    insert into supervision.finding (id, inspection_id, no, title, fact, document, clause, severity, evidence, organisation_id, task_id, working_days,
      found_by, found_by_name, found_at, status)
    select ${f.id}::uuid, ${f.inspectionId}::uuid, coalesce(max(no), 0) + 1, ${f.title}, ${f.fact}, ${f.document}, ${f.clause}, ${f.severity},
      ${JSON.stringify(f.evidence)}::jsonb, ${f.organisationId}::uuid, ${f.taskId}, ${f.workingDays}, ${f.foundBy}::uuid, ${f.foundByName},
      ${f.foundAt}::timestamptz, 'DRAFT'
    from supervision.finding where inspection_id = ${f.inspectionId}::uuid returning no`.execute(db);
  return rows[0]!.no;
}

export async function openFinding(db: Sql, id: string, opened: { status: string; caseId: string; dueOn: string }): Promise<void> {
  await sql`update supervision.finding set status = ${opened.status}, case_id = ${opened.caseId}, due_on = ${opened.dueOn} where id = ${id}`.execute(db);
}

/** The columns follow the case of the finding. */
export async function setFindingStatus(db: Sql, id: string, status: string, settledOn: string | null): Promise<void> {
  await sql`update supervision.finding set status = ${status}, settled_on = ${settledOn} where id = ${id}`.execute(db);
}
