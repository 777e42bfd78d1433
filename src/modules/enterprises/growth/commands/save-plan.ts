import { appendAudit } from '../../../../kernel/audit/index.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { findFirm } from '../../store/firms.ts';
import type { PlanDraft } from '../contract.ts';
import { checkPlan } from '../domain/plans/check-plan.ts';
import type { GrowthParts } from '../parts.ts';
import { deleteMeasures, findPlan, insertPlan, readMeasures, readProgress, replaceGoals, updatePlan, writeMeasure } from '../store/plans.ts';

/**
 * The city makes a plan with a leading firm of its own.
 * @throws Problem NOT_FOUND, FORBIDDEN, PLAN_WRONG, PLAN_RUNNING
 */
export async function createPlan(parts: GrowthParts, db: Database | Tx, act: Act, input: PlanDraft & { enterpriseId: string; demo?: boolean }): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const firm = await findFirm(tx.sql, input.enterpriseId);
    const assignment = authorise(act.actor, 'enterprises.plan.edit', { region: firm?.city ?? null, park: firm?.park ?? null });
    if (!firm) throw notFound('企业档案', 'dossier', input.enterpriseId);
    await assertSound(parts, tx, input);
    const id = newId(act.now);
    await insertPlan(tx.sql, {
      id, enterpriseId: firm.id, city: firm.city, title: input.title, fromYear: input.fromYear, toYear: input.toYear, leadUnit: input.leadUnit, status: 'RUNNING', version: 1, demo: input.demo ?? false,
      changedAt: act.now, changedByName: act.actor!.displayName,
    });
    await replaceGoals(tx.sql, id, input.goals);
    for (const [i, m] of input.measures.entries()) await writeMeasure(tx.sql, { ...m, id: newId(act.now), planId: id, no: i + 1, doneOn: null });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.plan.created', subject: { kind: 'enterprises.plan', id },
      detail: { enterprise: firm.id, goals: input.goals.length, measures: input.measures.length }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.plan.changed', key: id });
    return { id };
  });
}

/**
 * Changes a plan: goals are written anew, measures keep their reports. A measure on which somebody has reported is not struck out.
 * @throws Problem NOT_FOUND, FORBIDDEN, PLAN_WRONG, PLAN_CHANGED_MEANWHILE, PLAN_MEASURE_REPORTED
 */
export async function savePlan(parts: GrowthParts, db: Database | Tx, act: Act, id: string, input: PlanDraft & { version: number; status: 'RUNNING' | 'CLOSED' }): Promise<{ version: number }> {
  return inTransaction(db, async (tx) => {
    const plan = await findPlan(tx.sql, id, { lock: true });
    const assignment = authorise(act.actor, 'enterprises.plan.edit', { region: plan?.city ?? null });
    if (!plan) throw notFound('方案', 'plan', id);
    await assertSound(parts, tx, input);
    const there = await readMeasures(tx.sql, [id]);
    const kept = new Set(input.measures.flatMap((m) => m.id ?? []));
    const stranger = [...kept].find((m) => !there.some((t) => t.id === m));
    if (stranger) throw notFound('措施', 'measure', stranger);
    const struck = there.filter((m) => !kept.has(m.id));
    const reported = new Set((await readProgress(tx.sql, struck.map((m) => m.id))).map((p) => p.measureId));
    const held = struck.find((m) => reported.has(m.id));
    if (held) {
      throw new Problem('PLAN_MEASURE_REPORTED', {
        status: 409, zh: `措施“${held.title}”已有进展记录，不能删除`, en: `The measure "${held.title}" has reports and cannot be struck out`, where: { field: 'measures' },
        remedy: { zh: '保留该措施，或登记为已完成', en: 'Keep the measure, or report it as done' },
      });
    }
    const saved = await updatePlan(tx.sql, { id, title: input.title, fromYear: input.fromYear, toYear: input.toYear, leadUnit: input.leadUnit, status: input.status, version: input.version, changedAt: act.now, changedByName: act.actor!.displayName });
    if (!saved) throw new Problem('PLAN_CHANGED_MEANWHILE', { status: 409, zh: '其他人刚刚修改了这份方案', en: 'Somebody changed the plan meanwhile', remedy: { zh: '请刷新后核对再保存', en: 'Reload, compare, save again' } });
    await replaceGoals(tx.sql, id, input.goals);
    await deleteMeasures(tx.sql, struck.map((m) => m.id));
    for (const [i, m] of input.measures.entries()) await writeMeasure(tx.sql, { ...m, id: m.id ?? newId(act.now), planId: id, no: i + 1, doneOn: null });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: input.status === 'CLOSED' ? 'enterprises.plan.closed' : 'enterprises.plan.changed', subject: { kind: 'enterprises.plan', id },
      detail: { version: input.version + 1, goals: input.goals.length, measures: input.measures.length, struck: struck.map((m) => m.title) }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.plan.changed', key: id });
    return { version: input.version + 1 };
  });
}

async function assertSound(parts: GrowthParts, tx: Tx, draft: PlanDraft): Promise<void> {
  const book = await parts.rules.current(tx);
  const faults = checkPlan(draft, new Set(parts.plans.goals.map((g) => g.id)), new Set(book.rules.map((r) => r.id)));
  if (faults.length > 0) throw new Problem('PLAN_WRONG', { zh: `方案有 ${faults.length} 处需要改正：${faults[0]!.zh}`, en: `The plan has ${faults.length} point(s) to correct: ${faults[0]!.en}`, where: faults[0]!.where, details: faults });
}
