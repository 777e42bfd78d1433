import type { Fen } from '../../../kernel/base/money.ts';

export interface Turnover {
  regions: { region: string; outputFen: Fen; absorptionFen: Fen; outputCount: number; absorptionCount: number }[];
  /** The zone counts output once: a contract between two of its cities is one contract. */
  zone: { outputFen: Fen; absorptionFen: Fen; withinZoneFen: Fen; count: number };
}
