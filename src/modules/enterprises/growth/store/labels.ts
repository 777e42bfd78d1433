import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import { standsOn } from '../../store/firms.ts';

interface LabelRow {
  id: string;
  enterpriseId: string;
  type: string;
  level: string;
  edition: number;
  issuedOn: CalendarDate;
  expiresOn: CalendarDate | null;
  issuer: string;
  city: string;
}

/** Labels of a published list; a firm that has the label of this edition already keeps the one it has. Answers the new ones. */
export async function insertLabels(db: Sql, labels: readonly LabelRow[], at: Date, byName: string): Promise<{ id: string; enterpriseId: string }[]> {
  const { rows } = await sql<{ id: string; enterpriseId: string }>`
    insert into enterprises.qualification (id, enterprise_id, type, level, edition, issued_on, expires_on, issuer, city, recorded_at, recorded_by_name)
    select l.id, l."enterpriseId", l.type, l.level, l.edition, l."issuedOn", l."expiresOn", l.issuer, l.city, ${at}::timestamptz, ${byName}
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as l(id uuid, "enterpriseId" uuid, type text, level text, edition integer, "issuedOn" date, "expiresOn" date, issuer text, city text)
    on conflict on constraint qualification_edition do nothing returning id, enterprise_id as "enterpriseId"`.execute(db);
  return rows;
}

/** The label of an edition never counted from this day. */
export async function revokeLabel(db: Sql, r: { enterpriseId: string; type: string; edition: number; from: CalendarDate; reason: string }): Promise<void> {
  await sql`
    update enterprises.qualification set revoked_from = ${r.from}, revoked_reason = ${r.reason}
    where enterprise_id = ${r.enterpriseId} and type = ${r.type} and edition = ${r.edition} and revoked_from is null`.execute(db);
}

interface PlaceRow {
  id: string;
  enterpriseId: string;
  pool: string;
  admittedOn: CalendarDate;
  dueOn: CalendarDate;
  reason: string;
  ruleAnswer: 'YES' | 'NO' | 'UNKNOWN';
  ruleVersion: string;
}

/**
 * Places in the pool of the city in which a firm is now; who is in it already stays as he is, and who has meanwhile got what the
 * pool leads to, or is no more, does not enter. The firms are held, as by every other act upon them.
 */
export async function insertPlaces(db: Sql, places: readonly PlaceRow[], leadsTo: string, at: Date, byName: string): Promise<void> {
  await sql`select 1 from enterprises.enterprise where id = any(${places.map((p) => p.enterpriseId)}::uuid[]) order by id for update`.execute(db);
  await sql`
    insert into enterprises.membership (id, enterprise_id, pool, level, city, admitted_on, due_on, rule_answer, rule_version, reason, recorded_at, recorded_by_name)
    select p.id, p."enterpriseId", p.pool, 'CITY', e.city, p."admittedOn", p."dueOn", p."ruleAnswer", p."ruleVersion", p.reason, ${at}::timestamptz, ${byName}
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(id uuid, "enterpriseId" uuid, pool text, "admittedOn" date, "dueOn" date, reason text, "ruleAnswer" text, "ruleVersion" text)
    join enterprises.enterprise e on e.id = p."enterpriseId"
    where ${standsOn(sql.raw('p."admittedOn"'))} and not exists (select 1 from enterprises.qualification q where q.enterprise_id = e.id and q.type = ${leadsTo} and q.issued_on <= p."admittedOn"
      and (q.expires_on is null or q.expires_on >= p."admittedOn") and (q.revoked_from is null or q.revoked_from > p."admittedOn"))
    on conflict (enterprise_id, pool) where left_on is null do nothing`.execute(db);
}
