import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from '../db/index.ts';
import type { Actor } from './actor.ts';
import type { Roles } from './domain/roles.ts';
import { toActor } from './queries/actor.ts';
import { deleteAttemptsBefore } from './store/attempts.ts';
import { findLiveSession, insertSession, deleteSessionsOver, touchSession } from './store/sessions.ts';

/** A session left alone this long is over. */
export const IDLE_MINUTES = 120;
/** No session lives longer, however busy. */
export const LONGEST_HOURS = 12;
/** Being seen is noted at most this often: reading must not mean writing. */
const TOUCH_SECONDS = 60;
const KEEP_DAYS = 30;

export interface OpenSession {
  /** For the cookie; not kept anywhere. */
  token: string;
  expiresAt: Date;
}

/** Who is asking, and through which session; `sessionId` is the hash of the token and opens nothing. */
export interface SignedIn {
  actor: Actor;
  sessionId: string;
}

/** The token's hash, by which the session is stored. SHA-256 suffices: the token has 256 random bits. */
function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export async function openSession(handle: Sql, accountId: string, now: Date): Promise<OpenSession> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LONGEST_HOURS * 3_600_000);
  await insertSession(handle, { tokenHash: sessionIdOf(token), accountId, now, expiresAt });
  return { token, expiresAt };
}

/** `touch: false` looks without being seen: an open page that nobody uses must not keep its session alive. */
export async function findSignedIn(handle: Sql, roles: Roles, token: string, now: Date, touch = true): Promise<SignedIn | undefined> {
  const sessionId = sessionIdOf(token);
  const session = await findLiveSession(handle, sessionId, now, new Date(now.getTime() - IDLE_MINUTES * 60_000));
  if (!session) return undefined;
  const unseen = now.getTime() - session.lastSeenAt.getTime() > TOUCH_SECONDS * 1000;
  if (touch && unseen) await touchSession(handle, sessionId, now);
  const actor = await toActor(handle, roles, session.accountId);
  return actor && { actor, sessionId };
}

/** Removes what no longer matters: for a daily job. */
export async function forgetOldSessions(handle: Sql, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_DAYS * 86_400_000);
  await deleteSessionsOver(handle, before);
  await deleteAttemptsBefore(handle, new Date(now.getTime() - 86_400_000));
}
