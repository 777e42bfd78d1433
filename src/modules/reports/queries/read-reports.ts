import { type Actor, type FileAnswer, findGrant, forbidden, holds } from '../../../kernel/identity/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { sha256Bytes } from '../domain/sha256-bytes.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ReportParts } from '../act.ts';
import { type checkReport, type getReport, type listPublicReports, type listReports, type ReportFormat, reportFormats, type ReportHead } from '../contract.ts';
import { sectionsOf } from '../domain/build-report.ts';
import { contentTypeOf, renderReport } from '../render/index.ts';
import { readFileBytes, readFiles, readRemarks } from '../store/contents.ts';
import { findReport, numberText, readDecisions, readReports, type ReportFilter, type ReportRow } from '../store/reports.ts';
import { chartsOf, storedModel } from './write-report.ts';

type Permission = 'reports.report.read' | 'reports.report.draft' | 'reports.report.issue';

/** Zone reports belong to the whole zone; a city's reports to whoever answers for the city. */
export function mayWith(parts: Pick<ReportParts, 'places'>, actor: Actor | undefined, permission: Permission, place: string): boolean {
  return findGrant(actor, permission, { region: place === parts.places.zone.code ? null : place }) !== undefined;
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function readableReport(parts: ReportParts, db: Sql, actor: Actor | undefined, id: string): Promise<ReportRow> {
  const report = await findReport(db, id);
  if (!report) throw notFound('报告', 'report', id);
  const worksOnIt = mayWith(parts, actor, 'reports.report.draft', report.place) || mayWith(parts, actor, 'reports.report.issue', report.place);
  if (!mayWith(parts, actor, 'reports.report.read', report.place) || (report.status !== 'ISSUED' && !worksOnIt)) throw forbidden('reports.report.read');
  return report;
}

export async function pageReports(parts: ReportParts, db: Sql, actor: Actor | undefined, filter: Omit<ReportFilter, 'places' | 'audience'>): Promise<ContractAnswer<typeof listReports>> {
  const places = [parts.places.zone, ...parts.places.cities].map((p) => p.code).filter((code) => mayWith(parts, actor, 'reports.report.read', code));
  // Unfinished reports are for those who work on them.
  const worksOnThem = holds(actor, 'reports.report.draft') || holds(actor, 'reports.report.issue');
  const { rows, total } = await readReports(db, { ...filter, places, issuedOnly: !worksOnThem });
  return { items: rows.map((row) => headOf(parts, row)), total, page: filter.page, pageSize: filter.pageSize };
}

export async function reportPage(parts: ReportParts, db: Sql, actor: Actor | undefined, id: string): Promise<ContractAnswer<typeof getReport>> {
  const report = await readableReport(parts, db, actor, id);
  const [{ model, template }, remarks, decisions, files] = await Promise.all([storedModel(parts, db, report), readRemarks(db, id), readDecisions(db, id), readFiles(db, [id])]);
  const own = actor?.accountId === report.draftedBy || actor?.accountId === report.submittedBy;
  const mayDraft = mayWith(parts, actor, 'reports.report.draft', report.place);
  const mayIssue = mayWith(parts, actor, 'reports.report.issue', report.place);
  const waits = report.status === 'SUBMITTED';
  return {
    head: headOf(parts, report),
    model,
    charts: await chartsOf(model),
    sections: sectionsOf(template, report.audience, report.without).map((s) => {
      const found = remarks.find((r) => r.section === s.id && r.text !== '');
      return { id: s.id, title: s.title[report.language], remark: found ? { text: found.text, by: found.by, at: found.at.toISOString() } : null };
    }),
    decisions: decisions.map((d) => ({ ...d, at: d.at.toISOString() })),
    files: files.map(viewFile),
    may: { remark: report.status === 'DRAFT' && mayDraft, submit: report.status === 'DRAFT' && mayDraft, decide: waits && mayIssue && !own },
    whyNot: waits && mayIssue && own ? { zh: '须由另一人签发：您起草或送签了这份报告', en: 'Another person must issue it: you drafted or sent it' } : null,
  };
}

/** The file as issued, or of the draft as it stands. */
export async function reportFile(parts: ReportParts, db: Sql, report: ReportRow, format: ReportFormat): Promise<FileAnswer> {
  const kept = await readFileBytes(db, report.id, format);
  const bytes = kept ?? (await renderReport((await storedModel(parts, db, report)).model, format));
  return { contentType: contentTypeOf(format), fileName: `${numberText(report) ?? (report.language === 'zh' ? '草稿' : 'draft')} ${report.title}.${format}`, bytes };
}

/** @throws Problem NOT_FOUND, FORBIDDEN, REPORT_NOT_ISSUED */
export async function checkAgain(parts: ReportParts, db: Sql, actor: Actor | undefined, id: string): Promise<ContractAnswer<typeof checkReport>> {
  const report = await readableReport(parts, db, actor, id);
  if (report.status !== 'ISSUED') throw new Problem('REPORT_NOT_ISSUED', { status: 409, zh: '报告尚未印发，没有可比对的文件', en: 'The report is not issued; there is nothing to compare with' });
  const [{ model, sound }, files] = await Promise.all([storedModel(parts, db, report), readFiles(db, [id])]);
  const checked = [];
  for (const format of reportFormats) {
    const file = files.find((f) => f.format === format);
    if (!file) continue;
    const remade = sha256Bytes(await renderReport(model, format));
    checked.push({ ...viewFile(file), remade, same: remade === file.sha256 });
  }
  return { snapshotSound: sound, files: checked };
}

export async function pagePublic(parts: ReportParts, db: Sql, paging: { page: number; pageSize: number }): Promise<ContractAnswer<typeof listPublicReports>> {
  const { rows, total } = await readReports(db, { ...paging, status: 'ISSUED', audience: 'public' });
  const files = await readFiles(db, rows.map((r) => r.id));
  return {
    items: rows.map((row) => {
      const { draftedBy: _drafter, draftedAt: _draftedAt, issuedBy: _issuer, ...head } = headOf(parts, row);
      return { ...head, files: files.filter((f) => f.reportId === row.id).map(viewFile) };
    }),
    total, ...paging,
  };
}

/** @throws Problem NOT_FOUND also for what exists and is not public: its existence is nobody's business */
export async function publicReport(db: Sql, id: string): Promise<ReportRow> {
  const report = await findReport(db, id);
  if (!report || report.status !== 'ISSUED' || report.audience !== 'public') throw notFound('公开报告', 'public report', id);
  return report;
}

const viewFile = ({ format, size, sha256 }: { format: ReportFormat; size: number; sha256: string }): { format: ReportFormat; bytes: number; sha256: string } => ({ format, bytes: size, sha256 });

function headOf(parts: ReportParts, r: ReportRow): ReportHead {
  const template = parts.packed.templates.find((t) => t.template.id === r.templateId)?.template;
  const place = parts.places.find(r.place);
  return {
    id: r.id,
    template: { id: r.templateId, version: r.templateVersion, zh: template?.zh ?? r.templateId, en: template?.en ?? r.templateId },
    title: r.title,
    place: { code: r.place, kind: place?.kind ?? 'city', zh: place?.zh ?? r.place, en: place?.en ?? r.place },
    asOf: r.asOf, audience: r.audience, language: r.language, status: r.status, number: numberText(r), snapshotHash: r.snapshotHash,
    draftedBy: r.draftedByName, draftedAt: r.draftedAt.toISOString(), issuedBy: r.issuedByName, issuedAt: r.issuedAt?.toISOString() ?? null,
  };
}
