import { appendAudit } from '../../../../kernel/audit/index.ts';
import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { findMeasure, findPlan, insertProgress, setDone } from '../store/plans.ts';

/**
 * Reports how far a measure is. At 100 % it is done that day; a later report below takes that back.
 * @throws Problem NOT_FOUND, FORBIDDEN, PLAN_CLOSED
 */
export async function reportMeasure(db: Database | Tx, act: Act, id: string, input: { percent: number; note: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const measure = await findMeasure(tx.sql, id);
    const plan = measure && (await findPlan(tx.sql, measure.planId));
    const assignment = authorise(act.actor, 'enterprises.plan.edit', { region: plan?.city ?? null });
    if (!measure || !plan) throw notFound('措施', 'measure', id);
    if (plan.status === 'CLOSED') throw new Problem('PLAN_CLOSED', { status: 409, zh: '方案已办结，不再登记进展', en: 'The plan is closed; nothing more is reported', remedy: { zh: '如需继续，请先恢复方案', en: 'Open the plan again first' } });
    await insertProgress(tx.sql, { id: newId(act.now), measureId: id, ...input, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
    await setDone(tx.sql, id, input.percent === 100 ? dateOf(act.now) : null);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.plan.reported', subject: { kind: 'enterprises.plan', id: plan.id }, detail: { measure: id, percent: input.percent }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.plan.changed', key: plan.id });
  });
}
