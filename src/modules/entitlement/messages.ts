import { newId } from '../../kernel/base/id.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { insertMessages } from './store/messages.ts';
import type { RoundRow } from './store/rounds.ts';

/** Tells firms; they read it on their own page. */
export async function sendMessages(tx: Tx, act: { now: Date }, round: Pick<RoundRow, 'id' | 'title'>, messages: readonly { creditCode: string; kind: string; zh: string; en: string }[]): Promise<void> {
  await insertMessages(tx.sql, messages.map((m) => ({ ...m, id: newId(act.now), roundId: round.id, zh: `${round.title}：${m.zh}`, en: `${round.title}: ${m.en}`, sentAt: act.now })));
}
