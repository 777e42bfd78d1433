import { appendAudit } from '../../../../kernel/audit/index.ts';
import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { type Actor, auditActor, authorise, findGrant, type Target } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { assertStands } from '../../commands/closure.ts';
import { findFirm } from '../../store/firms.ts';
import { type DecisionStep, stepIn } from '../domain/lists/steps.ts';
import { present, stepWrong } from '../list-problems.ts';
import { type CandidateRow, findCandidate, findEdition, insertDecision, type ListEditionRow } from '../store/lists.ts';
import { recordDishonesty } from './record-dishonesty.ts';

/** Parks recommend their own; cities recommend and check theirs; whoever runs the list decides after the experts and on objections. */
const permissionAt: Record<DecisionStep, 'enterprises.list.recommend' | 'enterprises.list.check' | 'enterprises.list.run'> = {
  PARK: 'enterprises.list.recommend', CITY: 'enterprises.list.check', DATA: 'enterprises.list.check', VALUATION: 'enterprises.list.check', EXPERT: 'enterprises.list.run', LIST: 'enterprises.list.run',
};

/** Whom a decision touches: the edition where whoever runs the list decides, else the firm's city and park. */
const targetAt = (step: DecisionStep, edition: Pick<ListEditionRow, 'region'>, { city, park }: Pick<CandidateRow, 'city' | 'park'>): Target =>
  permissionAt[step] === 'enterprises.list.run' ? { region: edition.region } : { region: city, park };

/** Whether somebody may decide on a candidate at a step. */
export function mayDecideAt(actor: Actor | undefined, step: DecisionStep, edition: Pick<ListEditionRow, 'region'>, candidate: Pick<CandidateRow, 'city' | 'park'>): boolean {
  return findGrant(actor, permissionAt[step], targetAt(step, edition, candidate)) !== undefined;
}

/**
 * Keeps a candidate or removes it, with a reason; the last word counts, and every word stays. False data go into the record of the firm.
 * @throws Problem NOT_FOUND, FORBIDDEN, LIST_STEP_WRONG, LIST_FALSE_DATA_KEPT, FIRM_CLOSED
 */
export async function decideCandidate(db: Database | Tx, act: Act, id: string, input: { kept: boolean; falseData: boolean; reason: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await findCandidate(tx.sql, id);
    if (!found) throw notFound('候选企业', 'candidate', id);
    const edition = present(await findEdition(tx.sql, found.editionId, { lock: true }), found.editionId);
    const candidate = (await findCandidate(tx.sql, id))!;
    authorise(act.actor, 'enterprises.list.read', { region: candidate.city, park: candidate.park });
    const step = stepIn(edition.state);
    if (!step) throw stepWrong(edition, '不能保留或移出企业', 'nobody can be kept or removed');
    const assignment = authorise(act.actor, permissionAt[step], targetAt(step, edition, candidate));
    if (input.kept && (input.falseData || candidate.falseData)) {
      throw new Problem('LIST_FALSE_DATA_KEPT', { zh: '材料虚假的企业不能保留', en: 'A firm with false data cannot be kept', where: { field: 'falseData' }, remedy: { zh: '请移出该企业，或取消“材料虚假”', en: 'Remove the firm, or take back the finding' } });
    }
    if (input.kept) assertStands((await findFirm(tx.sql, candidate.enterpriseId))!, dateOf(act.now));
    await insertDecision(tx.sql, { id: newId(act.now), candidateId: id, step, ...input, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
    // Found once, it stands in the record once, at however many steps it is said again.
    if (input.falseData && !candidate.falseData) {
      await recordDishonesty(tx, act, { enterpriseId: candidate.enterpriseId, happenedOn: dateOf(act.now), list: edition.title, reason: input.reason });
    }
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: input.kept ? 'enterprises.list.kept' : 'enterprises.list.removed', subject: { kind: 'enterprises.list', id: edition.id },
      detail: { candidate: id, enterprise: candidate.enterpriseId, step, falseData: input.falseData, reason: input.reason }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.list.changed', key: edition.id });
  });
}
