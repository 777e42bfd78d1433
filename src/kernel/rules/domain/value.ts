/**
 * What a fact, a formula or a table can be worth. Not known is `undefined`, which is not a "no". Not computable (a share of
 * nothing, growth from nothing) is `NaN`: known, and no number, so no condition on it is met.
 */
export type Value = number | boolean | string | undefined;

/** Three-valued truth; `undefined` is "not enough known". */
export type Truth = boolean | undefined;

/**
 * Sums of shares carry noise in the last digits; a firm at exactly 5 % must not fail for it. Two numbers closer than this
 * part of the larger are the same number.
 */
const NOISE = 1e-12;

export function sameNumber(a: number, b: number): boolean {
  if (a === b) return true;
  const apart = Math.abs(a - b);
  return apart <= NOISE * Math.max(Math.abs(a), Math.abs(b)) && apart !== Number.POSITIVE_INFINITY;
}


/** Whole part below, forgiving noise: 2.9999999999999996 is 3. */
export function floorOf(value: number): number {
  const near = Math.round(value);
  return sameNumber(near, value) ? near : Math.floor(value);
}

export function ceilOf(value: number): number {
  return -floorOf(-value);
}

/** Half away from zero, as accountants round (四舍五入). */
export function halfUp(value: number): number {
  return value < 0 ? -halfUp(-value) : floorOf(value + 0.5);
}
