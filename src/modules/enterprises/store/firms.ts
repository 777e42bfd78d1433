import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Firm } from '../domain/dossier.ts';

registerConstraints({
  'enterprises.enterprise_credit_code': () => new Problem('ENTERPRISE_KNOWN', { status: 409, zh: '该统一社会信用代码已有企业档案', en: 'There is a dossier of this credit code already', where: { field: 'creditCode' } }),
  'enterprises.enterprise_organisation': () => new Problem('ENTERPRISE_ORGANISATION_TAKEN', { status: 409, zh: '该单位账户已关联另一份企业档案', en: 'This organisation is tied to another dossier already', where: { field: 'organisationId' } }),
});

export const firmColumns = sql`
  e.id, e.credit_code as "creditCode", e.name, e.city, e.park, e.field, e.sector, e.founded_on as "foundedOn", e.organisation_id as "organisationId",
  e.records_checked_on as "recordsCheckedOn", e.version, e.demo,
  (select c.closed_on from enterprises.closure c where c.enterprise_id = e.id and c.withdrawn_at is null) as "closedOn"`;

/** The firm `e` is not closed on a day, or on that of a column. */
export const standsOn = (on: CalendarDate | RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`not exists (select from enterprises.closure c where c.enterprise_id = e.id and c.withdrawn_at is null and c.closed_on <= ${on})`;

export async function findFirm(db: Sql, id: string, { lock = false } = {}): Promise<Firm | undefined> {
  const { rows } = await sql<Firm>`select ${firmColumns} from enterprises.enterprise e where e.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function findByOrganisation(db: Sql, organisationId: string): Promise<Firm | undefined> {
  const { rows } = await sql<Firm>`select ${firmColumns} from enterprises.enterprise e where e.organisation_id = ${organisationId}`.execute(db);
  return rows[0];
}

export async function findByCode(db: Sql, creditCode: string): Promise<Firm | undefined> {
  const { rows } = await sql<Firm>`select ${firmColumns} from enterprises.enterprise e where e.credit_code = ${creditCode}`.execute(db);
  return rows[0];
}

/** Dossiers of these codes, held in one order so that two imports wait for each other instead of standing in each other's way. */
export async function lockByCodes(db: Sql, codes: readonly string[]): Promise<Map<string, Firm>> {
  const { rows } = await sql<Firm>`select ${firmColumns} from enterprises.enterprise e where e.credit_code = any(${codes}::text[]) order by e.id for update`.execute(db);
  return new Map(rows.map((f) => [f.creditCode, f]));
}

export interface FirmsQuery {
  city?: string;
  park?: string;
  after?: string | null;
  limit: number;
  /** Leaves out firms that were no more on this day. */
  on?: CalendarDate;
}

/** The next firms by id, for reading a whole population piece by piece. */
export async function firmsAfter(db: Sql, { city, park, after, limit, on }: FirmsQuery): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select ${firmColumns} from enterprises.enterprise e
    where ${after ? sql`e.id > ${after}` : sql`true`} and ${city ? sql`e.city = ${city}` : sql`true`} and ${park ? sql`e.park = ${park}` : sql`true`} and ${on ? standsOn(on) : sql`true`}
    order by e.id limit ${limit}`.execute(db);
  return rows;
}

export async function insertFirms(db: Sql, firms: readonly Firm[], at: Date): Promise<void> {
  if (firms.length === 0) return;
  await sql`
    insert into enterprises.enterprise (id, credit_code, name, city, park, field, sector, founded_on, organisation_id, records_checked_on, version, demo, entered_at, changed_at)
    select f.id, f."creditCode", f.name, f.city, f.park, f.field, f.sector, f."foundedOn", f."organisationId", f."recordsCheckedOn", f.version, f.demo, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(firms)}::jsonb) as f(id uuid, "creditCode" text, name text, city text, park text, field text, sector text, "foundedOn" date, "organisationId" uuid, "recordsCheckedOn" date, version integer, demo boolean)`.execute(db);
}

/** False when somebody changed the dossier meanwhile. */
export async function writeFirm(db: Sql, firm: Firm, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update enterprises.enterprise set name = ${firm.name}, city = ${firm.city}, park = ${firm.park}, field = ${firm.field}, sector = ${firm.sector}, founded_on = ${firm.foundedOn},
      organisation_id = ${firm.organisationId}, records_checked_on = ${firm.recordsCheckedOn}, version = version + 1, changed_at = ${at}
    where id = ${firm.id} and version = ${firm.version}`.execute(db);
  return numAffectedRows === 1n;
}

/** Marks a dossier as changed. Takes its row, so that acts upon one firm follow each other. */
export async function touchFirm(db: Sql, id: string, at: Date): Promise<void> {
  await sql`update enterprises.enterprise set version = version + 1, changed_at = ${at} where id = ${id}`.execute(db);
}
