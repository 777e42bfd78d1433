import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Claimed } from '../contract.ts';

registerConstraints({
  'entitlement.appeal_open': () => new Problem('APPEAL_OPEN', { status: 409, zh: '该企业已有待处理的申诉', en: 'An appeal of this firm is waiting already' }),
});

export interface AppealRow {
  id: string;
  roundId: string;
  enterpriseId: string;
  creditCode: string;
  name: string;
  text: string;
  evidence: string;
  facts: Claimed[];
  status: 'OPEN' | 'UPHELD' | 'DISMISSED';
  reason: string | null;
  revision: number | null;
  filedAt: Date;
  filedByName: string;
  decidedAt: Date | null;
  decidedByName: string | null;
}

const APPEAL = sql`a.id, a.round_id as "roundId", a.enterprise_id as "enterpriseId", a.credit_code as "creditCode", a.name, a.text, a.evidence, a.facts, a.status, a.reason, a.revision, a.filed_at as "filedAt",
  a.filed_by_name as "filedByName", a.decided_at as "decidedAt", a.decided_by_name as "decidedByName"`;

export async function insertAppeal(db: Sql, a: Pick<AppealRow, 'id' | 'roundId' | 'enterpriseId' | 'creditCode' | 'name' | 'text' | 'evidence' | 'facts' | 'filedAt' | 'filedByName'> & { filedBy: string }): Promise<void> {
  await sql`
    insert into entitlement.appeal (id, round_id, enterprise_id, credit_code, name, text, evidence, facts, status, filed_at, filed_by, filed_by_name)
    values (${a.id}, ${a.roundId}, ${a.enterpriseId}, ${a.creditCode}, ${a.name}, ${a.text}, ${a.evidence}, ${JSON.stringify(a.facts)}::jsonb, 'OPEN', ${a.filedAt}, ${a.filedBy}, ${a.filedByName})`.execute(db);
}

export async function findAppeal(db: Sql, id: string, { lock = false } = {}): Promise<AppealRow | undefined> {
  if (lock) await sql`select 1 from entitlement.appeal where id = ${id} for update`.execute(db);
  const { rows } = await sql<AppealRow>`select ${APPEAL} from entitlement.appeal a where a.id = ${id}`.execute(db);
  return rows[0];
}

export async function appealsOf(db: Sql, which: { roundId: string } | { codes: readonly string[] }): Promise<AppealRow[]> {
  const { rows } = await sql<AppealRow>`select ${APPEAL} from entitlement.appeal a where ${'roundId' in which ? sql`a.round_id = ${which.roundId}` : sql`a.credit_code = any (${which.codes as string[]}::text[])`} order by a.status <> 'OPEN', a.filed_at desc`.execute(db);
  return rows;
}

export async function decide(db: Sql, id: string, d: { status: 'UPHELD' | 'DISMISSED'; reason: string; revision: number | null; at: Date; by: string; byName: string }): Promise<void> {
  await sql`update entitlement.appeal set status = ${d.status}, reason = ${d.reason}, revision = ${d.revision}, decided_at = ${d.at}, decided_by = ${d.by}, decided_by_name = ${d.byName} where id = ${id}`.execute(db);
}

/** The round of open appeals is no more: nothing is left to decide. */
export async function closeAppeals(db: Sql, roundId: string, d: { reason: string; at: Date; by: string | null; byName: string }): Promise<void> {
  await sql`update entitlement.appeal set status = 'DISMISSED', reason = ${d.reason}, decided_at = ${d.at}, decided_by = ${d.by}, decided_by_name = ${d.byName} where round_id = ${roundId} and status = 'OPEN'`.execute(db);
}

export async function insertObjection(db: Sql, o: { roundId: string; seq: number; entryId: string }): Promise<void> {
  await sql`insert into entitlement.objection (round_id, seq, entry_id) values (${o.roundId}, ${o.seq}, ${o.entryId})`.execute(db);
}

export interface ObjectionRow {
  roundId: string;
  seq: number;
  entryId: string;
  no: number;
  upheld: boolean | null;
  revision: number | null;
}

export async function objectionsOf(db: Sql, roundId: string): Promise<ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`select o.round_id as "roundId", o.seq, o.entry_id as "entryId", e.no, o.upheld, o.revision from entitlement.objection o join entitlement.entry e on e.id = o.entry_id where o.round_id = ${roundId} order by o.seq`.execute(db);
  return rows;
}

export async function answerObjection(db: Sql, roundId: string, seq: number, answer: { upheld: boolean; revision: number | null }): Promise<void> {
  await sql`update entitlement.objection set upheld = ${answer.upheld}, revision = ${answer.revision} where round_id = ${roundId} and seq = ${seq}`.execute(db);
}
