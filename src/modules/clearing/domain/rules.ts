import type { Fen } from '../../../kernel/base/money.ts';

/** Parameters of clearing, from the pack. */
export interface ClearingRules {
  version: number;
  sourceZh: string;
  sourceEn: string;
  clauses: readonly { document: string; clause: string }[];
  window: {
    /** Months; divides the year. */
    length: 1 | 2 | 3 | 4 | 6;
    /** Working days, each from the end of the step before. */
    closeWithin: number;
    inspection: number;
    settlement: number;
  };
  limits: { default: Fen; byRegion: Readonly<Record<string, Fen>> };
}

/** How much a city may owe all others together, in fen. */
export function limitOf(rules: ClearingRules, region: string): Fen {
  return rules.limits.byRegion[region] ?? rules.limits.default;
}
