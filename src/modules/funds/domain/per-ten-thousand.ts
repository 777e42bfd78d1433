import type { Fen } from '../../../kernel/base/money.ts';

const WHOLE = 10_000;

/**
 * Of every 10,000 yuan, how many went each way; whole yuan that come to exactly 10,000 (largest remainders first, then
 * the order given). Nothing at all when there is no money.
 */
export function perTenThousand(amounts: readonly Fen[]): number[] {
  const total = amounts.reduce((sum, a) => sum + BigInt(a), 0n);
  if (total === 0n) return amounts.map(() => 0);
  const exact = amounts.map((a) => BigInt(a) * BigInt(WHOLE));
  const shares = exact.map((e) => Number(e / total));
  let rest = WHOLE - shares.reduce((sum, s) => sum + s, 0);
  const order = exact.map((e, i) => ({ i, remainder: e % total })).sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of order) {
    if (rest === 0) break;
    shares[i]! += 1;
    rest -= 1;
  }
  return shares;
}
