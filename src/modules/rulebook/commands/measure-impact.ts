import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditBy, type Desk } from '../act.ts';
import type { DraftFinding } from '../domain/check-draft.ts';
import { draftOf } from '../draft-of.ts';
import { assessDraft } from '../queries/assess-draft.ts';
import { measure } from '../queries/measure.ts';
import { readDraft, saveImpact } from '../store/drafts.ts';
import { changedMeanwhile } from './save-draft.ts';

/**
 * Computes the impact on the present population and keeps it with the draft.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, RULEBOOK_DRAFT_UNSOUND: it cannot be run; RULEBOOK_DRAFT_CHANGED
 */
export async function measureImpact(desk: Desk, db: Database | Tx, act: Act, id: string): Promise<void> {
  const draft = await readDraft(db.sql, id);
  if (!draft) throw notFound('修订稿', 'draft', id);
  const assignment = authorise(act.actor, 'rulebook.draft.write', { region: draft.region });
  const assessed = await assessDraft(desk, db.sql, draft, act.now);
  const { rule, hash } = assessed;
  if (!rule || hash === undefined) throw unsound(assessed.findings);
  // Rules about projects, deals or persons touch no firm by themselves.
  if (rule.file.subject !== 'FIRM') return;
  // Thousands of firms are read: without holding the draft, so it is looked at again before the figures are kept.
  const impact = await measure(desk, db.sql, dateOf(act.now), { ...assessed, rule });
  await inTransaction(db, async (tx) => {
    if ((await draftOf(tx, id)).revision !== draft.revision) throw changedMeanwhile();
    await saveImpact(tx.sql, id, impact, hash);
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'rulebook.draft.measured', subject: { kind: 'rulebook.draft', id },
      detail: { on: impact.on, whole: impact.whole, hash }, requestId: act.requestId,
    });
    tx.emit({ topic: 'rulebook.draft.changed', key: id });
  });
}

export const unsound = (findings: readonly DraftFinding[]): Problem => {
  const errors = findings.filter((f) => f.severity === 'ERROR');
  return new Problem('RULEBOOK_DRAFT_UNSOUND', {
    zh: `修订稿还有 ${errors.length} 处错误：${errors.map((f) => f.zh).join('；')}`, en: `The draft has ${errors.length} errors: ${errors.map((f) => f.en).join('; ')}`,
    where: { field: errors[0]?.part ?? '' }, remedy: { zh: '改正后再试', en: 'Mend them first' },
    details: errors.map((f) => ({ code: 'RULEBOOK_DRAFT_UNSOUND', zh: f.zh, en: f.en, where: { field: f.part } })),
  });
};
