import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, ClearingParts } from '../act.ts';
import { mustBeWindow } from '../queries/view-window.ts';
import { insertClosing, lockWindow } from '../store/windows.ts';

/**
 * Closes a window: from here on cities look through their statements. Before its last day a reason is needed, e.g. a city
 * near its limit. @throws Problem FORBIDDEN, NOT_FOUND, WINDOW_CLOSED, WINDOW_NOT_BEGUN, WINDOW_EARLY
 */
export async function closeWindow(parts: ClearingParts, db: Database | Tx, act: Act, id: string, input: { reason: string | null }): Promise<{ items: number }> {
  const assignment = authorise(act.actor, 'clearing.window.close');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const window = mustBeWindow(parts, id);
    const today = dateOf(act.now);
    if (today < window.opensOn) {
      throw new Problem('WINDOW_NOT_BEGUN', { zh: `清算期 ${id} 自 ${window.opensOn} 起`, en: `Window ${id} begins on ${window.opensOn}` });
    }
    const early = today <= window.closesOn;
    if (early && !input.reason) {
      throw new Problem('WINDOW_EARLY', {
        zh: `清算期 ${id} 到 ${window.closesOn} 才结束，提前截止须写明理由`, en: `Window ${id} runs until ${window.closesOn}; closing it early needs a reason`,
        where: { field: 'reason' }, remedy: { zh: '例：某市净欠款接近额度', en: 'E.g. a city is near its limit' },
      });
    }
    await lockWindow(tx.sql, id);
    const items = await insertClosing(tx.sql, { id, closesOn: window.closesOn, earlyReason: early ? input.reason : null, at: act.now, by: actor.accountId, byName: actor.displayName });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'clearing.window.closed', subject: { kind: 'clearing.window', id },
      detail: { items, earlyReason: early ? input.reason : null }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.window.closed', key: id });
    return { items };
  });
}
