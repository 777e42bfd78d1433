import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import { historyOf, reverseTransfers } from '../../../kernel/ledger/index.ts';
import type { Act } from '../act.ts';
import { insertDecision, insertDispute, readDisputes } from '../store/disputes.ts';
import { readObligations } from '../store/obligations.ts';
import { lockWindow } from '../store/windows.ts';

/**
 * A city objects to one line while the window is being looked through; the line is left out of the netting until decided.
 * @throws Problem FORBIDDEN, NOT_FOUND, OBLIGATION_NOT_IN_WINDOW, OBLIGATION_DISPUTED
 */
export async function raiseDispute(db: Database | Tx, act: Act, obligationId: string, input: { party: string; reason: string }): Promise<{ id: string }> {
  const assignment = authorise(act.actor, 'clearing.statement.answer', { region: input.party });
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const windowId = (await readObligations(tx.sql, { id: obligationId }))[0]?.windowId;
    if (windowId) await lockWindow(tx.sql, windowId);
    // Read again under the lock: the netting may just have taken it.
    const [obligation] = await readObligations(tx.sql, { id: obligationId });
    if (!obligation || ![obligation.debtor, obligation.creditor].includes(input.party)) throw notFound('清算债务', 'obligation', obligationId);
    if (!obligation.windowId || obligation.state !== 'IN_WINDOW') {
      throw new Problem('OBLIGATION_NOT_IN_WINDOW', {
        status: 409,
        zh: '只能对已截止、未轧差清算期内的款项提出异议', en: 'Only lines of a closed window that is not netted can be disputed',
        remedy: { zh: '已轧差的请通过追偿程序处理', en: 'What has been netted is taken up as a recovery' },
      });
    }
    const id = newId(act.now);
    await insertDispute(tx.sql, { id, obligationId, windowId: obligation.windowId, ...input, at: act.now, by: actor.accountId, byName: actor.displayName });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'clearing.dispute.raised', subject: { kind: 'clearing.obligation', id: obligationId },
      detail: { dispute: id, window: obligation.windowId, ...input }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.dispute.raised', key: id });
    return { id };
  });
}

/**
 * The secretariat decides: upheld, the obligation is void and the ledger takes it back; dismissed, it is netted.
 * @throws Problem FORBIDDEN, NOT_FOUND, DISPUTE_DECIDED
 */
export async function decideDispute(db: Database | Tx, act: Act, id: string, input: { upheld: boolean; reason: string }): Promise<void> {
  const assignment = authorise(act.actor, 'clearing.dispute.decide');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const [dispute] = await readDisputes(tx.sql, { id });
    if (!dispute) throw notFound('异议', 'dispute', id);
    await lockWindow(tx.sql, dispute.windowId);
    await insertDecision(tx.sql, { disputeId: id, ...input, at: act.now, by: actor.accountId, byName: actor.displayName });
    const by = auditActor(actor, assignment);
    if (input.upheld) {
      const [posting] = await historyOf(tx.sql, { kind: 'clearing.obligation', id: dispute.obligationId });
      await reverseTransfers(tx, { key: `clearing.dispute.${id}.upheld`, at: act.now, by, what: posting!.id, reason: { zh: `异议成立：${input.reason}`, en: `Dispute upheld: ${input.reason}` } });
    }
    await appendAudit(tx, {
      at: act.now, actor: by, action: 'clearing.dispute.decided', subject: { kind: 'clearing.obligation', id: dispute.obligationId }, detail: { dispute: id, ...input }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.dispute.decided', key: id });
  });
}
