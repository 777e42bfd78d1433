import { appendAudit } from '../../../kernel/audit/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { markFault } from '../domain/score.ts';
import { lockEngagement } from '../store/engagements.ts';
import { insertMark } from '../store/work.ts';
import { assertAtWork, ownEngagement } from './own-engagement.ts';

/**
 * A mark with its grounds, by the scheme agreed. A later one stands beside the earlier, which stays.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENGAGEMENT_NOT_OPEN, DECLARATION_MISSING, MARK_INVALID
 */
export function giveMark(db: Database | Tx, act: Act, engagementId: string, input: { criterion: string; mark: number; grounds: string }): Promise<{ version: number }> {
  return inTransaction(db, async (tx) => {
    await lockEngagement(tx.sql, engagementId);
    const { engagement, assignment } = await ownEngagement(tx.sql, act, engagementId, 'assessment.work.file');
    const actor = act.actor!;
    assertAtWork(engagement, act);
    const fault = markFault(engagement.scheme, input.criterion, input.mark);
    if (fault) throw new Problem('MARK_INVALID', { zh: `评分不符合方案：${fault.zh}`, en: `The mark does not fit the scheme: ${fault.en}`, where: { field: input.criterion } });
    const version = await insertMark(tx.sql, engagementId, { ...input, accountId: actor.accountId, name: actor.displayName, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'assessment.mark.given', subject: { kind: 'assessment.engagement', id: engagementId },
      detail: { ...input, version }, requestId: act.requestId,
    });
    tx.emit({ topic: 'assessment.engagement.changed', key: engagementId });
    return { version };
  });
}
