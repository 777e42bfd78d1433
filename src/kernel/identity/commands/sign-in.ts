import { createHash } from 'node:crypto';
import { Problem } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import { type Database, inTransaction } from '../../db/index.ts';
import { delaySeconds, FORGIVEN_AFTER_SECONDS, PER_ACCOUNT, PER_ADDRESS } from '../domain/throttle.ts';
import { checkAgainstNothing, hashPassword, isOutdated, isPassword } from '../password-hash.ts';
import { type OpenSession, openSession } from '../sessions.ts';
import { findAccountByLoginName, setPasswordHash, type AccountRow } from '../store/accounts.ts';
import { type Attempt, forgiveAttempts, readBlockedUntil, reserveAttempt } from '../store/attempts.ts';

export interface SignInRequest {
  loginName: string;
  password: string;
  ip: string;
  /** The machine's time: sessions and delays do not follow a clock that a demo moves. */
  wallNow: Date;
  /** The platform's time, for the audit. */
  now: Date;
  requestId?: string | null;
}

/** 429, with the wait as a number for the `Retry-After` header. */
export class SignInThrottled extends Problem {
  readonly seconds: number;

  constructor(seconds: number) {
    super('SIGN_IN_THROTTLED', {
      status: 429,
      zh: `尝试次数过多，请 ${seconds} 秒后再试`,
      en: `Too many attempts; try again in ${seconds} seconds`,
      remedy: { zh: `等待 ${seconds} 秒`, en: `Wait ${seconds} seconds` },
    });
    this.seconds = seconds;
  }
}

const delaysOf = (throttle: typeof PER_ACCOUNT): number[] =>
  Array.from({ length: throttle.free + 20 }, (_, n) => delaySeconds(throttle, n + 1));
const ACCOUNT_DELAYS = delaysOf(PER_ACCOUNT);
const ADDRESS_DELAYS = delaysOf(PER_ADDRESS);

/**
 * Opens a session.
 * @throws Problem SIGN_IN_REFUSED (the same for an unknown name and a wrong password), SIGN_IN_THROTTLED, ACCOUNT_DISABLED
 */
export async function signIn(db: Database, request: SignInRequest): Promise<OpenSession & { accountId: string }> {
  const { account: byAccount, address: byAddress } = await countAttempt(db, request);
  const account = await findAccountByLoginName(db.sql, request.loginName);
  const right = account
    ? await isPassword(account.passwordHash, request.password)
    : await checkAgainstNothing(request.password);
  if (!account || !right) {
    await recordRefusal(db, account, request);
    throw refused();
  }
  if (account.disabledAt) throw disabled();
  const renewed = isOutdated(account.passwordHash) ? await hashPassword(request.password) : undefined;
  return inTransaction(db, async (tx) => {
    await forgiveAttempts(tx.sql, byAccount, byAddress, request.wallNow);
    if (renewed) await setPasswordHash(tx.sql, account.id, renewed, account.mustChangePassword);
    const session = await openSession(tx.sql, account.id, request.wallNow);
    await appendAudit(tx, {
      at: request.now,
      actor: { accountId: account.id, organisationId: null, role: null },
      action: 'identity.session.opened',
      subject: { kind: 'identity.account', id: account.id },
      detail: { ip: request.ip },
      requestId: request.requestId,
    });
    return { ...session, accountId: account.id };
  });
}

/** @throws Problem SIGN_IN_THROTTLED with the seconds to wait */
export async function countAttempt(
  db: Database,
  { loginName, ip, wallNow }: Pick<SignInRequest, 'loginName' | 'ip' | 'wallNow'>,
): Promise<{ account: Attempt; address: Attempt }> {
  const address: Attempt = { scope: 'address', keyHash: hashOf(ip) };
  const account: Attempt = { scope: 'account', keyHash: hashOf(`${loginName.toLowerCase()}\n${ip}`) };
  const forgivenSince = new Date(wallNow.getTime() - FORGIVEN_AFTER_SECONDS * 1000);
  for (const [attempt, delays] of [[address, ADDRESS_DELAYS], [account, ACCOUNT_DELAYS]] as const) {
    if ((await reserveAttempt(db.sql, attempt, delays, wallNow, forgivenSince)) !== undefined) continue;
    const until = await readBlockedUntil(db.sql, attempt);
    throw new SignInThrottled(Math.max(1, Math.ceil(((until ?? wallNow).getTime() - wallNow.getTime()) / 1000)));
  }
  return { account, address };
}

/** Only attempts on accounts that exist are audited: a name that does not exist may be somebody's password. */
async function recordRefusal(db: Database, account: AccountRow | undefined, request: SignInRequest): Promise<void> {
  if (!account) return;
  await inTransaction(db, (tx) =>
    appendAudit(tx, {
      at: request.now,
      actor: null,
      action: 'identity.session.refused',
      subject: { kind: 'identity.account', id: account.id },
      detail: { ip: request.ip },
      requestId: request.requestId,
    }),
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function refused(): Problem {
  return new Problem('SIGN_IN_REFUSED', {
    status: 401,
    zh: '登录名或口令不正确',
    en: 'The sign-in name or the password is not right',
    remedy: { zh: '请检查大小写；忘记口令请联系本单位管理员', en: 'Mind capitals; if forgotten, ask the administrator of your organisation' },
  });
}

function disabled(): Problem {
  return new Problem('ACCOUNT_DISABLED', {
    status: 403,
    zh: '该账户已停用',
    en: 'This account is disabled',
    remedy: { zh: '请联系本单位管理员', en: 'Ask the administrator of your organisation' },
  });
}
