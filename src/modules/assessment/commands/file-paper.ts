import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import type { filePaper as contract } from '../contract.ts';
import { lockEngagement } from '../store/engagements.ts';
import { insertPaper } from '../store/work.ts';
import { assertAtWork, ownEngagement } from './own-engagement.ts';

/**
 * A working paper or a finding; filed papers never change.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENGAGEMENT_NOT_OPEN, DECLARATION_MISSING
 */
export function filePaper(db: Database | Tx, act: Act, engagementId: string, input: ContractInput<typeof contract>['body']): Promise<{ no: number }> {
  return inTransaction(db, async (tx) => {
    await lockEngagement(tx.sql, engagementId);
    const { engagement, assignment } = await ownEngagement(tx.sql, act, engagementId, 'assessment.work.file');
    const actor = act.actor!;
    assertAtWork(engagement, act);
    const no = await insertPaper(tx.sql, engagementId, { ...input, id: newId(act.now), accountId: actor.accountId, name: actor.displayName, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'assessment.paper.filed', subject: { kind: 'assessment.engagement', id: engagementId },
      detail: { no, kind: input.kind, title: input.title, fileSha256: input.fileSha256 }, requestId: act.requestId,
    });
    tx.emit({ topic: 'assessment.engagement.changed', key: engagementId });
    return { no };
  });
}
