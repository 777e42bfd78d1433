import { assertFen, type Fen } from '../../../kernel/base/money.ts';
import type { LoanProduct } from './product.ts';

const MILLION = 1_000_000n;

export interface FundShare {
  /** Share of the pool in the loss, in parts of a million. */
  ppm: number;
  /** The tiers it comes from, for whoever re-computes it. */
  parts: { upToFen: Fen; ppm: number; balanceFen: Fen }[];
}

/**
 * The pool's share by the firm's whole balance with every bank (handbook 6.4). Undefined above the last tier: the product does
 * not cover such a balance.
 */
export function fundShare(product: Pick<LoanProduct, 'tiers' | 'mode'>, balanceFen: Fen): FundShare | undefined {
  const at = product.tiers.findIndex((t) => balanceFen <= t.upToFen);
  if (at < 0) return undefined;
  const part = (i: number, balance: Fen): FundShare['parts'][number] => ({ upToFen: product.tiers[i]!.upToFen, ppm: product.tiers[i]!.fundSharePpm, balanceFen: balance });
  if (product.mode === 'WHOLE_BALANCE') return { ppm: product.tiers[at]!.fundSharePpm, parts: [part(at, balanceFen)] };
  const parts = product.tiers.slice(0, at + 1).map((t, i) => part(i, Math.min(balanceFen, t.upToFen) - (product.tiers[i - 1]?.upToFen ?? 0)));
  const weighted = parts.reduce((sum, p) => sum + BigInt(p.balanceFen) * BigInt(p.ppm), 0n);
  return { ppm: balanceFen === 0 ? parts[0]!.ppm : Number(weighted / BigInt(balanceFen)), parts };
}

/** `amount × ppm`, rounded down to the fen: what is left over is the bank's. */
export function portion(amountFen: Fen, ppm: number): Fen {
  return assertFen(Number((BigInt(assertFen(amountFen)) * BigInt(ppm)) / MILLION));
}

export interface LossSplit {
  lossFen: Fen;
  fundFen: Fen;
  bankFen: Fen;
}

/** loss = principal outstanding − recovered before the claim; interest is always the bank's. Never below zero. */
export function splitLoss(principalFen: Fen, recoveredFen: Fen, ppm: number): LossSplit {
  const lossFen = Math.max(0, principalFen - recoveredFen);
  const fundFen = portion(lossFen, ppm);
  return { lossFen, fundFen, bankFen: lossFen - fundFen };
}

/**
 * What the pool gets back of a further recovery, net of its cost, in the ratio of the compensation. Computed over everything
 * recovered so far, so that many small recoveries come to the same as one, and never more than was paid.
 */
export function splitRecovery(earlierFen: Fen, nowFen: Fen, ppm: number, compensatedFen: Fen): { fundFen: Fen; bankFen: Fen } {
  const due = (total: Fen): Fen => Math.min(compensatedFen, portion(total, ppm));
  const fundFen = due(earlierFen + nowFen) - due(earlierFen);
  return { fundFen, bankFen: nowFen - fundFen };
}
