import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { findInspection, insertInspector, inspectorOfUnit } from '../store/inspections.ts';

/** States in which people may still join the team. */
const OPEN_TO_JOIN: readonly string[] = ['NOTIFIED', 'UNDER_WAY'];

/**
 * Somebody joins the team of an inspection with his own statement that he has no part in what is inspected. Whoever holds
 * a post in an inspected unit cannot; the database refuses it too.
 * @throws Problem FORBIDDEN, NOT_FOUND, INSPECTION_NOT_OPEN, INSPECTOR_OF_INSPECTED_UNIT, INSPECTOR_JOINED_ALREADY
 */
export function joinInspection(db: Database | Tx, act: Act, inspectionId: string, statement: string): Promise<{ joined: true }> {
  const assignment = authorise(act.actor, 'supervision.inspection.inspect');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const inspection = await findInspection(tx.sql, inspectionId);
    if (!inspection) throw notFound('督查', 'inspection', inspectionId);
    if (!OPEN_TO_JOIN.includes(inspection.status)) throw inspectionNotOpen();
    const organisationIds = [...new Set(actor.assignments.map((a) => a.organisationId))];
    if (inspection.units.some((u) => organisationIds.includes(u.organisationId))) throw inspectorOfUnit();
    await insertInspector(tx.sql, inspectionId, {
      accountId: actor.accountId, name: actor.displayName, organisationName: assignment.organisationName, organisationIds, statement, joinedAt: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'supervision.inspection.joined',
      subject: { kind: 'supervision.inspection', id: inspectionId }, detail: { statement, organisationIds }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.inspection.changed', key: inspectionId });
    return { joined: true };
  });
}

export function inspectionNotOpen(): Problem {
  return new Problem('INSPECTION_NOT_OPEN', {
    status: 409,
    zh: '本次督查现在不在可办理的阶段',
    en: 'The inspection is not at a stage where this can be done',
    remedy: { zh: '在督查事项页查看进展', en: 'See the case of the inspection' },
  });
}
