import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { findGrant } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle } from '../context.ts';
import type { TalkSide } from '../contract/talk.ts';
import type { TalkState } from '../domain/talk.ts';
import { sideOf, stateOf } from '../queries/view-talk.ts';
import { findTalk, listTerms, type TalkRow, type TermsRow } from '../store/talks.ts';

/** Topic on which live views hear of a talk; the key is its id. */
export const TALK_CHANGED = 'market.talk.changed';

export interface OpenTalk {
  talk: TalkRow;
  terms: TermsRow[];
  state: TalkState;
  side: TalkSide;
}

/**
 * One step of a talk: the row is locked first, so that two people who press at the same moment act one after the other,
 * the second on what the first left behind. Writes the audit entry and tells live views.
 * @throws Problem NOT_FOUND for everybody who is not a party
 */
export async function onTalk(
  handle: Handle,
  act: Act,
  id: string,
  action: string,
  step: (tx: Tx, open: OpenTalk) => Promise<Record<string, unknown>>,
): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const talk = await findTalk(tx.sql, id, { lock: true });
    const side = talk && sideOf(act.actor, talk);
    if (!talk || !side) throw notFound('洽谈', 'talk', id);
    const terms = await listTerms(tx.sql, id);
    const detail = await step(tx, { talk, terms, state: stateOf(talk, terms), side });
    const assignment = findGrant(act.actor, 'market.talk.take-part', { organisationIds: [side === 'buyer' ? talk.buyerId : talk.sellerId] });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action, subject: { kind: 'market.talk', id },
      detail: { side, ...detail }, requestId: act.requestId,
    });
    tx.emit({ topic: TALK_CHANGED, key: id });
  });
}

export function talkClosed(): Problem {
  return new Problem('TALK_CLOSED', {
    status: 409, zh: '洽谈已经结束', en: 'The talk is over', remedy: { zh: '可以重新发起洽谈', en: 'A new talk can be asked for' },
  });
}
