import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';

export interface HandOverRow {
  id: string;
  enterpriseId: string;
  membershipId: string;
  offeredOn: CalendarDate;
  offeredByName: string;
  note: string | null;
  answeredOn: CalendarDate | null;
  answeredByName: string | null;
  received: boolean | null;
  receiptNumber: string | null;
  reason: string | null;
}

export async function insertHandOver(db: Sql, h: Pick<HandOverRow, 'id' | 'membershipId' | 'offeredOn' | 'offeredByName' | 'note'>): Promise<void> {
  await sql`insert into enterprises.hand_over (id, membership_id, offered_on, offered_by_name, note) values (${h.id}, ${h.membershipId}, ${h.offeredOn}, ${h.offeredByName}, ${h.note})`.execute(db);
}

const columns = sql`
  h.id, m.enterprise_id as "enterpriseId", h.membership_id as "membershipId", h.offered_on as "offeredOn", h.offered_by_name as "offeredByName", h.note,
  h.answered_on as "answeredOn", h.answered_by_name as "answeredByName", h.received, h.receipt_number as "receiptNumber", h.reason`;

export async function findHandOver(db: Sql, id: string): Promise<HandOverRow | undefined> {
  const { rows } = await sql<HandOverRow>`select ${columns} from enterprises.hand_over h join enterprises.membership m on m.id = h.membership_id where h.id = ${id}`.execute(db);
  return rows[0];
}

export async function handOversOf(db: Sql, enterpriseId: string): Promise<HandOverRow[]> {
  const { rows } = await sql<HandOverRow>`select ${columns} from enterprises.hand_over h join enterprises.membership m on m.id = h.membership_id where m.enterprise_id = ${enterpriseId} order by h.offered_on, h.id`.execute(db);
  return rows;
}

/** False when somebody answered it already. */
export async function answerHandOver(db: Sql, id: string, a: { answeredOn: CalendarDate; answeredByName: string; received: boolean; receiptNumber: string | null; reason: string | null; provinceMembershipId: string | null }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update enterprises.hand_over set answered_on = ${a.answeredOn}, answered_by_name = ${a.answeredByName}, received = ${a.received}, receipt_number = ${a.receiptNumber}, reason = ${a.reason},
      province_membership_id = ${a.provinceMembershipId}
    where id = ${id} and answered_on is null`.execute(db);
  return numAffectedRows === 1n;
}
