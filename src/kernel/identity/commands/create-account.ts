import { newId } from '../../base/id.ts';
import { notFound } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { authorise } from '../actor.ts';
import { auditActor } from '../audit-actor.ts';
import type { NewAssignment } from '../contract.ts';
import { assertMayGrant } from '../domain/granting.ts';
import { assertPassword } from '../domain/password.ts';
import type { Roles } from '../domain/roles.ts';
import { hashPassword } from '../password-hash.ts';
import { insertAccount, insertAssignment } from '../store/accounts.ts';
import { findOrganisation } from '../store/organisations.ts';
import type { Acting } from './acting.ts';

export interface NewAccount {
  loginName: string;
  displayName: string;
  /** Its owner must change it at the first sign-in. */
  password: string;
  assignment: NewAssignment;
}

/**
 * Creates an account with its first role and returns the id.
 * @throws Problem FORBIDDEN, PASSWORD_TOO_WEAK, LOGIN_NAME_TAKEN, and those of `assertMayGrant`
 */
export async function createAccount(tx: Tx, roles: Roles, acting: Acting, input: NewAccount): Promise<string> {
  const organisation = await findOrganisation(tx.sql, input.assignment.organisationId);
  if (!organisation) throw notFound('单位', 'organisation', input.assignment.organisationId);
  const under = authorise(acting.actor, 'identity.account.manage', {
    organisationIds: [organisation.id],
    region: organisation.region,
    park: organisation.park,
  });
  assertMayGrant(acting.actor, roles, input.assignment, organisation);
  assertPassword(input.password, input.loginName);

  const id = newId(acting.now);
  const { loginName, displayName, assignment } = input;
  await insertAccount(tx.sql, {
    id,
    loginName,
    displayName,
    passwordHash: await hashPassword(input.password),
    mustChangePassword: true,
    demo: false,
    disabledAt: null,
    createdAt: acting.now,
  });
  await insertAssignment(tx.sql, { id: newId(acting.now), accountId: id, ...assignment }, acting.now);
  await appendAudit(tx, {
    at: acting.now,
    actor: auditActor(acting.actor, under),
    action: 'identity.account.created',
    subject: { kind: 'identity.account', id },
    detail: { loginName, displayName, assignment },
    requestId: acting.requestId,
  });
  return id;
}
