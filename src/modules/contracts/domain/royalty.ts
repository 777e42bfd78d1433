import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';

export function isRoyalty(paymentMode: string): boolean {
  return paymentMode === 'ROYALTY' || paymentMode === 'ENTRY_FEE_AND_ROYALTY';
}

/** One supplement that the registry has accepted: royalties of a calendar year. */
export interface AcceptedSupplement {
  year: number;
  royaltyFen: Fen;
}

/**
 * Years of the term whose royalties have not been supplemented by a day. A year counts once it is over: what was due in
 * a running year is not yet missing. Without its supplement a year has no benefits (技术合同认定规则 art. 51).
 */
export function missingSupplements(
  contract: { paymentMode: string; registeredOn: CalendarDate; startDate: CalendarDate | null; endDate: CalendarDate | null; supplements: readonly AcceptedSupplement[] },
  on: CalendarDate,
): number[] {
  if (!isRoyalty(contract.paymentMode)) return [];
  const first = Number((contract.startDate ?? contract.registeredOn).slice(0, 4));
  const last = Math.min(Number((contract.endDate ?? on).slice(0, 4)), Number(on.slice(0, 4)) - 1);
  const done = new Set(contract.supplements.map((s) => s.year));
  const missing = [];
  for (let year = first; year <= last; year++) if (!done.has(year)) missing.push(year);
  return missing;
}
