/** Figures in sentences: at most so many places, no trailing zeros. */
export const show = (value: number, places = 2): string => String(Number(value.toFixed(places)));
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

interface Unit {
  unit: string;
  unitEn: string;
  decimals: number;
}

/** `3.63%`, `2548.4亿元`. */
export function amountZh(value: number, { unit, decimals }: Unit): string {
  return `${show(value, Math.max(decimals, 2))}${unit}`;
}

export function amountEn(value: number, { unit, unitEn, decimals }: Unit): string {
  // 亿元 is no unit in English: ten of them are a billion.
  if (unit === '亿元') return `${show(value / 10, decimals + 1)} bn CNY`;
  return unitEn === '%' ? `${show(value, Math.max(decimals, 2))}%` : `${show(value, Math.max(decimals, 2))} ${unitEn}`;
}
