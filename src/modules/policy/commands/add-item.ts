import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { ReviewAct } from '../act.ts';
import type { ItemKind } from '../contract.ts';
import { findItem, insertAdded, isPrepared, type ItemRow } from '../item-store.ts';
import type { PolicyReactions } from '../reactions.ts';
import { noText } from '../queries/list-items.ts';
import { checkedContent } from './checked-content.ts';
import { markOf } from './decide-item.ts';

export interface AddInput {
  documentId: string;
  version: number;
  kind: ItemKind;
  start: number;
  end: number;
  fields: Record<string, unknown>;
  note?: string | undefined;
}

/**
 * Adds what the engine missed, by the words a person selected. It counts as decided: a person put it there.
 * @throws Problem POLICY_NO_TEXT, POLICY_ITEM_FIELDS, POLICY_SPAN_INVALID
 */
export async function addItem(tx: Tx, act: ReviewAct, input: AddInput, reactions: PolicyReactions): Promise<ItemRow> {
  // The lock on the text makes two people who add at once take two numbers.
  if (!(await isPrepared(tx.sql, input.documentId, input.version, { lock: true }))) throw noText(input.documentId);
  const content = await checkedContent(tx.sql, input, input);
  const id = await insertAdded(tx.sql, input.documentId, input.version, input.kind, content, markOf(act, input.note ?? null));
  await appendAudit(tx, {
    at: act.at, actor: act.by, action: 'policy.item.added', subject: { kind: 'policy.item', id },
    detail: { document: input.documentId, version: input.version, kind: input.kind, ...content }, requestId: act.requestId,
  });
  const item = (await findItem(tx.sql, id))!;
  await reactions.decided(tx, act, item, undefined);
  return item;
}
