import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { SupervisedTask } from '../contract.ts';
import { type Judgement, judgeTask } from '../domain/light.ts';
import { taskDone } from '../domain/milestones.ts';
import { type PlanRow, planInForce, readPlans } from '../store/plans.ts';
import { type ReportRow, readReports } from '../store/reports.ts';
import { readResponsibilities, type Responsibility, responsibleFor } from '../store/responsibilities.ts';

/** Everything that is known of a task, and its light today. */
export interface Standing {
  task: SupervisedTask;
  responsible: Responsibility | undefined;
  plans: PlanRow[];
  plan: PlanRow | undefined;
  /** A proposal that waits for a second person. */
  proposal: PlanRow | undefined;
  reports: ReportRow[];
  /** The report that waits to be verified. */
  pending: ReportRow | undefined;
  verified: Map<string, number>;
  claimed: Map<string, number>;
  claimedTotal: number | null;
  lastReported: string | null;
  judgement: Judgement;
  today: CalendarDate;
}

/** Standing of the tasks named, or of all in force, in the order of the plan. */
export async function readStandings(parts: SupervisionParts, db: Sql, now: Date, taskIds?: readonly string[]): Promise<Standing[]> {
  const [all, responsibilities, plans, reports] = await Promise.all([
    parts.tasks(db), readResponsibilities(db), readPlans(db, taskIds), readReports(db, taskIds),
  ]);
  const known = { plans: plansKnown(plans, now), reports: reportsKnown(reports, now) };
  return all
    .filter((t) => taskIds === undefined || taskIds.includes(t.id))
    .toSorted((a, b) => a.document.localeCompare(b.document) || a.no - b.no)
    .map((task) => standingOf(parts, task, responsibleFor(task, responsibilities), known.plans.filter((p) => p.taskId === task.id), known.reports.filter((r) => r.taskId === task.id), dateOf(now)));
}

/** A question about an earlier moment is answered by what had been proposed and approved by then. */
function plansKnown(plans: readonly PlanRow[], at: Date): PlanRow[] {
  return plans
    .filter((p) => p.proposedAt <= at)
    .map((p) => (p.decidedAt !== null && p.decidedAt > at ? { ...p, approved: null, decisionReason: null, decidedByName: null, decidedAt: null } : p));
}

/** The same of reports: one that was verified later was still waiting. */
function reportsKnown(reports: readonly ReportRow[], at: Date): ReportRow[] {
  return reports
    .filter((r) => r.reportedAt <= at)
    .map((r) => (r.verification !== null && Date.parse(r.verification.verifiedAt) > at.getTime() ? { ...r, verification: null } : r));
}

/** @throws Problem SUPERVISED_TASK_UNKNOWN */
export async function readStanding(parts: SupervisionParts, db: Sql, now: Date, taskId: string): Promise<Standing> {
  const [standing] = await readStandings(parts, db, now, [taskId]);
  if (!standing) {
    throw new Problem('SUPERVISED_TASK_UNKNOWN', {
      status: 404,
      zh: `没有任务 ${taskId}`,
      en: `No task ${taskId}`,
      remedy: { zh: '任务编号见任务看板', en: 'See the task board for the ids' },
    });
  }
  return standing;
}

function standingOf(
  { rules, calendar }: SupervisionParts,
  task: SupervisedTask,
  responsible: Responsibility | undefined,
  plans: PlanRow[],
  reports: ReportRow[],
  today: CalendarDate,
): Standing {
  const plan = planInForce(plans);
  const counted = reports.filter((r) => r.verification?.outcome !== 'RETURNED');
  // Verifications count in the order in which they were given, which need not be that of the reports.
  const verifications = reports
    .flatMap((r) => (r.verification?.outcome === 'VERIFIED' ? [r.verification] : []))
    .toSorted((a, b) => Date.parse(a.verifiedAt) - Date.parse(b.verifiedAt));
  const verified = new Map(verifications.flatMap((v) => v.items.map((i) => [i.milestone, i.percent] as const)));
  const claimed = new Map(counted.flatMap((r) => r.claims.map((c) => [c.milestone, c.percent] as const)));
  const lastReported = counted.reduce<string | null>((last, r) => (last === null || r.period > last ? r.period : last), null);
  return {
    task, responsible, plans, plan, reports, verified, claimed, lastReported, today,
    proposal: plans.find((p) => p.approved === null),
    pending: reports.find((r) => r.verification === null),
    claimedTotal: plan ? taskDone(plan.milestones, claimed) : null,
    judgement: judgeTask({ plan: plan ? { startOn: plan.startOn, milestones: plan.milestones } : null, verified, lastReported }, today, rules, calendar),
  };
}
