import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { inTransaction, type Database } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, ReportParts } from '../act.ts';
import type { ReportChoice } from '../contract.ts';
import { freshReport } from '../queries/write-report.ts';
import { insertSnapshot } from '../store/contents.ts';
import { insertReport } from '../store/reports.ts';

/**
 * Freezes what is known and keeps it as a draft.
 * @throws Problem FORBIDDEN, REPORT_TEMPLATE_UNKNOWN, REPORT_PLACE_UNFIT, REPORT_AUDIENCE_UNFIT, REPORT_SECTION_UNKNOWN, REPORT_DAY_AHEAD
 */
export async function draftReport(parts: ReportParts, db: Database, act: Act, choice: ReportChoice): Promise<{ id: string; snapshotHash: string }> {
  const { actor, now } = act;
  const assignment = authorise(actor, 'reports.report.draft', { region: choice.place === parts.places.zone.code ? null : choice.place });
  const { template, body, hash, model } = await freshReport(parts, db, now, choice);
  const id = newId(now);
  await inTransaction(db, async (tx) => {
    await insertSnapshot(tx.sql, hash, body, now);
    await insertReport(tx.sql, {
      id, templateId: template.id, templateVersion: template.version, place: choice.place, asOf: choice.asOf, audience: choice.audience, language: choice.language,
      without: choice.without, snapshotHash: hash, title: model.title, draftedBy: actor!.accountId, draftedByName: actor!.displayName, draftedAt: now,
    });
    await appendAudit(tx, {
      at: now, actor: auditActor(actor!, assignment), action: 'reports.report.drafted', subject: { kind: 'reports.report', id },
      detail: { ...choice, templateVersion: template.version, snapshotHash: hash }, requestId: act.requestId,
    });
    tx.emit({ topic: 'reports.report.changed', key: id });
  });
  return { id, snapshotHash: hash };
}
