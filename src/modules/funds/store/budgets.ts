import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

export interface BudgetRow {
  id: string;
  fundId: string;
  no: number;
  amountFen: Fen;
  note: string;
  proposedAt: Date;
  proposedBy: string;
  proposedByName: string;
  approved: boolean | null;
  resolution: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  lines: { programmeId: string; amountFen: Fen }[];
}

export async function insertBudget(db: Sql, b: { id: string; fundId: string; no: number; amountFen: Fen; note: string; lines: readonly { programmeId: string; amountFen: Fen }[]; at: Date; by: string; byName: string }): Promise<void> {
  await sql`
    insert into funds.budget (id, fund_id, no, amount_fen, note, proposed_at, proposed_by, proposed_by_name)
    values (${b.id}, ${b.fundId}, ${b.no}, ${b.amountFen}, ${b.note}, ${b.at}, ${b.by}, ${b.byName})`.execute(db);
  for (const l of b.lines) await sql`insert into funds.budget_line (budget_id, programme_id, amount_fen) values (${b.id}, ${l.programmeId}, ${l.amountFen})`.execute(db);
}

export async function insertDecision(db: Sql, d: { budgetId: string; approved: boolean; resolution: string; at: Date; by: string; byName: string }): Promise<void> {
  await sql`insert into funds.budget_decision (budget_id, approved, resolution, decided_at, decided_by, decided_by_name) values (${d.budgetId}, ${d.approved}, ${d.resolution}, ${d.at}, ${d.by}, ${d.byName})`.execute(db);
}

/** Budgets of a fund with their decisions, oldest first. */
export async function readBudgets(db: Sql, filter: { fundId?: string; id?: string }): Promise<BudgetRow[]> {
  const { rows } = await sql<BudgetRow>`
    select b.id, b.fund_id as "fundId", b.no, b.amount_fen as "amountFen", b.note, b.proposed_at as "proposedAt", b.proposed_by as "proposedBy", b.proposed_by_name as "proposedByName",
      d.approved, d.resolution, d.decided_at as "decidedAt", d.decided_by_name as "decidedByName",
      coalesce((select json_agg(json_build_object('programmeId', l.programme_id, 'amountFen', l.amount_fen)) from funds.budget_line l where l.budget_id = b.id), '[]') as lines
    from funds.budget b left join funds.budget_decision d on d.budget_id = b.id
    where (${filter.fundId ?? null}::uuid is null or b.fund_id = ${filter.fundId ?? null}::uuid) and (${filter.id ?? null}::uuid is null or b.id = ${filter.id ?? null}::uuid)
    order by b.no`.execute(db);
  return rows;
}

export async function insertAllocation(db: Sql, a: { id: string; taskId: string; region: string; amountFen: Fen; document: string; reference: string; at: Date; by: string; byName: string }): Promise<void> {
  await sql`
    insert into funds.allocation (id, task_id, region, amount_fen, document, reference, allocated_at, allocated_by, allocated_by_name)
    values (${a.id}, ${a.taskId}, ${a.region}, ${a.amountFen}, ${a.document}, ${a.reference}, ${a.at}, ${a.by}, ${a.byName})`.execute(db);
}

export async function allocatedTo(db: Sql, taskId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`select coalesce(sum(amount_fen), 0)::bigint as fen from funds.allocation where task_id = ${taskId}`.execute(db);
  return rows[0]!.fen;
}

export async function findAllocation(db: Sql, id: string): Promise<{ document: string; allocatedByName: string; allocatedAt: Date } | undefined> {
  const { rows } = await sql<{ document: string; allocatedByName: string; allocatedAt: Date }>`
    select document, allocated_by_name as "allocatedByName", allocated_at as "allocatedAt" from funds.allocation where id = ${id}`.execute(db);
  return rows[0];
}

export async function insertContribution(db: Sql, c: { id: string; programmeId: string; party: string; amountFen: Fen; reference: string; at: Date; by: string; byName: string }): Promise<void> {
  await sql`
    insert into funds.contribution (id, programme_id, party, amount_fen, reference, recorded_at, recorded_by, recorded_by_name)
    values (${c.id}, ${c.programmeId}, ${c.party}, ${c.amountFen}, ${c.reference}, ${c.at}, ${c.by}, ${c.byName})`.execute(db);
}

export async function findContribution(db: Sql, id: string): Promise<{ party: string; reference: string; recordedByName: string; recordedAt: Date } | undefined> {
  const { rows } = await sql<{ party: string; reference: string; recordedByName: string; recordedAt: Date }>`
    select party, reference, recorded_by_name as "recordedByName", recorded_at as "recordedAt" from funds.contribution where id = ${id}`.execute(db);
  return rows[0];
}

export async function insertReturn(db: Sql, r: { id: string; taskId: string; region: string; amountFen: Fen; kind: 'returned' | 'carried'; reason: string; at: Date; by: string; byName: string }): Promise<void> {
  await sql`
    insert into funds.return (id, task_id, region, amount_fen, kind, reason, returned_at, returned_by, returned_by_name)
    values (${r.id}, ${r.taskId}, ${r.region}, ${r.amountFen}, ${r.kind}, ${r.reason}, ${r.at}, ${r.by}, ${r.byName})`.execute(db);
}

export interface ReturnRow { id: string; taskId: string; region: string; amountFen: Fen; kind: 'returned' | 'carried'; reason: string; at: Date; byName: string }

export async function readReturns(db: Sql, fundId: string): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`
    select r.id, r.task_id as "taskId", r.region, r.amount_fen as "amountFen", r.kind, r.reason, r.returned_at as at, r.returned_by_name as "byName"
    from funds.return r join funds.task t on t.id = r.task_id join funds.programme p on p.id = t.programme_id where p.fund_id = ${fundId} order by r.returned_at, r.id`.execute(db);
  return rows;
}
