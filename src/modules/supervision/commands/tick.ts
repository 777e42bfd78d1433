import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { addWorkingDays } from '../../../kernel/base/working-days.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import type { SupervisionParts } from '../act.ts';
import { isLate } from '../domain/inspection.ts';
import { nextClimb, redMonths } from '../domain/ladder.ts';
import { proposeOrder } from '../domain/orders.ts';
import { movePeriod, periodOf, reportDueOn } from '../domain/schedule.ts';
import { readStanding, readStandings, type Standing } from '../queries/standing.ts';
import { findFinding, readFindings } from '../store/findings.ts';
import { type LightEntry, readLights } from '../store/lights.ts';
import { CLOSED_STATES, insertOrder, type OrderRow, readOrders, rememberReminder } from '../store/orders.ts';
import { lockTask } from '../store/plans.ts';
import { openOrderFor } from './order-for-finding.ts';
import { recordLight } from './record-light.ts';

export interface TickReport {
  lights: number;
  orders: number;
  reminders: number;
  escalated: number;
}

const REQUEST = 'supervision.tick';

/**
 * The daily round: lights of every task into the history, reminders to the outbox, orders that lights and late findings
 * call for, and orders that nobody answers a rung higher. Each thing happens once, however often and in however many
 * processes it runs.
 */
export async function tick(parts: SupervisionParts, db: Database | Tx, now: Date): Promise<TickReport> {
  const report: TickReport = { lights: 0, orders: 0, reminders: 0, escalated: 0 };
  const sql = db.sql;
  for (const { task, plan } of await readStandings(parts, sql, now)) {
    if (!plan) continue;
    await inTransaction(db, async (tx) => {
      await lockTask(tx.sql, task.id);
      const standing = await readStanding(parts, tx.sql, now, task.id);
      if (await recordLight(tx, standing, (await readLights(tx.sql, task.id)).at(-1), now)) report.lights += 1;
      const lights = await readLights(tx.sql, task.id);
      report.reminders += await remind(parts, tx, standing, now);
      const orders = await readOrders(tx.sql, [task.id]);
      if (await propose(parts, tx, standing, orders, now)) report.orders += 1;
      report.escalated += await climb(parts, tx, orders.filter((o) => o.findingId === null), lights, now);
    });
  }
  await followFindings(parts, db, report, now);
  return report;
}

async function remind({ calendar, rules }: SupervisionParts, tx: Tx, { task, judgement, plan, responsible, lastReported, today }: Standing, now: Date): Promise<number> {
  if (!plan || judgement.light === 'DONE') return 0;
  const before = movePeriod(periodOf(today), -1);
  const dueOn = reportDueOn(calendar, before, rules.report.dueDay);
  const covered = lastReported !== null && lastReported >= before;
  const due: ['REPORT_DUE' | 'REPORT_MISSED' | 'MILESTONE_DUE', string][] = [
    ...(!covered && before >= periodOf(plan.startOn) && today <= dueOn && dueOn <= addWorkingDays(calendar, today, rules.report.remindBefore) ? [['REPORT_DUE', before] as ['REPORT_DUE', string]] : []),
    ...(judgement.missed > 0 ? [['REPORT_MISSED', periodOf(today)] as ['REPORT_MISSED', string]] : []),
    ...judgement.blue.map((key): ['MILESTONE_DUE', string] => ['MILESTONE_DUE', key]),
  ];
  let sent = 0;
  for (const [kind, about] of due) {
    if (!(await rememberReminder(tx.sql, task.id, kind, about, now))) continue;
    tx.emit({ topic: 'supervision.reminder', key: task.id, payload: { kind, about, organisationId: responsible?.organisationId ?? null } });
    sent += 1;
  }
  return sent;
}

