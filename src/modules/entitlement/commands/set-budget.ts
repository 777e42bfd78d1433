import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { setBudget as writeBudget } from '../store/rounds.ts';
import { knownRound } from '../terms.ts';

/**
 * The budget of a round, as long as nobody has approved it; on notice, where appeals may make the list longer, it may be raised, for
 * whoever confirms the list sees it. @throws Problem FORBIDDEN, NOT_FOUND, ROUND_NOT_DRAFT
 */
export async function setBudget(db: Database | Tx, act: Act, id: string, input: { budgetFen: number; reason: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const round = await knownRound(tx.sql, id, { lock: true });
    const assignment = authorise(act.actor, 'entitlement.round.prepare', { region: round.region });
    const raised = round.status === 'NOTICE' && input.budgetFen > round.budgetFen;
    if (round.status !== 'DRAFT' && round.status !== 'RETURNED' && !raised) throw new Problem('ROUND_NOT_DRAFT', { status: 409, zh: '批次已提交，预算不能再改（公示期间可以追加）', en: 'The round has been submitted; its budget stands (on notice it may be raised)', remedy: { zh: '先由审核人退回；公示期间只可追加', en: 'Have it returned first; on notice only raise it' } });
    await writeBudget(tx.sql, id, input.budgetFen);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.round.budget', subject: { kind: 'entitlement.round', id }, detail: { before: round.budgetFen, after: input.budgetFen, reason: input.reason }, requestId: act.requestId });
    tx.emit({ topic: 'entitlement.round.changed', key: id });
  });
}
