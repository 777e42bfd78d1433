import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { SupportRule } from '../domain/support.ts';

registerConstraints({
  'funds.support_once': () => new Problem('SUPPORT_ALREADY_GIVEN', { status: 409, zh: '同一费用或同一凭证已获支持', en: 'The same cost or document has been supported already' }),
});

export interface SlotRow {
  id: string;
  subject: string;
  rule: SupportRule;
}

/** Finds or opens what may be supported once and holds it until the transaction ends. In the order of subjects: no circles. */
export async function lockSlots(db: Sql, beneficiary: string, rule: SupportRule, subjects: readonly { id: string; subject: string }[]): Promise<SlotRow[]> {
  const slots: SlotRow[] = [];
  for (const { id, subject } of [...subjects].sort((a, b) => (a.subject < b.subject ? -1 : 1))) {
    await sql`insert into funds.support_slot (id, beneficiary, subject, rule) values (${id}, ${beneficiary}, ${subject}, ${rule}) on conflict on constraint support_slot_subject do nothing`.execute(db);
    const { rows } = await sql<SlotRow>`select id, subject, rule from funds.support_slot where beneficiary = ${beneficiary} and subject = ${subject} for update`.execute(db);
    slots.push(rows[0]!);
  }
  return slots;
}

export interface TakenRow {
  slotId: string;
  subject: string;
  rule: SupportRule;
  claimedFen: Fen;
  payableFen: Fen;
  costLine: string;
  document: string;
  source: string;
  reference: string;
  registeredAt: Date;
}

const TAKEN = sql`
  select k.slot_id as "slotId", s.subject, k.rule, u.claimed_fen as "claimedFen", u.payable_fen as "payableFen", u.cost_line as "costLine", u.document, u.source, u.reference, u.registered_at as "registeredAt"
  from funds.support_taken k join funds.support u on u.id = k.support_id join funds.support_slot s on s.id = k.slot_id`;

export async function readTaken(db: Sql, filter: { beneficiary: string; subjects?: readonly string[] }): Promise<TakenRow[]> {
  const { rows } = await sql<TakenRow>`${TAKEN} where s.beneficiary = ${filter.beneficiary} and k.ended_at is null
    and (${(filter.subjects as string[] | undefined) ?? null}::text[] is null or s.subject = any (${(filter.subjects as string[] | undefined) ?? null}::text[])) order by u.registered_at, u.id, s.subject`.execute(db);
  return rows;
}

export interface SupportRow {
  id: string;
  beneficiary: string;
  costLine: string;
  document: string;
  claimedFen: Fen;
  payableFen: Fen;
  source: string;
  reference: string;
}

export async function findSupport(db: Sql, source: string, reference: string): Promise<SupportRow | undefined> {
  const { rows } = await sql<SupportRow>`
    select id, beneficiary, cost_line as "costLine", document, claimed_fen as "claimedFen", payable_fen as "payableFen", source, reference from funds.support where source = ${source} and reference = ${reference}`.execute(db);
  return rows[0];
}

export async function insertSupport(db: Sql, u: SupportRow & { slots: readonly string[]; rule: SupportRule; at: Date; by: string | null }): Promise<void> {
  await sql`
    insert into funds.support (id, beneficiary, cost_line, document, claimed_fen, payable_fen, source, reference, registered_at, registered_by)
    values (${u.id}, ${u.beneficiary}, ${u.costLine}, ${u.document}, ${u.claimedFen}, ${u.payableFen}, ${u.source}, ${u.reference}, ${u.at}, ${u.by})`.execute(db);
  for (const slot of u.slots) await sql`insert into funds.support_taken (support_id, slot_id, rule) values (${u.id}, ${slot}, ${u.rule})`.execute(db);
}

export async function endSupport(db: Sql, supportId: string, at: Date): Promise<void> {
  await sql`update funds.support_taken set ended_at = ${at} where support_id = ${supportId} and ended_at is null`.execute(db);
}
