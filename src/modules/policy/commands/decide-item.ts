import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { ReviewAct } from '../act.ts';
import { contentOf, decide, type Decision } from '../domain/review.ts';
import { type DecisionMark, findItem, type ItemRow, updateDecision } from '../item-store.ts';
import type { PolicyReactions } from '../reactions.ts';
import { checkedContent } from './checked-content.ts';

export type Wish =
  | Exclude<Decision, { kind: 'correct' }>
  | { kind: 'correct'; start: number; end: number; fields: Record<string, unknown> };

export interface DecideInput {
  id: string;
  /** The revision the person saw. */
  revision: number;
  note?: string | undefined;
  wish: Wish;
}

const DONE = { accept: 'accepted', correct: 'corrected', reject: 'rejected', undo: 'undone' } as const;

/**
 * Accepts, corrects, rejects or takes back one item. Whoever decided on an older state is told who was first.
 * @throws Problem NOT_FOUND, POLICY_ITEM_CHANGED (409), POLICY_ITEM_UNDECIDED, POLICY_ITEM_FIELDS, POLICY_SPAN_INVALID
 */
export async function decideItem(tx: Tx, act: ReviewAct, input: DecideInput, reactions: PolicyReactions): Promise<ItemRow> {
  const before = await findItem(tx.sql, input.id, { lock: true });
  if (!before) throw notFound('审核内容', 'review item', input.id);
  if (before.revision !== input.revision) throw changed(before);
  const { wish } = input;
  const decision: Decision = wish.kind === 'correct' ? { kind: 'correct', content: await checkedContent(tx.sql, before, wish) } : wish;
  const next = decide(before, decision);
  if (!next) {
    throw new Problem('POLICY_ITEM_UNDECIDED', { status: 409, zh: '这一项还没有决定，无可撤回', en: 'Nothing has been decided about this item yet' });
  }
  await recordDecision(tx, act, before, next, input.note ?? null, wish.kind);
  const after = (await findItem(tx.sql, input.id))!;
  await reactions.decided(tx, act, after, before);
  return after;
}

/** Writes a decision and its audit entry; the row is locked. */
export async function recordDecision(tx: Tx, act: ReviewAct, before: ItemRow, next: Pick<ItemRow, 'state' | 'corrected' | 'reason'>, note: string | null, verb: keyof typeof DONE): Promise<void> {
  await updateDecision(tx.sql, before.id, next, next.state === 'PROPOSED' ? null : markOf(act, note));
  const { clause, start, end, fields } = contentOf({ ...before, ...next });
  await appendAudit(tx, {
    at: act.at,
    actor: act.by,
    action: `policy.item.${DONE[verb]}`,
    subject: { kind: 'policy.item', id: before.id },
    detail: {
      document: before.documentId, version: before.version, clause, start, end, note,
      from: before.state, to: next.state, reason: next.reason, revision: before.revision + 1,
      ...(verb === 'correct' ? { fields } : {}),
    },
    requestId: act.requestId,
  });
}

export function markOf(act: ReviewAct, note: string | null): DecisionMark {
  return { byId: act.by.accountId, byName: act.name, at: act.at, note };
}

const STATE_ZH = { PROPOSED: '待定', ACCEPTED: '已采纳', CORRECTED: '已更正', REJECTED: '不采纳' } as const;
const STATE_EN = { PROPOSED: 'undecided', ACCEPTED: 'accepted', CORRECTED: 'corrected', REJECTED: 'rejected' } as const;

/** Says how the item stands now, and by whose decision. */
function changed(now: ItemRow): Problem {
  const who = now.decidedByName ?? '';
  return new Problem('POLICY_ITEM_CHANGED', {
    status: 409,
    zh: `这一项已被他人处理：现为“${STATE_ZH[now.state]}”${who === '' ? '' : `（${who}）`}`,
    en: `Somebody decided this item meanwhile: it is now ${STATE_EN[now.state]}${who === '' ? '' : ` (${who})`}`,
    where: { clause: `${now.documentId} ${contentOf(now).clause}` },
    remedy: { zh: '请查看现状后再决定', en: 'Look at it as it stands now, then decide' },
  });
}
