import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { LadderStep } from '../domain/ladder.ts';
import type { OrderColour, OrderGround } from '../domain/orders.ts';

export interface OrderRow {
  id: string;
  /** null: the order follows from a finding that belongs to no task. */
  taskId: string | null;
  proposed: OrderColour;
  colour: OrderColour;
  ground: OrderGround;
  period: string;
  /** State of the case. */
  status: string;
  caseId: string;
  organisationId: string;
  createdAt: Date;
  findingId: string | null;
  /** How far up it has climbed. */
  step: LadderStep;
  /** Circular (通报) that followed; null where none was issued. */
  circularNo: string | null;
  circularOn: string | null;
  circularPublic: boolean;
}

export type NewOrder = Omit<OrderRow, 'step' | 'circularNo' | 'circularOn' | 'circularPublic'>;

/** States in which an order asks for nothing more. */
export const CLOSED_STATES: readonly string[] = ['CLOSED', 'WITHDRAWN'];

const ORDER = sql`id, task_id as "taskId", proposed, colour, ground, period, status, case_id as "caseId", organisation_id as "organisationId", created_at as "createdAt",
  finding_id as "findingId", step, circular_no as "circularNo", circular_on as "circularOn", circular_public as "circularPublic"`;

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

export async function insertOrder(db: Sql, o: NewOrder): Promise<void> {
  await sql`
    insert into supervision.dispatch_order (id, task_id, proposed, colour, ground, period, status, case_id, organisation_id, created_at, finding_id)
    values (${o.id}, ${o.taskId}, ${o.proposed}, ${o.colour}, ${o.ground}, ${o.period}, ${o.status}, ${o.caseId}, ${o.organisationId}, ${o.createdAt}, ${o.findingId})`.execute(db);
}

export interface OrderChange {
  status: string;
  colour?: OrderColour;
  step?: LadderStep;
  circular?: { no: string; on: string; public: boolean };
}

/** The columns follow the case; the case's state is the truth. */
export async function setOrder(db: Sql, id: string, { status, colour, step, circular }: OrderChange): Promise<void> {
  await sql`
    update supervision.dispatch_order set status = ${status}, colour = coalesce(${colour ?? null}::text, colour), step = coalesce(${step ?? null}::text, step),
      circular_no = coalesce(${circular?.no ?? null}::text, circular_no), circular_on = coalesce(${circular?.on ?? null}::date, circular_on),
      circular_public = coalesce(${circular?.public ?? null}::boolean, circular_public)
    where id = ${id}`.execute(db);
}

/** True the first time. */
export async function rememberReminder(db: Sql, taskId: string, kind: 'REPORT_DUE' | 'REPORT_MISSED' | 'MILESTONE_DUE', about: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into supervision.reminder (task_id, kind, about, at) values (${taskId}, ${kind}, ${about}, ${at}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export interface ReminderRow {
  taskId: string;
  kind: 'REPORT_DUE' | 'REPORT_MISSED' | 'MILESTONE_DUE';
  /** Month or milestone reminded of. */
  about: string;
  at: Date;
}

/** Reminders that a task's unit was sent, newest first. */
export async function readReminders(db: Sql, taskId: string): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`select task_id as "taskId", kind, about, at from supervision.reminder where task_id = ${taskId} order by at desc, about`.execute(db);
  return rows;
}
