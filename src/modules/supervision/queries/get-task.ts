import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, forbidden } from '../../../kernel/identity/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { getTask as contract, MilestonePlan, ProgressReport } from '../contract.ts';
import { doneOf, leavesOf } from '../domain/milestones.ts';
import { reportablePeriods } from '../domain/reportable.ts';
import { periodOf, plannedOn } from '../domain/schedule.ts';
import { whyNotVerifier } from '../domain/verification.ts';
import { readLights } from '../store/lights.ts';
import { redMonths } from '../domain/ladder.ts';
import { type OrderRow, readOrders, readReminders } from '../store/orders.ts';
import type { PlanRow } from '../store/plans.ts';
import type { ReportRow } from '../store/reports.ts';
import { boardItemOf, maySee, rulesOf } from './board.ts';
import { readStanding, type Standing } from './standing.ts';

type TaskPage = ContractAnswer<typeof contract>;

/** @throws Problem SUPERVISED_TASK_UNKNOWN, FORBIDDEN */
export async function getTask(parts: SupervisionParts, db: Sql, actor: Actor | undefined, now: Date, taskId: string): Promise<TaskPage> {
  const standing = await readStanding(parts, db, now, taskId);
  if (!maySee(actor, standing)) throw forbidden('supervision.progress.read');
  const [lights, orders, reminders] = await Promise.all([readLights(db, taskId), readOrders(db, [taskId]), readReminders(db, taskId)]);
  const { plan, proposal, pending, responsible, today } = standing;
  return {
    today,
    item: boardItemOf(parts, standing, orders),
    plan: plan ? viewPlan(plan) : null,
    proposal: proposal ? viewPlan(proposal) : null,
    nodes: nodesOf(parts, standing),
    reports: standing.reports.toReversed().map((r) => viewReport(r, actor)),
    lights: lights.toReversed().map(({ period, onDay, light, planned, actual, reasons, healedOn }) => ({ period, onDay, light, planned, actual, reasons, healedOn })),
    orders: orders.toReversed().map(viewOrder),
    reminders: reminders.map(({ kind, about, at }) => ({ kind, about, at: at.toISOString() })),
    redMonths: redMonths(lights, periodOf(today)),
    may: {
      report: plan !== undefined && !pending && responsible !== undefined && findGrant(actor, 'supervision.progress.report', { organisationIds: [responsible.organisationId] }) !== undefined,
      verify: pending !== undefined && findGrant(actor, 'supervision.progress.verify') !== undefined && whyNot(pending, actor) === null,
      setMilestones: !proposal && findGrant(actor, 'supervision.milestone.set') !== undefined,
      approve: proposal !== undefined && proposal.proposedBy !== actor?.accountId && findGrant(actor, 'supervision.milestone.approve') !== undefined,
    },
    reportable: plan ? reportablePeriods(plan.startOn, standing.lastReported, today) : [],
    rules: rulesOf(parts),
  };
}

function nodesOf({ calendar }: SupervisionParts, { plan, verified, claimed, today }: Standing): TaskPage['nodes'] {
  if (!plan) return [];
  const leaves = new Set(leavesOf(plan.milestones).map((m) => m.key));
  return plan.milestones.map((m) => {
    const alone = [{ ...m, parent: null, weight: 100 }];
    return {
      ...m,
      leaf: leaves.has(m.key),
      planned: plannedOn(calendar, plan.startOn, alone, today),
      claimed: doneOf(plan.milestones, m, claimed),
      verified: doneOf(plan.milestones, m, verified),
    };
  });
}

function viewOrder({ caseId, proposed, colour, ground, period, status, step, createdAt, circularNo, circularOn }: OrderRow): TaskPage['orders'][number] {
  return { caseId, proposed, colour, ground, period, status, step, circular: circularNo && circularOn ? { no: circularNo, on: circularOn } : null, createdAt: createdAt.toISOString() };
}

function viewPlan(p: PlanRow): MilestonePlan {
  return {
    id: p.id, version: p.version, startOn: p.startOn, public: p.public, reason: p.reason, demo: p.demo, proposedBy: p.proposedByName,
    proposedAt: p.proposedAt.toISOString(), milestones: p.milestones,
    decision: p.approved === null ? null : { approved: p.approved, reason: p.decisionReason, decidedBy: p.decidedByName!, decidedAt: p.decidedAt!.toISOString() },
  };
}

function whyNot(report: ReportRow, actor: Actor | undefined): { zh: string; en: string } | null {
  if (!actor) return null;
  return whyNotVerifier({
    reporterId: report.reportedBy, organisationId: report.organisationId,
    verifierId: actor.accountId, verifierOrganisationIds: actor.assignments.map((a) => a.organisationId),
  });
}

function viewReport(r: ReportRow, actor: Actor | undefined): ProgressReport {
  const v = r.verification;
  return {
    id: r.id, period: r.period, organisation: { id: r.organisationId, name: r.organisationName }, text: r.text, reportedBy: r.reportedByName,
    reportedAt: r.reportedAt.toISOString(), claims: r.claims, evidence: r.evidence,
    verification: v && {
      outcome: v.outcome, opinion: v.opinion, verifiedBy: v.verifiedByName, organisation: v.organisationName,
      verifiedAt: new Date(v.verifiedAt).toISOString(), items: v.items,
    },
    whyNot: whyNot(r, actor),
  };
}
