import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { EntryStatus } from '../contract.ts';

registerConstraints({
  'entitlement.entry_once': () => new Problem('FIRM_LISTED_ALREADY', { status: 409, zh: '同一政策同一期间，企业已列入另一批次', en: 'The firm is listed for this policy and period in another round' }),
  'entitlement.proposal_pkey': () => new Problem('ALREADY_PROPOSED', { status: 409, zh: '该企业的支付已提出', en: 'The payment of this firm has been proposed already' }),
});

export interface Account {
  bank: string;
  holder: string;
  number: string;
}

export interface EntryRow {
  id: string;
  roundId: string;
  no: number;
  enterpriseId: string;
  name: string;
  creditCode: string;
  park: string | null;
  programme: string;
  period: string;
  amountFen: Fen;
  judgementId: string | null;
  status: EntryStatus;
  account: Account | null;
  addedAt: Date;
  reference: string | null;
  proposedFen: Fen | null;
  paidOn: CalendarDate | null;
  paymentOrder: string | null;
  refusedReason: string | null;
}

const ENTRY = sql`e.id, e.round_id as "roundId", e.no, e.enterprise_id as "enterpriseId", e.name, e.credit_code as "creditCode", e.park, e.programme, e.period, e.amount_fen as "amountFen", e.judgement_id as "judgementId",
  e.status, e.account, e.added_at as "addedAt", p.reference, p.amount_fen as "proposedFen", p.paid_on::text as "paidOn", p.payment_order as "paymentOrder", p.refused_reason as "refusedReason"`;
const FROM = sql`from entitlement.entry e left join entitlement.proposal p on p.entry_id = e.id`;

export type NewEntry = Pick<EntryRow, 'id' | 'roundId' | 'no' | 'enterpriseId' | 'name' | 'creditCode' | 'park' | 'programme' | 'period' | 'amountFen' | 'judgementId' | 'addedAt'>;

export async function insertEntries(db: Sql, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into entitlement.entry (id, round_id, no, enterprise_id, name, credit_code, park, programme, period, amount_fen, judgement_id, status, added_at)
    select id, "roundId", no, "enterpriseId", name, "creditCode", park, programme, period, "amountFen", "judgementId", 'LISTED', "addedAt"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as x (id uuid, "roundId" uuid, no int, "enterpriseId" uuid, name text, "creditCode" text, park text, programme text, period text, "amountFen" bigint, "judgementId" uuid, "addedAt" timestamptz)`.execute(db);
}

export async function findEntry(db: Sql, id: string, { lock = false } = {}): Promise<EntryRow | undefined> {
  if (lock) await sql`select 1 from entitlement.entry where id = ${id} for update`.execute(db);
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM} where e.id = ${id}`.execute(db);
  return rows[0];
}

export async function entryOf(db: Sql, roundId: string, which: { no: number } | { enterpriseId: string } | { creditCode: string }): Promise<EntryRow | undefined> {
  const key = 'no' in which ? sql`e.no = ${which.no}` : 'enterpriseId' in which ? sql`e.enterprise_id = ${which.enterpriseId}` : sql`e.credit_code = ${which.creditCode}`;
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM} where e.round_id = ${roundId} and ${key}`.execute(db);
  return rows[0];
}

/** All of a round in the order of the list; `lock` keeps everybody else from changing them. */
export async function readEntries(db: Sql, roundId: string, { statuses, lock = false }: { statuses?: readonly EntryStatus[]; lock?: boolean } = {}): Promise<EntryRow[]> {
  if (lock) await sql`select 1 from entitlement.entry where round_id = ${roundId} order by no for update`.execute(db);
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM} where e.round_id = ${roundId} and (${(statuses as string[] | undefined) ?? null}::text[] is null or e.status = any (${(statuses as string[] | undefined) ?? null}::text[])) order by e.no`.execute(db);
  return rows;
}

export async function pageEntries(db: Sql, filter: { roundId: string; status?: string | undefined; q?: string | undefined; limit: number; offset: number }): Promise<(EntryRow & { total: number })[]> {
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<EntryRow & { total: number }>`
    select ${ENTRY}, count(*) over ()::int as total ${FROM}
    where e.round_id = ${filter.roundId} and (${filter.status ?? null}::text is null or e.status = ${filter.status ?? null}::text) and (${like}::text is null or e.name like ${like}::text or e.credit_code like ${like}::text)
    order by e.no limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return rows;
}

/** Entries of firms by their credit codes, the newest first. */
export async function entriesOfCodes(db: Sql, codes: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM} where e.credit_code = any (${codes as string[]}::text[]) order by e.added_at desc, e.id`.execute(db);
  return rows;
}

