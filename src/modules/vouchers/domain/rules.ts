import { addDays, type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';

/** PROVIDER: 通兑, the share is deducted at the service and paid to the provider. USER: 通用, paid in full and claimed back. */
export type VoucherForm = 'PROVIDER' | 'USER';
export type ClaimantKind = 'ENTERPRISE' | 'TEAM';

interface Words {
  zh: string;
  en: string;
}

/** A rule of one or more home regions for a time, as `vouchers/rules.yaml` of the pack has it; money in fen. */
export interface VoucherRule {
  id: string;
  regions: readonly ({ code: string } & Words)[];
  participates: boolean;
  validFrom: CalendarDate;
  validTo: CalendarDate | null;
  document: Words & { number: string | null; url: string | null; issuedOn: CalendarDate | null };
  /** default: a convention of the platform. cited: read in a reprint. verified: compared with the original. */
  confidence: 'default' | 'cited' | 'verified';
  forms: readonly VoucherForm[];
  /** Ascending; the last has no upper end. Each part of the base falls into the tier it lies in. */
  tiers: readonly { upToFen: Fen | null; percent: number }[];
  perClaimCapFen: Fen | null;
  annualCeilingFen: Record<ClaimantKind, Fen>;
  /** The most quota one claimant may hold unused. */
  holdingCapFen: Fen | null;
  quotaValidity: { kind: 'CALENDAR_YEAR' } | { kind: 'MONTHS'; months: number };
  requiresSmeList: boolean;
  /** Core members a team must have. */
  teamMinimum: number;
  claimsPerYear: number | null;
  scope: readonly string[];
  excluded: readonly string[];
  settlement: { every: 'QUARTER' | 'HALF_YEAR' | 'YEAR'; cutOffs: readonly string[] };
  /** Who hands out the money first when provider and claimant sit in different regions. */
  payment: Record<VoucherForm, 'HOME' | 'HOST'>;
  note: Words;
}

/** The rule of a home region in force on a day, or undefined. */
export function findRule(rules: readonly VoucherRule[], region: string, on: CalendarDate): VoucherRule | undefined {
  return rules.find((r) => r.regions.some((p) => p.code === region) && r.validFrom <= on && (r.validTo === null || on <= r.validTo));
}

/** @throws Problem VOUCHER_RULE_MISSING */
export function ruleOf(rules: readonly VoucherRule[], region: string, on: CalendarDate): VoucherRule {
  const found = findRule(rules, region, on);
  if (found) return found;
  throw new Problem('VOUCHER_RULE_MISSING', {
    zh: `${on} 没有地区 ${region} 的创新券规则`,
    en: `No voucher rule of region ${region} is in force on ${on}`,
    where: { field: 'region' },
    remedy: { zh: '请在数据包 vouchers/rules.yaml 中载入该地规则', en: "Load the rule of the region into the pack's vouchers/rules.yaml" },
  });
}

/** The last day on which a quota granted on `on` can be used. */
export function quotaValidUntil(rule: VoucherRule, on: CalendarDate): CalendarDate {
  if (rule.quotaValidity.kind === 'CALENDAR_YEAR') return `${on.slice(0, 4)}-12-31`;
  return addDays(addMonths(on, rule.quotaValidity.months), -1);
}

/** The same day so many months later; the last day of a shorter month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  const next = index + 1;
  const last = addDays(`${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`, -1);
  const day = Math.min(Number(date.slice(8)), Number(last.slice(8)));
  return addDays(first, day - 1);
}

/** The next day by which redemptions must be handed in to be paid in this round. */
export function nextCutOff(rule: VoucherRule, on: CalendarDate): CalendarDate {
  const year = Number(on.slice(0, 4));
  const days = [year, year + 1].flatMap((y) => rule.settlement.cutOffs.map((d) => `${y}-${d}`));
  return days.sort().find((d) => d >= on)!;
}
