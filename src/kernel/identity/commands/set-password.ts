import { Problem } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../db/index.ts';
import { auditActor } from '../audit-actor.ts';
import { assertPassword } from '../domain/password.ts';
import type { Roles } from '../domain/roles.ts';
import { hashPassword, isPassword } from '../password-hash.ts';
import { findAccount, setPasswordHash } from '../store/accounts.ts';
import { forgiveAttempts } from '../store/attempts.ts';
import { revokeSessionsOf } from '../store/sessions.ts';
import type { Acting } from './acting.ts';
import { assertNotSelf, reachAccount } from './reach-account.ts';
import { countAttempt } from './sign-in.ts';

/**
 * Sets somebody else's password; its owner must change it at the next sign-in, and open sessions end.
 * @throws Problem NOT_FOUND, FORBIDDEN, ACCOUNT_TOO_POWERFUL, OWN_ACCOUNT, PASSWORD_TOO_WEAK
 */
export async function resetPassword(
  tx: Tx,
  roles: Roles,
  acting: Acting & { wallNow: Date },
  id: string,
  password: string,
): Promise<void> {
  assertNotSelf(acting, id);
  const { account, under } = await reachAccount(tx, roles, acting, id, 'identity.account.manage');
  assertPassword(password, account.loginName);
  await setPasswordHash(tx.sql, id, await hashPassword(password), true);
  await revokeSessionsOf(tx.sql, id, acting.wallNow);
  await appendAudit(tx, {
    at: acting.now,
    actor: auditActor(acting.actor, under),
    action: 'identity.password.reset',
    subject: { kind: 'identity.account', id },
    detail: {},
    requestId: acting.requestId,
  });
}

/**
 * Changes the actor's own password; all other sessions end.
 * @throws Problem PASSWORD_WRONG, PASSWORD_TOO_WEAK, SIGN_IN_THROTTLED
 */
export async function changeOwnPassword(
  db: Database,
  acting: Acting & { wallNow: Date; ip: string; sessionId?: string },
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { accountId, loginName } = acting.actor;
  // Guessing the present password here is slowed down like guessing it at the door.
  const { account: byAccount, address } = await countAttempt(db, { loginName, ip: acting.ip, wallNow: acting.wallNow });
  const account = await findAccount(db.sql, accountId);
  if (!account || !(await isPassword(account.passwordHash, currentPassword))) throw wrong();
  await forgiveAttempts(db.sql, byAccount, address, acting.wallNow);
  assertPassword(newPassword, loginName);
  if (newPassword === currentPassword) throw same();
  const passwordHash = await hashPassword(newPassword);
  await inTransaction(db, async (tx) => {
    await setPasswordHash(tx.sql, accountId, passwordHash, false);
    await revokeSessionsOf(tx.sql, accountId, acting.wallNow, acting.sessionId);
    await appendAudit(tx, {
      at: acting.now,
      actor: auditActor(acting.actor),
      action: 'identity.password.changed',
      subject: { kind: 'identity.account', id: accountId },
      detail: {},
      requestId: acting.requestId,
    });
  });
}

function wrong(): Problem {
  return new Problem('PASSWORD_WRONG', {
    zh: '当前口令不正确',
    en: 'The present password is not right',
    where: { field: 'currentPassword' },
  });
}

function same(): Problem {
  return new Problem('PASSWORD_TOO_WEAK', {
    zh: '新口令不能与当前口令相同',
    en: 'The new password must differ from the present one',
    where: { field: 'newPassword' },
  });
}