export async function countStatuses(db: Sql, roundId: string): Promise<{ status: EntryStatus; firms: number; fen: Fen }[]> {
  const { rows } = await sql<{ status: EntryStatus; firms: number; fen: Fen }>`select status, count(*)::int as firms, sum(amount_fen)::bigint as fen from entitlement.entry where round_id = ${roundId} group by status`.execute(db);
  return rows;
}

export async function listedElsewhere(db: Sql, programme: string, period: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ enterpriseId: string; number: string }>`
    select e.enterprise_id as "enterpriseId", r.number from entitlement.entry e join entitlement.round r on r.id = e.round_id
    where e.programme = ${programme} and e.period = ${period} and e.status not in ('OPTED_OUT', 'REFUSED')`.execute(db);
  return new Map(rows.map((r) => [r.enterpriseId, r.number]));
}

export async function nextNo(db: Sql, roundId: string): Promise<number> {
  const { rows } = await sql<{ no: number }>`select coalesce(max(no), 0)::int + 1 as no from entitlement.entry where round_id = ${roundId}`.execute(db);
  return rows[0]!.no;
}

export interface Step {
  kind: string;
  reason: string | null;
  at: Date;
  byId: string | null;
  byName: string;
}

/** Moves entries to a status and writes why into their history. */
export async function moveEntries(db: Sql, ids: readonly string[], status: EntryStatus, step: Step): Promise<void> {
  await sql`update entitlement.entry set status = ${status} where id = any (${ids as string[]}::uuid[])`.execute(db);
  await noteEntries(db, ids, step);
}

export async function noteEntries(db: Sql, ids: readonly string[], { kind, reason, at, byId, byName }: Step): Promise<void> {
  await sql`
    insert into entitlement.entry_event (entry_id, no, kind, reason, at, by_id, by_name)
    select i, coalesce((select max(no) from entitlement.entry_event where entry_id = i), 0) + 1, ${kind}, ${reason}, ${at}, ${byId}, ${byName} from unnest(${ids as string[]}::uuid[]) i`.execute(db);
}

/** Which of these entries have an event of a kind. */
export async function withEvent(db: Sql, ids: readonly string[], kind: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct entry_id as id from entitlement.entry_event where entry_id = any (${ids as string[]}::uuid[]) and kind = ${kind}`.execute(db);
  return new Set(rows.map((r) => r.id));
}

export async function readEvents(db: Sql, entryId: string): Promise<{ kind: string; reason: string | null; at: Date; byName: string }[]> {
  const { rows } = await sql<{ kind: string; reason: string | null; at: Date; byName: string }>`select kind, reason, at, by_name as "byName" from entitlement.entry_event where entry_id = ${entryId} order by no`.execute(db);
  return rows;
}

export async function setAmount(db: Sql, id: string, amountFen: Fen, judgementId: string | null): Promise<void> {
  await sql`update entitlement.entry set amount_fen = ${amountFen}, judgement_id = ${judgementId} where id = ${id}`.execute(db);
}
export async function setAccount(db: Sql, id: string, account: Account): Promise<void> {
  await sql`update entitlement.entry set account = ${JSON.stringify(account)}::jsonb where id = ${id}`.execute(db);
}

export async function insertProposal(db: Sql, p: { entryId: string; roundId: string; reference: string; line: string; amountFen: Fen; at: Date; by: string | null }): Promise<void> {
  await sql`insert into entitlement.proposal (entry_id, round_id, reference, line, amount_fen, proposed_at, proposed_by) values (${p.entryId}, ${p.roundId}, ${p.reference}, ${p.line}, ${p.amountFen}, ${p.at}, ${p.by})`.execute(db);
}

/** Proposals the funds have not answered yet. */
export async function openProposals(db: Sql): Promise<{ entryId: string; roundId: string; reference: string }[]> {
  const { rows } = await sql<{ entryId: string; roundId: string; reference: string }>`
    select p.entry_id as "entryId", p.round_id as "roundId", p.reference from entitlement.proposal p where p.paid_on is null and p.refused_reason is null order by p.round_id, p.entry_id`.execute(db);
  return rows;
}

/** Writes what the funds answered, once; false when somebody else did. */
export async function settleProposal(db: Sql, entryId: string, answer: { paidOn: CalendarDate; paymentOrder: string | null } | { refusedReason: string }): Promise<boolean> {
  const { numAffectedRows } = await ('paidOn' in answer
    ? sql`update entitlement.proposal set paid_on = ${answer.paidOn}, payment_order = ${answer.paymentOrder} where entry_id = ${entryId} and paid_on is null and refused_reason is null`
    : sql`update entitlement.proposal set refused_reason = ${answer.refusedReason} where entry_id = ${entryId} and paid_on is null and refused_reason is null`
  ).execute(db);
  return numAffectedRows === 1n;
}
