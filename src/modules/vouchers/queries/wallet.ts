import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { VoucherParts } from '../act.ts';
import { ownOrganisation } from '../commands/own-organisation.ts';
import type { getProviderDesk as deskContract, getWallet as contract, ProviderView } from '../contract.ts';
import { eligibility } from '../domain/eligibility.ts';
import { findRule } from '../domain/rules.ts';
import { listOrderRows } from '../store/orders.ts';
import { findClaimant, itemsOf, listProviderRows } from '../store/parties.ts';
import { quotasOf } from '../store/quotas.ts';
import { claimantFacts, remainingAnnualCap } from './assess.ts';
import { viewRule } from './get-order.ts';
import { orderItemOf } from './order-item.ts';

const LATEST = 200;

/** Everything a firm has to do with vouchers: quota and its parts, what may still be claimed this year, its orders. */
export async function getWallet(parts: VoucherParts, handle: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof contract>> {
  const { organisation: o } = await ownOrganisation(parts, handle, actor, 'vouchers.wallet.use');
  const today = dateOf(now);
  const year = Number(today.slice(0, 4));
  const rule = o.region === null ? undefined : findRule(parts.book.rules, o.region, today);
  const claimant = await findClaimant(handle, o.id);
  const kind = claimant?.kind ?? 'ENTERPRISE';
  const quotas = await quotasOf(handle, o.id);
  const usable = quotas.filter((q) => q.status === 'GRANTED' && q.validUntil !== null && q.validUntil >= today);
  const orders = await listOrderRows(handle, { scope: { organisationIds: [o.id], regions: [], everything: false }, side: 'claimant', limit: LATEST, offset: 0 });
  const paidThisYear = orders.filter((r) => r.paidAt && dateOf(r.paidAt).startsWith(`${year}`)).reduce((sum, r) => sum + r.paidFen, 0);
  return {
    organisation: { id: o.id, name: o.nameZh, region: o.region },
    claimantKind: kind,
    sme: { number: claimant?.smeNumber ?? null, validUntil: claimant?.smeValidUntil ?? null },
    rule: rule ? viewRule(rule) : null,
    eligibility: rule ? eligibility(rule, await claimantFacts(handle, claimant, kind, o.region), today) : null,
    quotas,
    freeFen: usable.reduce((sum, q) => sum + q.freeFen, 0),
    reservedFen: quotas.reduce((sum, q) => sum + q.reservedFen, 0),
    usedThisYearFen: paidThisYear,
    annualCeilingFen: rule?.annualCeilingFen[kind] ?? 0,
    remainingAnnualCapFen: rule ? (await remainingAnnualCap(handle, rule, { id: o.id, kind }, year, null)).fen : 0,
    nextExpiry: usable.filter((q) => q.freeFen > 0).map((q) => q.validUntil!).sort()[0] ?? null,
    orders: orders.map(orderItemOf),
  };
}

export async function viewProviders(handle: Sql, rows: Awaited<ReturnType<typeof listProviderRows>>): Promise<ProviderView[]> {
  const items = await itemsOf(handle, rows.map((r) => r.id));
  return rows.map(({ key: _key, total: _total, ...r }) => ({ ...r, items: items.filter((i) => i.providerId === r.id) }));
}

/** The provider's side: its listing and the orders others placed with it. */
export async function getProviderDesk(parts: VoucherParts, handle: Sql, actor: Actor | undefined): Promise<ContractAnswer<typeof deskContract>> {
  const { organisation: o } = await ownOrganisation(parts, handle, actor, 'vouchers.provider.serve');
  const [listing] = await viewProviders(handle, await listProviderRows(handle, { ids: [o.id], limit: 1, offset: 0 }));
  const orders = await listOrderRows(handle, { scope: { organisationIds: [o.id], regions: [], everything: false }, side: 'provider', limit: LATEST, offset: 0 });
  const provided = orders.filter((r) => r.form === 'PROVIDER');
  return {
    organisation: { id: o.id, name: o.nameZh },
    listing: listing ?? null,
    orders: orders.map(orderItemOf),
    receivedFen: provided.reduce((sum, r) => sum + r.paidFen, 0),
    openFen: provided.reduce((sum, r) => sum + r.reservedFen, 0),
  };
}
