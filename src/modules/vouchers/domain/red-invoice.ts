import type { Fen } from '../../../kernel/base/money.ts';
import type { VoucherRule } from './rules.ts';
import { type Computation, computeGrant, type GrantInput } from './share.ts';

/** What becomes of the quota of the part that falls away: back to the firm while it is valid, or lost. */
export type QuotaEnd = 'RETURN' | 'BURN';

export interface RedInvoiceQuota {
  firmAtFault: QuotaEnd;
  otherwise: QuotaEnd;
}

/** What the order is computed from once `redFen` of its invoice was taken back by a red-letter invoice (红字发票). */
export function withoutRed<T extends Pick<GrantInput, 'invoicedAmountFen' | 'paidAmountFen'>>(input: T, redFen: Fen): T {
  if (redFen === 0 || input.invoicedAmountFen === undefined) return input;
  const left = Math.max(0, input.invoicedAmountFen - redFen);
  return { ...input, invoicedAmountFen: left, ...(input.paidAmountFen !== undefined && { paidAmountFen: Math.min(input.paidAmountFen, left) }) };
}

/**
 * What must come back: the sum paid less what the order would have been granted on the invoice as it now is. Never more
 * than was paid, and nothing where another limit than the invoice had decided and still does.
 */
export function redClawBack(rule: Pick<VoucherRule, 'tiers' | 'perClaimCapFen'>, input: GrantInput, paidFen: Fen, redFen: Fen): { clawBackFen: Fen; computation: Computation } {
  const computation = computeGrant(rule, { ...withoutRed(input, redFen), reservedFen: paidFen });
  return { clawBackFen: paidFen - Math.min(paidFen, computation.grantFen), computation };
}
