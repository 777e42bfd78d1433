import type { Database } from '../../kernel/db/index.ts';
import type { OperationalProvider } from '../../kernel/indicators/index.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { getStatistics as contract } from './contract.ts';
import { getStatistics } from './queries/statistics.ts';

type Figures = ContractAnswer<typeof contract>;

const SOURCE = { records: 'vouchers', sourceZh: '本平台办理的创新券订单', sourceEn: 'voucher orders of this platform' };
/** 1 万元 in fen. */
const WAN = 1_000_000;

/** Paid vouchers by home city and for the zone, the share across cities, and leverage, live from the orders (handbook 1.9). */
export function voucherSeries(zone: string): OperationalProvider[] {
  const series = (indicator: string, read: (f: Figures) => { place: string; value: number | null }[]): OperationalProvider => ({
    indicator,
    ...SOURCE,
    read: async (db: Database, year) => read(await getStatistics(db.sql, year)).flatMap(({ place, value }) => (value === null ? [] : [{ place, value }])),
  });
  const homes = (f: Figures): string[] => [...new Set(f.flows.map((x) => x.home))];
  const paidBy = (f: Figures, home: string, across = false): number => f.flows.filter((x) => x.home === home && (!across || x.host !== home)).reduce((sum, x) => sum + x.fen, 0);
  return [
    series('VOUCHER_PAID', (f) => [{ place: zone, value: f.paidFen / WAN }, ...homes(f).map((place) => ({ place, value: paidBy(f, place) / WAN }))]),
    series('VOUCHER_CROSS_SHARE', (f) => [
      { place: zone, value: f.crossRegionPercent },
      ...homes(f).map((place) => ({ place, value: paidBy(f, place) === 0 ? null : Math.round((paidBy(f, place, true) / paidBy(f, place)) * 1000) / 10 })),
    ]),
    series('VOUCHER_LEVERAGE', (f) => [{ place: zone, value: f.leverage }]),
  ];
}
