import type { Sql } from '../../../kernel/db/index.ts';
import type { Turnover } from '../domain/turnover.ts';
import { turnoverRows, zoneTurnover } from '../store/turnover.ts';

/**
 * Turnover of the contracts registered in a calendar year: output of the sellers' regions, absorption of the buyers', and
 * the zone counting output once. A later amendment restates the year in which the contract was registered.
 * @param regions the zone's own regions; others appear only as counterparts and are left out of the list
 * @param on as counted at the end of this day; null: as it counts now
 */
export async function turnover(
  db: Sql,
  year: number,
  regions: readonly string[],
  on: string | null = null,
): Promise<Turnover & { year: number; on: string | null; demoIncluded: boolean }> {
  const period = { ...yearOf(year, on), on };
  const [rows, zone] = await Promise.all([turnoverRows(db, period), zoneTurnover(db, period, regions)]);
  const of = (region: string, side: 'seller' | 'buyer') => rows.find((r) => r.region === region && r.side === side);
  return {
    year,
    on,
    regions: regions.map((region) => ({
      region,
      outputFen: of(region, 'seller')?.fen ?? 0,
      absorptionFen: of(region, 'buyer')?.fen ?? 0,
      outputCount: of(region, 'seller')?.count ?? 0,
      absorptionCount: of(region, 'buyer')?.count ?? 0,
    })),
    zone: { outputFen: zone.output, absorptionFen: zone.absorption, withinZoneFen: zone.within, count: zone.count },
    demoIncluded: rows.some((r) => r.demo),
  };
}

/** First and last registration day that count: of the year, and not after the day asked for. */
export function yearOf(year: number, on: string | null): { from: string; to: string } {
  const to = `${year}-12-31`;
  return { from: `${year}-01-01`, to: on !== null && on < to ? on : to };
}
