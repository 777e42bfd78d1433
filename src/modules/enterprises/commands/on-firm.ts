import { notFound } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Assignment, auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import type { Firm } from '../domain/dossier.ts';
import { findFirm, touchFirm } from '../store/firms.ts';

interface Done<T> {
  action: string;
  detail: Record<string, unknown>;
  result: T;
}

/**
 * An act upon one dossier by somebody who answers for its city: its row is taken, so that acts upon one firm follow each
 * other, and what was done stands in the audit. @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function onFirm<T>(db: Database | Tx, act: Act, id: string, permission: string, work: (tx: Tx, firm: Firm, assignment: Assignment) => Promise<Done<T>>): Promise<T> {
  return inTransaction(db, async (tx) => {
    const firm = await findFirm(tx.sql, id, { lock: true });
    if (!firm) throw notFound('企业档案', 'dossier', id);
    const assignment = authorise(act.actor, permission, { region: firm.city, park: firm.park });
    const { action, detail, result } = await work(tx, firm, assignment);
    await touchFirm(tx.sql, firm.id, act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action, subject: { kind: 'enterprises.enterprise', id: firm.id }, detail, requestId: act.requestId });
    tx.emit({ topic: 'enterprises.enterprise.changed', key: firm.id });
    return result;
  });
}
