import { newId } from '../base/id.ts';
import type { Tx } from '../db/index.ts';
import { type AuditActor, type AuditSubject, entryHash, hashedInstant } from './domain/entry-hash.ts';
import { insertEntry } from './store.ts';

export interface NewAuditEntry {
  at: Date;
  /** null: the system itself, e.g. a clock that ran out. */
  actor: AuditActor | null;
  /** `module.thing.happened`, e.g. `market.demand.published`. */
  action: string;
  subject: AuditSubject;
  /** What a later reader needs to understand the act, as plain JSON. Never passwords or tokens. */
  detail: Record<string, unknown>;
  requestId?: string | null;
}

/**
 * Writes an audit entry in the transaction of the act it records. Returns the entry's id.
 * Takes no lock: any number of transactions may append at once.
 */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<string> {
  const id = newId(entry.at);
  // Through JSON once, so that the hash is taken over exactly what the database keeps (no `undefined`, dates as text).
  const detail = JSON.parse(JSON.stringify(entry.detail)) as Record<string, unknown>;
  const content = {
    id,
    at: hashedInstant(entry.at),
    actor: entry.actor && {
      accountId: entry.actor.accountId,
      organisationId: entry.actor.organisationId,
      role: entry.actor.role,
    },
    action: entry.action,
    subject: { kind: entry.subject.kind, id: entry.subject.id },
    detail,
    requestId: entry.requestId ?? null,
  };
  await insertEntry(tx.sql, { ...content, hash: entryHash(content) });
  return id;
}
