import { appendAudit } from '../../../../kernel/audit/index.ts';
import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import type { Tx } from '../../../../kernel/db/index.ts';
import { type Assignment, auditActor } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { isListed } from '../domain/state.ts';
import { CLOSED } from '../domain/triggers.ts';
import { type EntryRow, handOverEntry, lockWhiteList, moveEntries, type Step, undecidedOrListed } from '../store/entries.ts';

async function note(tx: Tx, { now, actor, requestId }: Act, assignment: Assignment, e: EntryRow, action: 'delisted' | 'dropped' | 'handed-over', detail: Record<string, unknown>): Promise<void> {
  await appendAudit(tx, {
    at: now, actor: auditActor(actor!, assignment), action: `finance.whiteList.${action}`, subject: { kind: 'finance.whiteList', id: e.editionId }, detail: { entry: e.id, enterprise: e.enterpriseId, ...detail }, requestId,
  });
  tx.emit({ topic: 'finance.whiteList.changed', key: e.editionId });
}

const stepBy = ({ now, actor }: Act, reason: string): Omit<Step, 'state' | 'trigger'> => ({ reason, at: now, by: actor!.accountId, byName: actor!.displayName });

/** A firm that is no more leaves the list, and is chosen no further. Asks no permission: whoever recorded it has answered for that. */
export async function firmClosed(tx: Tx, act: Act, { enterpriseId, reason, assignment }: { enterpriseId: string; reason: string; assignment: Assignment }): Promise<void> {
  await lockWhiteList(tx.sql);
  for (const entry of await undecidedOrListed(tx.sql, enterpriseId)) {
    const state = isListed(entry.state) ? 'DELISTED' : 'REFUSED';
    await moveEntries(tx.sql, [entry.id], { ...stepBy(act, reason), state, trigger: CLOSED }, dateOf(act.now));
    await note(tx, act, assignment, entry, state === 'DELISTED' ? 'delisted' : 'dropped', { trigger: CLOSED, reason });
  }
}

/**
 * A firm that has moved keeps its place until its day: the new city answers for it from now on. Its rank was that among the firms of
 * the old city and is left out. Asks no permission, as above.
 */
export async function firmMoved(tx: Tx, act: Act, { enterpriseId, toCity, reason, assignment }: { enterpriseId: string; toCity: string; reason: string; assignment: Assignment }): Promise<void> {
  await lockWhiteList(tx.sql);
  for (const entry of await undecidedOrListed(tx.sql, enterpriseId)) {
    await handOverEntry(tx.sql, entry, toCity, stepBy(act, reason));
    await note(tx, act, assignment, entry, 'handed-over', { from: entry.city, to: toCity, reason });
  }
}
