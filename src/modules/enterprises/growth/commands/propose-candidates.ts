import { appendAudit } from '../../../../kernel/audit/index.ts';
import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { closuresOf } from '../../store/closures.ts';
import { findFirm } from '../../store/firms.ts';
import { frozenFigures } from '../domain/lists/figures.ts';
import { takesProposals } from '../domain/lists/steps.ts';
import { kindOf, present, stepWrong } from '../list-problems.ts';
import type { GrowthParts } from '../parts.ts';
import { judgePopulation, regionsOf } from '../queries/qualifying.ts';
import { candidateFirms, findEdition, insertCandidate } from '../store/lists.ts';

export interface Proposals {
  firms: number;
  proposed: number;
  already: number;
  notMet: number;
  /** Too little is known to judge; such a firm may still hand in its form. */
  unknown: number;
}

/**
 * Everybody who meets the rule of the list becomes a candidate, each with the judgement kept. May be repeated while forms are open.
 * @throws Problem NOT_FOUND, FORBIDDEN, LIST_STEP_WRONG
 */
export async function proposeCandidates(parts: GrowthParts, db: Database | Tx, act: Act, id: string): Promise<Proposals> {
  return inTransaction(db, async (tx) => {
    const edition = present(await findEdition(tx.sql, id, { lock: true }), id);
    const assignment = authorise(act.actor, 'enterprises.list.run', { region: edition.region });
    if (!takesProposals(edition.state)) throw stepWrong(edition, '不能再提出候选企业', 'no more candidates can be proposed');
    const kind = kindOf(parts.lists, edition.list);
    const judged = await judgePopulation(parts, tx, kind, edition.on, edition.region);
    const there = await candidateFirms(tx.sql, id);
    // A list of an earlier day is published later: who is no more by then stands on none.
    const gone = await closuresOf(tx.sql, judged.map((j) => j.firm.id), dateOf(act.now));
    const met = judged.filter((j) => j.answer === 'YES' && !gone.has(j.firm.id));
    const fresh = met.filter((j) => !there.has(j.firm.id));
    for (const { firm } of fresh) {
      const subject = { kind: 'ENTERPRISE' as const, id: firm.id, name: firm.name };
      const kept = await parts.rules.judge(tx, { rule: kind.rule, on: edition.on, region: regionsOf(parts, firm.city), facts: firm.facts, subject, purpose: edition.title }, act.actor!.accountId, act.now);
      await insertCandidate(tx.sql, {
        id: newId(act.now), editionId: id, enterpriseId: firm.id, name: firm.name, city: firm.city, park: firm.park, field: (await findFirm(tx.sql, firm.id))?.field ?? null, proposedBy: 'RULE',
        judgementId: kept.id, answer: 'YES', explanation: kept.explanation, figures: frozenFigures(firm.facts), form: null, formAt: null, formByName: null,
      }, act.now);
    }
    const outcome = {
      firms: judged.length, proposed: fresh.length, already: met.length - fresh.length, notMet: judged.filter((j) => j.answer === 'NO').length, unknown: judged.filter((j) => j.answer === 'UNKNOWN').length,
    };
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.list.proposed', subject: { kind: 'enterprises.list', id }, detail: { ...outcome, rule: kind.rule, on: edition.on }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.list.changed', key: id });
    return outcome;
  });
}
