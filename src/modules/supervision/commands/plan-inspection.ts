import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Sql, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import type { planInspection as contract } from '../contract.ts';
import { sameItemSpan } from '../domain/inspection.ts';
import { findSameItem, type InspectedUnit, insertInspection, lockInspectionPlans } from '../store/inspections.ts';

export type InspectionPlan = ContractInput<typeof contract>['body'] & {
  /** Made up for a demonstration. */
  demo?: boolean;
};

/**
 * Plans an inspection and submits it; another person approves. The same item is not inspected twice within the time the
 * pack names, unless it is a clue or a reason is given. The units learn of it with the approval.
 * @throws Problem FORBIDDEN, INSPECTION_PERIOD_INVALID, SUPERVISED_TASK_UNKNOWN, NOT_FOUND, INSPECTION_TOO_SOON
 */
export async function planInspection(parts: SupervisionParts, db: Database | Tx, act: Act, plan: InspectionPlan): Promise<{ inspectionId: string; caseId: string }> {
  const assignment = authorise(act.actor, 'supervision.inspection.plan');
  const actor = act.actor!;
  if (plan.toOn < plan.fromOn) {
    throw new Problem('INSPECTION_PERIOD_INVALID', { zh: '督查结束日早于开始日', en: 'The inspection ends before it begins', where: { field: 'toOn' } });
  }
  return inTransaction(db, async (tx) => {
    const known = new Set((await parts.tasks(tx.sql)).map((t) => t.id));
    const unknown = plan.tasks.find((t) => !known.has(t));
    if (unknown) throw new Problem('SUPERVISED_TASK_UNKNOWN', { status: 404, zh: `没有任务 ${unknown}`, en: `No task ${unknown}`, where: { field: 'tasks' } });
    const units = await unitsOf(parts, tx.sql, plan.units);
    await lockInspectionPlans(tx.sql);
    if (plan.kind !== 'CLUE' && plan.repeatReason === null) await refuseRepetition(parts, tx.sql, plan);
    const id = newId(act.now);
    const opened = await parts.engine.openCase(tx, {
      definitionId: 'inspection', subject: { kind: 'supervision.inspection', id }, title: plan.title,
      // Nobody is told before the plan is approved.
      parties: { unit: [] }, region: null, park: null, actor, now: act.now, requestId: act.requestId,
    });
    const { demo = false, ...content } = plan;
    await insertInspection(tx.sql, {
      ...content, id, caseId: opened.id, number: opened.number, units, status: 'DRAFT', demo,
      plannedBy: actor.accountId, plannedByName: actor.displayName, plannedAt: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'supervision.inspection.planned',
      subject: { kind: 'supervision.inspection', id }, detail: { number: opened.number, ...content }, requestId: act.requestId,
    });
    await parts.engine.act(tx, { caseId: opened.id, action: 'submit', expectedSeq: 0, actor, now: act.now, requestId: act.requestId });
    tx.emit({ topic: 'supervision.inspection.planned', key: id });
    return { inspectionId: id, caseId: opened.id };
  });
}

async function unitsOf({ identity }: SupervisionParts, db: Sql, ids: readonly string[]): Promise<InspectedUnit[]> {
  const units: InspectedUnit[] = [];
  for (const id of new Set(ids)) {
    const organisation = await identity.findOrganisation(db, id);
    if (!organisation) throw notFound('单位', 'organisation', id);
    units.push({ organisationId: organisation.id, organisationName: organisation.nameZh, region: organisation.region });
  }
  return units;
}

async function refuseRepetition({ rules }: SupervisionParts, db: Sql, plan: InspectionPlan): Promise<void> {
  const months = rules.inspection.sameItemWithin;
  const [earlier] = await findSameItem(db, { tasks: plan.tasks, units: plan.units, ...sameItemSpan(plan.fromOn, plan.toOn, months) });
  if (!earlier) return;
  throw new Problem('INSPECTION_TOO_SOON', {
    status: 409,
    zh: `${months} 个月内已对同一事项督查：${earlier.number}《${earlier.title}》（${earlier.tasks.join('、')}）`,
    en: `The same item is inspected within ${months} months: ${earlier.number} "${earlier.title}" (${earlier.tasks.join(', ')})`,
    where: { field: 'tasks' },
    remedy: { zh: '去掉重复事项，或说明再次督查的理由', en: 'Leave the item out, or give the reason for inspecting it again' },
  });
}
