import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { ResultView } from '../contract/result.ts';
import { findResult } from '../store/results.ts';
import { viewResult } from './view-result.ts';

/** @throws Problem NOT_FOUND — also for a result the reader may not know of */
export async function getResultView(handle: Sql, actor: Actor | undefined, id: string): Promise<ResultView> {
  const row = await findResult(handle, id);
  const view = row && viewResult(actor, row);
  if (!view) throw notFound('科技成果', 'result', id);
  return view;
}
