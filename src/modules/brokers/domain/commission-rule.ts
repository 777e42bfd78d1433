import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';

export const payeeKinds = ['broker', 'agency', 'absorber'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/** How evidence is named in the pack: seen in a source, or a convention of the platform. */
export type EvidenceTag = 'W' | 'GK' | 'PC';

export interface PayeeRate {
  kind: PayeeKind;
  /** Parts per million of the money received. */
  ratePpm: number;
  /** Ceiling a person or firm and calendar year; null where the rule states none. */
  perYearFen: Fen | null;
}

/** One version of a region's rule. */
export interface CommissionRule {
  id: string;
  /** GB/T 2260; a province ends in four zeros. */
  region: string;
  version: string;
  from: CalendarDate;
  until: CalendarDate | null;
  zh: string;
  en: string;
  document: string;
  clause: string;
  sourceZh: string;
  sourceEn: string;
  evidence: EvidenceTag;
  payees: readonly PayeeRate[];
  /** For each demand a broker or agency verified; null where the rule pays none. */
  verifiedDemandFen: Fen | null;
}

const provinceOf = (region: string): string => `${region.slice(0, 2)}0000`;

/**
 * The rule in force for a region on a day: the newest of the region itself, else of its province. `guideline` is true
 * for the latter, so that nobody takes a province's guideline for a rule of the city.
 */
export function ruleInForce(rules: readonly CommissionRule[], region: string, on: CalendarDate): { rule: CommissionRule; guideline: boolean } | undefined {
  const newest = (code: string): CommissionRule | undefined =>
    rules.filter((r) => r.region === code && r.from <= on && (r.until === null || on <= r.until)).toSorted((a, b) => a.from.localeCompare(b.from)).at(-1);
  const own = newest(region);
  if (own) return { rule: own, guideline: false };
  const province = newest(provinceOf(region));
  return province && { rule: province, guideline: region !== province.region };
}
