import { appendAudit } from '../../../kernel/audit/index.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { insertDeclaration, notIndependent } from '../store/engagements.ts';
import { ownEngagement, whyClosed } from './own-engagement.ts';

/**
 * An assessor says for himself that he holds no post in an assessed body and has not advised one for two years. The posts
 * known here are checked, by the database as well.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENGAGEMENT_NOT_OPEN, ASSESSOR_NOT_INDEPENDENT, DECLARED_ALREADY
 */
export function declareIndependence(db: Database | Tx, act: Act, engagementId: string, statement: string): Promise<{ declared: true }> {
  return inTransaction(db, async (tx) => {
    const { engagement, assignment } = await ownEngagement(tx.sql, act, engagementId, 'assessment.work.file');
    const actor = act.actor!;
    const closed = whyClosed(engagement, act.now);
    if (closed) throw closed;
    const organisationIds = [...new Set(actor.assignments.map((a) => a.organisationId))];
    if (engagement.assessed.some((a) => organisationIds.includes(a.id))) throw notIndependent();
    await insertDeclaration(tx.sql, engagementId, { accountId: actor.accountId, name: actor.displayName, organisationIds, statement, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'assessment.independence.declared', subject: { kind: 'assessment.engagement', id: engagementId },
      detail: { statement, organisationIds }, requestId: act.requestId,
    });
    tx.emit({ topic: 'assessment.engagement.changed', key: engagementId });
    return { declared: true };
  });
}
