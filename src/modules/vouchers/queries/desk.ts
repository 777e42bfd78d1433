import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, holds } from '../../../kernel/identity/index.ts';
import type { VoucherParts } from '../act.ts';
import type { getBudget as budgetContract, getDesk as deskContract, OrderStatus } from '../contract.ts';
import { findRule, nextCutOff } from '../domain/rules.ts';
import { budgetState, voucherAccount } from '../money.ts';
import { budgetYears, payableOf } from '../store/budgets.ts';
import { listOrderRows, queueOf } from '../store/orders.ts';
import { listProviderRows } from '../store/parties.ts';
import { pendingQuotas } from '../store/quotas.ts';
import { assess, questionOf } from './assess.ts';
import { orderItemOf } from './order-item.ts';
import { orderScope, regionsOf } from './scope.ts';
import { viewProviders } from './wallet.ts';

const ALL = 2000;
const CHECKED_HERE: readonly OrderStatus[] = ['ACCEPTED', 'REDEMPTION_SUBMITTED', 'OBJECTED'];

/** What waits at the voucher centre and at the city: counts, applications, listings, and orders with hints. */
export async function getDesk(parts: VoucherParts, handle: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof deskContract>> {
  const today = dateOf(now);
  const rows = await listOrderRows(handle, { scope: orderScope(actor), limit: ALL, offset: 0 });
  const byStatus = new Map<OrderStatus, { orders: number; fen: number }>();
  for (const r of rows) {
    const at = byStatus.get(r.status) ?? { orders: 0, fen: 0 };
    byStatus.set(r.status, { orders: at.orders + 1, fen: at.fen + (r.grantFen ?? r.reservedFen) });
  }
  const quotaRegions = regionsOf(actor, 'vouchers.quota.grant');
  const acceptRegions = regionsOf(actor, 'vouchers.provider.accept');
  const waiting = rows.filter((r) => CHECKED_HERE.includes(r.status)).slice(0, 100);
  const flagged = [];
  if (holds(actor, 'vouchers.finding.read')) {
    for (const row of waiting) {
      const { findings } = await assess(parts, handle, questionOf(row, today), today);
      if (findings.length > 0) flagged.push({ ...orderItemOf(row), findings });
    }
  }
  return {
    counts: [...byStatus].map(([status, c]) => ({ status, ...c })),
    quotas: holds(actor, 'vouchers.quota.grant') ? await pendingQuotas(handle, quotaRegions) : [],
    listings: holds(actor, 'vouchers.provider.accept')
      ? await viewProviders(handle, await listProviderRows(handle, { ...(acceptRegions && { regions: acceptRegions }), limit: 200, offset: 0 }))
      : [],
    flagged: holds(actor, 'vouchers.finding.read') ? flagged : null,
  };
}

/** Budget of a year by city: given, reserved, payable, paid, free, what is owed back, and who waits. */
export async function getBudget(parts: VoucherParts, handle: Sql, actor: Actor | undefined, now: Date, year?: number): Promise<ContractAnswer<typeof budgetContract>> {
  const today = dateOf(now);
  const shown = year ?? Number(today.slice(0, 4));
  const reach = regionsOf(actor, 'vouchers.budget.read');
  const regions = [];
  for (const region of parts.regions.filter((r) => reach === null || reach.includes(r))) {
    const known = (await budgetYears(handle, region)).includes(shown);
    const state = known ? await budgetState(handle, region, shown) : { budgetFen: 0, heldFen: 0, freeFen: 0, paidFen: 0, receivableFen: 0, recoveredFen: 0 };
    const payableFen = known ? await payableOf(handle, region, shown) : 0;
    const rule = findRule(parts.book.rules, region, today);
    regions.push({
      region, year: shown, accountId: voucherAccount('budget', region, shown),
      budgetFen: state.budgetFen, reservedFen: state.heldFen - payableFen, payableFen, paidFen: state.paidFen + state.receivableFen + state.recoveredFen,
      freeFen: state.freeFen, receivableFen: state.receivableFen, recoveredFen: state.recoveredFen,
      queue: (await queueOf(handle, region)).map((o) => ({
        orderId: o.id, number: o.number, claimantName: o.claimantName, status: o.status, needFen: o.reservedFen, since: o.approvedAt ? dateOf(o.approvedAt) : o.reservedOn!,
      })),
      nextCutOff: rule ? nextCutOff(rule, today) : null,
    });
  }
  return { today, year: shown, regions };
}
