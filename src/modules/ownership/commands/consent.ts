import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditActorOf, type Handle } from '../act.ts';
import { endConsent, findConsent, findGrant, insertConsent } from '../store/grants.ts';

const APPLY = 'ownership.grant.apply';

/**
 * A co-owner lets the result be listed or sold: by himself, or recorded by his unit with the number of the document.
 * @throws Problem NOT_FOUND, FORBIDDEN, NOT_A_CO_OWNER, CONSENT_DOCUMENT_MISSING, CONSENT_EXISTS
 */
export async function giveConsent(handle: Handle, act: Act, grantId: string, input: { person: string; purpose: string; document: string }): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const grant = await findGrant(tx.sql, grantId, { lock: true });
    if (!grant) throw notFound('赋权事项', 'grant', grantId);
    const assignment = authorise(act.actor, APPLY, { organisationIds: [grant.organisationId] });
    const owner = grant.persons.find((p) => p.name === input.person);
    if (!owner || grant.kind !== 'JOINT_OWNERSHIP') {
      throw new Problem('NOT_A_CO_OWNER', { status: 409, zh: `“${input.person}”不是这项成果的共有人`, en: `${input.person} is no co-owner of this result`, where: { field: 'person' } });
    }
    const himself = owner.accountId === null ? owner.name === act.actor!.displayName : owner.accountId === act.actor!.accountId;
    if (!himself && input.document === '') {
      throw new Problem('CONSENT_DOCUMENT_MISSING', {
        zh: '非本人办理的，须写明书面同意的文号或日期', en: 'When recorded by somebody else, the written consent must be named', where: { field: 'document' },
        remedy: { zh: '填写书面同意文件，或由共有人本人登录办理', en: 'Name the document, or let the co-owner do it himself' },
      });
    }
    const id = newId(act.now);
    await insertConsent(tx.sql, { id, grantId, ...input, document: himself ? input.document || '本人办理' : input.document, givenAt: act.now, by: act.actor!.accountId });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.consent.given', subject: { kind: 'ownership.grant', id: grantId }, detail: { person: input.person, himself, document: input.document }, requestId: act.requestId,
    });
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function withdrawConsent(handle: Handle, act: Act, id: string, reason: string): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const consent = await findConsent(tx.sql, id);
    const grant = consent && (await findGrant(tx.sql, consent.grantId));
    if (!consent || !grant) throw notFound('同意', 'consent', id);
    const assignment = authorise(act.actor, APPLY, { organisationIds: [grant.organisationId] });
    await endConsent(tx.sql, id, reason, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.consent.withdrawn', subject: { kind: 'ownership.grant', id: grant.id }, detail: { person: consent.person, reason }, requestId: act.requestId,
    });
  });
}
