import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { addWorkingDays } from '../../../kernel/base/working-days.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import type { SupervisionParts } from '../act.ts';
import { proposeOrder } from '../domain/orders.ts';
import { movePeriod, periodOf, reportDueOn } from '../domain/schedule.ts';
import { readStanding, readStandings, type Standing } from '../queries/standing.ts';
import { readLights } from '../store/lights.ts';
import { CLOSED_STATES, insertOrder, type OrderRow, readOrders, rememberReminder } from '../store/orders.ts';
import { lockTask } from '../store/plans.ts';
import { recordLight } from './record-light.ts';

export interface TickReport {
  lights: number;
  orders: number;
  reminders: number;
  escalated: number;
}

const REQUEST = 'supervision.tick';
/** Clock of `procedures/dispatch-order.yaml` whose end leads to an interview. */
const INTERVIEW_CLOCK = 'interview';

/**
 * The daily round: lights of every task into the history, reminders to the outbox, orders that the lights call for, and
 * red orders that nobody answered escalated. Each thing happens once, however often and in however many processes it runs.
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
      report.reminders += await remind(parts, tx, standing, now);
      const orders = await readOrders(tx.sql, [task.id]);
      if (await propose(parts, tx, standing, orders, now)) report.orders += 1;
      report.escalated += await escalate(parts, tx, orders, now);
    });
  }
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
  const earlier = orders.map((o) => ({ colour: o.colour, period: o.period, open: !CLOSED_STATES.includes(o.status), withdrawn: o.status === 'WITHDRAWN' }));
  const proposal = proposeOrder(judgement, period, earlier, parts.rules);
  if (!proposal || orders.some((o) => o.proposed === proposal.colour && o.period === period)) return false;
  const id = newId(now);
  const opened = await parts.engine.openCase(tx, {
    definitionId: 'dispatch-order', subject: { kind: 'supervision.order', id }, title: `${task.no}. ${task.zh}`,
    parties: { unit: [{ organisationId: responsible.organisationId, name: responsible.organisationName }] },
    region: responsible.region, park: null, actor: undefined, now, requestId: REQUEST,
  });
  await insertOrder(tx.sql, {
    id, taskId: task.id, proposed: proposal.colour, colour: proposal.colour, ground: proposal.ground, period, status: 'CREATED',
    caseId: opened.id, organisationId: responsible.organisationId, createdAt: now,
  });
  await appendAudit(tx, {
    at: now, actor: null, action: 'supervision.order.proposed', subject: { kind: 'supervision.order', id },
    detail: { taskId: task.id, period, ...proposal, light: judgement.light, reasons: judgement.reasons, rules: parts.rules.version }, requestId: REQUEST,
  });
  tx.emit({ topic: 'supervision.order.proposed', key: id, payload: { taskId: task.id, colour: proposal.colour } });
  return true;
}

/** A red order that its unit has not settled in time leads to an interview of its head (约谈). */
async function escalate({ engine }: SupervisionParts, tx: Tx, orders: readonly OrderRow[], now: Date): Promise<number> {
  let escalated = 0;
  for (const order of orders.filter((o) => o.colour === 'RED' && ['ISSUED', 'SIGNED', 'DOING', 'RETURNED'].includes(o.status))) {
    const { evaluation } = await engine.evaluateStored(tx.sql, order.caseId, now);
    const clock = evaluation.clocks.find((c) => c.id === INTERVIEW_CLOCK);
    if (!clock?.dueOn || clock.dueOn >= dateOf(now) || !evaluation.options.some((o) => o.action === 'escalate')) continue;
    await engine.act(tx, { caseId: order.caseId, action: 'escalate', expectedSeq: evaluation.seq, actor: undefined, flow: REQUEST, now, requestId: REQUEST });
    escalated += 1;
  }
  return escalated;
}
