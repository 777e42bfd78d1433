import { canonicalJson, sha256 } from '../../base/canonical-json.ts';

/** The account, organisation and role under which something was done. */
export interface AuditActor {
  accountId: string;
  organisationId: string | null;
  role: string | null;
}

export interface AuditSubject {
  /** `module.thing`, e.g. `market.demand`. */
  kind: string;
  id: string;
}

/** Everything an entry's hash covers. */
export interface EntryContent {
  id: string;
  /** UTC with microseconds, `2026-03-01T08:00:00.000000Z`: as exact as the database keeps it. */
  at: string;
  actor: AuditActor | null;
  action: string;
  subject: AuditSubject;
  detail: unknown;
  requestId: string | null;
}

/** SHA-256 over the canonical JSON of the content, 64 hexadecimal digits. */
export function entryHash(content: EntryContent): string {
  const { id, at, actor, action, subject, detail, requestId } = content;
  return sha256(canonicalJson({ id, at, actor, action, subject, detail, requestId }));
}

/** The hash that seals an entry behind the one before it; the chain begins with the empty text. */
export function chainHash(previous: string, hashOfEntry: string): string {
  return sha256(previous + hashOfEntry);
}

/** An instant in the spelling that is hashed. */
export function hashedInstant(at: Date): string {
  return `${at.toISOString().slice(0, -1)}000Z`;
}
