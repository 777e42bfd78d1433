import type { Fen } from '../../kernel/base/money.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { OperationalProvider } from '../../kernel/indicators/index.ts';

/** Registered technology contracts of a year, in fen. */
export interface TurnoverOfYear {
  /** `outputFen` by the seller's region, `absorptionFen` by the buyer's. */
  regions: readonly { region: string; outputFen: Fen; absorptionFen: Fen }[];
  /** The zone as a whole, counted by the provider: a contract between two of its cities is one output and one absorption. */
  zone: { outputFen: Fen; absorptionFen: Fen };
}
export type TurnoverProvider = (db: Database, query: { year: number }) => Promise<TurnoverOfYear>;

/** 1 亿元 in fen. */
const YI = 10_000_000_000;
const SOURCE = { records: 'contracts', sourceZh: '本平台已登记的技术合同', sourceEn: 'technology contracts registered on this platform' };

/**
 * Live series of 技术合同成交额 (output) and 吸纳成交额 from the contracts registered here, in 亿元. The two are never
 * added, and the zone's figures are the provider's own.
 */
export function turnoverSeries(turnover: TurnoverProvider, zone: string): OperationalProvider[] {
  const series = (indicator: string, side: 'outputFen' | 'absorptionFen'): OperationalProvider => ({
    indicator,
    ...SOURCE,
    read: async (db, year) => {
      const found = await turnover(db, { year });
      return [{ place: zone, value: found.zone[side] / YI }, ...found.regions.map((r) => ({ place: r.region, value: r[side] / YI }))];
    },
  });
  return [series('TECH_CONTRACT', 'outputFen'), series('TECH_CONTRACT_ABSORBED', 'absorptionFen')];
}
