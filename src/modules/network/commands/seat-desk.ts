import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, NetworkParts } from '../act.ts';
import { writeSeat } from '../store/desks.ts';

/** Says which organisation runs a desk; cases under way stay with the organisation that had them. @throws Problem FORBIDDEN, NOT_FOUND */
export async function seatDesk(parts: NetworkParts, db: Database | Tx, act: Act, deskId: string, organisationId: string): Promise<void> {
  const desk = parts.pack.desks.find((d) => d.id === deskId);
  const assignment = authorise(act.actor, 'network.desk.seat', { region: desk?.city ?? null });
  if (!desk) throw notFound('工作台', 'desk', deskId);
  await inTransaction(db, async (tx) => {
    const organisation = await parts.identity.findOrganisation(tx.sql, organisationId);
    if (!organisation) throw notFound('单位', 'organisation', organisationId);
    await writeSeat(tx.sql, { desk: desk.id, organisationId, organisationName: organisation.nameZh, at: act.now, by: act.actor!.accountId });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'network.desk.seated', subject: { kind: 'network.desk', id: desk.id }, detail: { organisationId, name: organisation.nameZh }, requestId: act.requestId,
    });
    tx.emit({ topic: 'network.desk.changed', key: desk.id });
  });
}
