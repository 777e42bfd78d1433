import type { Fen } from '../../../kernel/base/money.ts';
import type { VoucherRule } from './rules.ts';

const YUAN = 100;

export interface GrantInput {
  contractAmountFen: Fen;
  /** Left out before an invoice exists. */
  invoicedAmountFen?: Fen;
  paidAmountFen?: Fen;
  excludedCostsFen?: Fen;
  remainingQuotaFen?: Fen;
  remainingAnnualCapFen?: Fen;
  reservedFen?: Fen;
}

/** What limits the grant, in the order in which ties are explained. */
export type GrantLimit = 'SHARE' | 'PER_CLAIM_CAP' | 'REMAINING_QUOTA' | 'REMAINING_ANNUAL_CAP' | 'RESERVED';

export interface Computation {
  eligibleBaseFen: Fen;
  /** Part of the base in each tier and what it gives, before rounding, in fen. */
  tiers: { fromFen: Fen; upToFen: Fen | null; percent: number; partFen: Fen; shareFen: number }[];
  shareFen: number;
  limits: { limit: GrantLimit; fen: number }[];
  /** The smallest limit. */
  decisive: GrantLimit;
  /** Whole yuan, downwards. */
  grantFen: Fen;
}

/**
 * What a voucher pays (handbook 1.7): the base is the smallest of contract, invoice and payment less excluded costs; each
 * part of it counts at its tier's rate; the result is the smallest of share, caps and what was reserved, in whole yuan
 * downwards. A larger final invoice never raises what was reserved.
 */
export function computeGrant(rule: Pick<VoucherRule, 'tiers' | 'perClaimCapFen'>, input: GrantInput): Computation {
  const { contractAmountFen, invoicedAmountFen = contractAmountFen, paidAmountFen, excludedCostsFen = 0 } = input;
  const eligibleBaseFen = Math.max(0, Math.min(contractAmountFen, invoicedAmountFen, paidAmountFen ?? invoicedAmountFen) - excludedCostsFen);
  let fromFen = 0;
  const tiers = rule.tiers.map(({ upToFen, percent }) => {
    const partFen = Math.max(0, Math.min(eligibleBaseFen, upToFen ?? eligibleBaseFen) - fromFen);
    const tier = { fromFen, upToFen, percent, partFen, shareFen: exactShare([{ partFen, percent }]) };
    fromFen = upToFen ?? fromFen;
    return tier;
  });
  const shareFen = exactShare(tiers);
  const all: { limit: GrantLimit; fen: number | null | undefined }[] = [
    { limit: 'SHARE', fen: shareFen },
    { limit: 'PER_CLAIM_CAP', fen: rule.perClaimCapFen },
    { limit: 'REMAINING_QUOTA', fen: input.remainingQuotaFen },
    { limit: 'REMAINING_ANNUAL_CAP', fen: input.remainingAnnualCapFen },
    { limit: 'RESERVED', fen: input.reservedFen },
  ];
  const limits = all.flatMap(({ limit, fen }) => (fen === null || fen === undefined ? [] : [{ limit, fen: Math.max(0, fen) }]));
  const smallest = limits.reduce((a, b) => (b.fen < a.fen ? b : a));
  return { eligibleBaseFen, tiers, shareFen, limits, decisive: smallest.limit, grantFen: Math.floor(smallest.fen / YUAN) * YUAN };
}

/**
 * Shares of several parts together, in fen before rounding. Counted in whole parts of a million and divided once: 4.35 % of
 * 2,000 yuan are 87 yuan and not a hair less, which rounding down would make 86.
 */
function exactShare(parts: readonly { partFen: Fen; percent: number }[]): number {
  return Number(parts.reduce((sum, { partFen, percent }) => sum + BigInt(partFen) * BigInt(Math.round(percent * 10_000)), 0n)) / 1_000_000;
}

/** The base of a partial delivery: only what was accepted counts (pro rata of accepted deliverables). */
export function acceptedPart(amountFen: Fen, acceptedPercent: number): Fen {
  return Math.floor((amountFen * acceptedPercent) / 100);
}
