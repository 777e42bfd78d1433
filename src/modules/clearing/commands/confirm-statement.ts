import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { sumObligations } from '../store/obligations.ts';
import { insertConfirmation, lockWindow, readWindows } from '../store/windows.ts';
import { notClosed } from './not-closed.ts';

/**
 * A city says that its books agree with the statement between it and another.
 * @throws Problem FORBIDDEN, WINDOW_NOT_CLOSED, WINDOW_NETTED, STATEMENT_EMPTY, STATEMENT_CONFIRMED
 */
export async function confirmStatement(db: Database | Tx, act: Act, windowId: string, input: { party: string; counterparty: string }): Promise<void> {
  const assignment = authorise(act.actor, 'clearing.statement.answer', { region: input.party });
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    await lockWindow(tx.sql, windowId);
    const [window] = await readWindows(tx.sql, windowId);
    if (!window) throw notClosed(windowId);
    if (window.nettedAt) throw new Problem('WINDOW_NETTED', { status: 409, zh: '该清算期已轧差', en: 'This window has been netted already' });
    const lines = await sumObligations(tx.sql, { windowId, pair: [input.party, input.counterparty] });
    if (lines.length === 0) {
      throw new Problem('STATEMENT_EMPTY', { zh: '两市之间本期没有往来', en: 'There is nothing between these two in this window', where: { field: 'counterparty' } });
    }
    await insertConfirmation(tx.sql, { windowId, ...input, at: act.now, by: actor.accountId, byName: actor.displayName });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'clearing.statement.confirmed', subject: { kind: 'clearing.window', id: windowId }, detail: { ...input, lines }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.statement.confirmed', key: windowId });
  });
}
