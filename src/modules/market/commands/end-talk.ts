import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, Handle, ProcedurePort } from '../context.ts';
import { mayEnd } from '../domain/talk.ts';
import type { ReactionBoard } from '../reactions.ts';
import { findResult } from '../store/results.ts';
import { changeTalk, countLiveTalks, type TalkRow } from '../store/talks.ts';
import { onTalk, talkClosed } from './on-talk.ts';
import { moveResult } from './move-result.ts';

/** Either side may end a talk until a contract stands. @throws Problem NOT_FOUND, TALK_CLOSED */
export async function endOpenTalk(handle: Handle, act: Act, reactions: ReactionBoard, procedure: ProcedurePort, id: string, reason: string): Promise<void> {
  await onTalk(handle, act, id, 'market.talk.ended', async (tx, { talk, state }) => {
    if (!mayEnd(state)) throw talkClosed();
    await changeTalk(tx.sql, id, { status: 'ENDED', endReason: reason }, act.now);
    await releaseResult(tx, act, procedure, talk);
    if (talk.status === 'AGREED' || talk.status === 'PRICING' || talk.status === 'PRICE_FIXED') await reactions.current.agreementLapsed(tx, act, talk);
    return { reason };
  });
}

/** A result about which nobody talks any more is simply published again. */
export async function releaseResult(tx: Tx, act: Act, procedure: ProcedurePort, talk: TalkRow): Promise<void> {
  const result = await findResult(tx.sql, talk.resultId, { lock: true });
  if (!result || (result.status !== 'NEGOTIATING' && result.status !== 'PRICING')) return;
  if ((await countLiveTalks(tx.sql, talk.resultId)) > 0) return;
  await moveResult(tx, act, procedure, result, 'PUBLISHED');
}
