import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { ReviewAct } from '../act.ts';
import type { LanguageModel } from '../assist/language-model.ts';
import { promptOf, readProposals, SYSTEM_PROMPT } from '../assist/proposals.ts';
import { contentOf } from '../domain/review.ts';
import { findItem, insertAssisted, isPrepared, type ItemRow, readItems } from '../item-store.ts';
import { noText, textOf } from '../queries/list-items.ts';
import { listClauses } from '../store.ts';

/** What one request may send: about three pages. */
const LONGEST_CLAUSE = 8000;

/**
 * Asks the language model what the engine missed in one clause and keeps its answer as proposals, marked as such. The
 * model is asked outside any transaction; nothing it says enters without a person.
 * @throws Problem POLICY_ASSIST_OFF, POLICY_ASSIST_FAILED, POLICY_ASSIST_TOO_LONG, POLICY_NO_TEXT, NOT_FOUND
 */
export async function assistClause(db: Database, act: ReviewAct, model: LanguageModel | undefined, input: { documentId: string; clause: string }): Promise<{ items: ItemRow[]; refused: number }> {
  if (model === undefined) {
    throw new Problem('POLICY_ASSIST_OFF', {
      status: 409, zh: '没有启用语言模型辅助', en: 'Help by a language model is not switched on',
      remedy: { zh: '由运维人员设置 INNOMATRIX_POLICY_MODEL_URL 后启用', en: 'The operator switches it on with INNOMATRIX_POLICY_MODEL_URL' },
    });
  }
  const { version, text } = await textOf(db.sql, input.documentId);
  const clauses = await listClauses(db.sql, input.documentId, version);
  const clause = clauses.find((c) => c.path === input.clause);
  if (clause === undefined) throw notFound('条款', 'clause', `${input.documentId} ${input.clause}`);
  if (clause.end - clause.start > LONGEST_CLAUSE) {
    throw new Problem('POLICY_ASSIST_TOO_LONG', {
      zh: `本条有 ${clause.end - clause.start} 字，一次最多 ${LONGEST_CLAUSE} 字`, en: `The clause has ${clause.end - clause.start} characters; at most ${LONGEST_CLAUSE} go at once`,
      where: { clause: `${input.documentId} ${input.clause}` }, remedy: { zh: '请对其下各条分别使用', en: 'Use it on the clauses under it, one by one' },
    });
  }
  const standing = async (sql = db.sql): Promise<{ kind: string; start: number; end: number }[]> => (await readItems(sql, input.documentId, version)).map((item) => ({ kind: item.kind, ...contentOf(item) }));
  const within = (await standing()).filter((item) => clause.start <= item.start && item.end <= clause.end);
  const answer = await model.complete(SYSTEM_PROMPT, promptOf(text.slice(clause.start, clause.end), within.map((item) => ({ kind: item.kind, quote: text.slice(item.start, item.end) }))));
  return inTransaction(db, async (tx) => {
    if (!(await isPrepared(tx.sql, input.documentId, version, { lock: true }))) throw noText(input.documentId);
    // Read again under the lock: somebody may have added the same meanwhile.
    const { proposals, refused } = readProposals(answer, { text, start: clause.start, end: clause.end, clauses, known: await standing(tx.sql) });
    const items: ItemRow[] = [];
    for (const proposal of proposals) items.push((await findItem(tx.sql, await insertAssisted(tx.sql, input.documentId, version, proposal)))!);
    await appendAudit(tx, {
      at: act.at, actor: act.by, action: 'policy.items.assisted', subject: { kind: 'policy.document', id: input.documentId },
      detail: { version, clause: input.clause, model: model.name, items: items.length, refused }, requestId: act.requestId,
    });
    return { items, refused };
  });
}
