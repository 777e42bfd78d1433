import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, ReportParts } from '../act.ts';
import { sectionsOf } from '../domain/build-report.ts';
import { findTemplate, insertRemark, readRemarks } from '../store/contents.ts';
import { findReport, type ReportRow, setSubmitted } from '../store/reports.ts';

/**
 * Writes a remark for a section of a draft; an empty text takes it away. Earlier versions stay.
 * @throws Problem NOT_FOUND, FORBIDDEN, REPORT_NOT_DRAFT, REPORT_SECTION_UNKNOWN
 */
export function saveRemark(parts: ReportParts, db: Database, act: Act, id: string, { section, text }: { section: string; text: string }): Promise<{ version: number }> {
  return inDraft(parts, db, act, id, async (tx, report, assignment) => {
    const template = await findTemplate(tx.sql, report.templateId, report.templateVersion);
    if (!template || !sectionsOf(template, report.audience, report.without).some((s) => s.id === section)) {
      throw new Problem('REPORT_SECTION_UNKNOWN', { zh: `这份报告没有 ${section} 部分`, en: `This report has no section ${section}`, where: { field: 'section' } });
    }
    const version = ((await readRemarks(tx.sql, id)).find((r) => r.section === section)?.version ?? 0) + 1;
    await insertRemark(tx.sql, id, { section, version, text, byId: act.actor!.accountId, by: act.actor!.displayName, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'reports.remark.written', subject: { kind: 'reports.report', id }, detail: { section, version, text }, requestId: act.requestId,
    });
    return { version };
  });
}

/**
 * Sends a draft to be issued; from now on nobody changes it.
 * @throws Problem NOT_FOUND, FORBIDDEN, REPORT_NOT_DRAFT
 */
export function submitReport(parts: ReportParts, db: Database, act: Act, id: string): Promise<{ status: 'SUBMITTED' }> {
  return inDraft(parts, db, act, id, async (tx, report, assignment) => {
    await setSubmitted(tx.sql, id, act.actor!.accountId, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'reports.report.submitted', subject: { kind: 'reports.report', id }, detail: { snapshotHash: report.snapshotHash }, requestId: act.requestId,
    });
    return { status: 'SUBMITTED' };
  });
}

function inDraft<T>(parts: ReportParts, db: Database, act: Act, id: string, work: (tx: Tx, report: ReportRow, assignment: Assignment) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    const report = await findReport(tx.sql, id, { lock: true });
    if (!report) throw notFound('报告', 'report', id);
    const assignment = authorise(act.actor, 'reports.report.draft', { region: report.place === parts.places.zone.code ? null : report.place });
    if (report.status !== 'DRAFT') {
      throw new Problem('REPORT_NOT_DRAFT', {
        status: 409, zh: report.status === 'ISSUED' ? '报告已印发，不能再改' : '报告已送签，不能再改', en: report.status === 'ISSUED' ? 'The report is issued and stays as it is' : 'The report waits to be issued and stays as it is',
        remedy: { zh: '需要修改的，请签发人退回，或另建新稿', en: 'Ask whoever issues it to return it, or draft another' },
      });
    }
    const answer = await work(tx, report, assignment);
    tx.emit({ topic: 'reports.report.changed', key: id });
    return answer;
  });
}
