import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { findGrant } from '../../../kernel/identity/actor.ts';
import type { TalkSide, TalkView } from '../contract/talk.ts';
import { mayAnswer, mayConfirm, mayEnd, mayEnterContract, mayPropose, mayWrite, noticeNeeded, type TalkState } from '../domain/talk.ts';
import { listMessages, listTerms, type TalkRow, type TermsRow } from '../store/talks.ts';

/** On which side of the table the actor sits; undefined for everybody else, platform staff included. */
export function sideOf(actor: Actor | undefined, talk: TalkRow): TalkSide | undefined {
  if (findGrant(actor, 'market.talk.take-part', { organisationIds: [talk.buyerId] })) return 'buyer';
  if (findGrant(actor, 'market.talk.take-part', { organisationIds: [talk.sellerId] })) return 'seller';
  return undefined;
}

export function stateOf(talk: TalkRow, terms: readonly TermsRow[]): TalkState {
  const last = terms.at(-1);
  return {
    status: talk.status,
    jobResult: talk.jobResult,
    terms: last ? { ...last, buyerConfirmed: last.buyerConfirmedAt !== null, sellerConfirmed: last.sellerConfirmedAt !== null } : null,
  };
}

export async function viewTalk(handle: Sql, talk: TalkRow, side: TalkSide): Promise<TalkView> {
  const terms = await listTerms(handle, talk.id);
  const messages = await listMessages(handle, talk.id);
  const state = stateOf(talk, terms);
  return {
    id: talk.id,
    status: talk.status,
    demand: { id: talk.demandId, title: talk.demandTitle },
    result: { id: talk.resultId, title: talk.resultTitle, jobResult: talk.jobResult },
    buyer: { organisationId: talk.buyerId, name: talk.buyerName, region: talk.buyerRegion },
    seller: { organisationId: talk.sellerId, name: talk.sellerName, region: talk.sellerRegion },
    side,
    declineReason: talk.declineReason,
    endReason: talk.endReason,
    messages: messages.map((m) => ({ ...m, at: m.at.toISOString() })),
    terms: terms.map((t) => ({
      ...t,
      proposedAt: t.proposedAt.toISOString(),
      buyerConfirmedAt: t.buyerConfirmedAt?.toISOString() ?? null,
      sellerConfirmedAt: t.sellerConfirmedAt?.toISOString() ?? null,
    })),
    pricingCaseId: talk.pricingCaseId,
    noticeNeeded: noticeNeeded(talk.jobResult, state.terms),
    version: talk.version,
    createdAt: talk.createdAt.toISOString(),
    updatedAt: talk.updatedAt.toISOString(),
    may: {
      answer: mayAnswer(state, side),
      write: mayWrite(state),
      propose: mayPropose(state),
      confirm: mayConfirm(state, side),
      end: mayEnd(state),
      enterContract: side === 'seller' && mayEnterContract(state),
    },
  };
}
