import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { releaseReservation } from '../../../kernel/ledger/index.ts';
import { type Act, stampOf } from '../act.ts';
import { knownBatch } from '../known.ts';
import { findLine, insertRefusal } from '../store/batches.ts';
import { withdrawSupport } from './support.ts';

/** Who may refuse a line while the batch stands so. */
const MAY: Record<string, string> = { DRAFT: 'funds.batch.prepare', RETURNED: 'funds.batch.prepare', SUBMITTED: 'funds.batch.check', CHECKED: 'funds.batch.approve' };

/** Leaves one line out, with a reason (whoever prepares it may take it out before it is submitted); the rest of the batch goes on. Its money is free at once. @throws Problem FORBIDDEN, NOT_FOUND, LINE_NOT_OPEN, SAME_PERSON, LINE_REFUSED */
export async function refuseLine(db: Database | Tx, act: Act, lineId: string, reason: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const first = await findLine(tx.sql, { id: lineId });
    const batch = first?.batchId ? await knownBatch(tx.sql, first.batchId, { lock: true }) : undefined;
    const permission = batch && MAY[batch.status];
    const s = stampOf(act, authorise(act.actor, permission ?? 'funds.batch.check', { region: batch?.region ?? null }));
    if (!first || !batch) throw notFound('支付行', 'line', lineId);
    if (!permission) throw new Problem('LINE_NOT_OPEN', { status: 409, zh: '批次已批准，不能再逐行不予支付', en: 'The batch has been approved; its lines stand' });
    if (permission !== 'funds.batch.prepare' && batch.preparedBy === s.byId) throw new Problem('SAME_PERSON', { status: 403, zh: '编制人不能审核自己的批次', en: 'Whoever prepared the batch does not judge it' });
    const line = (await findLine(tx.sql, { id: lineId }))!;
    await insertRefusal(tx.sql, { lineId, reason, at: s.at, by: s.byId, byName: s.byName });
    if (line.reservation && batch.status === 'CHECKED') {
      await releaseReservation(tx, { key: `funds.line.${lineId}.release.${batch.round}`, at: s.at, by: s.by, reservation: line.reservation, reason: { zh: reason, en: reason } });
    }
    await withdrawSupport(tx, line.groundKind === 'award' ? 'awards' : 'funds', line.reference, s.at);
    await appendAudit(tx, { at: s.at, actor: s.by!, action: 'funds.line.refused', subject: { kind: 'funds.batch', id: batch.id }, detail: { line: lineId, reason }, requestId: act.requestId });
    tx.emit({ topic: 'funds.batch.changed', key: batch.id });
  });
}
