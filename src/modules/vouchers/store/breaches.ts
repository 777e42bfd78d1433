import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

export interface BreachRow {
  id: string;
  caseId: string;
  number: string;
  claimantId: string;
  claimantName: string;
  region: string;
  orderId: string | null;
  status: string;
  allegation: string;
  openedOn: CalendarDate;
  banUntil: CalendarDate | null;
  recoverFen: Fen;
  recoveredFen: Fen;
}

const BREACH = sql`b.id, b.case_id as "caseId", b.number, b.claimant_id as "claimantId", c.name as "claimantName", b.region, b.order_id as "orderId", b.status, b.allegation,
  b.opened_on as "openedOn", b.ban_until as "banUntil", b.recover_fen as "recoverFen",
  (select coalesce(sum(r.recovered_fen), 0)::bigint from vouchers.recovery r where r.breach_id = b.id) as "recoveredFen"`;

export async function insertBreach(handle: Sql, b: { id: string; caseId: string; number: string; claimantId: string; region: string; orderId: string | null; allegation: string; openedOn: CalendarDate; demo: boolean }): Promise<void> {
  await sql`
    insert into vouchers.breach (id, case_id, number, claimant_id, region, order_id, status, allegation, opened_on, demo)
    values (${b.id}, ${b.caseId}, ${b.number}, ${b.claimantId}, ${b.region}, ${b.orderId}, 'FROZEN', ${b.allegation}, ${b.openedOn}, ${b.demo})`.execute(handle);
}

export async function findBreach(handle: Sql, id: string): Promise<BreachRow | undefined> {
  const { rows } = await sql<BreachRow>`select ${BREACH} from vouchers.breach b join vouchers.claimant c on c.organisation_id = b.claimant_id where b.id = ${id}`.execute(handle);
  return rows[0];
}

export async function listBreachRows(handle: Sql, regions: readonly string[] | null, limit: number, offset: number): Promise<(BreachRow & { total: number })[]> {
  const where = regions === null ? sql`true` : sql`b.region = any(${regions}::text[])`;
  const { rows } = await sql<BreachRow & { total: number }>`
    select ${BREACH}, count(*) over () as total from vouchers.breach b join vouchers.claimant c on c.organisation_id = b.claimant_id
    where ${where} order by b.opened_on desc, b.id limit ${limit} offset ${offset}`.execute(handle);
  return rows;
}

export async function setBreach(handle: Sql, id: string, change: { status: string; banUntil?: CalendarDate | null; recoverFen?: Fen }): Promise<void> {
  await sql`
    update vouchers.breach set status = ${change.status}, ban_until = coalesce(${change.banUntil ?? null}::date, ban_until), recover_fen = coalesce(${change.recoverFen ?? null}::bigint, recover_fen)
    where id = ${id}`.execute(handle);
}

export async function insertRecovery(handle: Sql, r: { orderId: string; breachId: string | null; amountFen: Fen; decidedOn: CalendarDate }): Promise<void> {
  await sql`insert into vouchers.recovery (order_id, breach_id, amount_fen, decided_on) values (${r.orderId}, ${r.breachId}, ${r.amountFen}, ${r.decidedOn})`.execute(handle);
}

/** Adds a receipt and answers with what is still outstanding; undefined when nothing is to be recovered. */
export async function addReceipt(handle: Sql, r: { id: string; orderId: string; amountFen: Fen; bankReference: string; at: Date }): Promise<Fen | undefined> {
  const { rows } = await sql<{ left: Fen }>`
    update vouchers.recovery set recovered_fen = recovered_fen + ${r.amountFen}::bigint where order_id = ${r.orderId}
    returning (amount_fen - recovered_fen)::bigint as left`.execute(handle);
  if (!rows[0]) return undefined;
  await sql`insert into vouchers.recovery_receipt (id, order_id, amount_fen, bank_reference, at) values (${r.id}, ${r.orderId}, ${r.amountFen}, ${r.bankReference}, ${r.at})`.execute(handle);
  return rows[0].left;
}

export async function outstandingOf(handle: Sql, breachId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`select coalesce(sum(amount_fen - recovered_fen), 0)::bigint as fen from vouchers.recovery where breach_id = ${breachId}`.execute(handle);
  return rows[0]!.fen;
}
