import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Incident, Round } from '../domain/dossier.ts';

registerConstraints({
  'enterprises.round_once': () => new Problem('ROUND_KNOWN', { status: 409, zh: '同日同名的融资轮次已登记', en: 'A round of this name and day is recorded already', where: { field: 'name' } }),
});

type Owned<T> = T & { id: string; enterpriseId: string };

export async function insertRounds(db: Sql, rows: readonly Owned<Round>[], at: Date, recordedByName: string): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into enterprises.round (id, enterprise_id, closed_on, name, investors, private_equity, currency, paid_in, post_money, source, recorded_at, recorded_by_name)
    select r.id, r."enterpriseId", r."closedOn", r.name, r.investors, r."privateEquity", r.currency, r."paidIn", r."postMoney", r.source, ${at}::timestamptz, ${recordedByName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "enterpriseId" uuid, "closedOn" date, name text, investors text, "privateEquity" boolean, currency text, "paidIn" double precision, "postMoney" double precision, source text)`.execute(db);
}

export async function insertIncidents(db: Sql, rows: readonly Owned<Incident>[], at: Date, recordedByName: string): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into enterprises.incident (id, enterprise_id, kind, serious, happened_on, description, source, cleared_on, recorded_at, recorded_by_name)
    select i.id, i."enterpriseId", i.kind, i.serious, i."happenedOn", i.description, i.source, i."clearedOn", ${at}::timestamptz, ${recordedByName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(id uuid, "enterpriseId" uuid, kind text, serious boolean, "happenedOn" date, description text, source text, "clearedOn" date)`.execute(db);
}

export async function insertMove(db: Sql, row: { id: string; enterpriseId: string; fromCity: string; toCity: string; movedOn: CalendarDate; reference: string }, at: Date, recordedByName: string): Promise<void> {
  await sql`
    insert into enterprises.move (id, enterprise_id, from_city, to_city, moved_on, reference, recorded_at, recorded_by_name)
    values (${row.id}, ${row.enterpriseId}, ${row.fromCity}, ${row.toCity}, ${row.movedOn}, ${row.reference}, ${at}, ${recordedByName})`.execute(db);
}

export interface MoveRow {
  fromCity: string;
  toCity: string;
  movedOn: CalendarDate;
  reference: string;
}

export async function movesOf(db: Sql, enterpriseId: string): Promise<MoveRow[]> {
  const { rows } = await sql<MoveRow>`select from_city as "fromCity", to_city as "toCity", moved_on as "movedOn", reference from enterprises.move where enterprise_id = ${enterpriseId} order by moved_on, id`.execute(db);
  return rows;
}
