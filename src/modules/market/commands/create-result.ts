import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle, type OrganisationDirectory } from '../context.ts';
import type { ResultDraft } from '../contract/result.ts';
import { insertVersion } from '../store/result-library.ts';
import { insertResult } from '../store/results.ts';

/**
 * Writes a new draft for the actor's unit; a second person reviews it before it is registered.
 * @throws Problem SIGN_IN_REQUIRED, FORBIDDEN
 */
export async function draftResult(handle: Handle, act: Act, organisations: OrganisationDirectory, draft: ResultDraft, demo = false): Promise<string> {
  const own = act.actor?.assignments.find((a) => a.grants.some((g) => g.permission === 'market.result.write'))?.organisationId;
  const assignment = authorise(act.actor, 'market.result.write', { organisationIds: own ? [own] : [] });
  return inTransaction(handle, async (tx) => {
    const organisation = await organisations.findOrganisation(tx.sql, own!);
    if (!organisation) throw notFound('单位', 'organisation', own!);
    const id = newId(act.now);
    const owners = draft.owners.length > 0 ? draft.owners : [{ organisationId: organisation.id, name: organisation.nameZh, sharePpm: 1_000_000 }];
    const content = { ...draft, owners };
    await insertResult(tx.sql, { id, draft: content, organisation, status: 'DRAFT', source: 'platform', demo, createdBy: act.actor!.accountId, at: act.now });
    await insertVersion(tx.sql, id, content, { id: act.actor!.accountId, name: act.actor!.displayName }, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.result.drafted',
      subject: { kind: 'market.result', id }, detail: { title: draft.title }, requestId: act.requestId,
    });
    return id;
  });
}
