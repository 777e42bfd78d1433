import type { Tx } from '../../kernel/db/index.ts';
import type { Act } from './context.ts';
import type { Terms } from './contract/talk.ts';
import type { TalkRow } from './store/talks.ts';

/** A talk with the terms that count, as flows see it. */
export interface AgreedTalk {
  talk: TalkRow;
  terms: Terms & { version: number };
  /** A pricing notice is due before a contract may be entered, and none is open yet. */
  noticeNeeded: boolean;
}

/**
 * What flows do when something happens in a talk; each runs in the transaction of the act, so that a step of the flow
 * that fails undoes the act as well. Set once by `main`, after market and flows have both been made.
 */
export interface MarketReactions {
  /** Both sides confirmed the terms. The flow opens the pricing notice when one is due and marks the demand as matched. */
  talkAgreed(tx: Tx, act: Act, agreed: AgreedTalk): Promise<void>;
  /** Agreed terms were reopened by a new proposal, or the talk ended after it had been agreed. */
  agreementLapsed(tx: Tx, act: Act, talk: TalkRow): Promise<void>;
}

export interface ReactionBoard {
  current: MarketReactions;
}

/** Nobody listens yet: a market without flows. */
export function noReactions(): MarketReactions {
  return { talkAgreed: async () => {}, agreementLapsed: async () => {} };
}
