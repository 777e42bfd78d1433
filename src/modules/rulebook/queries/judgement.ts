import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { readJudgement, type StoredJudgement } from '../store/judgements.ts';

/** @throws Problem NOT_FOUND */
export async function judgement(db: Sql, id: string): Promise<StoredJudgement> {
  const kept = await readJudgement(db, id);
  if (!kept) throw notFound('判断', 'judgement', id);
  return kept;
}
