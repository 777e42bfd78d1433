import { appendAudit } from '../../../kernel/audit/index.ts';
import { Problem, type ProblemDetail } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Indicators } from '../../../kernel/indicators/index.ts';
import type { PlanTask, TaskDetail, TaskView } from '../contract.ts';
import { allDefinitions } from '../queries/context.ts';
import { viewTask } from '../queries/list-tasks.ts';
import { lockLoader } from '../store.ts';
import { insertTaskDetail, readTasks } from '../task-detail-store.ts';
import type { HandAct } from './set-decomposition.ts';

/**
 * The secretariat says of a task what its document leaves open: parent, weight, day, indicators, money and resolution.
 * @throws Problem FORBIDDEN, TASK_UNKNOWN, TASK_DETAIL_INVALID, TASK_DETAIL_CHANGED
 */
export function setTaskDetail({ indicators }: { indicators: Indicators }, db: Database | Tx, act: HandAct, id: string, { seen, ...detail }: TaskDetail & { seen: number }): Promise<TaskView> {
  const assignment = authorise(act.actor, 'plan.task.write');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    await lockLoader(tx.sql);
    const { tasks, details } = await readTasks(tx.sql);
    const task = tasks.find((t) => t.id === id);
    if (!task) throw new Problem('TASK_UNKNOWN', { status: 404, zh: `没有任务 ${id}`, en: `No task ${id}`, remedy: { zh: '任务编号见 /api/plan/tasks', en: 'See /api/plan/tasks for the ids' } });
    const last = details.get(id);
    if ((last?.version ?? 0) !== seen) {
      throw new Problem('TASK_DETAIL_CHANGED', { status: 409, zh: '这项任务已被他人改动', en: 'Somebody changed this task meanwhile', remedy: { zh: '请刷新后再改', en: 'Load it again first' } });
    }
    const faults = detailFaults(detail, task, tasks, new Set((await allDefinitions(indicators, tx.sql)).map((d) => d.code)));
    if (faults.length > 0) {
      throw new Problem('TASK_DETAIL_INVALID', { zh: `不能保存：${faults[0]!.zh}`, en: `Cannot be saved: ${faults[0]!.en}`, where: faults[0]!.where, details: faults });
    }
    const version = (last?.version ?? 0) + 1;
    const stored = { task: id, version, body: detail, setByName: actor.displayName, setAt: act.now };
    await insertTaskDetail(tx.sql, stored, actor.accountId);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'plan.task.detailed', subject: { kind: 'plan.task', id },
      detail: { version, ...detail }, requestId: act.requestId,
    });
    tx.emit({ topic: 'plan.task.detailed', key: id });
    return viewTask({ ...task, ...detail }, tasks, new Map([[id, stored]]));
  });
}

function detailFaults({ parent, indicators }: TaskDetail, task: PlanTask, tasks: readonly PlanTask[], codes: ReadonlySet<string>): ProblemDetail[] {
  const fault = (field: string, zh: string, en: string): ProblemDetail => ({ code: 'TASK_DETAIL_INVALID', zh, en, where: { field } });
  const unknown = indicators.filter((code) => !codes.has(code));
  const above: string[] = [];
  for (let at = parent; at !== null && !above.includes(at); at = tasks.find((t) => t.id === at)?.parent ?? null) above.push(at);
  return [
    ...(parent !== null && !tasks.some((t) => t.id === parent) ? [fault('parent', `没有任务 ${parent}`, `there is no task ${parent}`)] : []),
    ...(above.includes(task.id) ? [fault('parent', '任务不能是自己的上级', 'a task cannot be above itself')] : []),
    ...(unknown.length > 0 ? [fault('indicators', `没有指标 ${unknown.join('、')}`, `there is no indicator ${unknown.join(', ')}`)] : []),
  ];
}
