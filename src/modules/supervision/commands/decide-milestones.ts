import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import type { Light } from '../domain/light.ts';
import { readStanding } from '../queries/standing.ts';
import { readLights } from '../store/lights.ts';
import { findPlan, insertDecision, lockTask } from '../store/plans.ts';
import { recordLight } from './record-light.ts';

/**
 * A second person approves milestones or turns them down.
 * @throws Problem FORBIDDEN, NOT_FOUND, MILESTONE_PLAN_OWN, MILESTONE_PLAN_DECIDED, DECISION_REASON_REQUIRED
 */
export async function decideMilestones(
  parts: SupervisionParts, db: Database | Tx, act: Act, planId: string, decision: { approve: boolean; reason: string | null },
): Promise<{ light: Light }> {
  const assignment = authorise(act.actor, 'supervision.milestone.approve');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const found = await findPlan(tx.sql, planId);
    if (!found) throw notFound('节点方案', 'milestone plan', planId);
    await lockTask(tx.sql, found.taskId);
    // Read again under the lock: somebody may have decided meanwhile.
    const plan = (await findPlan(tx.sql, planId))!;
    if (plan.approved !== null) {
      throw new Problem('MILESTONE_PLAN_DECIDED', { status: 409, zh: `这份节点方案已由${plan.decidedByName}处理`, en: `${plan.decidedByName} has decided on these milestones already` });
    }
    if (plan.proposedBy === actor.accountId) {
      throw new Problem('MILESTONE_PLAN_OWN', {
        status: 409, zh: '不能批准自己提出的节点方案', en: 'Whoever proposed milestones does not approve them',
        remedy: { zh: '请秘书处另一位人员批准', en: 'Ask another person of the secretariat' },
      });
    }
    if (!decision.approve && !decision.reason) {
      throw new Problem('DECISION_REASON_REQUIRED', { zh: '退回节点方案须说明理由', en: 'Turning milestones down needs a reason', where: { field: 'reason' } });
    }
    await insertDecision(tx.sql, { planId, approved: decision.approve, reason: decision.reason, decidedBy: actor.accountId, decidedByName: actor.displayName, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: decision.approve ? 'supervision.milestones.approved' : 'supervision.milestones.refused',
      subject: { kind: 'supervision.task', id: plan.taskId }, detail: { planId, version: plan.version, reason: decision.reason }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.milestones.decided', key: plan.taskId, payload: { planId, approved: decision.approve } });
    const standing = await readStanding(parts, tx.sql, act.now, plan.taskId);
    await recordLight(tx, standing, (await readLights(tx.sql, plan.taskId)).at(-1), act.now);
    return { light: standing.judgement.light };
  });
}
