import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act, VoucherParts } from '../act.ts';
import type { OrderDraft } from '../contract.ts';
import { ruleOf } from '../domain/rules.ts';
import { insertOrder } from '../store/orders.ts';
import { findClaimant, findItem, findProvider, saveClaimant } from '../store/parties.ts';
import { keyOf, ownOrganisation, regionOf } from './own-organisation.ts';

/**
 * Drafts an order in the name of the actor's organisation and places it, with both statements made. One procedure serves
 * both forms; only who claims the money differs.
 * @throws Problem VOUCHER_ITEM_UNKNOWN, VOUCHER_RULE_MISSING, GUARD_REFUSED with every reason
 */
export async function placeOrder(parts: VoucherParts, db: Database | Tx, act: Act, draft: OrderDraft, demo = false): Promise<{ id: string; caseId: string; number: string }> {
  return inTransaction(db, async (tx) => {
    const { organisation: o, assignment } = await ownOrganisation(parts, tx.sql, act.actor, 'vouchers.wallet.use');
    const region = regionOf(o);
    const rule = ruleOf(parts.book.rules, region, dateOf(act.now));
    const item = await findItem(tx.sql, draft.itemId);
    const provider = item && (await findProvider(tx.sql, item.providerId));
    if (!item || !provider) throw itemUnknown();
    if (!(await findClaimant(tx.sql, o.id))) {
      await saveClaimant(tx.sql, { id: o.id, name: o.nameZh, key: keyOf(o), kind: 'ENTERPRISE', region, smeNumber: null, smeValidUntil: null, teamMembers: null, teamIncubator: null }, act.now);
    }
    const id = newId(act.now);
    const claimantParty = { organisationId: o.id, name: o.nameZh };
    const providerParty = { organisationId: provider.id, name: provider.name };
    const opened = await parts.engine.openCase(tx, {
      definitionId: 'voucher-order', subject: { kind: 'vouchers.order', id }, title: `${item.name}（${provider.name}）`,
      parties: { claimant: [claimantParty], provider: [providerParty], payee: [draft.form === 'PROVIDER' ? providerParty : claimantParty] }, region, park: null, ...act,
    });
    await insertOrder(tx.sql, {
      id, caseId: opened.id, number: opened.number, form: draft.form, claimantId: o.id, claimantName: o.nameZh, homeRegion: region, providerId: provider.id, providerName: provider.name,
      hostRegion: provider.region, itemId: item.id, itemName: item.name, serviceClass: item.serviceClass, quantity: draft.quantity, unit: item.unit, amountFen: draft.amountFen,
      description: draft.description, ruleId: rule.id, quotaId: null, reservedFen: 0, reservedOn: null, reservation: null, reservationNo: 0, budgetYear: null, contractNumber: null,
      contractDate: null, contractEnd: null, contractAmountFen: null, acceptedPercent: null, rating: null, excludedCostsFen: 0, grantFen: null, approvedAt: null, approvedYear: null,
      paidFen: 0, paidAt: null, transfer: null, paymentReference: null, payer: null, clawedBackFen: 0, demo, createdBy: act.actor!.accountId, createdAt: act.now,
    });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'vouchers.order.drafted', subject: { kind: 'vouchers.order', id }, detail: { ...draft, rule: rule.id }, requestId: act.requestId });
    await parts.engine.act(tx, { ...act, caseId: opened.id, action: 'place', expectedSeq: 0, data: { noOtherSupport: true, truthful: true } });
    return { id, caseId: opened.id, number: opened.number };
  });
}

export function itemUnknown(): Problem {
  return new Problem('VOUCHER_ITEM_UNKNOWN', { status: 404, zh: '没有这个服务项目', en: 'There is no such service item', where: { field: 'itemId' }, remedy: { zh: '请从服务目录中选择', en: 'Choose one from the directory' } });
}
