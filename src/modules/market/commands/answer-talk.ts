import { Problem } from '../../../kernel/base/problem.ts';
import type { Act, Handle, ProcedurePort } from '../context.ts';
import { mayAnswer } from '../domain/talk.ts';
import { changeTalk } from '../store/talks.ts';
import { releaseResult } from './end-talk.ts';
import { onTalk } from './on-talk.ts';

/** The owner of the result accepts or declines. @throws Problem NOT_FOUND, TALK_NOT_ASKED */
export async function answerAskedTalk(handle: Handle, act: Act, procedure: ProcedurePort, id: string, answer: { accept: boolean; reason: string }): Promise<void> {
  await onTalk(handle, act, id, answer.accept ? 'market.talk.accepted' : 'market.talk.declined', async (tx, { talk, state, side }) => {
    if (!mayAnswer(state, side)) {
      throw new Problem('TALK_NOT_ASKED', {
        status: 409,
        zh: side === 'buyer' ? '请等待成果方答复' : '这次洽谈已经答复过',
        en: side === 'buyer' ? 'Only the owner of the result answers' : 'This talk has been answered already',
      });
    }
    await changeTalk(tx.sql, id, answer.accept ? { status: 'OPEN' } : { status: 'DECLINED', declineReason: answer.reason }, act.now);
    if (!answer.accept) await releaseResult(tx, act, procedure, talk);
    return { reason: answer.reason || null };
  });
}
