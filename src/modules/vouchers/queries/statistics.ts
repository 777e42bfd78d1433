import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { getStatistics as contract } from '../contract.ts';
import { classesOf, firmsOf, flowsOf, providersByRegion, refusalsOf, totalsOf } from '../store/statistics.ts';

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10);

const REFUSALS: Record<string, { zh: string; en: string }> = {
  DECLINED: { zh: '服务机构未接单', en: 'Declined by the provider' },
  REFUSED: { zh: '不予支持或不予兑付', en: 'Refused by the voucher centre' },
  EXPIRED: { zh: '逾期未签约', en: 'No contract in time' },
  CANCELLED: { zh: '取消', en: 'Cancelled' },
  CLAWED_BACK: { zh: '追回', en: 'Clawed back' },
};

/** Figures of a year (handbook 1.9). Cross-region is the share of paid money with host ≠ home; leverage is contract over grant. */
export async function getStatistics(handle: Sql, year: number): Promise<ContractAnswer<typeof contract>> {
  const [totals, flows, providers, classes, refusals, firmsReached] = await Promise.all([
    totalsOf(handle, year), flowsOf(handle, year), providersByRegion(handle), classesOf(handle, year), refusalsOf(handle, year), firmsOf(handle, year),
  ]);
  const crossRegionFen = flows.filter((f) => f.home !== f.host).reduce((sum, f) => sum + f.fen, 0);
  return {
    year, orders: totals.orders, paidOrders: totals.paidOrders, contractFen: totals.contractFen, paidFen: totals.paidFen, crossRegionFen,
    crossRegionPercent: percent(crossRegionFen, totals.paidFen),
    averageRatioPercent: percent(totals.paidFen, totals.contractFen),
    leverage: totals.paidFen === 0 ? null : Math.round((totals.contractFen / totals.paidFen) * 100) / 100,
    firmsReached, medianDays: totals.medianDays, flows, providers, classes,
    refusals: refusals.map((r) => ({ action: r.status, orders: r.orders, ...(REFUSALS[r.status] ?? { zh: r.status, en: r.status }) })),
    demoIncluded: totals.demo,
  };
}
