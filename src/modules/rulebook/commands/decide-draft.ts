import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import type { Act, Desk } from '../act.ts';
import { draftOf } from '../draft-of.ts';
import { assessDraft } from '../queries/assess-draft.ts';
import { measureImpact, unsound } from './measure-impact.ts';
import { changedMeanwhile } from './save-draft.ts';

/**
 * Computes the impact and hands the draft to somebody else.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, RULEBOOK_DRAFT_UNSOUND, ACTION_NOT_POSSIBLE, GUARD_REFUSED
 */
export async function submitDraft(desk: Desk, db: Database | Tx, act: Act, id: string): Promise<void> {
  await measureImpact(desk, db, act, id);
  await inTransaction(db, async (tx) => {
    const draft = await draftOf(tx, id);
    authorise(act.actor, 'rulebook.draft.write', { region: draft.region });
    const { findings } = await assessDraft(desk, tx.sql, draft, act.now);
    if (findings.some((f) => f.severity === 'ERROR')) throw unsound(findings);
    await desk.procedure.takeAction(tx, act, { caseId: draft.caseId, action: 'submit', data: {}, reason: null });
  });
}

/**
 * @param seen revision of the draft the approver has read, with its impact
 * @throws Problem NOT_FOUND, ACTION_FORBIDDEN, ACTION_NOT_POSSIBLE, GUARD_REFUSED, RULEBOOK_DRAFT_CHANGED
 */
export async function approveDraft(desk: Desk, db: Database | Tx, act: Act, id: string, seen: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const draft = await draftOf(tx, id);
    if (draft.revision !== seen) throw changedMeanwhile();
    await desk.procedure.takeAction(tx, act, { caseId: draft.caseId, action: 'approve', data: { impactSeen: true }, reason: null });
  });
}

/** @throws Problem NOT_FOUND, ACTION_FORBIDDEN, ACTION_NOT_POSSIBLE, REASON_REQUIRED */
export async function endDraft(desk: Desk, db: Database | Tx, act: Act, id: string, action: 'return' | 'withdraw', reason: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const draft = await draftOf(tx, id);
    await desk.procedure.takeAction(tx, act, { caseId: draft.caseId, action, data: {}, reason });
  });
}
