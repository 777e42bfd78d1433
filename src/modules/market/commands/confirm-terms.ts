import { Problem } from '../../../kernel/base/problem.ts';
import type { Act, Handle } from '../context.ts';
import { bothConfirmed, mayConfirm, noticeNeeded, talkNotOpen } from '../domain/talk.ts';
import type { ReactionBoard } from '../reactions.ts';
import { changeTalk, confirmTermsRow, findTalk } from '../store/talks.ts';
import { onTalk } from './on-talk.ts';

/**
 * Confirms the current terms for the actor's side. With the second confirmation the talk is agreed and the flow that
 * waits for it runs in the same transaction. Pressing twice does no harm.
 * @throws Problem NOT_FOUND, TALK_NOT_OPEN, TERMS_NOT_CURRENT
 */
export async function confirmCurrentTerms(handle: Handle, act: Act, reactions: ReactionBoard, id: string, termsVersion: number): Promise<void> {
  await onTalk(handle, act, id, 'market.talk.termsConfirmed', async (tx, { talk, state, side }) => {
    const current = state.terms;
    if (!current || current.version !== termsVersion) throw notCurrent();
    const already = side === 'buyer' ? current.buyerConfirmed : current.sellerConfirmed;
    if (already) return { version: termsVersion, again: true };
    if (!mayConfirm(state, side)) throw talkNotOpen(state.status);
    await confirmTermsRow(tx.sql, id, termsVersion, side, act.now);
    const confirmed = { buyerConfirmed: current.buyerConfirmed || side === 'buyer', sellerConfirmed: current.sellerConfirmed || side === 'seller' };
    if (!bothConfirmed(confirmed)) {
      await changeTalk(tx.sql, id, {}, act.now);
      return { version: termsVersion, agreed: false };
    }
    const due = noticeNeeded(talk.jobResult, current);
    // A notice already under way stays the case of this talk; the university revises the price there.
    await changeTalk(tx.sql, id, { status: due && talk.pricingCaseId ? 'PRICING' : 'AGREED' }, act.now);
    tx.emit({ topic: 'market.talk.agreed', key: id });
    const agreed = await findTalk(tx.sql, id);
    await reactions.current.talkAgreed(tx, act, { talk: agreed!, terms: current, noticeNeeded: due && !talk.pricingCaseId });
    return { version: termsVersion, agreed: true, noticeNeeded: due };
  });
}

function notCurrent(): Problem {
  return new Problem('TERMS_NOT_CURRENT', {
    status: 409, zh: '您确认的不是最新条款', en: 'These are not the current terms',
    remedy: { zh: '看过最新条款后再确认', en: 'Read the newest terms, then confirm' },
  });
}
