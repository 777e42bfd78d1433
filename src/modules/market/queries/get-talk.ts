import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { TalkView } from '../contract/talk.ts';
import { findTalk } from '../store/talks.ts';
import { sideOf, viewTalk } from './view-talk.ts';

/** @throws Problem NOT_FOUND — also for everybody who is not a party: what two firms talk about is their own affair */
export async function getTalkView(handle: Sql, actor: Actor | undefined, id: string): Promise<TalkView> {
  const talk = await findTalk(handle, id);
  const side = talk && sideOf(actor, talk);
  if (!talk || !side) throw notFound('洽谈', 'talk', id);
  return viewTalk(handle, talk, side);
}
