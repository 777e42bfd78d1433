import type { Fen } from '../../../kernel/base/money.ts';
import { splitByShare } from './amounts.ts';

/** What a registered contract adds to a region on one side. */
export interface RegionShare {
  side: 'seller' | 'buyer';
  /** GB/T 2260 code, or `ABROAD`. */
  region: string;
  contractAmountFen: Fen;
  technologyTransactionAmountFen: Fen;
}

/**
 * The same contract counts as output (输出) in its sellers' regions and as absorption (吸纳) in its buyers' regions,
 * each side adding up to the whole amount.
 */
export function regionShares(contract: {
  contractAmountFen: Fen;
  technologyTransactionAmountFen: Fen;
  parties: readonly { side: 'seller' | 'buyer'; region: string | null; sharePpm: number }[];
}): RegionShare[] {
  const shares: RegionShare[] = [];
  for (const side of ['seller', 'buyer'] as const) {
    const parties = contract.parties.filter((p) => p.side === side);
    const ppm = parties.map((p) => p.sharePpm);
    const amounts = splitByShare(contract.contractAmountFen, ppm);
    const technology = splitByShare(contract.technologyTransactionAmountFen, ppm);
    const byRegion = new Map<string, RegionShare>();
    parties.forEach((party, i) => {
      const region = party.region ?? 'ABROAD';
      const share = byRegion.get(region) ?? { side, region, contractAmountFen: 0, technologyTransactionAmountFen: 0 };
      share.contractAmountFen += amounts[i]!;
      share.technologyTransactionAmountFen += technology[i]!;
      byRegion.set(region, share);
    });
    shares.push(...byRegion.values());
  }
  return shares;
}

export interface Turnover {
  regions: { region: string; outputFen: Fen; absorptionFen: Fen; outputCount: number; absorptionCount: number }[];
  /** The zone counts output once: a contract between two of its cities is one contract. */
  zone: { outputFen: Fen; absorptionFen: Fen; withinZoneFen: Fen; count: number };
}
