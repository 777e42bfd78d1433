import { notFound } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { type Assignment, authorise } from '../actor.ts';
import { auditActor } from '../audit-actor.ts';
import { assertMayGrant } from '../domain/granting.ts';
import type { Roles } from '../domain/roles.ts';
import { type AssignmentRow, deleteAssignment, lockAdministrators, readAssignments } from '../store/accounts.ts';
import { findOrganisation } from '../store/organisations.ts';
import type { Acting } from './acting.ts';
import { assertAdministratorLeft, assertNotSelf } from './reach-account.ts';

/**
 * Takes a role back; whoever may give it may take it.
 * @throws Problem NOT_FOUND, OWN_ACCOUNT, LAST_ADMINISTRATOR, FORBIDDEN, ROLE_NOT_GRANTABLE
 */
export async function revokeRole(tx: Tx, roles: Roles, acting: Acting, accountId: string, assignmentId: string): Promise<void> {
  assertNotSelf(acting, accountId);
  await lockAdministrators(tx.sql);
  const held = (await readAssignments(tx.sql, [accountId])).find((a) => a.id === assignmentId);
  if (!held) throw notFound('角色授予', 'assignment', assignmentId);
  const under = await assertMayRevoke(tx, roles, acting, held);
  await deleteAssignment(tx.sql, assignmentId);
  await assertAdministratorLeft(tx, roles);
  await appendAudit(tx, {
    at: acting.now,
    actor: auditActor(acting.actor, under),
    action: 'identity.role.revoked',
    subject: { kind: 'identity.account', id: accountId },
    detail: { role: held.role, organisationId: held.organisationId, organisation: held.organisationName },
    requestId: acting.requestId,
  });
}

async function assertMayRevoke(tx: Tx, roles: Roles, { actor }: Acting, held: AssignmentRow): Promise<Assignment> {
  const { role, organisationId, regions, parks } = held;
  const organisation = await findOrganisation(tx.sql, organisationId);
  // A role the pack no longer knows cannot be given, but must be taken away by somebody.
  if (!roles.has(role)) {
    const target = { organisationIds: [organisationId], region: organisation!.region, park: organisation!.park };
    return authorise(actor, 'identity.role.grant', target);
  }
  return assertMayGrant(actor, roles, { role, organisationId, regions, parks }, organisation!);
}
