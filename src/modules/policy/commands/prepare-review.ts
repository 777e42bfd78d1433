import { appendAudit, type AuditActor } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { extractPolicy } from '../domain/extract.ts';
import { proposedItems } from '../domain/item-fields.ts';
import type { Places, PolicyExtraction } from '../domain/types.ts';
import { insertProposed, isPrepared } from '../item-store.ts';
import { textOf } from '../queries/list-items.ts';

/** Keeps the findings in a text as items to be decided, once for each version. Answers how many were new. */
export async function keepItems(tx: Tx, by: AuditActor | null, at: Date, version: number, extraction: PolicyExtraction): Promise<number> {
  if (await isPrepared(tx.sql, extraction.id, version, { lock: true })) return 0;
  const items = proposedItems(extraction);
  await insertProposed(tx.sql, extraction.id, version, items, at);
  await appendAudit(tx, {
    at, actor: by, action: 'policy.items.proposed', subject: { kind: 'policy.document', id: extraction.id },
    detail: { version, items: items.length },
  });
  return items.length;
}

/**
 * Takes the current text of a document apart where that has not been done, as for texts loaded by an earlier release.
 * @throws Problem NOT_FOUND, POLICY_NO_TEXT
 */
export async function prepareReview(tx: Tx, by: AuditActor | null, at: Date, documentId: string, places: Places): Promise<number> {
  const { version, text } = await textOf(tx.sql, documentId);
  return keepItems(tx, by, at, version, extractPolicy(text, { id: documentId, places }));
}
