import { appendAudit } from '../../../../kernel/audit/index.ts';
import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise, findGrant } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { assertStands } from '../../commands/closure.ts';
import type { Firm } from '../../domain/dossier.ts';
import { factsOf } from '../../queries/population.ts';
import { findByOrganisation } from '../../store/firms.ts';
import { frozenFigures } from '../domain/lists/figures.ts';
import { takesForms } from '../domain/lists/steps.ts';
import { kindOf, present, stepWrong } from '../list-problems.ts';
import type { GrowthParts } from '../parts.ts';
import { regionsOf } from '../queries/qualifying.ts';
import { candidateOf, type CandidateForm, findEdition, insertCandidate, setForm } from '../store/lists.ts';

/**
 * A firm hands in its form: it becomes a candidate, or the candidate proposed by rule gets its papers. It may hand in whatever the
 * rule says; the judgement shows what is missing. Repeating it replaces the form while forms are open.
 * @throws Problem NOT_FOUND, FORBIDDEN, LIST_STEP_WRONG, LIST_VALUE_MISSING, FIRM_CLOSED
 */
export async function submitListForm(parts: GrowthParts, db: Database | Tx, act: Act, id: string, form: CandidateForm): Promise<{ candidateId: string; answer: 'YES' | 'NO' | 'UNKNOWN' }> {
  return inTransaction(db, async (tx) => {
    const edition = present(await findEdition(tx.sql, id, { lock: true }), id);
    const firm = await ownFirm(tx, act);
    const assignment = authorise(act.actor, 'enterprises.list.apply', { organisationIds: [firm.organisationId!] });
    assertStands(firm, dateOf(act.now));
    const kind = kindOf(parts.lists, edition.list);
    if (!takesForms(edition.state) || (edition.region !== null && edition.region !== firm.city)) throw stepWrong(edition, '不接受企业填报', 'no forms are taken');
    if (kind.valued && form.value === null) {
      throw new Problem('LIST_VALUE_MISSING', { zh: '该名单须填报估值及证明', en: 'This list asks for the value and its proof', where: { field: 'value' }, remedy: { zh: '填写每股价格、全面摊薄股数、投后估值和凭证', en: 'Give price, fully diluted shares, post-money value and papers' } });
    }
    const facts = (await factsOf(parts, tx.sql, firm.id, edition.on)) ?? {};
    const subject = { kind: 'ENTERPRISE' as const, id: firm.id, name: firm.name };
    const kept = await parts.rules.judge(tx, { rule: kind.rule, on: edition.on, region: regionsOf(parts, firm.city), facts, subject, purpose: edition.title }, act.actor!.accountId, act.now);
    const filled = {
      form, formAt: act.now, formByName: act.actor!.displayName, judgementId: kept.id, answer: kept.explanation.answer, explanation: kept.explanation, figures: frozenFigures(facts),
    };
    const there = await candidateOf(tx.sql, id, firm.id);
    const candidateId = there?.id ?? newId(act.now);
    if (there) await setForm(tx.sql, candidateId, filled);
    else await insertCandidate(tx.sql, { id: candidateId, editionId: id, enterpriseId: firm.id, name: firm.name, city: firm.city, park: firm.park, field: firm.field, proposedBy: 'FIRM', ...filled }, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.list.form-submitted', subject: { kind: 'enterprises.list', id }, detail: { enterprise: firm.id, answer: filled.answer, judgement: kept.id }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.list.changed', key: id });
    return { candidateId, answer: filled.answer };
  });
}

/** The dossier of the organisation in whose name the person acts. @throws Problem NOT_FOUND */
async function ownFirm(tx: Tx, { actor }: Act): Promise<Firm> {
  for (const { organisationId } of actor?.assignments ?? []) {
    const firm = findGrant(actor, 'enterprises.list.apply', { organisationIds: [organisationId] }) && (await findByOrganisation(tx.sql, organisationId));
    if (firm) return firm;
  }
  throw notFound('本单位的企业档案', 'dossier of your organisation', actor?.loginName ?? '');
}
