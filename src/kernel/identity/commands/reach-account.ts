import { notFound, Problem } from '../../base/problem.ts';
import type { Tx } from '../../db/index.ts';
import { type Assignment, authorise } from '../actor.ts';
import { grantableRoles, isAdministrative } from '../domain/granting.ts';
import type { Roles } from '../domain/roles.ts';
import { type AccountRow, type AssignmentRow, countHolders, findAccount, readAssignments } from '../store/accounts.ts';
import type { Acting } from './acting.ts';

export interface ReachedAccount {
  account: AccountRow;
  assignments: AssignmentRow[];
  /** The assignment that allows the act. */
  under: Assignment;
}

/**
 * An account the actor may manage: every organisation it works for lies within the actor's reach, and the actor could
 * give every role it holds. Otherwise a new password would be a way to a role one may not give.
 * @throws Problem NOT_FOUND, FORBIDDEN, ACCOUNT_TOO_POWERFUL
 */
export async function reachAccount(tx: Tx, roles: Roles, { actor }: Acting, id: string, permission: string): Promise<ReachedAccount> {
  const account = await findAccount(tx.sql, id);
  if (!account) throw notFound('账户', 'account', id);
  const assignments = await readAssignments(tx.sql, [id]);
  let under = assignments.length === 0 ? authorise(actor, permission) : undefined;
  for (const a of assignments) {
    under = authorise(actor, permission, {
      organisationIds: [a.organisationId],
      region: a.organisationRegion,
      park: a.organisationPark,
    });
  }
  const grantable = grantableRoles(actor, roles);
  // A role the pack no longer knows grants nothing, so it protects nobody.
  const beyond = assignments.find((a) => roles.has(a.role) && !grantable.has(a.role));
  if (beyond) throw tooPowerful(roles.get(beyond.role)!);
  return { account, assignments, under: under! };
}

function tooPowerful({ zh, en }: { zh: string; en: string }): Problem {
  return new Problem('ACCOUNT_TOO_POWERFUL', {
    status: 403,
    zh: `该账户持有您无权授予的角色“${zh}”，您不能管理它`,
    en: `The account holds the role "${en}", which you may not give: you cannot manage it`,
    remedy: { zh: '请由平台管理员办理', en: 'Ask a platform administrator' },
  });
}

/** @throws Problem OWN_ACCOUNT: nobody promotes, disables or resets himself */
export function assertNotSelf({ actor }: Acting, accountId: string): void {
  if (actor.accountId !== accountId) return;
  throw new Problem('OWN_ACCOUNT', {
    status: 403,
    zh: '不能对自己的账户进行此项操作',
    en: 'You cannot do this to your own account',
    remedy: { zh: '请由另一名管理员办理；口令可在“我的账户”中修改', en: 'Ask another administrator; change your password under "My account"' },
  });
}

/**
 * After a change, somebody must still be able to give roles. The caller holds `lockAdministrators`.
 * @throws Problem LAST_ADMINISTRATOR
 */
export async function assertAdministratorLeft(tx: Tx, roles: Roles): Promise<void> {
  const administrative = [...roles.values()].filter(isAdministrative).map((r) => r.id);
  if ((await countHolders(tx.sql, administrative)) > 0) return;
  throw new Problem('LAST_ADMINISTRATOR', {
    status: 409,
    zh: '这是最后一名平台管理员，不能停用或收回',
    en: 'This is the last administrator and must stay',
    remedy: { zh: '请先任命另一名管理员', en: 'Appoint another administrator first' },
  });
}
