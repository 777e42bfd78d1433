import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Sql, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise, type Organisation } from '../../../kernel/identity/index.ts';
import type { Act, AssessmentParts } from '../act.ts';
import type { draftEngagement as contract, Scheme } from '../contract.ts';
import { insertEngagement, notIndependent } from '../store/engagements.ts';

export type EngagementDraft = ContractInput<typeof contract>['body'] & {
  /** Made up for a demonstration. */
  demo?: boolean;
};

/**
 * The secretariat proposes an engagement; another person signs it. The scheme is kept as it stands today: the method comes
 * before the data. A body cannot assess itself; the database refuses it too.
 * @throws Problem FORBIDDEN, NOT_FOUND, ENGAGEMENT_TERM_INVALID, SCHEME_UNKNOWN, ASSESSOR_NOT_INDEPENDENT, ASSESSOR_KIND_UNFIT
 */
export async function draftEngagement(parts: AssessmentParts, db: Database | Tx, act: Act, draft: EngagementDraft): Promise<{ engagementId: string; caseId: string }> {
  const assignment = authorise(act.actor, 'assessment.engagement.manage');
  const actor = act.actor!;
  if (draft.endsOn < draft.startsOn || draft.yearTo < draft.yearFrom) {
    throw new Problem('ENGAGEMENT_TERM_INVALID', { zh: '结束早于开始', en: 'It ends before it begins', where: { field: draft.endsOn < draft.startsOn ? 'endsOn' : 'yearTo' } });
  }
  const scheme = schemeFor(parts, draft);
  if (draft.assessed.includes(draft.assessorId)) throw notIndependent();
  return inTransaction(db, async (tx) => {
    const assessor = await organisation(parts, tx.sql, draft.assessorId);
    if (assessor.kind !== 'agency' && assessor.kind !== 'other') {
      throw new Problem('ASSESSOR_KIND_UNFIT', { zh: `“${assessor.nameZh}”不是可以承担第三方评估的机构类型`, en: `"${assessor.nameZh}" is not a kind of body that can be a third party`, where: { field: 'assessorId' } });
    }
    const assessed: { id: string; name: string }[] = [];
    for (const id of new Set(draft.assessed)) assessed.push({ id, name: (await organisation(parts, tx.sql, id)).nameZh });
    const id = newId(act.now);
    const opened = await parts.engine.openCase(tx, {
      definitionId: 'assessment-engagement', subject: { kind: 'assessment.engagement', id }, title: draft.title,
      parties: { assessor: [{ organisationId: assessor.id, name: assessor.nameZh }], assessed: assessed.map((a) => ({ organisationId: a.id, name: a.name })) },
      region: null, park: null, actor, now: act.now, requestId: act.requestId,
    });
    const { demo = false, schemeId: _, assessorId, ...content } = draft;
    await insertEngagement(tx.sql, {
      ...content, id, caseId: opened.id, number: opened.number, assessorId, assessorName: assessor.nameZh, assessed, scheme, status: 'DRAFT', demo,
      draftedByName: actor.displayName, draftedAt: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'assessment.engagement.drafted', subject: { kind: 'assessment.engagement', id },
      detail: { number: opened.number, ...content, assessorId, scheme: `${scheme.id} ${scheme.version}` }, requestId: act.requestId,
    });
    await parts.engine.act(tx, { caseId: opened.id, action: 'propose', expectedSeq: 0, actor, now: act.now, requestId: act.requestId });
    tx.emit({ topic: 'assessment.engagement.drafted', key: id });
    return { engagementId: id, caseId: opened.id };
  });
}

function schemeFor({ schemes: { schemes } }: AssessmentParts, { schemeId, subjectKind }: EngagementDraft): Scheme {
  const found = schemes.find((s) => s.id === schemeId && s.subject === subjectKind);
  if (found) return found;
  throw new Problem('SCHEME_UNKNOWN', {
    zh: `没有适用的评分办法“${schemeId}”`, en: `No scheme "${schemeId}" for this subject`, where: { field: 'schemeId' },
    remedy: { zh: `可选：${schemes.filter((s) => s.subject === subjectKind).map((s) => s.id).join('、')}`, en: `There are: ${schemes.filter((s) => s.subject === subjectKind).map((s) => s.id).join(', ')}` },
  });
}

async function organisation({ identity }: AssessmentParts, db: Sql, id: string): Promise<Organisation> {
  const found = await identity.findOrganisation(db, id);
  if (!found) throw notFound('单位', 'organisation', id);
  return found;
}
