import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import { registerConstraints, type Sql } from '../../db/index.ts';
import type { Organisation, OrganisationKind } from '../contract.ts';

export interface OrganisationFilter {
  q?: string;
  kind?: OrganisationKind;
  region?: string;
  park?: string;
  page: number;
  pageSize: number;
}

const exists = (): Problem =>
  new Problem('ORGANISATION_EXISTS', {
    status: 409,
    zh: '该单位已经登记（统一社会信用代码或名称相同）',
    en: 'This organisation is already entered (same credit code or name)',
    where: { field: 'creditCode' },
    remedy: { zh: '请在单位列表中查找', en: 'Look for it in the list of organisations' },
  });

registerConstraints({
  'identity.organisation_credit_code_key': exists,
  'identity.organisation_name_key': exists,
  'identity.organisation_credit_code_needed': () => creditCodeNeeded(),
});

export function creditCodeNeeded(): Problem {
  return new Problem('CREDIT_CODE_NEEDED', {
    zh: '除政府机关外，单位必须填写统一社会信用代码',
    en: 'Every organisation but a government body needs its unified social credit code',
    where: { field: 'creditCode' },
  });
}

const COLUMNS = sql`o.id, o.credit_code as "creditCode", o.name_zh as "nameZh", o.name_en as "nameEn", o.kind, o.region, o.park, o.demo`;

export async function insertOrganisation(handle: Sql, o: Organisation, now: Date): Promise<void> {
  await sql`
    insert into identity.organisation (id, credit_code, name_zh, name_en, kind, region, park, demo, created_at)
    values (${o.id}, ${o.creditCode}, ${o.nameZh}, ${o.nameEn}, ${o.kind}, ${o.region}, ${o.park}, ${o.demo}, ${now})`.execute(handle);
}

export async function findOrganisation(handle: Sql, id: string): Promise<Organisation | undefined> {
  return (await findOrganisations(handle, [id]))[0];
}

/** In no particular order; unknown ids are left out. */
export async function findOrganisations(handle: Sql, ids: readonly string[]): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`select ${COLUMNS} from identity.organisation o where o.id = any(${[...new Set(ids)]}::uuid[])`.execute(handle);
  return rows;
}

/** Organisations in which an account that is not disabled holds one of the roles. */
export async function organisationsWithRoles(handle: Sql, roles: readonly string[]): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select ${COLUMNS} from identity.organisation o
    where exists (select 1 from identity.assignment s join identity.account a on a.id = s.account_id where s.organisation_id = o.id and s.role = any(${[...roles]}::text[]) and a.disabled_at is null)
    order by o.name_zh, o.id`.execute(handle);
  return rows;
}

export async function findOrganisationByCreditCode(handle: Sql, creditCode: string): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`select ${COLUMNS} from identity.organisation o where o.credit_code = ${creditCode}`.execute(handle);
  return rows[0];
}

/** Among organisations without a credit code a name is taken once. */
export async function findOrganisationByName(handle: Sql, nameZh: string): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`
    select ${COLUMNS} from identity.organisation o where o.name_zh = ${nameZh} and o.credit_code is null`.execute(handle);
  return rows[0];
}

/** Two processes that enter the same organisation take turns. */
export async function lockOrganisation(handle: Sql, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity.organisation ${key}`}, 0))`.execute(handle);
}

export async function searchOrganisations(
  handle: Sql,
  { q, kind, region, park, page, pageSize }: OrganisationFilter,
): Promise<{ items: Organisation[]; total: number; page: number; pageSize: number }> {
  const where = sql.join(
    [
      sql`true`,
      ...(q ? [sql`(strpos(lower(o.name_zh), lower(${q})) > 0 or strpos(lower(o.name_en), lower(${q})) > 0 or o.credit_code = upper(${q}))`] : []),
      ...(kind ? [sql`o.kind = ${kind}`] : []),
      ...(region ? [sql`o.region = ${region}`] : []),
      ...(park ? [sql`o.park = ${park}`] : []),
    ],
    sql` and `,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from identity.organisation o where ${where}`.execute(handle);
  const { rows } = await sql<Organisation>`
    select ${COLUMNS} from identity.organisation o where ${where}
    order by o.name_zh, o.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(handle);
  return { items: rows, total: counted.rows[0]!.total, page, pageSize };
}
