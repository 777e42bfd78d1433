import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';

export interface SessionRow {
  tokenHash: string;
  accountId: string;
  lastSeenAt: Date;
}

export async function insertSession(handle: Sql, s: { tokenHash: string; accountId: string; now: Date; expiresAt: Date }): Promise<void> {
  await sql`
    insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at)
    values (${s.tokenHash}, ${s.accountId}, ${s.now}, ${s.now}, ${s.expiresAt})`.execute(handle);
}

/** A session that is neither revoked nor over, of an account that is not disabled. */
export async function findLiveSession(handle: Sql, tokenHash: string, now: Date, seenSince: Date): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.token_hash as "tokenHash", s.account_id as "accountId", s.last_seen_at as "lastSeenAt"
    from identity.session s join identity.account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${now}
      and s.last_seen_at > ${seenSince} and a.disabled_at is null`.execute(handle);
  return rows[0];
}

export async function touchSession(handle: Sql, tokenHash: string, now: Date): Promise<void> {
  await sql`update identity.session set last_seen_at = ${now} where token_hash = ${tokenHash} and last_seen_at < ${now}`.execute(handle);
}

export async function revokeSession(handle: Sql, tokenHash: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    update identity.session set revoked_at = ${now} where token_hash = ${tokenHash} and revoked_at is null
    returning account_id as "accountId"`.execute(handle);
  return rows[0]?.accountId;
}

/** All sessions of an account, but the one given. */
export async function revokeSessionsOf(handle: Sql, accountId: string, now: Date, except?: string): Promise<void> {
  await sql`
    update identity.session set revoked_at = ${now}
    where account_id = ${accountId} and revoked_at is null and token_hash <> ${except ?? ''}`.execute(handle);
}

export async function deleteSessionsOver(handle: Sql, before: Date): Promise<void> {
  await sql`delete from identity.session where expires_at < ${before}`.execute(handle);
}
