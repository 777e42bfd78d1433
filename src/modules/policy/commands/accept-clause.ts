import { Problem } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { ReviewAct } from '../act.ts';
import { decide } from '../domain/review.ts';
import { findItem, type ItemRow, readItems } from '../item-store.ts';
import type { PolicyReactions } from '../reactions.ts';
import { recordDecision } from './decide-item.ts';

export interface AcceptClauseInput {
  documentId: string;
  version: number;
  clause: string;
  seen: readonly { id: string; revision: number }[];
}

/**
 * Accepts what is undecided in a clause and under it, provided it is what the person saw; else nothing is changed.
 * @throws Problem POLICY_CLAUSE_CHANGED (409)
 */
export async function acceptClause(tx: Tx, act: ReviewAct, input: AcceptClauseInput, reactions: PolicyReactions): Promise<ItemRow[]> {
  const open = await readItems(tx.sql, input.documentId, input.version, { clause: input.clause, state: 'PROPOSED' }, { lock: true });
  const revisions = new Map(input.seen.map((s) => [s.id, s.revision]));
  if (open.length !== revisions.size || open.some((item) => revisions.get(item.id) !== item.revision)) {
    throw new Problem('POLICY_CLAUSE_CHANGED', {
      status: 409,
      zh: `本条现有 ${open.length} 项未决，与您看到的 ${revisions.size} 项不同，未作改动`,
      en: `The clause now has ${open.length} undecided items, not the ${revisions.size} you saw; nothing was changed`,
      where: { clause: `${input.documentId} ${input.clause}` },
      remedy: { zh: '请刷新后再决定', en: 'Load them again, then decide' },
    });
  }
  const accepted: ItemRow[] = [];
  for (const before of open) {
    await recordDecision(tx, act, before, decide(before, { kind: 'accept' })!, null, 'accept');
    const after = (await findItem(tx.sql, before.id))!;
    await reactions.decided(tx, act, after, before);
    accepted.push(after);
  }
  return accepted;
}
