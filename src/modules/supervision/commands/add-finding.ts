import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import type { addFinding as contract } from '../contract.ts';
import { insertFinding } from '../store/findings.ts';
import { findInspection, type InspectionRow } from '../store/inspections.ts';
import { inspectionNotOpen } from './join-inspection.ts';

export type FindingInput = ContractInput<typeof contract>['body'];

/**
 * Somebody of the team records what he found: fact, the clause that is not kept, evidence, who answers for it and how long
 * he has. It binds the unit once the inspection is concluded.
 * @throws Problem FORBIDDEN, NOT_FOUND, INSPECTION_NOT_OPEN, INSPECTOR_NOT_IN_TEAM, FINDING_OUTSIDE_SCOPE
 */
export function addFinding(db: Database | Tx, act: Act, inspectionId: string, input: FindingInput): Promise<{ findingId: string; no: number }> {
  const assignment = authorise(act.actor, 'supervision.inspection.inspect');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const inspection = await findInspection(tx.sql, inspectionId);
    if (!inspection) throw notFound('督查', 'inspection', inspectionId);
    if (!inspection.inspectors.some((t) => t.accountId === actor.accountId)) throw notInTeam();
    if (inspection.status !== 'UNDER_WAY') throw inspectionNotOpen();
    assertInScope(inspection, input);
    const findingId = newId(act.now);
    const no = await insertFinding(tx.sql, { ...input, id: findingId, inspectionId, foundBy: actor.accountId, foundByName: actor.displayName, foundAt: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'supervision.finding.recorded',
      subject: { kind: 'supervision.finding', id: findingId }, detail: { inspection: inspection.number, no, ...input }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.inspection.changed', key: inspectionId });
    return { findingId, no };
  });
}

function assertInScope({ units, tasks }: InspectionRow, { organisationId, taskId }: FindingInput): void {
  const field = !units.some((u) => u.organisationId === organisationId) ? 'organisationId' : taskId !== null && !tasks.includes(taskId) ? 'taskId' : undefined;
  if (!field) return;
  throw new Problem('FINDING_OUTSIDE_SCOPE', {
    zh: field === 'taskId' ? '该任务不在本次督查范围内' : '该单位不是本次被督查单位',
    en: field === 'taskId' ? 'This task is not in the scope of the inspection' : 'This unit is not inspected here',
    where: { field },
    remedy: { zh: '超出计划的问题，作为线索另行立项', en: 'What lies outside the plan is inspected as a clue of its own' },
  });
}

export function notInTeam(): Problem {
  return new Problem('INSPECTOR_NOT_IN_TEAM', {
    status: 409,
    zh: '您不在本次督查的检查组中',
    en: 'You are not in the team of this inspection',
    remedy: { zh: '先声明无利害关系并加入检查组', en: 'Join the team first, stating that you have no conflict of interest' },
  });
}
