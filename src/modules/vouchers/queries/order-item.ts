import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { OrderItem } from '../contract.ts';
import type { OrderRow } from '../store/orders.ts';

/** An order as lists show it. */
export function orderItemOf(o: OrderRow & { frozen: boolean }): OrderItem {
  const { id, caseId, number, form, status, claimantId, claimantName, homeRegion, providerId, providerName, hostRegion, itemName, serviceClass, amountFen, reservedFen, grantFen, paidFen, frozen, demo } = o;
  return {
    id, caseId, number, form, status, claimantId, claimantName, homeRegion, providerId, providerName, hostRegion, itemName, serviceClass, amountFen, reservedFen, grantFen, paidFen,
    placedOn: dateOf(o.createdAt), frozen, funded: o.reservation !== null || o.paidFen > 0, demo,
  };
}
