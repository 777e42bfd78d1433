import { notFound } from '../../base/problem.ts';
import type { Sql } from '../../db/index.ts';
import { type Actor, signInRequired } from '../actor.ts';
import type { Account } from '../contract.ts';
import type { Roles } from '../domain/roles.ts';
import { type AccountFilter, type AccountRow, type AssignmentRow, findAccount, listAccounts, readAssignments } from '../store/accounts.ts';
import { describeAssignment } from './actor.ts';

const READ = 'identity.account.read';

/** Accounts the actor may see: those with an assignment within the reach of their `identity.account.read`. */
export async function visibleAccounts(
  handle: Sql,
  roles: Roles,
  actor: Actor | undefined,
  filter: AccountFilter,
): Promise<{ items: Account[]; total: number; page: number; pageSize: number }> {
  if (!actor) throw signInRequired();
  const readers = actor.assignments.flatMap((assignment) =>
    assignment.grants.filter((g) => g.permission === READ).map((g) => ({ reach: g.reach, assignment })),
  );
  const { rows, total } = await listAccounts(handle, readers, filter);
  const assignments = await readAssignments(handle, rows.map((row) => row.id));
  const items = rows.map((row) => describe(roles, row, assignments));
  return { items, total, page: filter.page, pageSize: filter.pageSize };
}

/** @throws Problem NOT_FOUND */
export async function getAccount(handle: Sql, roles: Roles, id: string): Promise<Account> {
  const row = await findAccount(handle, id);
  if (!row) throw notFound('账户', 'account', id);
  return describe(roles, row, await readAssignments(handle, [id]));
}

function describe(roles: Roles, row: AccountRow, assignments: readonly AssignmentRow[]): Account {
  return {
    id: row.id,
    loginName: row.loginName,
    displayName: row.displayName,
    disabled: row.disabledAt !== null,
    mustChangePassword: row.mustChangePassword,
    demo: row.demo,
    createdAt: row.createdAt.toISOString(),
    assignments: assignments.filter((a) => a.accountId === row.id).map((a) => describeAssignment(roles, a)),
  };
}
