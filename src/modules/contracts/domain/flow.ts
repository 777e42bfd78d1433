import type { Fen } from '../../../kernel/base/money.ts';
import { splitByShare } from './amounts.ts';
import { splitBothWays } from './two-way-split.ts';

export interface FlowParty {
  side: 'seller' | 'buyer';
  region: string | null;
  kind: string;
  sharePpm: number;
}

/** What flows from one seller to one buyer of a registered contract. */
export interface PartyFlow {
  /** Place in the contract's list of sellers and of buyers, from 0. */
  seller: number;
  buyer: number;
  /** GB/T 2260 code, or `ABROAD`. */
  sellerRegion: string;
  buyerRegion: string;
  sellerKind: string;
  buyerKind: string;
  contractAmountFen: Fen;
  technologyTransactionAmountFen: Fen;
}

/**
 * The flow of a contract between its parties: each seller's cells add up to his share of the amount and each buyer's to
 * his, to the fen. The same contract counts whole as output of the sellers' regions and whole as absorption of the
 * buyers'.
 */
export function partyFlows(contract: { contractAmountFen: Fen; technologyTransactionAmountFen: Fen; parties: readonly FlowParty[] }): PartyFlow[] {
  const sellers = contract.parties.filter((p) => p.side === 'seller');
  const buyers = contract.parties.filter((p) => p.side === 'buyer');
  if (sellers.length === 0 || buyers.length === 0) return [];
  const cells = (amount: Fen): Fen[][] => splitBothWays(splitByShare(amount, sellers.map((p) => p.sharePpm)), splitByShare(amount, buyers.map((p) => p.sharePpm)));
  const amounts = cells(contract.contractAmountFen);
  const technology = cells(contract.technologyTransactionAmountFen);
  return sellers.flatMap((s, i) =>
    buyers.map((b, j) => ({
      seller: i,
      buyer: j,
      sellerRegion: s.region ?? 'ABROAD',
      buyerRegion: b.region ?? 'ABROAD',
      sellerKind: s.kind,
      buyerKind: b.kind,
      contractAmountFen: amounts[i]![j]!,
      technologyTransactionAmountFen: technology[i]![j]!,
    })),
  );
}

export interface FlowMatrix {
  /** Regions of the zone in the order of the pack, then `ELSEWHERE` and `ABROAD`. */
  places: string[];
  /** `cells[i][j]`: sold from place i to place j. */
  cells: { fen: Fen; technologyFen: Fen; count: number }[][];
  /** Output of each place: the sum of its row. */
  outputFen: Fen[];
  /** Absorption of each place: the sum of its column. */
  absorptionFen: Fen[];
  /** Everything counted, each contract once. */
  totalFen: Fen;
  zone: { outputFen: Fen; absorptionFen: Fen; withinFen: Fen };
}

/** Lays flows between places out as a matrix whose margins are sums of its cells. */
export function flowMatrix(regions: readonly string[], flows: readonly { from: string; to: string; fen: Fen; technologyFen: Fen; count: number }[]): FlowMatrix {
  const places = [...regions, 'ELSEWHERE', 'ABROAD'];
  const at = (code: string): number => (code === 'ABROAD' ? places.length - 1 : regions.includes(code) ? regions.indexOf(code) : places.length - 2);
  const cells = places.map(() => places.map(() => ({ fen: 0, technologyFen: 0, count: 0 })));
  for (const flow of flows) {
    const cell = cells[at(flow.from)]![at(flow.to)]!;
    cell.fen += flow.fen;
    cell.technologyFen += flow.technologyFen;
    cell.count += flow.count;
  }
  const outputFen = cells.map((row) => row.reduce((sum, c) => sum + c.fen, 0));
  const absorptionFen = places.map((_, j) => cells.reduce((sum, row) => sum + row[j]!.fen, 0));
  const inZone = (list: readonly Fen[]): Fen => list.slice(0, regions.length).reduce((a, b) => a + b, 0);
  return {
    places,
    cells,
    outputFen,
    absorptionFen,
    totalFen: outputFen.reduce((a, b) => a + b, 0),
    zone: { outputFen: inZone(outputFen), absorptionFen: inZone(absorptionFen), withinFen: inZone(cells.slice(0, regions.length).map((row) => inZone(row.map((c) => c.fen)))) },
  };
}
