import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Qualification } from '../domain/dossier.ts';
import { qualificationColumns } from './dossiers.ts';
import { standsOn } from './firms.ts';

registerConstraints({
  'enterprises.qualification_edition': () => new Problem('QUALIFICATION_KNOWN', { status: 409, zh: '该企业这一资质的这一届次（年度）已登记', en: 'The firm has a record of this qualification and edition already', where: { field: 'edition' } }),
  'enterprises.qualification_certificate': () => new Problem('CERTIFICATE_TAKEN', { status: 409, zh: '证书编号已登记在另一条记录上', en: 'The certificate number stands on another record', where: { field: 'certNo' } }),
});

export type QualificationRow = Qualification & { enterpriseId: string };

export async function insertQualifications(db: Sql, rows: readonly QualificationRow[], at: Date, recordedByName: string): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into enterprises.qualification (id, enterprise_id, type, level, edition, cert_no, issued_on, expires_on, issuer, city, revoked_from, revoked_reason, recorded_at, recorded_by_name)
    select q.id, q."enterpriseId", q.type, q.level, q.edition, q."certNo", q."issuedOn", q."expiresOn", q.issuer, q.city, q."revokedFrom", q."revokedReason", ${at}::timestamptz, ${recordedByName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q(id uuid, "enterpriseId" uuid, type text, level text, edition integer, "certNo" text, "issuedOn" date, "expiresOn" date, issuer text, city text, "revokedFrom" date, "revokedReason" text)`.execute(db);
}

export async function findQualification(db: Sql, id: string): Promise<QualificationRow | undefined> {
  const { rows } = await sql<QualificationRow>`select ${qualificationColumns} from enterprises.qualification q where q.id = ${id}`.execute(db);
  return rows[0];
}

export const qualificationsOf = (db: Sql, enterpriseId: string): Promise<QualificationRow[]> => qualificationsOfMany(db, [enterpriseId]);

export async function qualificationsOfMany(db: Sql, enterpriseIds: readonly string[]): Promise<QualificationRow[]> {
  const { rows } = await sql<QualificationRow>`select ${qualificationColumns} from enterprises.qualification q where q.enterprise_id = any(${enterpriseIds}::uuid[]) order by q.issued_on, q.type`.execute(db);
  return rows;
}

export async function writeRevocation(db: Sql, id: string, from: CalendarDate, reason: string): Promise<void> {
  await sql`update enterprises.qualification set revoked_from = ${from}, revoked_reason = ${reason} where id = ${id}`.execute(db);
}

export async function lockYears(db: Sql, { enterpriseId, qualificationId, from, to, at }: { enterpriseId: string; qualificationId: string; from: number; to: number; at: Date }): Promise<void> {
  await sql`
    insert into enterprises.locked_year (enterprise_id, year, qualification_id, locked_at)
    select ${enterpriseId}, y, ${qualificationId}, ${at} from generate_series(${from}::int, ${to}::int) as y
    on conflict do nothing`.execute(db);
}

/** Qualifications that end within `days` and whose firm was last told of a longer time, or never. */
export async function dueReminders(db: Sql, on: CalendarDate, days: number): Promise<(QualificationRow & { firmName: string; organisationId: string | null; firmCity: string; firmPark: string | null })[]> {
  const { rows } = await sql<QualificationRow & { firmName: string; organisationId: string | null; firmCity: string; firmPark: string | null }>`
    select ${qualificationColumns}, e.name as "firmName", e.organisation_id as "organisationId", e.city as "firmCity", e.park as "firmPark"
    from enterprises.qualification q join enterprises.enterprise e on e.id = q.enterprise_id
    where q.revoked_from is null and q.expires_on >= ${on} and q.expires_on <= ${on}::date + ${days}::int and (q.reminded_days is null or q.reminded_days > ${days})
      and ${standsOn(on)}
      -- A later edition is at hand: nothing ends.
      and not exists (select from enterprises.qualification n where n.enterprise_id = q.enterprise_id and n.type = q.type and n.revoked_from is null and n.expires_on > q.expires_on)
    order by q.expires_on, q.id for update of q skip locked`.execute(db);
  return rows;
}

export async function markReminded(db: Sql, id: string, days: number): Promise<void> {
  await sql`update enterprises.qualification set reminded_days = ${days} where id = ${id}`.execute(db);
}
