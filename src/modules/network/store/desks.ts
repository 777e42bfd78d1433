import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

export interface SeatRow {
  desk: string;
  organisationId: string;
  organisationName: string;
}

export async function readSeats(db: Sql): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`select desk, organisation_id as "organisationId", organisation_name as "organisationName" from network.seat`.execute(db);
  return rows;
}

export async function writeSeat(db: Sql, s: SeatRow & { at: Date; by: string }): Promise<void> {
  await sql`
    insert into network.seat (desk, organisation_id, organisation_name, seated_at, seated_by) values (${s.desk}, ${s.organisationId}, ${s.organisationName}, ${s.at}, ${s.by})
    on conflict (desk) do update set organisation_id = excluded.organisation_id, organisation_name = excluded.organisation_name,
      seated_at = excluded.seated_at, seated_by = excluded.seated_by`.execute(db);
}

export interface DeskCounts {
  sent: number;
  received: number;
  accepted: number;
  returned: number;
  closed: number;
  open: number;
}

/** Cases of each desk: sent by it; received by it and what it made of them; open ones it answers for today. */
export async function deskCounts(db: Sql): Promise<Map<string, DeskCounts>> {
  const { rows } = await sql<DeskCounts & { desk: string }>`
    with seen as (
      select from_desk as desk, true as mine, h.* from network.handover h
      union all select to_desk, false, h.* from network.handover h)
    select desk,
      count(*) filter (where mine)::int as sent,
      count(*) filter (where not mine)::int as received,
      count(*) filter (where not mine and (status = 'ACCEPTED' or (status = 'CLOSED' and responsible_desk = desk)))::int as accepted,
      count(*) filter (where not mine and (status = 'RETURNED' or (status = 'CLOSED' and responsible_desk <> desk)))::int as returned,
      count(*) filter (where not mine and status = 'CLOSED' and responsible_desk = desk)::int as closed,
      count(*) filter (where responsible_desk = desk and status not in ('CLOSED', 'WITHDRAWN'))::int as open
    from seen group by desk`.execute(db);
  return new Map(rows.map(({ desk, ...counts }) => [desk, counts]));
}
