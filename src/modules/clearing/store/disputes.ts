import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'clearing.dispute_once': () => new Problem('OBLIGATION_DISPUTED', { status: 409, zh: '这一笔在本期已提出过异议', en: 'This line has been disputed in this window already' }),
  'clearing.dispute_decision_pkey': () => new Problem('DISPUTE_DECIDED', { status: 409, zh: '该异议已裁定', en: 'This dispute has been decided already' }),
});

export interface DisputeRow {
  id: string;
  obligationId: string;
  windowId: string;
  party: string;
  reason: string;
  raisedAt: Date;
  raisedByName: string;
  upheld: boolean | null;
  decision: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
}

export async function readDisputes(db: Sql, filter: { windowId?: string; id?: string }): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select d.id, d.obligation_id as "obligationId", d.window_id as "windowId", d.party, d.reason, d.raised_at as "raisedAt", d.raised_by_name as "raisedByName",
      e.upheld, e.reason as decision, e.decided_at as "decidedAt", e.decided_by_name as "decidedByName"
    from clearing.dispute d left join clearing.dispute_decision e on e.dispute_id = d.id
    where (${filter.windowId ?? null}::text is null or d.window_id = ${filter.windowId ?? null}) and (${filter.id ?? null}::uuid is null or d.id = ${filter.id ?? null}::uuid)
    order by d.raised_at`.execute(db);
  return rows;
}

interface Person {
  at: Date;
  by: string;
  byName: string;
}

export async function insertDispute(db: Sql, d: Person & { id: string; obligationId: string; windowId: string; party: string; reason: string }): Promise<void> {
  await sql`
    insert into clearing.dispute (id, obligation_id, window_id, party, reason, raised_at, raised_by, raised_by_name)
    values (${d.id}, ${d.obligationId}, ${d.windowId}, ${d.party}, ${d.reason}, ${d.at}, ${d.by}, ${d.byName})`.execute(db);
}

export async function insertDecision(db: Sql, d: Person & { disputeId: string; upheld: boolean; reason: string }): Promise<void> {
  await sql`
    insert into clearing.dispute_decision (dispute_id, upheld, reason, decided_at, decided_by, decided_by_name)
    values (${d.disputeId}, ${d.upheld}, ${d.reason}, ${d.at}, ${d.by}, ${d.byName})`.execute(db);
}
