import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditActorOf, type Handle, type OwnershipParts } from '../act.ts';
import type { GrantDraft } from '../contract.ts';
import { findGrant, insertGrant, replaceGrant, setGrantCase } from '../store/grants.ts';

const APPLY = 'ownership.grant.apply';

/** States of a result in which the unit has it and nobody else a claim. */
const GRANTABLE: readonly string[] = ['REGISTERED', 'PUBLISHED', 'NEGOTIATING', 'WITHDRAWN'];

/**
 * Opens the case of a grant as an application.
 * @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_REGISTERED, GRANT_EXISTS
 */
export async function applyGrant(parts: OwnershipParts, handle: Handle, act: Act, draft: GrantDraft, demo = false): Promise<{ id: string; caseId: string }> {
  return inTransaction(handle, async (tx) => {
    const result = await parts.results.find(tx.sql, draft.resultId);
    if (!result?.organisationId) throw notFound('科技成果', 'result', draft.resultId);
    const assignment = authorise(act.actor, APPLY, { organisationIds: [result.organisationId] });
    if (!result.jobResult || !GRANTABLE.includes(result.status)) {
      throw new Problem('RESULT_NOT_REGISTERED', {
        status: 409, zh: '只有已登记、尚未签约的职务科技成果可以赋权', en: 'Only a registered job result that is under no contract can be granted',
        remedy: { zh: '先完成成果登记', en: 'Register the result first' },
      });
    }
    const id = newId(act.now);
    const organisationName = result.organisationName ?? '';
    await insertGrant(tx.sql, {
      ...draft, id, resultTitle: result.title, organisationId: result.organisationId, organisationName, region: result.region, exemptionsVersion: parts.rules.exemptions.version, status: 'APPLIED',
      caseId: null, registeredOn: null, version: 1, demo, createdAt: act.now, by: act.actor!.accountId,
    });
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: 'ownership-grant', subject: { kind: 'ownership.grant', id }, title: result.title, parties: { unit: [{ organisationId: result.organisationId, name: organisationName }] },
      region: result.region, park: null,
    });
    await setGrantCase(tx.sql, id, caseId);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.grant.applied', subject: { kind: 'ownership.grant', id }, detail: { resultId: result.id, kind: draft.kind }, requestId: act.requestId,
    });
    return { id, caseId };
  });
}

/** Only an application is changed: what was decided or published stays. @throws Problem NOT_FOUND, FORBIDDEN, GRANT_NOT_EDITABLE, GRANT_CHANGED_MEANWHILE */
export async function updateGrant(parts: OwnershipParts, handle: Handle, act: Act, id: string, version: number, draft: GrantDraft): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findGrant(tx.sql, id, { lock: true });
    if (!row || row.resultId !== draft.resultId) throw notFound('赋权事项', 'grant', id);
    const assignment = authorise(act.actor, APPLY, { organisationIds: [row.organisationId] });
    if (row.status !== 'APPLIED') {
      throw new Problem('GRANT_NOT_EDITABLE', {
        status: 409, zh: '申请已提交，不能修改', en: 'The application has been submitted and cannot be changed', remedy: { zh: '请单位退回后修改并重新审议、公示', en: 'Ask the unit to send it back; it is then decided and published anew' },
      });
    }
    if (!(await replaceGrant(tx.sql, id, version, draft, parts.rules.exemptions.version))) {
      throw new Problem('GRANT_CHANGED_MEANWHILE', { status: 409, zh: '您打开之后，这项申请已被他人保存', en: 'Somebody saved this application after you opened it', remedy: { zh: '重新打开再修改', en: 'Open it again' } });
    }
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.grant.saved', subject: { kind: 'ownership.grant', id }, detail: { version: version + 1 }, requestId: act.requestId,
    });
  });
}
