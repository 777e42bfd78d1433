import { sql } from 'kysely';
import type { Sql } from '../../kernel/db/index.ts';
import type { PlanTask, TaskDetail } from './contract.ts';
import { readCurrent } from './store.ts';

export interface StoredTaskDetail {
  task: string;
  version: number;
  body: TaskDetail;
  setByName: string;
  setAt: Date;
}

/** The newest version of what the secretariat added to each task. */
export async function readTaskDetails(db: Sql): Promise<StoredTaskDetail[]> {
  const { rows } = await sql<StoredTaskDetail>`
    select distinct on (task) task, version, body, set_by_name as "setByName", set_at as "setAt"
    from plan.task_detail order by task, version desc`.execute(db);
  return rows;
}

export async function insertTaskDetail(db: Sql, row: StoredTaskDetail, by: string): Promise<void> {
  await sql`
    insert into plan.task_detail (task, version, body, set_by, set_by_name, set_at)
    values (${row.task}, ${row.version}, ${JSON.stringify(row.body)}::jsonb, ${by}::uuid, ${row.setByName}, ${row.setAt}::timestamptz)`.execute(db);
}

/** The tasks in force with what the secretariat added; a document's own words stay as they are. */
export async function readTasks(db: Sql): Promise<{ tasks: PlanTask[]; details: ReadonlyMap<string, StoredTaskDetail> }> {
  const [tasks, rows] = await Promise.all([readCurrent(db, 'task'), readTaskDetails(db)]);
  const details = new Map(rows.map((r) => [r.task, r]));
  return { tasks: tasks.map((task) => ({ ...task, ...details.get(task.id)?.body })), details };
}
