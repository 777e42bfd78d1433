import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle, type OrganisationDirectory } from '../context.ts';
import type { DemandDraft } from '../contract/demand.ts';
import { insertDemand } from '../store/demands.ts';

/**
 * Writes a new draft for a firm of the actor.
 * @throws Problem SIGN_IN_REQUIRED, FORBIDDEN
 */
export async function createDemandDraft(
  handle: Handle,
  act: Act,
  organisations: OrganisationDirectory,
  draft: DemandDraft,
  organisationId: string | undefined,
): Promise<string> {
  const own = organisationId ?? firmOf(act);
  const assignment = authorise(act.actor, 'market.demand.write', { organisationIds: own ? [own] : [] });
  return inTransaction(handle, async (tx) => {
    const organisation = await organisations.findOrganisation(tx.sql, own!);
    if (!organisation) throw notFound('单位', 'organisation', own!);
    const id = newId(act.now);
    await insertDemand(tx.sql, {
      id, draft, organisation, status: 'DRAFT', source: 'platform', demo: false, createdBy: act.actor!.accountId, at: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.demand.drafted',
      subject: { kind: 'market.demand', id }, detail: { title: draft.title }, requestId: act.requestId,
    });
    return id;
  });
}

/** The one organisation for which the actor may write demands. */
function firmOf(act: Act): string | undefined {
  return act.actor?.assignments.find((a) => a.grants.some((g) => g.permission === 'market.demand.write'))?.organisationId;
}
