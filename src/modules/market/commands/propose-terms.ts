import { Problem } from '../../../kernel/base/problem.ts';
import type { Act, Handle } from '../context.ts';
import type { Terms } from '../contract/talk.ts';
import { mayPropose, sameTerms, talkNotOpen } from '../domain/talk.ts';
import type { ReactionBoard } from '../reactions.ts';
import { changeTalk, insertTerms } from '../store/talks.ts';
import { onTalk } from './on-talk.ts';

/**
 * Puts new terms on the table. The proposer confirms them by proposing; every earlier confirmation lapses, and agreed or
 * priced terms are open again: a price that was published cannot be changed without a new notice.
 * @throws Problem NOT_FOUND, TALK_NOT_OPEN, TALK_CHANGED_MEANWHILE, TERMS_UNCHANGED
 */
export async function proposeNewTerms(
  handle: Handle,
  act: Act,
  reactions: ReactionBoard,
  id: string,
  version: number,
  proposed: Terms,
): Promise<void> {
  await onTalk(handle, act, id, 'market.talk.termsProposed', async (tx, { talk, terms, state, side }) => {
    if (!mayPropose(state)) throw talkNotOpen(state.status);
    if (talk.version !== version) throw changedMeanwhile();
    const last = terms.at(-1);
    if (last && sameTerms(last, proposed)) throw unchanged();
    const next = (last?.version ?? 0) + 1;
    await insertTerms(tx.sql, { talkId: id, version: next, terms: proposed, proposedBy: side, accountId: act.actor!.accountId, at: act.now });
    // A fixed price is history: the next agreement begins a notice of its own. A running one is revised in its case.
    const dropCase = talk.status === 'PRICE_FIXED';
    await changeTalk(tx.sql, id, { status: 'OPEN', ...(dropCase ? { pricingCaseId: null } : {}) }, act.now);
    if (talk.status !== 'OPEN') await reactions.current.agreementLapsed(tx, act, talk);
    return { version: next, terms: proposed, lapsed: talk.status !== 'OPEN' };
  });
}

function changedMeanwhile(): Problem {
  return new Problem('TALK_CHANGED_MEANWHILE', {
    status: 409, zh: '您打开之后，洽谈有了新的变化', en: 'The talk has moved on since you opened it',
    remedy: { zh: '看过最新内容后再提出条款', en: 'Read what is new, then propose again' },
  });
}

function unchanged(): Problem {
  return new Problem('TERMS_UNCHANGED', { status: 409, zh: '与当前条款相同', en: 'These are the current terms', remedy: { zh: '同意请点“确认”', en: 'To agree, confirm them' } });
}
