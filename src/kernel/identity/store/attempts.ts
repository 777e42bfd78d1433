import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';

export interface Attempt {
  scope: 'account' | 'address';
  keyHash: string;
}

/**
 * Counts an attempt as failed before the password is looked at, and sets the delay after it: one statement, so that
 * attempts at the same moment are each counted. `delays[n-1]` seconds follow the n-th failure, the last entry all later
 * ones. Answers undefined when the attempt comes too early; the count then stays.
 */
export async function reserveAttempt(
  handle: Sql,
  { scope, keyHash }: Attempt,
  delays: readonly number[],
  now: Date,
  forgivenSince: Date,
): Promise<number | undefined> {
  const { rows } = await sql<{ failures: number }>`
    insert into identity.login_attempt as t (scope, key_hash, failures, last_at, blocked_until)
    values (${scope}, ${keyHash}, 1, ${now}::timestamptz, ${now}::timestamptz + make_interval(secs => ${delays[0]!}))
    on conflict (scope, key_hash) do update set
      failures = case when t.last_at < ${forgivenSince} then 1 else t.failures + 1 end,
      last_at = ${now},
      blocked_until = ${now}::timestamptz + make_interval(secs =>
        (${[...delays]}::float8[])[least(case when t.last_at < ${forgivenSince} then 1 else t.failures + 1 end, ${delays.length}::int)])
    where t.blocked_until <= ${now}
    returning t.failures`.execute(handle);
  return rows[0]?.failures;
}

export async function readBlockedUntil(handle: Sql, { scope, keyHash }: Attempt): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date }>`
    select blocked_until as until from identity.login_attempt where scope = ${scope} and key_hash = ${keyHash}`.execute(handle);
  return rows[0]?.until;
}

/** A sign-in that succeeded wipes the slate of its name and takes its own attempt off that of its address. */
export async function forgiveAttempts(handle: Sql, account: Attempt, address: Attempt, now: Date): Promise<void> {
  await sql`delete from identity.login_attempt where scope = ${account.scope} and key_hash = ${account.keyHash}`.execute(handle);
  await sql`
    update identity.login_attempt set failures = greatest(failures - 1, 0), blocked_until = ${now}
    where scope = ${address.scope} and key_hash = ${address.keyHash}`.execute(handle);
}

export async function deleteAttemptsBefore(handle: Sql, before: Date): Promise<void> {
  await sql`delete from identity.login_attempt where last_at < ${before} and blocked_until < ${before}`.execute(handle);
}
