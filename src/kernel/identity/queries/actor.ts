import type { Sql } from '../../db/index.ts';
import type { Actor } from '../actor.ts';
import type { Me } from '../contract.ts';
import type { Roles } from '../domain/roles.ts';
import { type AccountRow, type AssignmentRow, findAccount, readAssignments } from '../store/accounts.ts';

/**
 * The account as an actor. Whoever still carries a password that somebody else chose holds nothing until it is changed,
 * and a role the pack no longer knows grants nothing.
 */
export async function toActor(handle: Sql, roles: Roles, accountId: string): Promise<Actor | undefined> {
  const account = await findAccount(handle, accountId);
  if (!account || account.disabledAt) return undefined;
  const assignments = account.mustChangePassword ? [] : await readAssignments(handle, [accountId]);
  return {
    accountId,
    loginName: account.loginName,
    displayName: account.displayName,
    assignments: assignments.map((a) => ({
      role: a.role,
      organisationId: a.organisationId,
      organisationName: a.organisationName,
      regions: a.regions,
      parks: a.parks,
      grants: roles.get(a.role)?.grants ?? [],
    })),
  };
}

export const NOBODY: Me = { account: null, assignments: [], permissions: [] };

/** What `/api/me` shows. */
export async function describeMe(handle: Sql, roles: Roles, accountId: string): Promise<Me> {
  const account = await findAccount(handle, accountId);
  if (!account) return NOBODY;
  const assignments = account.mustChangePassword ? [] : await readAssignments(handle, [accountId]);
  return {
    account: pickAccount(account),
    assignments: assignments.map((a) => ({ ...describeAssignment(roles, a), grants: roles.get(a.role)?.grants ?? [] })),
    permissions: [...new Set(assignments.flatMap((a) => roles.get(a.role)?.grants.map((g) => g.permission) ?? []))].sort(),
  };
}

function pickAccount({ id, loginName, displayName, mustChangePassword }: AccountRow): NonNullable<Me['account']> {
  return { id, loginName, displayName, mustChangePassword };
}

export function describeAssignment(roles: Roles, a: AssignmentRow): Omit<Me['assignments'][number], 'grants'> {
  return {
    id: a.id,
    role: a.role,
    roleZh: roles.get(a.role)?.zh ?? a.role,
    roleEn: roles.get(a.role)?.en ?? a.role,
    organisationId: a.organisationId,
    organisationName: a.organisationName,
    regions: a.regions,
    parks: a.parks,
  };
}
