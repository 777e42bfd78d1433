import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, NetworkParts } from '../act.ts';
import type { HandoverInput } from '../contract.ts';
import { readSeats } from '../store/desks.ts';
import { insertHandover } from '../store/handovers.ts';

/**
 * Hands a demand or an enquiry about a result from one desk to another; the sender stays responsible until it is accepted.
 * @throws Problem FORBIDDEN, NOT_FOUND, NETWORK_DESK_EMPTY, NETWORK_SAME_ORGANISATION, NETWORK_HANDOVER_OPEN
 */
export async function sendHandover(parts: NetworkParts, db: Database | Tx, act: Act, input: HandoverInput & { demo?: boolean }): Promise<{ id: string; caseId: string }> {
  return inTransaction(db, async (tx) => {
    const seats = new Map((await readSeats(tx.sql)).map((s) => [s.desk, s]));
    const from = parts.pack.desks.find((d) => d.id === input.fromDesk);
    const to = parts.pack.desks.find((d) => d.id === input.toDesk);
    const sender = from && seats.get(from.id);
    const assignment = authorise(act.actor, 'network.handover.send', { organisationIds: sender ? [sender.organisationId] : [] });
    if (!from || !sender) throw notFound('工作台', 'desk', input.fromDesk);
    if (!to) throw notFound('工作台', 'desk', input.toDesk);
    const receiver = seats.get(to.id);
    if (!receiver) throw deskEmpty(to.zh, to.en);
    if (receiver.organisationId === sender.organisationId) {
      throw new Problem('NETWORK_SAME_ORGANISATION', { zh: '两个工作台由同一单位承担，不需要转办', en: 'One organisation runs both desks: nothing needs handing over', where: { field: 'toDesk' } });
    }
    const title = await parts.titleOf(tx.sql, act.actor, input.subjectKind, input.subjectId);
    if (title === undefined) throw notFound(input.subjectKind === 'demand' ? '技术需求' : '科技成果', input.subjectKind, input.subjectId);
    const id = newId(act.now);
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: 'network-handover',
      subject: { kind: 'network.handover', id },
      title: `${from.zh} → ${to.zh}：${title}`,
      parties: { sender: [{ organisationId: sender.organisationId, name: sender.organisationName }], receiver: [{ organisationId: receiver.organisationId, name: receiver.organisationName }] },
      region: to.city,
      park: null,
    });
    await insertHandover(tx.sql, {
      id, caseId, fromDesk: from.id, toDesk: to.id, fromOrganisation: sender.organisationId, toOrganisation: receiver.organisationId,
      subjectKind: input.subjectKind, subjectId: input.subjectId, title, reason: input.reason, demo: input.demo ?? false,
      at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'network.handover.sent', subject: { kind: 'network.handover', id },
      detail: { from: from.id, to: to.id, subject: input.subjectKind, subjectId: input.subjectId, reason: input.reason }, requestId: act.requestId,
    });
    tx.emit({ topic: 'network.handover.changed', key: id, payload: { state: 'SENT' } });
    return { id, caseId };
  });
}

const deskEmpty = (zh: string, en: string): Problem =>
  new Problem('NETWORK_DESK_EMPTY', {
    status: 409, zh: `“${zh}”还没有承担单位，不能接收转办件`, en: `No organisation runs ${en} yet; it cannot receive cases`,
    where: { field: 'toDesk' }, remedy: { zh: '转给其上级工作台，或请秘书处先确定承担单位', en: 'Send it to the desk above, or ask the secretariat to seat an organisation' },
  });
