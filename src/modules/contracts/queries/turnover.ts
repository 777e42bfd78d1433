import type { Sql } from '../../../kernel/db/index.ts';
import type { Turnover } from '../domain/turnover.ts';
import { turnoverRows, zoneTurnover } from '../store.ts';

/**
 * Turnover of registered contracts in a calendar year: output of the sellers' regions, absorption of the buyers', and
 * the zone counting output once.
 * @param regions the zone's own regions; others appear only as counterparts and are left out of the list
 */
export async function turnover(
  db: Sql,
  year: number,
  regions: readonly string[],
): Promise<Turnover & { year: number; demoIncluded: boolean }> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const [rows, zone] = await Promise.all([turnoverRows(db, from, to), zoneTurnover(db, from, to, regions)]);
  const of = (region: string, side: 'seller' | 'buyer') => rows.find((r) => r.region === region && r.side === side);
  return {
    year,
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
