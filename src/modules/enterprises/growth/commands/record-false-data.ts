import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { notFound } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { endMembership, liveMemberships } from '../../store/memberships.ts';
import { kindOf, present, stepWrong } from '../list-problems.ts';
import type { GrowthParts } from '../parts.ts';
import { revokeLabel } from '../store/labels.ts';
import { recordDishonesty } from './record-dishonesty.ts';
import { findCandidate, findEdition, insertDecision } from '../store/lists.ts';

/**
 * False data found after a list was published: the label never counted from the day of the false statement, or the place in
 * the pool ends, and the firm's record says so. The published list itself stays as it was printed.
 * @throws Problem NOT_FOUND, FORBIDDEN, LIST_STEP_WRONG
 */
export async function recordFalseData(parts: GrowthParts, db: Database | Tx, act: Act, id: string, input: { reason: string; happenedOn: CalendarDate }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const candidate = await findCandidate(tx.sql, id);
    if (!candidate) throw notFound('候选企业', 'candidate', id);
    const edition = present(await findEdition(tx.sql, candidate.editionId, { lock: true }), candidate.editionId);
    const assignment = authorise(act.actor, 'enterprises.list.decide', { region: edition.region });
    if (edition.state !== 'PUBLISHED' || candidate.falseData) throw stepWrong(edition, '不能登记公布后的虚假材料', 'false data cannot be recorded');
    const { writes } = kindOf(parts.lists, edition.list);
    if (writes.kind === 'QUALIFICATION') await revokeLabel(tx.sql, { enterpriseId: candidate.enterpriseId, type: writes.type, edition: edition.year, from: input.happenedOn, reason: input.reason });
    else for (const place of await liveMemberships(tx.sql, candidate.enterpriseId)) if (place.pool === writes.pool) await endMembership(tx.sql, place.id, dateOf(act.now), 'WITHDRAWN');
    await insertDecision(tx.sql, { id: newId(act.now), candidateId: id, step: 'LIST', kept: false, falseData: true, reason: input.reason, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
    await recordDishonesty(tx, act, { enterpriseId: candidate.enterpriseId, happenedOn: input.happenedOn, list: edition.title, reason: input.reason });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.list.false-data', subject: { kind: 'enterprises.list', id: edition.id },
      detail: { candidate: id, enterprise: candidate.enterpriseId, reason: input.reason, happenedOn: input.happenedOn }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.list.changed', key: edition.id });
    tx.emit({ topic: 'enterprises.enterprise.changed', key: candidate.enterpriseId });
  });
}