async function propose(parts: SupervisionParts, tx: Tx, { task, responsible, judgement, today }: Standing, orders: readonly OrderRow[], now: Date): Promise<boolean> {
  // An order needs somebody to answer it.
  if (!responsible) return false;
  const period = periodOf(today);
  // What an inspection asks for is another matter than the light.
  const earlier = orders.filter((o) => o.findingId === null).map((o) => ({ colour: o.colour, period: o.period, open: !CLOSED_STATES.includes(o.status), withdrawn: o.status === 'WITHDRAWN' }));
  const proposal = proposeOrder(judgement, period, earlier, parts.rules);
  if (!proposal || orders.some((o) => o.findingId === null && o.proposed === proposal.colour && o.period === period)) return false;
  const id = newId(now);
  const opened = await parts.engine.openCase(tx, {
    definitionId: 'dispatch-order', subject: { kind: 'supervision.order', id }, title: `${task.no}. ${task.zh}`,
    parties: { unit: [{ organisationId: responsible.organisationId, name: responsible.organisationName }] },
    region: responsible.region, park: null, actor: undefined, now, requestId: REQUEST,
  });
  await insertOrder(tx.sql, {
    id, taskId: task.id, proposed: proposal.colour, colour: proposal.colour, ground: proposal.ground, period, status: 'CREATED',
    caseId: opened.id, organisationId: responsible.organisationId, createdAt: now, findingId: null,
  });
  await appendAudit(tx, {
    at: now, actor: null, action: 'supervision.order.proposed', subject: { kind: 'supervision.order', id },
    detail: { taskId: task.id, period, ...proposal, light: judgement.light, reasons: judgement.reasons, rules: parts.rules.version }, requestId: REQUEST,
  });
  tx.emit({ topic: 'supervision.order.proposed', key: id, payload: { taskId: task.id, colour: proposal.colour } });
  return true;
}

/** Orders that their units do not answer climb by themselves: one rung a round, and only while the unit is the one waited for. */
async function climb({ engine, rules }: SupervisionParts, tx: Tx, orders: readonly OrderRow[], lights: readonly LightEntry[], now: Date): Promise<number> {
  let climbed = 0;
  const period = periodOf(dateOf(now));
  for (const order of orders.filter((o) => ['ISSUED', 'SIGNED', 'DOING', 'RETURNED'].includes(o.status))) {
    const { evaluation, actions } = await engine.evaluateStored(tx.sql, order.caseId, now);
    const overdue = new Set(evaluation.clocks.filter((c) => c.status === 'running' && c.dueOn !== null && c.dueOn < evaluation.today).map((c) => c.id));
    const taken = new Map(actions.map((a) => [a.action, periodOf(dateOf(new Date(a.at)))]));
    const action = nextClimb({ colour: order.colour, overdue, taken }, redMonths(lights, period), period, rules);
    // A case that runs under an earlier version of the procedure has fewer rungs.
    if (!action || !evaluation.options.some((o) => o.action === action)) continue;
    await engine.act(tx, { caseId: order.caseId, action, expectedSeq: evaluation.seq, actor: undefined, flow: REQUEST, now, requestId: REQUEST });
    climbed += 1;
  }
  return climbed;
}

/** Findings whose day is over lead to a dispatch order, and what no light governs climbs by its clocks alone. */
async function followFindings(parts: SupervisionParts, db: Database | Tx, report: TickReport, now: Date): Promise<void> {
  const today = dateOf(now);
  const late = (await readFindings(db.sql)).filter((f) => isLate(f, today) && f.orderCaseId === null);
  for (const { id } of late) {
    await inTransaction(db, async (tx) => {
      await lockTask(tx.sql, `finding ${id}`);
      const finding = await findFinding(tx.sql, id);
      // Somebody may have settled or ordered it meanwhile.
      if (!finding || finding.orderCaseId !== null || !isLate(finding, today)) return;
      await openOrderFor(parts, tx, { now, actor: undefined, requestId: REQUEST }, finding, 'YELLOW');
      report.orders += 1;
    });
  }
  await inTransaction(db, async (tx) => {
    await lockTask(tx.sql, 'orders of findings');
    report.escalated += await climb(parts, tx, (await readOrders(tx.sql)).filter((o) => o.findingId !== null), [], now);
  });
}
