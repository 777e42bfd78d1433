import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, type FundParts, stampOf } from '../act.ts';
import { openFund, openProgramme } from '../accounts.ts';
import type { NewFund, NewProgramme } from '../contract.ts';
import { knownFund } from '../known.ts';
import { insertFund, insertProgramme } from '../store/funds.ts';

/** @throws Problem FORBIDDEN, PURPOSE_UNKNOWN, FUND_EXISTS */
export async function createFund(parts: FundParts, db: Database | Tx, act: Act, input: NewFund & { demo?: boolean }): Promise<{ id: string }> {
  const s = stampOf(act, authorise(act.actor, 'funds.fund.plan', {}));
  const unknown = input.purposes.find((p) => !parts.rules.purposes.some((known) => known.id === p));
  if (unknown) throw new Problem('PURPOSE_UNKNOWN', { zh: `没有用途“${unknown}”`, en: `There is no purpose ${unknown}`, where: { field: 'purposes' } });
  return inTransaction(db, async (tx) => {
    const id = newId(act.now);
    await insertFund(tx.sql, { id, ...input, demo: input.demo ?? false, at: s.at, by: s.byId, byName: s.byName });
    await openFund(tx, input, parts.zone, s.at);
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.fund.created', subject: { kind: 'funds.fund', id }, detail: { ...input }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: id });
    return { id };
  });
}

/**
 * A major programme with its task list and who bears its cost.
 * @throws Problem FORBIDDEN, NOT_FOUND, PURPOSE_NOT_OF_FUND, SHARES_NOT_WHOLE, FUND_SHARE_MISSING, TASKS_NOT_WHOLE, PLAN_TASK_UNKNOWN, PROGRAMME_EXISTS
 */
export async function addProgramme(parts: FundParts, db: Database | Tx, act: Act, fundId: string, input: NewProgramme): Promise<{ id: string; tasks: string[] }> {
  const s = stampOf(act, authorise(act.actor, 'funds.fund.plan', {}));
  return inTransaction(db, async (tx) => {
    const fund = await knownFund(tx.sql, fundId);
    if (!fund.purposes.includes(input.purpose)) throw new Problem('PURPOSE_NOT_OF_FUND', { zh: '该用途不在专项资金的用途之内', en: 'The purpose is not one of the fund', where: { field: 'purpose' } });
    const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
    if (sum(input.shares.map((x) => x.amountFen)) !== input.totalFen) throw new Problem('SHARES_NOT_WHOLE', { zh: '各方分担额之和必须等于总额', en: 'The shares must come to the whole', where: { field: 'shares' } });
    if (!input.shares.some((x) => x.party === 'fund' && x.kind === 'fund')) throw new Problem('FUND_SHARE_MISSING', { zh: '须列明专项资金本身的分担额', en: 'The share of the fund itself is missing', where: { field: 'shares' } });
    if (sum(input.tasks.map((x) => x.plannedFen)) !== input.totalFen) throw new Problem('TASKS_NOT_WHOLE', { zh: '任务清单各项金额之和必须等于总额', en: 'The amounts of the task list must come to the whole', where: { field: 'tasks' } });
    const plan = new Set((await parts.tasks(tx.sql)).map((t) => t.id));
    const details = input.tasks.flatMap((t, i) => (t.planTask && !plan.has(t.planTask) ? [{ code: 'PLAN_TASK_UNKNOWN', zh: `重点任务 ${t.planTask} 不存在`, en: `There is no key task ${t.planTask}`, where: { field: `tasks.${i}.planTask` } }] : []));
    if (details.length > 0) throw new Problem('PLAN_TASK_UNKNOWN', { zh: '任务清单引用了不存在的重点任务', en: 'The task list names key tasks that do not exist', details });
    const id = newId(act.now);
    const tasks = input.tasks.map((t, i) => ({ ...t, id: newId(act.now), no: i + 1, planTask: t.planTask ?? null, indicator: t.indicator ?? null, target: t.target ?? null, unit: t.unit ?? null }));
    await insertProgramme(tx.sql, { id, fundId, ...input, tasks, at: s.at, by: s.byId });
    await openProgramme(tx, fund, { id, ...input }, input.shares.filter((x) => x.kind !== 'fund'), parts.zone, s.at);
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.programme.added', subject: { kind: 'funds.fund', id: fundId }, detail: { programme: id, code: input.code, totalFen: input.totalFen }, requestId: act.requestId });
    tx.emit({ topic: 'funds.fund.changed', key: fundId });
    return { id, tasks: tasks.map((t) => t.id) };
  });
}
