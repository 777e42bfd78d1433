import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { auditActor } from '../audit-actor.ts';
import type { Roles } from '../domain/roles.ts';
import { lockAdministrators, setDisabled } from '../store/accounts.ts';
import { revokeSessionsOf } from '../store/sessions.ts';
import type { Acting } from './acting.ts';
import { assertAdministratorLeft, assertNotSelf, reachAccount } from './reach-account.ts';

/**
 * Disables an account and ends its sessions, or enables it again. `wallNow`: the machine's time, which sessions follow.
 * @throws Problem NOT_FOUND, FORBIDDEN, ACCOUNT_TOO_POWERFUL, OWN_ACCOUNT, LAST_ADMINISTRATOR
 */
export async function setAccountDisabled(
  tx: Tx,
  roles: Roles,
  acting: Acting & { wallNow: Date },
  id: string,
  disabled: boolean,
): Promise<void> {
  assertNotSelf(acting, id);
  await lockAdministrators(tx.sql);
  const { account, under } = await reachAccount(tx, roles, acting, id, 'identity.account.manage');
  if ((account.disabledAt !== null) === disabled) return;
  await setDisabled(tx.sql, id, disabled ? acting.now : null);
  if (disabled) {
    await revokeSessionsOf(tx.sql, id, acting.wallNow);
    await assertAdministratorLeft(tx, roles);
  }
  await appendAudit(tx, {
    at: acting.now,
    actor: auditActor(acting.actor, under),
    action: disabled ? 'identity.account.disabled' : 'identity.account.enabled',
    subject: { kind: 'identity.account', id },
    detail: { loginName: account.loginName },
    requestId: acting.requestId,
  });
}
