import { newId } from '../../base/id.ts';
import { notFound } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { auditActor } from '../audit-actor.ts';
import type { NewAssignment } from '../contract.ts';
import { assertCompatible, assertMayGrant, getRole } from '../domain/granting.ts';
import type { Roles } from '../domain/roles.ts';
import { findAccount, insertAssignment, lockAccount, readAssignments } from '../store/accounts.ts';
import { findOrganisation } from '../store/organisations.ts';
import type { Acting } from './acting.ts';
import { assertNotSelf } from './reach-account.ts';

/**
 * Gives an account a further role.
 * @throws Problem NOT_FOUND, OWN_ACCOUNT, ROLES_INCOMPATIBLE, ROLE_ALREADY_GRANTED, and those of `assertMayGrant`
 */
export async function grantRole(tx: Tx, roles: Roles, acting: Acting, accountId: string, wanted: NewAssignment): Promise<void> {
  assertNotSelf(acting, accountId);
  await lockAccount(tx.sql, accountId);
  if (!(await findAccount(tx.sql, accountId))) throw notFound('账户', 'account', accountId);
  const organisation = await findOrganisation(tx.sql, wanted.organisationId);
  if (!organisation) throw notFound('单位', 'organisation', wanted.organisationId);
  const under = assertMayGrant(acting.actor, roles, wanted, organisation);
  const held = await readAssignments(tx.sql, [accountId]);
  assertCompatible(roles, held.map((a) => a.role), getRole(roles, wanted.role));
  await insertAssignment(tx.sql, { id: newId(acting.now), accountId, ...wanted }, acting.now);
  await appendAudit(tx, {
    at: acting.now,
    actor: auditActor(acting.actor, under),
    action: 'identity.role.granted',
    subject: { kind: 'identity.account', id: accountId },
    detail: { ...wanted, organisation: organisation.nameZh },
    requestId: acting.requestId,
  });
}
