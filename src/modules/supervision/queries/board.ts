import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { BoardItem, getBoard, getPublicBoard } from '../contract.ts';
import { leavesOf } from '../domain/milestones.ts';
import { movePeriod, periodOf, reportDueOn } from '../domain/schedule.ts';
import { CLOSED_STATES, type OrderRow, readOrders } from '../store/orders.ts';
import { readStandings, type Standing } from './standing.ts';

type Rules = ContractAnswer<typeof getBoard>['rules'];

/** Whether a person may see claims, evidence and orders of a task: the zone's bodies all, a unit its own. */
export function maySee(actor: Actor | undefined, { responsible }: Pick<Standing, 'responsible'>): boolean {
  return findGrant(actor, 'supervision.progress.read', { organisationIds: responsible ? [responsible.organisationId] : [], region: responsible?.region ?? null }) !== undefined;
}

export async function readBoard(parts: SupervisionParts, db: Sql, actor: Actor | undefined, now: Date): Promise<Omit<ContractAnswer<typeof getBoard>, 'today'>> {
  const [standings, orders] = await Promise.all([readStandings(parts, db, now), readOrders(db)]);
  return {
    items: standings.filter((s) => maySee(actor, s)).map((s) => boardItemOf(parts, s, orders.filter((o) => o.taskId === s.task.id))),
    rules: rulesOf(parts),
  };
}

export function boardItemOf(parts: SupervisionParts, standing: Standing, orders: readonly OrderRow[]): BoardItem {
  const { task, responsible, plan, verified, judgement, today } = standing;
  const spokenOf = new Set([...judgement.blue, ...judgement.reasons.map((r) => r.milestone)]);
  const next = plan && leavesOf(plan.milestones).find((m) => (verified.get(m.key) ?? 0) < 100);
  return {
    task,
    organisation: responsible ? { id: responsible.organisationId, name: responsible.organisationName } : null,
    ...judgement,
    named: (plan?.milestones ?? []).filter((m) => spokenOf.has(m.key)).map(({ key, zh, en }) => ({ key, zh, en })),
    claimed: standing.claimedTotal,
    nextMilestone: next ? { key: next.key, zh: next.zh, en: next.en, dueOn: next.dueOn } : null,
    reportDue: reportDueOf(parts, standing, today),
    awaitsVerification: standing.pending !== undefined,
    awaitsApproval: standing.proposal !== undefined,
    openOrders: orders.filter((o) => !CLOSED_STATES.includes(o.status)).map(({ colour, status, step, caseId }) => ({ colour, status, step, caseId })),
    demo: plan?.demo ?? false,
  };
}

/** The oldest month that is not covered by a report yet, and the last day for it. */
export function reportDueOf({ calendar, rules }: SupervisionParts, { plan, lastReported, judgement }: Standing, today: CalendarDate): BoardItem['reportDue'] {
  if (!plan || judgement.light === 'DONE') return null;
  const started = periodOf(plan.startOn);
  const period = lastReported !== null && lastReported >= started ? movePeriod(lastReported, 1) : started;
  return period > periodOf(today) ? null : { period, on: reportDueOn(calendar, period, rules.report.dueDay) };
}

/** Light and progress of the tasks whose plan is public; nothing a unit says of itself. */
export async function readPublicBoard(parts: SupervisionParts, db: Sql, now: Date): Promise<Omit<ContractAnswer<typeof getPublicBoard>, 'today'>> {
  const [standings, orders] = await Promise.all([readStandings(parts, db, now), readOrders(db)]);
  return {
    items: standings
      .filter((s) => s.plan?.public)
      .map(({ task: { id, no, document, clause, zh, en, lead }, judgement: { light, planned, actual, dueOn }, plan }) => ({
        task: { id, no, document, clause, zh, en, lead }, light, planned, actual, dueOn, demo: plan?.demo ?? false, circular: publicCircular(orders.filter((o) => o.taskId === id)),
      })),
    rules: rulesOf(parts),
  };
}

/** The newest circular that its issuer made public and that is not settled yet. */
function publicCircular(orders: readonly OrderRow[]): { no: string; on: string } | null {
  const found = orders.findLast((o) => o.circularPublic && !CLOSED_STATES.includes(o.status));
  return found?.circularNo && found.circularOn ? { no: found.circularNo, on: found.circularOn } : null;
}

export function rulesOf({ rules: { sourceZh, sourceEn, light, report, ladder } }: SupervisionParts): Rules {
  return { sourceZh, sourceEn, ladder, ...light, dueDay: report.dueDay, redAfter: report.redAfter };
}
