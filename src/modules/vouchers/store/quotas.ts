import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { QuotaView } from '../contract.ts';

export type QuotaRow = QuotaView & { ruleId: string };

const QUOTA = sql`q.id, q.case_id as "caseId", q.number, q.claimant_id as "claimantId", c.name as "claimantName", q.region, q.year, q.rule_id as "ruleId", q.status,
  q.requested_fen as "requestedFen", q.granted_fen as "grantedFen", q.used_fen as "usedFen", q.reserved_fen as "reservedFen", q.free_fen as "freeFen",
  q.expired_fen as "expiredFen", q.revoked_fen as "revokedFen", q.granted_on as "grantedOn", q.valid_until as "validUntil", q.demo`;
const FROM = sql`from vouchers.quota q join vouchers.claimant c on c.organisation_id = q.claimant_id`;

export async function insertQuota(handle: Sql, q: { id: string; caseId: string; number: string; claimantId: string; region: string; year: number; ruleId: string; requestedFen: Fen; demo: boolean }, at: Date): Promise<void> {
  await sql`
    insert into vouchers.quota (id, case_id, number, claimant_id, region, year, rule_id, status, requested_fen, demo, created_at)
    values (${q.id}, ${q.caseId}, ${q.number}, ${q.claimantId}, ${q.region}, ${q.year}, ${q.ruleId}, 'APPLIED', ${q.requestedFen}, ${q.demo}, ${at})`.execute(handle);
}

export async function findQuota(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<QuotaRow | undefined> {
  const { rows } = await sql<QuotaRow>`select ${QUOTA} ${FROM} where q.id = ${id} ${options.lock ? sql`for update of q` : sql``}`.execute(handle);
  return rows[0];
}

export async function quotasOf(handle: Sql, claimantId: string): Promise<QuotaRow[]> {
  const { rows } = await sql<QuotaRow>`select ${QUOTA} ${FROM} where q.claimant_id = ${claimantId} order by q.created_at desc, q.id`.execute(handle);
  return rows;
}

/** The quota an order takes: of those that can be used, the one that lapses first. */
export async function usableQuota(handle: Sql, claimantId: string, on: CalendarDate, options: { lock?: boolean } = {}): Promise<QuotaRow | undefined> {
  const { rows } = await sql<QuotaRow>`
    select ${QUOTA} ${FROM}
    where q.claimant_id = ${claimantId} and q.status = 'GRANTED' and q.valid_until >= ${on}::date and q.free_fen > 0
    order by q.valid_until, q.id limit 1 ${options.lock ? sql`for update of q` : sql``}`.execute(handle);
  return rows[0];
}

export async function pendingQuotas(handle: Sql, regions: readonly string[] | null): Promise<QuotaRow[]> {
  const where = regions === null ? sql`true` : sql`q.region = any(${regions}::text[])`;
  const { rows } = await sql<QuotaRow>`select ${QUOTA} ${FROM} where q.status = 'APPLIED' and ${where} order by q.created_at, q.id limit 200`.execute(handle);
  return rows;
}

export async function setQuotaStatus(handle: Sql, id: string, status: QuotaRow['status']): Promise<void> {
  await sql`update vouchers.quota set status = ${status} where id = ${id}`.execute(handle);
}

/** It belongs to the year it is granted in. */
export async function grantQuota(handle: Sql, id: string, grantedFen: Fen, on: CalendarDate, validUntil: CalendarDate): Promise<void> {
  await sql`update vouchers.quota set status = 'GRANTED', year = ${Number(on.slice(0, 4))}, granted_fen = ${grantedFen}, granted_on = ${on}, valid_until = ${validUntil} where id = ${id}`.execute(handle);
}

/** Moves quota between its parts; the constraint refuses what is not there. Each part is a change, positive or negative. */
export async function moveQuota(handle: Sql, id: string, change: { used?: Fen; reserved?: Fen; expired?: Fen; revoked?: Fen }): Promise<void> {
  const { used = 0, reserved = 0, expired = 0, revoked = 0 } = change;
  await sql`
    update vouchers.quota set used_fen = used_fen + ${used}::bigint, reserved_fen = reserved_fen + ${reserved}::bigint,
      expired_fen = expired_fen + ${expired}::bigint, revoked_fen = revoked_fen + ${revoked}::bigint
    where id = ${id}`.execute(handle);
}

/** Takes back what is free of quotas that have lapsed. Safe to run at any time and twice. */
export async function expireQuotas(handle: Sql, today: CalendarDate): Promise<{ id: string; claimantId: string; fen: Fen }[]> {
  const { rows } = await sql<{ id: string; claimantId: string; fen: Fen }>`
    with lapsed as (
      select id, claimant_id, free_fen from vouchers.quota
      where valid_until < ${today}::date and (free_fen > 0 or status = 'GRANTED') and status in ('GRANTED', 'EXPIRED') for update
    )
    update vouchers.quota q set expired_fen = q.expired_fen + l.free_fen, status = 'EXPIRED' from lapsed l where q.id = l.id
    returning q.id, q.claimant_id as "claimantId", l.free_fen as fen`.execute(handle);
  return rows;
}

export async function freezeQuotas(handle: Sql, claimantId: string, frozen: boolean): Promise<void> {
  const [from, to] = frozen ? ['GRANTED', 'FROZEN'] : ['FROZEN', 'GRANTED'];
  await sql`update vouchers.quota set status = ${to} where claimant_id = ${claimantId} and status = ${from}`.execute(handle);
}

export async function revokeQuotas(handle: Sql, claimantId: string): Promise<void> {
  await sql`
    update vouchers.quota set revoked_fen = revoked_fen + free_fen, status = 'REVOKED'
    where claimant_id = ${claimantId} and status in ('GRANTED', 'FROZEN')`.execute(handle);
}
