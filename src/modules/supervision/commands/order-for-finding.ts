import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import type { OrderColour } from '../domain/orders.ts';
import { periodOf } from '../domain/schedule.ts';
import { findFinding, type FindingRow, SETTLED_STATES } from '../store/findings.ts';
import { insertOrder } from '../store/orders.ts';

/**
 * The secretariat asks for a dispatch order on a finding that is not settled. The order then takes the same way as one
 * that a light called for.
 * @throws Problem FORBIDDEN, NOT_FOUND, FINDING_NOT_OPEN, FINDING_ORDERED_ALREADY
 */
export function orderForFinding(parts: SupervisionParts, db: Database | Tx, act: Act, findingId: string, colour: OrderColour): Promise<{ caseId: string }> {
  authorise(act.actor, 'supervision.order.issue');
  return inTransaction(db, async (tx) => {
    const finding = await findFinding(tx.sql, findingId);
    if (!finding) throw notFound('问题', 'finding', findingId);
    if (finding.caseId === null || SETTLED_STATES.includes(finding.status)) {
      throw new Problem('FINDING_NOT_OPEN', { status: 409, zh: '问题尚未列入清单或已经销号，不能发督办单', en: 'The finding is not in force yet, or settled already' });
    }
    if (finding.orderCaseId !== null) {
      throw new Problem('FINDING_ORDERED_ALREADY', { status: 409, zh: '这个问题已有督办单', en: 'There is a dispatch order for this finding already' });
    }
    return { caseId: await openOrderFor(parts, tx, act, finding, colour) };
  });
}

/** Opens the order's case; shared with the daily round, which acts without a person. */
export async function openOrderFor(parts: SupervisionParts, tx: Tx, act: Act, finding: FindingRow, colour: OrderColour): Promise<string> {
  const id = newId(act.now);
  const assignment = act.actor && authorise(act.actor, 'supervision.order.issue');
  const opened = await parts.engine.openCase(tx, {
    definitionId: 'dispatch-order', subject: { kind: 'supervision.order', id }, title: `${finding.inspectionNumber}-${finding.no} ${finding.title}`,
    parties: { unit: [{ organisationId: finding.organisationId, name: finding.organisationName }] },
    region: finding.region, park: null, actor: act.actor, now: act.now, requestId: act.requestId,
  });
  await insertOrder(tx.sql, {
    id, taskId: finding.taskId, findingId: finding.id, proposed: colour, colour, ground: 'INSPECTION', period: periodOf(dateOf(act.now)), status: 'CREATED',
    caseId: opened.id, organisationId: finding.organisationId, createdAt: act.now,
  });
  await appendAudit(tx, {
    at: act.now, actor: act.actor && assignment ? auditActor(act.actor, assignment) : null, action: 'supervision.order.proposed', subject: { kind: 'supervision.order', id },
    detail: { findingId: finding.id, inspection: finding.inspectionNumber, no: finding.no, colour, dueOn: finding.dueOn }, requestId: act.requestId,
  });
  tx.emit({ topic: 'supervision.order.proposed', key: id, payload: { findingId: finding.id, colour } });
  return opened.id;
}
