import { addCalendarDays, addWorkingDays, type WorkingDayCalendar, workingDaysBetween } from '../../../kernel/base/working-days.ts';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { TradingRules } from './rules.ts';

/** How something is offered. `LISTING`: 挂牌, goes into a bidding only with two or more. `AUCTION`: a stand-alone 拍卖. */
export type SaleKind = 'LISTING' | 'AUCTION';
/** `RESULT` of a university or institute; `ENTERPRISE`: property of a state enterprise, under the exchange rules. */
export type Property = 'RESULT' | 'ENTERPRISE';

/** Last day of the first announcement that begins on `from`. */
export function announcedUntil(rules: TradingRules, calendar: WorkingDayCalendar, what: { kind: SaleKind; property: Property }, from: CalendarDate): CalendarDate {
  if (what.property === 'ENTERPRISE') return addWorkingDays(calendar, from, rules.announcement.enterpriseWorkingDays);
  return addCalendarDays(calendar, from, what.kind === 'AUCTION' ? rules.announcement.auctionDays : rules.announcement.listingDays);
}

/** An extension runs at least so long, also after a cut of the price. */
export function extendedUntil(rules: TradingRules, calendar: WorkingDayCalendar, from: CalendarDate, workingDays: number): CalendarDate {
  return addWorkingDays(calendar, from, Math.max(workingDays, rules.announcement.extensionWorkingDays));
}

/**
 * The last day after a suspension: what had been left is left again, and at least the working days that the exchange
 * rules ask for after a resumption. The days suspended never count.
 */
export function untilAfterSuspension(
  rules: TradingRules, calendar: WorkingDayCalendar, stopped: { until: CalendarDate; suspendedOn: CalendarDate; resumedOn: CalendarDate },
): CalendarDate {
  const left = Math.max(0, workingDaysBetween(calendar, stopped.suspendedOn, stopped.until));
  return addWorkingDays(calendar, stopped.resumedOn, Math.max(left, rules.suspension.leastWorkingDaysAfter));
}

/** The last day on which a suspension begun on `from` may end: the same day so many months later, or that month's last. */
export function suspensionEndsBy(rules: TradingRules, from: CalendarDate): CalendarDate {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 + rules.suspension.months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, last));
  return target.toISOString().slice(0, 10);
}

/** What may follow the end of registration, by the number of qualified bidders with a deposit. */
export function afterRegistration(bidders: number, kind: SaleKind): 'NOBODY' | 'DEAL' | 'COMPETE' {
  if (bidders === 0) return 'NOBODY';
  // A single bidder may still meet the starting price of an auction: it is held all the same.
  return bidders === 1 && kind === 'LISTING' ? 'DEAL' : 'COMPETE';
}

/** A cut down to this share of the appraisal needs no new approval; one below, or without an appraisal any cut, does. */
export function cutNeedsApproval(rules: TradingRules, appraisalFen: Fen | null, priceFen: Fen): boolean {
  return appraisalFen === null || BigInt(priceFen) * 1_000_000n < BigInt(appraisalFen) * BigInt(rules.cutFreePpm);
}

/** The largest deposit that may be asked. */
export function depositCeiling(rules: TradingRules, floorFen: Fen): Fen {
  return Number((BigInt(floorFen) * BigInt(rules.deposit.ceilingPpm)) / 1_000_000n);
}

/** What a winner in default owes: by how much the resale brought less (Auction Act art. 39). */
export function resaleGap(priceFen: Fen, resaleFen: Fen): Fen {
  return Math.max(0, priceFen - resaleFen);
}
