import { compare, fromDecimal, multiply, rational, subtract, toNumber, divide } from '../points/rational.ts';

/** What a firm states about its value, with the papers behind it. */
export interface ValueStatement {
  /** Yuan or dollars a share. */
  pricePerShare: number;
  /** Ten thousands of shares, every option and conversion counted (全面摊薄). */
  dilutedShares: number;
  /** Ten thousands of the currency. */
  postMoney: number;
  currency: 'CNY' | 'USD';
  closedOn: string;
  contract: string;
  paidInProof: string;
}

interface ValueProof {
  /** Price × fully diluted shares, in ten thousands of the currency. */
  computed: number;
  agrees: boolean;
  /** In 100 million USD, by the average rate of the closing year; null while that rate is not in the pack. */
  dollars: number | null;
}

/**
 * Post-money value = price × fully diluted shares (手册 5.5), compared exactly; dollars by the average rate of the year in which the
 * round closed.
 * @param tolerancePpm how far the two may lie apart, in parts per million of what was stated
 */
export function proveValue(s: ValueStatement, rateOf: (year: number) => number | undefined, tolerancePpm: number): ValueProof {
  const stated = fromDecimal(s.postMoney);
  const computed = multiply(fromDecimal(s.pricePerShare), fromDecimal(s.dilutedShares));
  const gap = subtract(computed, stated);
  const size = gap.top < 0n ? { ...gap, top: -gap.top } : gap;
  const agrees = compare(size, multiply(stated, rational(tolerancePpm, 1_000_000))) <= 0;
  const rate = s.currency === 'USD' ? 1 : rateOf(Number(s.closedOn.slice(0, 4)));
  return { computed: toNumber(computed), agrees, dollars: rate === undefined ? null : toNumber(divide(stated, multiply(fromDecimal(rate), rational(10_000)))) };
}
