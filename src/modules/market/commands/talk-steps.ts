import { notFound } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Act } from '../context.ts';
import { mayEnterContract, talkNotOpen } from '../domain/talk.ts';
import { stateOf } from '../queries/view-talk.ts';
import { setResultStatus } from '../store/results.ts';
import { changeTalk, findTalk, listTerms } from '../store/talks.ts';
import { TALK_CHANGED } from './on-talk.ts';
import { RESULT_CHANGED } from './update-result.ts';

/** A flow opened the pricing notice of an agreed talk. @throws Problem NOT_FOUND, TALK_NOT_OPEN */
export async function setPricingCase(tx: Tx, act: Act, talkId: string, caseId: string): Promise<void> {
  const talk = await findTalk(tx.sql, talkId, { lock: true });
  if (!talk) throw notFound('洽谈', 'talk', talkId);
  if (talk.status !== 'AGREED') throw talkNotOpen(talk.status);
  await changeTalk(tx.sql, talkId, { status: 'PRICING', pricingCaseId: caseId }, act.now);
  await setResultStatus(tx.sql, talk.resultId, 'PRICING', act.now);
  tx.emit({ topic: TALK_CHANGED, key: talkId });
  tx.emit({ topic: RESULT_CHANGED, key: talk.resultId });
}

/** A flow entered the contract. @throws Problem NOT_FOUND, TALK_NOT_OPEN when agreement or price are still lacking */
export async function markTalkContracted(tx: Tx, act: Act, talkId: string): Promise<void> {
  const talk = await findTalk(tx.sql, talkId, { lock: true });
  if (!talk) throw notFound('洽谈', 'talk', talkId);
  if (!mayEnterContract(stateOf(talk, await listTerms(tx.sql, talkId)))) throw talkNotOpen(talk.status);
  await changeTalk(tx.sql, talkId, { status: 'CONTRACTED' }, act.now);
  await setResultStatus(tx.sql, talk.resultId, 'CONTRACTED', act.now);
  tx.emit({ topic: TALK_CHANGED, key: talkId });
  tx.emit({ topic: RESULT_CHANGED, key: talk.resultId });
}
