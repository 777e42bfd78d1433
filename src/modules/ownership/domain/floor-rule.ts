import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';

export const distributionModes = ['TRANSFER_LICENCE', 'VALUATION_INVESTMENT', 'SELF_IMPLEMENTATION'] as const;
export type DistributionMode = (typeof distributionModes)[number];

/** A floor of the reward: the least part of the base that goes to those who made and moved the result. Shares in parts per million. */
export interface FloorRule {
  id: string;
  /** `000000` is the whole country. */
  region: string;
  mode: DistributionMode;
  from: CalendarDate;
  to: CalendarDate | null;
  floorPpm: number;
  /** Years after the start of production in which the floor is owed, and the most that may be agreed. */
  years: { least: number; most: number } | null;
  /** Least parts of the pool for those who did the most, and for transfer staff. */
  inner: { mainContributorsPpm: number; transferStaffPpm: number } | null;
  fiscalRdDeductible: boolean;
  evidence: 'L' | 'GK' | 'NOT_VERIFIED';
  clause: string;
  zh: string;
  en: string;
}

const NATION = '000000';

/**
 * The rule that governs: of the province of the place, else the national one; in force on the day of the income.
 * @param region code of a province, city or county
 * @throws Problem FLOOR_RULE_MISSING
 */
export function governingRule(rules: readonly FloorRule[], region: string, mode: DistributionMode, on: CalendarDate): FloorRule {
  const inForce = rules.filter((r) => r.mode === mode && r.from <= on && (r.to === null || on <= r.to));
  const found = inForce.find((r) => r.region === `${region.slice(0, 2)}0000`) ?? inForce.find((r) => r.region === NATION);
  if (found) return found;
  throw new Problem('FLOOR_RULE_MISSING', {
    zh: `没有适用于 ${region}、${on} 的分配下限规定`, en: `No floor is known for ${region} on ${on}`, where: { field: 'incomeOn' },
    remedy: { zh: '在数据包 ownership/floors.yaml 中补充', en: 'Add it to ownership/floors.yaml of the pack' },
  });
}
