import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { addWorkingDays } from '../../../kernel/base/working-days.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, ClearingParts } from '../act.ts';
import { net, type Netting } from '../domain/net.ts';
import { confirmationsMissing, standing } from '../queries/view-window.ts';
import { readConfirmations } from '../store/windows.ts';
import { readObligations } from '../store/obligations.ts';
import { insertNetting, lockWindow, readWindows } from '../store/windows.ts';
import { notClosed } from './not-closed.ts';

/**
 * Nets a closed window over everything in it that is not under dispute; what is waits for the next window. Allowed once the
 * cities have had their days, or when both sides of every statement have confirmed it. Never by the person who closed it.
 * @throws Problem FORBIDDEN, NOT_FOUND, WINDOW_NOT_CLOSED, WINDOW_NETTED, WINDOW_IN_INSPECTION, NETTING_OTHER_PERSON
 */
export async function netWindow(parts: ClearingParts, db: Database | Tx, act: Act, id: string): Promise<Netting> {
  const assignment = authorise(act.actor, 'clearing.window.net');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    await lockWindow(tx.sql, id);
    const [window] = await readWindows(tx.sql, id);
    if (!window) throw notClosed(id);
    const today = dateOf(act.now);
    const obligations = (await readObligations(tx.sql, { windowId: id })).filter((o) => o.state === 'IN_WINDOW');
    const result = net(obligations.map((o) => ({ from: o.debtor, to: o.creditor, amountFen: o.amountFen, ref: o.ref })));
    const { state, dueOn } = standing(parts, window, today);
    const missing = confirmationsMissing(result, await readConfirmations(tx.sql, id));
    if (state === 'INSPECTION' && missing.length > 0) {
      throw new Problem('WINDOW_IN_INSPECTION', {
        status: 409,
        zh: `各市核对期到 ${dueOn} 为止，还有 ${missing.length} 份对账单未确认`,
        en: `The cities have until ${dueOn} to look through their statements; ${missing.length} confirmations are missing`,
        remedy: { zh: '待各市确认或核对期满后轧差', en: 'Net when all have confirmed, or after that day' },
      });
    }
    const settleBy = addWorkingDays(parts.calendar, today, parts.rules.window.settlement);
    const digest = sha256(canonicalJson(result));
    await insertNetting(tx.sql, { id, result, digest, settleBy, obligationIds: obligations.map((o) => o.id), at: act.now, by: actor.accountId, byName: actor.displayName });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'clearing.window.netted', subject: { kind: 'clearing.window', id },
      detail: { digest, count: result.count, grossFen: result.grossFen, payments: result.payments.length, unconfirmed: missing }, requestId: act.requestId,
    });
    tx.emit({ topic: 'clearing.window.netted', key: id });
    return result;
  });
}
