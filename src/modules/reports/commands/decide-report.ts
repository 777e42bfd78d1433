import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, ReportParts } from '../act.ts';
import { type ReportHead, reportFormats } from '../contract.ts';
import { sha256Bytes } from '../domain/sha256-bytes.ts';
import { storedModel } from '../queries/write-report.ts';
import { picturesOf } from '../render/chart-png.ts';
import { renderReport } from '../render/index.ts';
import { insertFile } from '../store/contents.ts';
import { findReport, insertDecision, nextSerial, numberText, setIssued, setReturned } from '../store/reports.ts';

/**
 * Another person issues a report, which gives it its number and keeps its three files, or returns it with a reason.
 * @throws Problem NOT_FOUND, FORBIDDEN, REPORT_NOT_SUBMITTED, REPORT_OWN, DECISION_REASON_REQUIRED
 */
export async function decideReport(parts: ReportParts, db: Database, act: Act, id: string, decision: { issue: boolean; reason: string | null }): Promise<{ status: ReportHead['status']; number: string | null }> {
  const { now } = act;
  // Drawing charts takes seconds; done before the transaction, it finds them drawn.
  const waiting = decision.issue ? await findReport(db.sql, id) : undefined;
  if (waiting) await picturesOf((await storedModel(parts, db.sql, waiting)).model);
  return inTransaction(db, async (tx) => {
    const report = await findReport(tx.sql, id, { lock: true });
    if (!report) throw notFound('报告', 'report', id);
    const assignment = authorise(act.actor, 'reports.report.issue', { region: report.place === parts.places.zone.code ? null : report.place });
    const actor = act.actor!;
    if (report.status !== 'SUBMITTED') throw new Problem('REPORT_NOT_SUBMITTED', { status: 409, zh: report.status === 'ISSUED' ? '报告已经印发' : '报告还没有送签', en: report.status === 'ISSUED' ? 'The report is issued already' : 'The report has not been sent to be issued' });
    if ([report.draftedBy, report.submittedBy].includes(actor.accountId)) {
      throw new Problem('REPORT_OWN', { status: 409, zh: '不能签发自己起草或送签的报告', en: 'Whoever drafted or sent a report does not issue it', remedy: { zh: '请另一位有签发权限的人办理', en: 'Ask another person who may issue reports' } });
    }
    if (!decision.issue && !decision.reason) throw new Problem('DECISION_REASON_REQUIRED', { zh: '退回报告须说明理由', en: 'Returning a report needs a reason', where: { field: 'reason' } });
    await insertDecision(tx.sql, id, { issued: decision.issue, reason: decision.reason, byId: actor.accountId, by: actor.displayName, at: now });
    const hashes: Record<string, string> = {};
    if (decision.issue) {
      const { settings } = parts.packed;
      const agency = settings.numbers[report.templateId] ?? settings.numberDefault;
      const year = Number(dateOf(now).slice(0, 4));
      await setIssued(tx.sql, id, { agency, year, serial: await nextSerial(tx.sql, agency, year), by: actor.accountId, byName: actor.displayName, at: now });
      const issued = (await findReport(tx.sql, id))!;
      const { model } = await storedModel(parts, tx.sql, issued);
      for (const format of reportFormats) {
        const bytes = await renderReport(model, format);
        hashes[format] = sha256Bytes(bytes);
        await insertFile(tx.sql, id, format, hashes[format], bytes);
      }
    } else {
      await setReturned(tx.sql, id);
    }
    const after = (await findReport(tx.sql, id))!;
    const number = numberText(after);
    await appendAudit(tx, {
      at: now, actor: auditActor(actor, assignment), action: decision.issue ? 'reports.report.issued' : 'reports.report.returned', subject: { kind: 'reports.report', id },
      detail: { number, reason: decision.reason, snapshotHash: report.snapshotHash, files: hashes }, requestId: act.requestId,
    });
    tx.emit({ topic: 'reports.report.changed', key: id });
    return { status: after.status, number };
  });
}
