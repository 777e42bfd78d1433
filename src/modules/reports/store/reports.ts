import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Audience, Language, ReportHead } from '../contract.ts';

export interface ReportRow {
  id: string;
  templateId: string;
  templateVersion: number;
  place: string;
  asOf: string;
  audience: Audience;
  language: Language;
  without: string[];
  snapshotHash: string;
  title: string;
  status: ReportHead['status'];
  draftedBy: string;
  draftedByName: string;
  draftedAt: Date;
  submittedBy: string | null;
  issuedBy: string | null;
  issuedByName: string | null;
  issuedAt: Date | null;
  agency: string | null;
  year: number | null;
  serial: number | null;
}

export type NewReport = Pick<ReportRow, 'id' | 'templateId' | 'templateVersion' | 'place' | 'asOf' | 'audience' | 'language' | 'without' | 'snapshotHash' | 'title' | 'draftedBy' | 'draftedByName' | 'draftedAt'>;

const REPORT = sql`id, template_id as "templateId", template_version as "templateVersion", place, as_of as "asOf", audience, language, without,
  snapshot_hash as "snapshotHash", title, status, drafted_by as "draftedBy", drafted_by_name as "draftedByName", drafted_at as "draftedAt",
  submitted_by as "submittedBy", issued_by as "issuedBy", issued_by_name as "issuedByName", issued_at as "issuedAt", agency, year, serial`;

export async function insertReport(db: Sql, r: NewReport): Promise<void> {
  await sql`
    insert into reports.report (id, template_id, template_version, place, as_of, audience, language, without, snapshot_hash, title, status, drafted_by, drafted_by_name, drafted_at)
    values (${r.id}, ${r.templateId}, ${r.templateVersion}, ${r.place}, ${r.asOf}, ${r.audience}, ${r.language}, ${r.without}, ${r.snapshotHash}, ${r.title}, 'DRAFT',
      ${r.draftedBy}, ${r.draftedByName}, ${r.draftedAt})`.execute(db);
}

export async function findReport(db: Sql, id: string, { lock = false }: { lock?: boolean } = {}): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`select ${REPORT} from reports.report where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export interface ReportFilter {
  /** Places the reader may see; all unless given. */
  places?: readonly string[];
  status?: string;
  audience?: Audience;
  issuedOnly?: boolean;
  page: number;
  pageSize: number;
}

/** Newest first. */
export async function readReports(db: Sql, { places, status, audience, issuedOnly = false, page, pageSize }: ReportFilter): Promise<{ rows: ReportRow[]; total: number }> {
  const where = sql`where (${places ?? null}::text[] is null or place = any(${places ?? null}::text[])) and (${status ?? null}::text is null or status = ${status ?? null})
    and (${audience ?? null}::text is null or audience = ${audience ?? null}) and (status = 'ISSUED' or not ${issuedOnly}::boolean)`;
  const [{ rows }, counted] = await Promise.all([
    sql<ReportRow>`select ${REPORT} from reports.report ${where} order by coalesce(issued_at, drafted_at) desc, id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from reports.report ${where}`.execute(db),
  ]);
  return { rows, total: counted.rows[0]!.total };
}

export async function setSubmitted(db: Sql, id: string, by: string, at: Date): Promise<void> {
  await sql`update reports.report set status = 'SUBMITTED', submitted_by = ${by}, submitted_at = ${at} where id = ${id}`.execute(db);
}

export async function setReturned(db: Sql, id: string): Promise<void> {
  await sql`update reports.report set status = 'DRAFT', submitted_by = null, submitted_at = null where id = ${id}`.execute(db);
}

/** Numbers run without a gap within agency code and year: one issue at a time. */
export async function nextSerial(db: Sql, agency: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${agency} ${year}`}, 0))`.execute(db);
  const { rows } = await sql<{ next: number }>`select coalesce(max(serial), 0) + 1 as next from reports.report where agency = ${agency} and year = ${year}`.execute(db);
  return rows[0]!.next;
}

export async function setIssued(db: Sql, id: string, i: { agency: string; year: number; serial: number; by: string; byName: string; at: Date }): Promise<void> {
  await sql`
    update reports.report set status = 'ISSUED', agency = ${i.agency}, year = ${i.year}, serial = ${i.serial}, issued_by = ${i.by}, issued_by_name = ${i.byName}, issued_at = ${i.at}
    where id = ${id}`.execute(db);
}

/** 苏南创规报〔2026〕1号: full year in hexagonal brackets, serial without leading zero (GB/T 9704-2012). */
export function numberText({ agency, year, serial }: Pick<ReportRow, 'agency' | 'year' | 'serial'>): string | null {
  return agency === null || year === null || serial === null ? null : `${agency}〔${year}〕${serial}号`;
}

export interface DecisionRow {
  issued: boolean;
  reason: string | null;
  by: string;
  at: Date;
}

export async function insertDecision(db: Sql, reportId: string, d: DecisionRow & { byId: string }): Promise<void> {
  await sql`
    insert into reports.decision (report_id, no, issued, reason, decided_by, decided_by_name, decided_at)
    select ${reportId}::uuid, coalesce(max(no), 0) + 1, ${d.issued}, ${d.reason}, ${d.byId}, ${d.by}, ${d.at} from reports.decision where report_id = ${reportId}`.execute(db);
}

export async function readDecisions(db: Sql, reportId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`select issued, reason, decided_by_name as by, decided_at as at from reports.decision where report_id = ${reportId} order by no`.execute(db);
  return rows;
}
