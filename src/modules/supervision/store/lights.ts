import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { LightReason } from '../domain/light.ts';

export interface LightEntry {
  id: number;
  taskId: string;
  period: string;
  onDay: string;
  light: 'DONE' | 'GREEN' | 'YELLOW' | 'RED';
  planned: number;
  actual: number;
  reasons: LightReason[];
  healedOn: string | null;
}

/** Every entry of a task, oldest first. */
export async function readLights(db: Sql, taskId: string): Promise<LightEntry[]> {
  const { rows } = await sql<LightEntry>`
    select ${ENTRY} from supervision.light_entry e left join supervision.light_healed h on h.entry_id = e.id where e.task_id = ${taskId} order by e.id`.execute(db);
  return rows;
}

const ENTRY = sql`e.id, e.task_id as "taskId", e.period, e.on_day as "onDay", e.light, e.planned::float8 as planned, e.actual::float8 as actual,
  e.reasons, h.healed_on as "healedOn"`;

export async function insertLight(db: Sql, entry: Omit<LightEntry, 'id' | 'healedOn'>, at: Date): Promise<void> {
  await sql`
    insert into supervision.light_entry (task_id, period, on_day, light, planned, actual, reasons, recorded_at)
    values (${entry.taskId}, ${entry.period}, ${entry.onDay}, ${entry.light}, ${entry.planned}, ${entry.actual}, ${JSON.stringify(entry.reasons)}::jsonb, ${at})`.execute(db);
}

/** Marks every yellow and red entry of a task that has not been made good yet. */
export async function healLights(db: Sql, taskId: string, on: string): Promise<void> {
  await sql`
    insert into supervision.light_healed (entry_id, healed_on)
    select e.id, ${on}::date from supervision.light_entry e
    where e.task_id = ${taskId} and e.light in ('YELLOW', 'RED') on conflict do nothing`.execute(db);
}
