import { newId } from '../../../kernel/base/id.ts';
import type { Act, Handle } from '../context.ts';
import { mayWrite } from '../domain/talk.ts';
import { changeTalk, insertMessage } from '../store/talks.ts';
import { onTalk, talkClosed } from './on-talk.ts';

/** @throws Problem NOT_FOUND, TALK_CLOSED */
export async function addMessage(handle: Handle, act: Act, id: string, text: string): Promise<void> {
  await onTalk(handle, act, id, 'market.talk.message', async (tx, { state, side }) => {
    if (!mayWrite(state)) throw talkClosed();
    const messageId = newId(act.now);
    await insertMessage(tx.sql, {
      id: messageId, talkId: id, at: act.now, side, accountId: act.actor!.accountId, authorName: act.actor!.displayName, text,
    });
    await changeTalk(tx.sql, id, {}, act.now);
    // The words stay with the parties; the audit keeps that they were written.
    return { messageId };
  });
}
