import { appendAudit } from '../../../../kernel/audit/index.ts';
import { newId } from '../../../../kernel/base/id.ts';
import type { Tx } from '../../../../kernel/db/index.ts';
import { type Assignment, auditActor } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { insertDecision } from '../store/lists.ts';
import { moveCandidate, type OpenCandidacy, openCandidacies } from '../store/register-changes.ts';

/** Written into the history of the candidate and into the audit of the list. The caller holds the lists and the firm. */
async function note(tx: Tx, act: Act, assignment: Assignment, c: OpenCandidacy, enterpriseId: string, kept: boolean, reason: string): Promise<void> {
  await insertDecision(tx.sql, { id: newId(act.now), candidateId: c.candidateId, step: 'REGISTER', kept, falseData: false, reason, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
  await appendAudit(tx, {
    at: act.now, actor: auditActor(act.actor!, assignment), action: kept ? 'enterprises.list.kept' : 'enterprises.list.removed', subject: { kind: 'enterprises.list', id: c.editionId },
    detail: { candidate: c.candidateId, enterprise: enterpriseId, step: 'REGISTER', reason }, requestId: act.requestId,
  });
  tx.emit({ topic: 'enterprises.list.changed', key: c.editionId });
}

/** A firm that is no more stands on no list that is not published yet. Answers the titles of the lists it left. */
export async function removeFromLists(tx: Tx, act: Act, assignment: Assignment, enterpriseId: string, reason: string): Promise<string[]> {
  const open = await openCandidacies(tx.sql, enterpriseId);
  for (const c of open) await note(tx, act, assignment, c, enterpriseId, false, reason);
  return open.map((c) => c.title);
}

/**
 * On a list of the zone its new city answers for a firm that has moved. From a list of its old city it is removed, unless that is on
 * notice: then the city has decided, and publication puts the firm into the pool of the city it is in by then.
 */
export async function moveOnLists(tx: Tx, act: Act, assignment: Assignment, enterpriseId: string, to: { city: string; park: string | null }, reason: string): Promise<void> {
  for (const c of await openCandidacies(tx.sql, enterpriseId)) {
    if (c.region === null) await moveCandidate(tx.sql, c.candidateId, to);
    await note(tx, act, assignment, c, enterpriseId, c.region === null || c.onNotice, reason);
  }
}
