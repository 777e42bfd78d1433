import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import { leavesOf } from '../domain/milestones.ts';
import { reportablePeriods } from '../domain/reportable.ts';
import { claimsWithoutEvidence } from '../domain/verification.ts';
import { readStanding, type Standing } from '../queries/standing.ts';
import { readLights } from '../store/lights.ts';
import { lockTask } from '../store/plans.ts';
import { type Claim, type Evidence, insertReport } from '../store/reports.ts';
import { recordLight } from './record-light.ts';

export interface ReportInput {
  period: string;
  text: string;
  claims: Claim[];
  evidence: Evidence[];
}

/**
 * The unit that answers for a task says how far it has come. Nothing counts before somebody else has verified it; only
 * the duty to report is met.
 * @throws Problem FORBIDDEN, SUPERVISED_TASK_UNKNOWN, TASK_WITHOUT_UNIT, TASK_WITHOUT_PLAN, REPORT_PERIOD_CLOSED,
 *   REPORT_PENDING, CLAIMS_INCOMPLETE, EVIDENCE_MISSING
 */
export function reportProgress(parts: SupervisionParts, db: Database | Tx, act: Act, taskId: string, input: ReportInput): Promise<{ reportId: string }> {
  return inTransaction(db, async (tx) => {
    await lockTask(tx.sql, taskId);
    const before = await readStanding(parts, tx.sql, act.now, taskId);
    const { responsible } = before;
    // Who may report hangs on whom the secretariat has named; without one, nobody's reach covers the task.
    const assignment = authorise(act.actor, 'supervision.progress.report', { organisationIds: responsible ? [responsible.organisationId] : [] });
    const actor = act.actor!;
    if (!responsible) {
      throw new Problem('TASK_WITHOUT_UNIT', { status: 409, zh: '尚未指定本任务的责任机构', en: 'No organisation has been named for this task', remedy: { zh: '请秘书处先指定', en: 'The secretariat names it first' } });
    }
    const plan = assertReportable(before, input);
    const reportId = newId(act.now);
    await insertReport(tx.sql, {
      ...input, id: reportId, taskId, planId: plan.id, organisationId: responsible.organisationId, organisationName: responsible.organisationName,
      reportedBy: actor.accountId, reportedByName: actor.displayName, reportedAt: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'supervision.progress.reported',
      subject: { kind: 'supervision.task', id: taskId }, detail: { reportId, ...input }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.progress.reported', key: taskId, payload: { reportId } });
    const after = await readStanding(parts, tx.sql, act.now, taskId);
    await recordLight(tx, after, (await readLights(tx.sql, taskId)).at(-1), act.now);
    return { reportId };
  });
}

function assertReportable({ plan, pending, lastReported, today, verified }: Standing, input: ReportInput): NonNullable<Standing['plan']> {
  if (!plan) throw new Problem('TASK_WITHOUT_PLAN', { status: 409, zh: '本任务还没有批准的节点，无从填报', en: 'No milestones of this task have been approved yet' });
  if (pending) {
    throw new Problem('REPORT_PENDING', {
      status: 409, zh: `${pending.period} 的填报正在等待核验`, en: `The report for ${pending.period} waits to be verified`,
      remedy: { zh: '核验之后再填报', en: 'Report again once it has been verified' },
    });
  }
  const open = reportablePeriods(plan.startOn, lastReported, today);
  if (!open.includes(input.period)) {
    throw new Problem('REPORT_PERIOD_CLOSED', {
      zh: `${input.period} 现在不能填报`, en: `${input.period} cannot be reported now`, where: { field: 'period' },
      remedy: { zh: `可填报 ${open.join('、')}`, en: `Open: ${open.join(', ')}` },
    });
  }
  const leaves = leavesOf(plan.milestones).map((m) => m.key);
  assertEveryLeaf(leaves, input.claims.map((c) => c.milestone));
  const bare = claimsWithoutEvidence(input.claims.map((c) => ({ milestone: c.milestone, claimed: c.percent })), verified, input.evidence);
  const stray = input.evidence.filter((e) => !leaves.includes(e.milestone) || (e.kind === 'LINK' && !e.link) || (e.kind === 'FILE' && !e.fileName));
  if (bare.length > 0 || stray.length > 0) {
    throw new Problem('EVIDENCE_MISSING', {
      zh: bare.length > 0 ? `节点 ${bare.join('、')} 的进度高于已核验的进度，须附佐证` : '佐证须对应节点，并给出链接或文件名',
      en: bare.length > 0 ? `Progress of ${bare.join(', ')} above what was verified needs evidence` : 'Evidence must belong to a milestone and carry its link or file name',
      where: { field: 'evidence' },
    });
  }
  return plan;
}

/** A report that leaves milestones out would leave open whether they stand still. @throws Problem CLAIMS_INCOMPLETE */
export function assertEveryLeaf(leaves: readonly string[], named: readonly string[]): void {
  const missing = leaves.filter((key) => !named.includes(key));
  const strange = named.filter((key, i) => !leaves.includes(key) || named.indexOf(key) < i);
  if (missing.length + strange.length === 0) return;
  throw new Problem('CLAIMS_INCOMPLETE', {
    zh: `每个节点须填一次，${missing.length > 0 ? `缺 ${missing.join('、')}` : `多出 ${strange.join('、')}`}`,
    en: `Every milestone is given once; ${missing.length > 0 ? `missing: ${missing.join(', ')}` : `not expected: ${strange.join(', ')}`}`,
    where: { field: 'milestone' },
  });
}
