import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import { CLOSED_PAID } from '../domain/closed.ts';
import { sendMessages } from '../messages.ts';
import { stepOf } from '../stamp.ts';
import { findEntry, moveEntries, noteEntries } from '../store/entries.ts';
import { knownRound } from '../terms.ts';
import { assertOther } from './judge-again.ts';

/**
 * Somebody decides whether a firm that is no more is still paid what the list gives it (to whoever winds it up or continues it), or
 * is not. Nothing is proposed for it before. Whoever opened the round does not decide.
 * @throws Problem FORBIDDEN, NOT_FOUND, SAME_PERSON, ENTRY_NOT_OPEN, ENTRY_FIRM_STANDS
 */
export async function decideClosed(parts: EntitlementParts, db: Database | Tx, act: Act, id: string, input: { pay: boolean; reason: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const first = await findEntry(tx.sql, id);
    if (!first) throw notFound('名单条目', 'entry', id);
    const round = await knownRound(tx.sql, first.roundId, { lock: true });
    const assignment = authorise(act.actor, 'entitlement.round.approve', { region: round.region });
    assertOther(round, act);
    const entry = (await findEntry(tx.sql, id, { lock: true }))!;
    if (entry.status !== 'CONFIRMED') throw new Problem('ENTRY_NOT_OPEN', { status: 409, zh: '名单确认后、提请拨付前才能决定', en: 'This is decided after the list is confirmed and before payment is proposed' });
    const said = (await parts.closed(tx.sql, [entry.enterpriseId], dateOf(act.now))).get(entry.enterpriseId);
    if (!said) throw new Problem('ENTRY_FIRM_STANDS', { status: 409, zh: '该企业没有注销、合并或吊销登记', en: 'The firm is not recorded as closed' });
    if (input.pay) await noteEntries(tx.sql, [id], stepOf(act, CLOSED_PAID, input.reason));
    else {
      await moveEntries(tx.sql, [id], 'REFUSED', stepOf(act, 'FIRM_CLOSED', `${said}：${input.reason}`));
      await sendMessages(tx, act, round, [{ creditCode: entry.creditCode, kind: 'REFUSED', zh: `${said}，不再支付：${input.reason}`, en: `The firm is closed and is not paid: ${input.reason}` }]);
    }
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: input.pay ? 'entitlement.entry.closedPaid' : 'entitlement.entry.closedRefused', subject: { kind: 'entitlement.round', id: round.id }, detail: { entry: id, no: entry.no, said, reason: input.reason }, requestId: act.requestId,
    });
    tx.emit({ topic: 'entitlement.round.changed', key: round.id });
  });
}
