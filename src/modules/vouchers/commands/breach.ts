import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, VoucherParts } from '../act.ts';
import type { addRelations as relationsContract, openBreach as breachContract } from '../contract.ts';
import { insertBreach } from '../store/breaches.ts';
import { findOrder } from '../store/orders.ts';
import { findClaimant, insertFacts } from '../store/parties.ts';
import { freezeQuotas } from '../store/quotas.ts';

/** Opens an inquiry: from here on quota and every order of the body stand still. @throws Problem VOUCHER_BREACH_OPEN */
export async function openBreach(parts: VoucherParts, db: Database | Tx, act: Act, input: ContractInput<typeof breachContract>['body'], demo = false): Promise<{ id: string; caseId: string }> {
  return inTransaction(db, async (tx) => {
    const claimant = await findClaimant(tx.sql, input.claimantId, { lock: true });
    const order = input.orderId ? await findOrder(tx.sql, input.orderId) : undefined;
    if (!claimant || (input.orderId && order?.claimantId !== claimant.id)) throw notFound('申领方或订单', 'claimant or order', input.orderId ?? input.claimantId);
    const region = order?.homeRegion ?? claimant.region ?? '';
    const grant = authorise(act.actor, 'vouchers.case.open', { region });
    const id = newId(act.now);
    const opened = await parts.engine.openCase(tx, {
      definitionId: 'voucher-breach', subject: { kind: 'vouchers.breach', id }, title: `${claimant.name} 创新券使用核查`,
      parties: { claimant: [{ organisationId: claimant.id, name: claimant.name }] }, region, park: null, ...act,
    });
    await insertBreach(tx.sql, { id, caseId: opened.id, number: opened.number, claimantId: claimant.id, region, orderId: order?.id ?? null, allegation: input.allegation, openedOn: dateOf(act.now), demo });
    await freezeQuotas(tx.sql, claimant.id, true);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, grant), action: 'vouchers.breach.opened', subject: { kind: 'vouchers.breach', id }, detail: { ...input }, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.breach.changed', key: id });
    return { id, caseId: opened.id };
  });
}

/** Enters ownership and other links between bodies, each with its source; nothing is ever overwritten. */
export async function addRelations(db: Database | Tx, act: Act, { facts }: ContractInput<typeof relationsContract>['body']): Promise<{ added: number }> {
  const grant = authorise(act.actor, 'vouchers.relation.write');
  return inTransaction(db, async (tx) => {
    await insertFacts(tx.sql, facts.map((f) => ({ ...f, id: newId(act.now) })), act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, grant), action: 'vouchers.relation.entered', subject: { kind: 'vouchers.relation', id: newId(act.now) }, detail: { facts }, requestId: act.requestId });
    return { added: facts.length };
  });
}
