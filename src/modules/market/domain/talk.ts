import { Problem } from '../../../kernel/base/problem.ts';
import type { TalkSide, TalkStatus, Terms } from '../contract/talk.ts';

/** What the rules of a talk look at. */
export interface TalkState {
  status: TalkStatus;
  jobResult: boolean;
  /** The newest proposal. */
  terms: (Terms & { version: number; buyerConfirmed: boolean; sellerConfirmed: boolean }) | null;
}

/** Terms may be talked about from acceptance until a contract stands. */
const NEGOTIABLE: readonly TalkStatus[] = ['OPEN', 'AGREED', 'PRICING', 'PRICE_FIXED'];
const LIVE: readonly TalkStatus[] = ['ASKED', ...NEGOTIABLE];

/**
 * The price of a job result that was negotiated is published inside the unit with an objection period before a contract
 * may be made (PTA art. 18; 国发〔2016〕16号). Listing and auction publish by themselves; a price of nothing needs none.
 */
export function noticeNeeded(jobResult: boolean, terms: Pick<Terms, 'pricingMode'> | null): boolean {
  return jobResult && terms?.pricingMode === 'NEGOTIATED';
}

export function mayAnswer(t: TalkState, side: TalkSide): boolean {
  return t.status === 'ASKED' && side === 'seller';
}

export function mayWrite(t: TalkState): boolean {
  return LIVE.includes(t.status);
}

export function mayPropose(t: TalkState): boolean {
  return NEGOTIABLE.includes(t.status);
}

export function mayConfirm(t: TalkState, side: TalkSide): boolean {
  return t.status === 'OPEN' && t.terms !== null && !(side === 'buyer' ? t.terms.buyerConfirmed : t.terms.sellerConfirmed);
}

export function mayEnd(t: TalkState): boolean {
  return LIVE.includes(t.status);
}

/** AGREED suffices where no notice is due; otherwise the price must have passed it. */
export function mayEnterContract(t: TalkState): boolean {
  return t.status === 'PRICE_FIXED' || (t.status === 'AGREED' && !noticeNeeded(t.jobResult, t.terms));
}

/** Confirmed by both: the talk is agreed. */
export function bothConfirmed(terms: { buyerConfirmed: boolean; sellerConfirmed: boolean }): boolean {
  return terms.buyerConfirmed && terms.sellerConfirmed;
}

/** A proposal that changes nothing would wipe out confirmations for nothing. */
export function sameTerms(a: Terms, b: Terms): boolean {
  return (
    a.contractType === b.contractType && a.pricingMode === b.pricingMode && a.priceFen === b.priceFen &&
    a.paymentMode === b.paymentMode && a.scope === b.scope && a.relatedParties === b.relatedParties
  );
}

export function talkNotOpen(status: TalkStatus): Problem {
  return new Problem('TALK_NOT_OPEN', {
    status: 409,
    zh: `洽谈处于“${statusNames[status].zh}”，不能这样操作`,
    en: `The talk is ${statusNames[status].en}; this is not possible now`,
    remedy: { zh: '刷新页面查看当前状态和可做的事', en: 'Reload to see the present state and what can be done' },
  });
}

export const statusNames: Record<TalkStatus, { zh: string; en: string }> = {
  ASKED: { zh: '待答复', en: 'waiting for an answer' },
  DECLINED: { zh: '已婉拒', en: 'declined' },
  OPEN: { zh: '洽谈中', en: 'open' },
  AGREED: { zh: '已达成一致', en: 'agreed' },
  PRICING: { zh: '定价公示中', en: 'in the pricing notice' },
  PRICE_FIXED: { zh: '价格已确定', en: 'priced' },
  CONTRACTED: { zh: '已签合同', en: 'under contract' },
  ENDED: { zh: '已结束', en: 'ended' },
};
