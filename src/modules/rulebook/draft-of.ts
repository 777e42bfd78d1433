import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { readDraft, type StoredDraft } from './store/drafts.ts';

/** The draft, held until the end of the transaction. @throws Problem NOT_FOUND */
export async function draftOf(tx: Tx, id: string): Promise<StoredDraft> {
  const draft = await readDraft(tx.sql, id, { lock: true });
  if (!draft) throw notFound('修订稿', 'draft', id);
  return draft;
}
