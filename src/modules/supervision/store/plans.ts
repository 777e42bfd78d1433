import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { PlanMilestone } from '../contract.ts';

export interface PlanRow {
  id: string;
  taskId: string;
  version: number;
  startOn: string;
  public: boolean;
  reason: string;
  demo: boolean;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  milestones: PlanMilestone[];
  /** null: waits for a second person. */
  approved: boolean | null;
  decisionReason: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export type NewPlan = Omit<PlanRow, 'approved' | 'decisionReason' | 'decidedByName' | 'decidedAt'>;

/** Held until the end of the transaction: one change of a task at a time. */
export async function lockTask(db: Sql, taskId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`supervision ${taskId}`}, 0))`.execute(db);
}

/** Plans of the tasks named, or of all; oldest first. */
export async function readPlans(db: Sql, taskIds?: readonly string[]): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.id, p.task_id as "taskId", p.version, p.start_on as "startOn", p.public, p.reason, p.demo, p.proposed_by as "proposedBy",
      p.proposed_by_name as "proposedByName", p.proposed_at as "proposedAt", d.approved, d.reason as "decisionReason",
      d.decided_by_name as "decidedByName", d.decided_at as "decidedAt",
      (select jsonb_agg(jsonb_build_object('key', m.key, 'parent', m.parent, 'zh', m.zh, 'en', m.en, 'weight', m.weight, 'dueOn', m.due_on,
        'evidenceKind', m.evidence_kind) order by m.due_on, m.key) from supervision.milestone m where m.plan_id = p.id) as milestones
    from supervision.milestone_plan p left join supervision.plan_decision d on d.plan_id = p.id
    where ${taskIds ?? null}::text[] is null or p.task_id = any(${taskIds ?? null}::text[])
    order by p.task_id, p.version`.execute(db);
  return rows;
}

export async function findPlan(db: Sql, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<{ taskId: string }>`select task_id as "taskId" from supervision.milestone_plan where id = ${id}`.execute(db);
  return rows[0] && (await readPlans(db, [rows[0].taskId])).find((p) => p.id === id);
}

/** The plan that counts: the newest one approved. */
export function planInForce(plans: readonly PlanRow[]): PlanRow | undefined {
  return plans.findLast((p) => p.approved === true);
}

export async function insertPlan(db: Sql, p: NewPlan): Promise<void> {
  await sql`
    insert into supervision.milestone_plan (id, task_id, version, start_on, public, reason, demo, proposed_by, proposed_by_name, proposed_at)
    values (${p.id}, ${p.taskId}, ${p.version}, ${p.startOn}, ${p.public}, ${p.reason}, ${p.demo}, ${p.proposedBy}, ${p.proposedByName}, ${p.proposedAt})`.execute(db);
  await sql`
    insert into supervision.milestone (plan_id, key, parent, zh, en, weight, due_on, evidence_kind)
    select ${p.id}::uuid, m.key, m.parent, m.zh, m.en, m.weight, m."dueOn", m."evidenceKind"
    from jsonb_to_recordset(${JSON.stringify(p.milestones)}::jsonb)
      as m(key text, parent text, zh text, en text, weight integer, "dueOn" date, "evidenceKind" text)`.execute(db);
}

export async function insertDecision(
  db: Sql,
  d: { planId: string; approved: boolean; reason: string | null; decidedBy: string; decidedByName: string; at: Date },
): Promise<void> {
  await sql`
    insert into supervision.plan_decision (plan_id, approved, reason, decided_by, decided_by_name, decided_at)
    values (${d.planId}, ${d.approved}, ${d.reason}, ${d.decidedBy}, ${d.decidedByName}, ${d.at})`.execute(db);
}
