import type { Sql } from '../../../kernel/db/index.ts';
import type { Terms } from '../contract/talk.ts';
import { mayEnterContract, noticeNeeded } from '../domain/talk.ts';
import { findTalk, listTerms, type TalkRow } from '../store/talks.ts';
import { stateOf } from './view-talk.ts';

/** A talk as flows see it on its way to a contract. */
export interface DealOfTalk {
  talk: TalkRow;
  /** The newest terms, agreed or not. */
  terms: (Terms & { version: number }) | null;
  noticeNeeded: boolean;
  /** Agreed, and priced where a notice was due. */
  mayEnterContract: boolean;
}

export async function readDeal(handle: Sql, talkId: string, options: { lock?: boolean } = {}): Promise<DealOfTalk | undefined> {
  const talk = await findTalk(handle, talkId, options);
  if (!talk) return undefined;
  const terms = await listTerms(handle, talkId);
  const state = stateOf(talk, terms);
  return { talk, terms: terms.at(-1) ?? null, noticeNeeded: noticeNeeded(talk.jobResult, state.terms), mayEnterContract: mayEnterContract(state) };
}
