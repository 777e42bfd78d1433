import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, VoucherParts } from '../act.ts';
import type { applyListing as listingContract, decideListing as decisionContract, saveItem as itemContract, ServiceItem } from '../contract.ts';
import { excludedServices } from '../domain/excluded.ts';
import { findItem, findProvider, saveItem as storeItem, saveProvider, type ProviderRow } from '../store/parties.ts';
import { itemUnknown } from './place-order.ts';
import { keyOf, ownOrganisation } from './own-organisation.ts';

const providerUnknown = (): Problem => new Problem('VOUCHER_PROVIDER_UNKNOWN', { status: 404, zh: '本单位尚未申请入库，或没有这家服务机构', en: 'No such provider, or the organisation has not applied for listing', remedy: { zh: '请先申请入库', en: 'Apply for listing first' } });

/** Applies for listing with the host region, or renews what is said of the provider; the region accepts once for all regions. */
export async function applyListing(parts: VoucherParts, db: Database | Tx, act: Act, input: ContractInput<typeof listingContract>['body'], demo = false): Promise<{ id: string; status: ProviderRow['status'] }> {
  return inTransaction(db, async (tx) => {
    const { organisation: o, assignment } = await ownOrganisation(parts, tx.sql, act.actor, 'vouchers.provider.serve');
    if (o.region === null || !parts.regions.includes(o.region)) {
      throw new Problem('VOUCHER_PROVIDER_PLACE', { zh: '服务机构须登记在参与通兑通用的城市', en: 'A provider must be registered in a city that takes part' });
    }
    const before = await findProvider(tx.sql, o.id);
    // Another city has not vouched for it: whoever moves applies anew there. A suspension goes along.
    const moved = before !== undefined && before.region !== o.region && before.status === 'ACCEPTED';
    const status = before && before.status !== 'REFUSED' && !moved ? before.status : 'APPLIED';
    await saveProvider(tx.sql, { id: o.id, name: o.nameZh, key: keyOf(o), region: o.region, status, statusReason: before?.statusReason ?? null, ...input, acceptedOn: moved ? null : (before?.acceptedOn ?? null), demo }, act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'vouchers.provider.applied', subject: { kind: 'vouchers.provider', id: o.id }, detail: input, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.provider.changed', key: o.id, payload: { status } });
    return { id: o.id, status };
  });
}

/** The host region vouches for its provider, suspends it, or lets it serve again. Running contracts are finished all the same. */
export async function decideListing(db: Database | Tx, act: Act, id: string, input: ContractInput<typeof decisionContract>['body']): Promise<{ status: ProviderRow['status'] }> {
  return inTransaction(db, async (tx) => {
    const provider = await findProvider(tx.sql, id);
    if (!provider) throw providerUnknown();
    const grant = authorise(act.actor, 'vouchers.provider.accept', { region: provider.region });
    if (input.status !== 'ACCEPTED' && !input.reason?.trim()) throw new Problem('REASON_REQUIRED', { zh: '请写明理由', en: 'Please give a reason', where: { field: 'reason' } });
    await saveProvider(tx.sql, { ...provider, status: input.status, statusReason: input.reason ?? null, acceptedOn: input.status === 'ACCEPTED' ? (provider.acceptedOn ?? dateOf(act.now)) : provider.acceptedOn }, act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, grant), action: 'vouchers.provider.decided', subject: { kind: 'vouchers.provider', id }, detail: { before: provider.status, ...input }, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.provider.changed', key: id, payload: { status: input.status } });
    return { status: input.status };
  });
}

/** Publishes a service item, or changes one of the own. @throws Problem VOUCHER_CLASS_UNKNOWN, VOUCHER_ITEM_EXCLUDED, VOUCHER_ITEM_UNKNOWN */
export async function saveItem(parts: VoucherParts, db: Database | Tx, act: Act, input: ContractInput<typeof itemContract>['body']): Promise<ServiceItem> {
  return inTransaction(db, async (tx) => {
    const { organisation: o, assignment } = await ownOrganisation(parts, tx.sql, act.actor, 'vouchers.provider.serve');
    if (!(await findProvider(tx.sql, o.id))) throw providerUnknown();
    if (!parts.book.classes.some((c) => c.id === input.serviceClass)) throw new Problem('VOUCHER_CLASS_UNKNOWN', { zh: '没有这一服务类别', en: 'There is no such class of services', where: { field: 'serviceClass' } });
    const excluded = excludedServices(parts.book.excluded, parts.book.excluded.map((e) => e.id), [input.name, input.description]).find((f) => f.severity === 'BLOCK');
    if (excluded) throw new Problem('VOUCHER_ITEM_EXCLUDED', { zh: `不能发布：${excluded.zh}（${excluded.proof[0]!.zh}）`, en: `Cannot be published: ${excluded.en} (${excluded.proof[0]!.en})`, where: { field: 'name' } });
    if (input.id && (await findItem(tx.sql, input.id))?.providerId !== o.id) throw itemUnknown();
    const item: ServiceItem = { ...input, id: input.id ?? newId(act.now), providerId: o.id };
    await storeItem(tx.sql, item, act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'vouchers.item.saved', subject: { kind: 'vouchers.item', id: item.id }, detail: { ...item }, requestId: act.requestId });
    tx.emit({ topic: 'vouchers.provider.changed', key: o.id });
    return item;
  });
}
