import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Desk } from '../act.ts';
import type { JudgementHead, recomputeJudgement } from '../contract.ts';
import { explainFor } from '../domain/judgement.ts';
import { readJudgement, type StoredJudgement } from '../store/judgements.ts';
import { recompute } from './recompute.ts';

/** @throws Problem NOT_FOUND */
export async function judgement(db: Sql, id: string): Promise<StoredJudgement> {
  const kept = await readJudgement(db, id);
  if (!kept) throw notFound('判断', 'judgement', id);
  return kept;
}

export const judgementHead = ({ id, rule, version, on, region, subject, purpose, answer, hash, at }: StoredJudgement): JudgementHead =>
  ({ id, rule, version, on, region, subject, purpose, answer, hash, at: at.toISOString() });

/** A kept case by its own version, and beside it what the version of today would say of the same facts. */
export async function recomputeView(desk: Desk, db: Sql, kept: StoredJudgement, today: CalendarDate): Promise<ContractAnswer<typeof recomputeJudgement>> {
  const { same, hash, explanation } = await recompute(db, kept.id);
  const { book } = await desk.shelf.current(db);
  const now = book.inForce(kept.rule, today, kept.region);
  return { same, hash, kept: kept.hash, explanation, current: now ? explainFor(now, kept.facts, today) : null };
}
