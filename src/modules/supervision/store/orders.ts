import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { OrderColour, OrderProposal } from '../domain/orders.ts';

export interface OrderRow {
  id: string;
  taskId: string;
  proposed: OrderColour;
  colour: OrderColour;
  ground: OrderProposal['ground'];
  period: string;
  /** State of the case. */
  status: string;
  caseId: string;
  organisationId: string;
  createdAt: Date;
}

/** States in which an order asks for nothing more. */
export const CLOSED_STATES: readonly string[] = ['CLOSED', 'WITHDRAWN'];

const ORDER = sql`id, task_id as "taskId", proposed, colour, ground, period, status, case_id as "caseId", organisation_id as "organisationId", created_at as "createdAt"`;

export async function readOrders(db: Sql, taskIds?: readonly string[]): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${ORDER} from supervision.dispatch_order where ${taskIds ?? null}::text[] is null or task_id = any(${taskIds ?? null}::text[])
    order by created_at, id`.execute(db);
  return rows;
}

export async function findOrder(db: Sql, id: string): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`select ${ORDER} from supervision.dispatch_order where id = ${id}`.execute(db);
  return rows[0];
}

export async function insertOrder(db: Sql, o: OrderRow): Promise<void> {
  await sql`
    insert into supervision.dispatch_order (id, task_id, proposed, colour, ground, period, status, case_id, organisation_id, created_at)
    values (${o.id}, ${o.taskId}, ${o.proposed}, ${o.colour}, ${o.ground}, ${o.period}, ${o.status}, ${o.caseId}, ${o.organisationId}, ${o.createdAt})`.execute(db);
}

/** The columns follow the case; the case's state is the truth. */
export async function setOrder(db: Sql, id: string, status: string, colour?: OrderColour): Promise<void> {
  await sql`update supervision.dispatch_order set status = ${status}, colour = coalesce(${colour ?? null}::text, colour) where id = ${id}`.execute(db);
}

/** True the first time. */
export async function rememberReminder(db: Sql, taskId: string, kind: 'REPORT_DUE' | 'REPORT_MISSED' | 'MILESTONE_DUE', about: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into supervision.reminder (task_id, kind, about, at) values (${taskId}, ${kind}, ${about}, ${at}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}
