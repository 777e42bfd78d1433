import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import type { PlanMilestone } from '../contract.ts';
import { faultsOfMilestones, leavesOf } from '../domain/milestones.ts';
import { readStanding, type Standing } from '../queries/standing.ts';
import { insertPlan, lockTask } from '../store/plans.ts';

export interface MilestoneProposal {
  startOn: string;
  public: boolean;
  reason: string;
  milestones: PlanMilestone[];
  /** Made up for a demonstration. */
  demo?: boolean;
}

/**
 * One person sets the milestones of a task; they count once another person has approved them.
 * @throws Problem FORBIDDEN, SUPERVISED_TASK_UNKNOWN, MILESTONES_INVALID, MILESTONE_PLAN_PENDING, MILESTONE_VERIFIED_DROPPED
 */
export async function proposeMilestones(parts: SupervisionParts, db: Database | Tx, act: Act, taskId: string, proposal: MilestoneProposal): Promise<{ planId: string; version: number }> {
  const assignment = authorise(act.actor, 'supervision.milestone.set');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    await lockTask(tx.sql, taskId);
    const standing = await readStanding(parts, tx.sql, act.now, taskId);
    assertPlan(parts, standing, proposal);
    const { demo = false, ...content } = proposal;
    const version = (standing.plans.at(-1)?.version ?? 0) + 1;
    const planId = newId(act.now);
    await insertPlan(tx.sql, { ...content, id: planId, taskId, version, demo, proposedBy: actor.accountId, proposedByName: actor.displayName, proposedAt: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'supervision.milestones.proposed',
      subject: { kind: 'supervision.task', id: taskId }, detail: { planId, version, ...content }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.milestones.proposed', key: taskId, payload: { planId } });
    return { planId, version };
  });
}

function assertPlan({ calendar }: SupervisionParts, standing: Standing, proposal: MilestoneProposal): void {
  if (standing.proposal) {
    throw new Problem('MILESTONE_PLAN_PENDING', {
      status: 409, zh: '已有一份节点方案等待批准', en: 'A proposal for this task waits for approval already',
      remedy: { zh: '请先批准或退回第 ' + standing.proposal.version + ' 版', en: `Approve or turn down version ${standing.proposal.version} first` },
    });
  }
  const faults = faultsOfMilestones(proposal.milestones, proposal.startOn);
  const [first, last] = [Math.min(...calendar.years), Math.max(...calendar.years)];
  for (const day of [proposal.startOn, ...proposal.milestones.map((m) => m.dueOn)]) {
    const year = Number(day.slice(0, 4));
    if (year < first || year > last) faults.push({ code: 'DUE_BEFORE_START', key: null, zh: `${day} 不在工作日历（${first}—${last}）内`, en: `${day} lies outside the working-day calendar (${first} to ${last})` });
  }
  if (faults.length > 0) {
    throw new Problem('MILESTONES_INVALID', {
      zh: `节点方案有 ${faults.length} 处不符：${faults[0]!.zh}`,
      en: `${faults.length} faults in the milestones: ${faults[0]!.en}`,
      details: faults.map(({ code, key, zh, en }) => ({ code, zh, en, where: { field: key ?? 'milestones' } })),
    });
  }
  // Verified progress must not vanish because a milestone was renamed or left out.
  const leaves = new Set(leavesOf(proposal.milestones).map((m) => m.key));
  const dropped = [...standing.verified].filter(([key, percent]) => percent > 0 && !leaves.has(key) && standing.plan?.milestones.some((m) => m.key === key)).map(([key]) => key);
  if (dropped.length > 0) {
    throw new Problem('MILESTONE_VERIFIED_DROPPED', {
      zh: `节点 ${dropped.join('、')} 已有核验进度，不能删去或改为上级`,
      en: `Milestones ${dropped.join(', ')} have verified progress and cannot be left out or made a parent`,
    });
  }
}
