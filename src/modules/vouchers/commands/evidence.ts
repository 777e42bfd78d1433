import { createHash } from 'node:crypto';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, forbidden, type Upload } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import type { evidenceKinds } from '../contract.ts';
import { ownOrganisations } from '../queries/scope.ts';
import { findOrder } from '../store/orders.ts';
import { type EvidenceRow, insertEvidence } from '../store/papers.ts';

const OPEN = new Set(['DRAFT', 'PLACED', 'ACCEPTED', 'QUOTA_RESERVED', 'CONTRACTED', 'DELIVERED', 'DISPUTED', 'CONFIRMED', 'RETURNED', 'REDEMPTION_SUBMITTED']);

/** Adds a document to an order, by one of its two sides and until the check is passed. @throws Problem VOUCHER_EVIDENCE_CLOSED */
export async function addEvidence(db: Database | Tx, act: Act, orderId: string, kind: (typeof evidenceKinds)[number], file: Upload): Promise<EvidenceRow> {
  return inTransaction(db, async (tx) => {
    const order = await findOrder(tx.sql, orderId, { lock: true });
    if (!order) throw notFound('创新券订单', 'voucher order', orderId);
    const own = ownOrganisations(act.actor, 'vouchers.order.read').find((id) => id === order.claimantId || id === order.providerId);
    if (!own) throw forbidden('vouchers.order.read');
    if (!OPEN.has(order.status)) {
      throw new Problem('VOUCHER_EVIDENCE_CLOSED', { status: 409, zh: '核查通过或订单结束后不能再补充材料', en: 'No document can be added once the check is passed or the order has ended' });
    }
    const row: EvidenceRow = {
      id: newId(act.now), kind, fileName: file.fileName, size: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex'), uploadedBy: act.actor!.displayName, uploadedAt: act.now,
    };
    await insertEvidence(tx.sql, orderId, { ...row, bytes: file.bytes, accountId: act.actor!.accountId });
    await appendAudit(tx, {
      at: act.now, actor: { ...auditActor(act.actor!), organisationId: own }, action: 'vouchers.evidence.added', subject: { kind: 'vouchers.order', id: orderId },
      detail: { kind, fileName: file.fileName, sha256: row.sha256 }, requestId: act.requestId,
    });
    tx.emit({ topic: 'vouchers.order.changed', key: orderId });
    return row;
  });
}
