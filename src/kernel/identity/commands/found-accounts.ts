import { newId } from '../../base/id.ts';
import { notFound, Problem } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import type { NewAssignment } from '../contract.ts';
import { getRole, isAdministrative } from '../domain/granting.ts';
import { assertPassword } from '../domain/password.ts';
import type { Roles } from '../domain/roles.ts';
import { hashPassword } from '../password-hash.ts';
import { countHolders, findAccountByLoginName, insertAccount, insertAssignment, lockAdministrators } from '../store/accounts.ts';
import { findOrganisation } from '../store/organisations.ts';

/** Accounts that nobody signed in creates: those of a demo, and the very first administrator. */
export interface FoundedAccount {
  loginName: string;
  displayName: string;
  password: string;
  assignments: readonly NewAssignment[];
}

/**
 * Creates a demo account with a password that is shown on the sign-in page; an account that exists is left as it is.
 * Only the demo loader calls this. Returns the account's id.
 * @throws Problem ROLE_UNKNOWN, NOT_FOUND
 */
export async function createDemoAccount(tx: Tx, roles: Roles, input: FoundedAccount, now: Date): Promise<string> {
  const known = await findAccountByLoginName(tx.sql, input.loginName);
  return known?.id ?? found(tx, roles, input, { demo: true, mustChangePassword: false, now });
}

/**
 * Creates the first administrator of an installation; refused once there is one.
 * @throws Problem ADMINISTRATOR_EXISTS, ROLE_NOT_ADMINISTRATIVE, PASSWORD_TOO_WEAK, LOGIN_NAME_TAKEN, ROLE_UNKNOWN, NOT_FOUND
 */
export async function createFirstAdministrator(tx: Tx, roles: Roles, input: FoundedAccount, now: Date): Promise<string> {
  await lockAdministrators(tx.sql);
  const administrative = [...roles.values()].filter(isAdministrative).map((r) => r.id);
  if ((await countHolders(tx.sql, administrative)) > 0) {
    throw new Problem('ADMINISTRATOR_EXISTS', {
      status: 409,
      zh: '已有管理员，请由其新建账户',
      en: 'There is an administrator already, who can create accounts',
    });
  }
  if (!input.assignments.some((a) => administrative.includes(a.role))) {
    throw new Problem('ROLE_NOT_ADMINISTRATIVE', {
      zh: `首个管理员的角色须为：${administrative.join('、')}`,
      en: `The first administrator needs one of the roles ${administrative.join(', ')}`,
      where: { field: 'role' },
    });
  }
  assertPassword(input.password, input.loginName);
  return found(tx, roles, input, { demo: false, mustChangePassword: false, now });
}

async function found(
  tx: Tx,
  roles: Roles,
  { loginName, displayName, password, assignments }: FoundedAccount,
  { demo, mustChangePassword, now }: { demo: boolean; mustChangePassword: boolean; now: Date },
): Promise<string> {
  const id = newId(now);
  const passwordHash = await hashPassword(password);
  await insertAccount(tx.sql, { id, loginName: loginName.toLowerCase(), displayName, passwordHash, mustChangePassword, demo, disabledAt: null, createdAt: now });
  for (const assignment of assignments) {
    getRole(roles, assignment.role);
    if (!(await findOrganisation(tx.sql, assignment.organisationId))) throw notFound('单位', 'organisation', assignment.organisationId);
    await insertAssignment(tx.sql, { id: newId(now), accountId: id, ...assignment }, now);
  }
  await appendAudit(tx, {
    at: now,
    actor: null,
    action: 'identity.account.created',
    subject: { kind: 'identity.account', id },
    detail: { loginName, displayName, assignments, demo },
  });
  return id;
}
