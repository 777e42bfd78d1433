/** On which scale yearly changes are alike: LOG for amounts, LOGIT for percentages of a whole, else as they are. */
export type Scale = 'LINEAR' | 'LOG' | 'LOGIT';

/** Amounts and counts grow in proportion; a share in percent stays between 0 and 100; rates and rates of change may be anything. */
export function scaleFor({ kind, unit }: { kind: string; unit: string }): Scale {
  if (kind === 'GROWTH') return 'LINEAR';
  return kind === 'RATIO' && unit === '%' ? 'LOGIT' : 'LOG';
}

/** Can every value stand on the scale? */
export function fits(scale: Scale, values: readonly number[]): boolean {
  if (scale === 'LOG') return values.every((v) => v > 0);
  return scale === 'LINEAR' || values.every((v) => v > 0 && v < 100);
}

/** Infinite where the value lies outside the scale: a target above 100 % is never reached. */
export function toScale(scale: Scale, value: number): number {
  if (scale === 'LINEAR') return value;
  if (scale === 'LOG') return value > 0 ? Math.log(value) : Number.NEGATIVE_INFINITY;
  if (value <= 0) return Number.NEGATIVE_INFINITY;
  return value >= 100 ? Number.POSITIVE_INFINITY : Math.log(value / (100 - value));
}

export function fromScale(scale: Scale, z: number): number {
  if (scale === 'LINEAR') return z;
  return scale === 'LOG' ? Math.exp(z) : 100 / (1 + Math.exp(-z));
}
