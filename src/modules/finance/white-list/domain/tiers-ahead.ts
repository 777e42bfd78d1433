import type { Fen } from '../../../../kernel/base/money.ts';
import { fundShare } from '../../domain/share.ts';
import type { LoanProduct } from '../../domain/product.ts';

export interface TierAhead {
  upToFen: Fen;
  fundSharePpm: number;
  /** The largest further loan with which the firm's whole balance stays in this tier; 0: none. */
  furtherUpToFen: Fen;
}

/** The tiers that a further loan of a firm would still reach, given what it owes under the product. */
export function tiersAhead(product: Pick<LoanProduct, 'tiers' | 'mode'>, balanceFen: Fen): TierAhead[] {
  return product.tiers.filter((t) => t.upToFen > balanceFen).map((t) => ({
    upToFen: t.upToFen, furtherUpToFen: t.upToFen - balanceFen, fundSharePpm: fundShare(product, t.upToFen)!.ppm,
  }));
}
