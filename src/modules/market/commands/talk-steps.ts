import { notFound } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, ProcedurePort } from '../context.ts';
import { mayEnterContract, talkNotOpen } from '../domain/talk.ts';
import { stateOf } from '../queries/view-talk.ts';
import { findResult } from '../store/results.ts';
import { changeTalk, findTalk, listTerms } from '../store/talks.ts';
import { TALK_CHANGED } from './on-talk.ts';
import { moveResult } from './move-result.ts';

/** A flow opened the pricing notice of an agreed talk. @throws Problem NOT_FOUND, TALK_NOT_OPEN */
export async function setPricingCase(procedure: ProcedurePort, tx: Tx, act: Act, talkId: string, caseId: string): Promise<void> {
  const talk = await findTalk(tx.sql, talkId, { lock: true });
  if (!talk) throw notFound('洽谈', 'talk', talkId);
  if (talk.status !== 'AGREED') throw talkNotOpen(talk.status);
  await changeTalk(tx.sql, talkId, { status: 'PRICING', pricingCaseId: caseId }, act.now);
  await moveResult(tx, act, procedure, (await findResult(tx.sql, talk.resultId, { lock: true }))!, 'PRICING');
  tx.emit({ topic: TALK_CHANGED, key: talkId });
}

/** A flow entered the contract. @throws Problem NOT_FOUND, TALK_NOT_OPEN when agreement or price are still lacking */
export async function markTalkContracted(procedure: ProcedurePort, tx: Tx, act: Act, talkId: string): Promise<void> {
  const talk = await findTalk(tx.sql, talkId, { lock: true });
  if (!talk) throw notFound('洽谈', 'talk', talkId);
  if (!mayEnterContract(stateOf(talk, await listTerms(tx.sql, talkId)))) throw talkNotOpen(talk.status);
  await changeTalk(tx.sql, talkId, { status: 'CONTRACTED' }, act.now);
  await moveResult(tx, act, procedure, (await findResult(tx.sql, talk.resultId, { lock: true }))!, 'CONTRACTED');
  tx.emit({ topic: TALK_CHANGED, key: talkId });
}

/** A flow sold the result by listing or auction. Where it is under contract, transformed or archived already it stays. */
export async function markResultSold(procedure: ProcedurePort, tx: Tx, act: Act, resultId: string): Promise<void> {
  const result = await findResult(tx.sql, resultId, { lock: true });
  if (result && ['PUBLISHED', 'NEGOTIATING', 'PRICING'].includes(result.status)) await moveResult(tx, act, procedure, result, 'CONTRACTED');
}
