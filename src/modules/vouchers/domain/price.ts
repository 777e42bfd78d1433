import { type Fen, spellYuan } from '../../../kernel/base/money.ts';
import type { Finding } from '../contract.ts';

export interface PriceParameters {
  comparablesAtLeast: number;
  zAtLeast: number;
  tolerancePercent: number;
}

/** Makes the median absolute deviation comparable with a standard deviation. */
const MAD_TO_SIGMA = 1.4826;

/**
 * Whether a unit price stands out among comparable ones. Median and median absolute deviation of the logarithms are used,
 * because one inflated price must not hide the next. Too few comparables say nothing.
 */
export function priceOutlier(unitPriceFen: Fen, comparablesFen: readonly Fen[], parameters: PriceParameters): Finding[] {
  if (comparablesFen.length < parameters.comparablesAtLeast || unitPriceFen <= 0) return [];
  const logs = comparablesFen.filter((p) => p > 0).map((p) => Math.log(p));
  const centre = median(logs);
  const distance = Math.log(unitPriceFen) - centre;
  if (Math.abs(distance) <= Math.log(1 + parameters.tolerancePercent / 100)) return [];
  const spread = median(logs.map((l) => Math.abs(l - centre))) * MAD_TO_SIGMA;
  const z = spread === 0 ? Number.POSITIVE_INFINITY : Math.abs(distance) / spread;
  if (z < parameters.zAtLeast) return [];
  const middle = Math.round(Math.exp(centre));
  const times = (unitPriceFen / middle).toFixed(2);
  const high = distance > 0;
  return [{
    code: 'PRICE_OUTLIER',
    severity: 'CHECK',
    zh: high ? '单价明显高于同类服务' : '单价明显低于同类服务',
    en: high ? 'The unit price is far above comparable services' : 'The unit price is far below comparable services',
    proof: [{
      zh: `单价 ${spellYuan(unitPriceFen)} 元，同类 ${comparablesFen.length} 笔的中位数 ${spellYuan(middle)} 元，为其 ${times} 倍`,
      en: `${spellYuan(unitPriceFen)} yuan against a median of ${spellYuan(middle)} over ${comparablesFen.length} comparable orders: ${times} times`,
    }],
  }];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
