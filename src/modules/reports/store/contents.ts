import { sql } from 'kysely';
import { sha256 } from '../../../kernel/base/canonical-json.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ReportFormat } from '../contract.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Template } from '../domain/template/form.ts';
import type { PackedTemplate } from '../pack.ts';

/**
 * Remembers a template of the pack; the same again changes nothing.
 * @throws Problem REPORT_TEMPLATE_CHANGED when its content changed under an old version
 */
export async function rememberTemplate(db: Sql, { template, hash }: PackedTemplate, body: string, at: Date): Promise<void> {
  await sql`
    insert into reports.template (id, version, hash, body, loaded_at) values (${template.id}, ${template.version}, ${hash}, ${body}, ${at}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ hash: string }>`select hash from reports.template where id = ${template.id} and version = ${template.version}`.execute(db);
  if (rows[0]?.hash === hash) return;
  throw new Problem('REPORT_TEMPLATE_CHANGED', {
    status: 500,
    zh: `报告模板 ${template.id} 的内容变了，版本仍是 ${template.version}`,
    en: `Report template ${template.id} changed under version ${template.version}`,
    where: { file: `reports/templates/${template.id}.yaml`, field: 'version' },
    remedy: { zh: '请提高模板的 version', en: 'Raise the version of the template' },
  });
}

export async function findTemplate(db: Sql, id: string, version: number): Promise<Template | undefined> {
  const { rows } = await sql<{ body: string }>`select body from reports.template where id = ${id} and version = ${version}`.execute(db);
  return rows[0] && (JSON.parse(rows[0].body) as Template);
}

/** The same numbers are kept once, however many reports rest on them. */
export async function insertSnapshot(db: Sql, hash: string, body: string, takenAt: Date): Promise<void> {
  await sql`insert into reports.snapshot (hash, body, taken_at) values (${hash}, ${body}, ${takenAt}) on conflict (hash) do nothing`.execute(db);
}

/** `sound` is false when the stored text is not the one that was hashed. */
export async function readSnapshot(db: Sql, hash: string): Promise<{ snapshot: Snapshot; sound: boolean }> {
  const { rows } = await sql<{ body: string }>`select body from reports.snapshot where hash = ${hash}`.execute(db);
  const { body } = rows[0]!;
  return { snapshot: JSON.parse(body) as Snapshot, sound: sha256(body) === hash };
}

export interface RemarkRow {
  section: string;
  version: number;
  text: string;
  by: string;
  at: Date;
}

export async function insertRemark(db: Sql, reportId: string, r: RemarkRow & { byId: string }): Promise<void> {
  await sql`
    insert into reports.remark (report_id, section, version, text, written_by, written_by_name, written_at)
    values (${reportId}, ${r.section}, ${r.version}, ${r.text}, ${r.byId}, ${r.by}, ${r.at})`.execute(db);
}

/** The newest remark of each section, those taken away too (their text is empty). */
export async function readRemarks(db: Sql, reportId: string): Promise<RemarkRow[]> {
  const { rows } = await sql<RemarkRow>`
    select distinct on (section) section, version, text, written_by_name as by, written_at as at
    from reports.remark where report_id = ${reportId} order by section, version desc`.execute(db);
  return rows;
}

export interface FileRow {
  format: ReportFormat;
  sha256: string;
  size: number;
}

export async function insertFile(db: Sql, reportId: string, format: ReportFormat, hash: string, bytes: Uint8Array): Promise<void> {
  await sql`insert into reports.file (report_id, format, sha256, bytes) values (${reportId}, ${format}, ${hash}, ${Buffer.from(bytes)})`.execute(db);
}

/** What is kept of the files of reports, without their bytes. */
export async function readFiles(db: Sql, reportIds: readonly string[]): Promise<(FileRow & { reportId: string })[]> {
  const { rows } = await sql<FileRow & { reportId: string }>`
    select report_id as "reportId", format, sha256, length(bytes) as size from reports.file where report_id = any(${reportIds}::uuid[]) order by report_id, format`.execute(db);
  return rows;
}

export async function readFileBytes(db: Sql, reportId: string, format: ReportFormat): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from reports.file where report_id = ${reportId} and format = ${format}`.execute(db);
  return rows[0] && new Uint8Array(rows[0].bytes);
}
