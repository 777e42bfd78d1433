import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import { registerConstraints, type Sql } from '../../db/index.ts';
import type { Assignment as ActorAssignment } from '../actor.ts';

registerConstraints({
  'identity.account_login_name_key': () =>
    new Problem('LOGIN_NAME_TAKEN', {
      status: 409,
      zh: '该登录名已被使用',
      en: 'This sign-in name is taken',
      where: { field: 'loginName' },
      remedy: { zh: '请换一个登录名', en: 'Choose another one' },
    }),
  'identity.assignment_once': () =>
    new Problem('ROLE_ALREADY_GRANTED', {
      status: 409,
      zh: '该账户在此单位已有这个角色',
      en: 'The account already holds this role in this organisation',
      where: { field: 'role' },
      remedy: { zh: '要改变管辖范围，请先收回再授予', en: 'To change its jurisdiction, take it back and grant it anew' },
    }),
});

export interface AccountRow {
  id: string;
  loginName: string;
  displayName: string;
  passwordHash: string;
  mustChangePassword: boolean;
  demo: boolean;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface AssignmentRow {
  id: string;
  accountId: string;
  role: string;
  organisationId: string;
  organisationName: string;
  organisationRegion: string | null;
  organisationPark: string | null;
  regions: string[];
  parks: string[];
}

const COLUMNS = sql`a.id, a.login_name as "loginName", a.display_name as "displayName", a.password_hash as "passwordHash",
  a.must_change_password as "mustChangePassword", a.demo, a.disabled_at as "disabledAt", a.created_at as "createdAt"`;

export async function insertAccount(handle: Sql, a: AccountRow): Promise<void> {
  await sql`
    insert into identity.account (id, login_name, display_name, password_hash, must_change_password, demo, created_at)
    values (${a.id}, ${a.loginName}, ${a.displayName}, ${a.passwordHash}, ${a.mustChangePassword}, ${a.demo}, ${a.createdAt})`.execute(handle);
}

export async function findAccount(handle: Sql, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${COLUMNS} from identity.account a where a.id = ${id}`.execute(handle);
  return rows[0];
}

export async function findAccountByLoginName(handle: Sql, loginName: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${COLUMNS} from identity.account a where a.login_name = lower(${loginName})`.execute(handle);
  return rows[0];
}

export async function setDisabled(handle: Sql, id: string, at: Date | null): Promise<void> {
  await sql`update identity.account set disabled_at = ${at} where id = ${id}`.execute(handle);
}

export async function setPasswordHash(handle: Sql, id: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await sql`update identity.account set password_hash = ${passwordHash}, must_change_password = ${mustChange} where id = ${id}`.execute(handle);
}

export async function insertAssignment(
  handle: Sql,
  a: Pick<AssignmentRow, 'id' | 'accountId' | 'role' | 'organisationId' | 'regions' | 'parks'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into identity.assignment (id, account_id, role, organisation_id, regions, parks, granted_at)
    values (${a.id}, ${a.accountId}, ${a.role}, ${a.organisationId}, ${a.regions}::text[], ${a.parks}::text[], ${now})`.execute(handle);
}

export async function deleteAssignment(handle: Sql, id: string): Promise<void> {
  await sql`delete from identity.assignment where id = ${id}`.execute(handle);
}

export async function readAssignments(handle: Sql, accountIds: readonly string[]): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select s.id, s.account_id as "accountId", s.role, s.organisation_id as "organisationId", o.name_zh as "organisationName",
      o.region as "organisationRegion", o.park as "organisationPark", s.regions, s.parks
    from identity.assignment s join identity.organisation o on o.id = s.organisation_id
    where s.account_id = any(${[...accountIds]}::uuid[])
    order by s.granted_at, s.id`.execute(handle);
  return rows;
}

/** Unknown ids are left out. */
export async function readAccountNames(handle: Sql, ids: readonly string[]): Promise<Pick<AccountRow, 'id' | 'displayName' | 'loginName'>[]> {
  const { rows } = await sql<Pick<AccountRow, 'id' | 'displayName' | 'loginName'>>`
    select a.id, a.display_name as "displayName", a.login_name as "loginName" from identity.account a where a.id = any(${[...ids]}::uuid[])`.execute(handle);
  return rows;
}

/** Where the accounts with these login names hold a role: login name, organisation, in the order granted. */
export async function readWorkplaces(handle: Sql, loginNames: readonly string[]): Promise<{ loginName: string; organisation: string }[]> {
  const { rows } = await sql<{ loginName: string; organisation: string }>`
    select a.login_name as "loginName", o.name_zh as organisation
    from identity.account a join identity.assignment s on s.account_id = a.id join identity.organisation o on o.id = s.organisation_id
    where a.login_name = any(${[...loginNames]}::text[])
    order by a.login_name, s.granted_at, s.id`.execute(handle);
  return rows;
}

/** Commands that could take the last administrator away do so one after the other. */
export async function lockAdministrators(handle: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identity.administrators', 0))`.execute(handle);
}

/** Grants to one account are decided one after the other, so that two cannot add incompatible roles at once. */
export async function lockAccount(handle: Sql, id: string): Promise<void> {
  await sql`select from identity.account where id = ${id} for update`.execute(handle);
}

/** Accounts that are enabled and hold one of the roles. */
export async function countHolders(handle: Sql, roles: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct a.id) as count
    from identity.assignment s join identity.account a on a.id = s.account_id
    where a.disabled_at is null and s.role = any(${[...roles]}::text[])`.execute(handle);
  return rows[0]!.count;
}

export async function readAssignedRoles(handle: Sql): Promise<string[]> {
  const { rows } = await sql<{ role: string }>`select distinct role from identity.assignment order by role`.execute(handle);
  return rows.map((r) => r.role);
}

export interface AccountFilter {
  q?: string;
  organisationId?: string;
  role?: string;
  disabled?: boolean;
  page: number;
  pageSize: number;
}

/** Accounts with an assignment that one of `readers`, the assignments of the asker, reaches. */
export async function listAccounts(
  handle: Sql,
  readers: readonly { reach: 'own' | 'jurisdiction' | 'zone'; assignment: ActorAssignment }[],
  { q, organisationId, role, disabled, page, pageSize }: AccountFilter,
): Promise<{ rows: AccountRow[]; total: number }> {
  const reached = readers.map(({ reach, assignment: own }) => {
    if (reach === 'zone') return sql`true`;
    if (reach === 'own') return sql`s.organisation_id = ${own.organisationId}`;
    const regions = own.regions.length === 0 ? sql`true` : sql`o.region = any(${[...own.regions]}::text[])`;
    const parks = own.parks.length === 0 ? sql`true` : sql`o.park = any(${[...own.parks]}::text[])`;
    return sql`(${regions} and ${parks})`;
  });
  const where = sql.join(
    [
      sql`exists (
        select from identity.assignment s join identity.organisation o on o.id = s.organisation_id
        where s.account_id = a.id and (${reached.length === 0 ? sql`false` : sql.join(reached, sql` or `)})
          ${organisationId ? sql`and s.organisation_id = ${organisationId}` : sql``}
          ${role ? sql`and s.role = ${role}` : sql``})`,
      ...(q ? [sql`(strpos(a.login_name, lower(${q})) > 0 or strpos(lower(a.display_name), lower(${q})) > 0)`] : []),
      ...(disabled === undefined ? [] : [disabled ? sql`a.disabled_at is not null` : sql`a.disabled_at is null`]),
    ],
    sql` and `,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from identity.account a where ${where}`.execute(handle);
  const { rows } = await sql<AccountRow>`
    select ${COLUMNS} from identity.account a where ${where}
    order by a.login_name limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}
