/**
 * A number as a fraction of whole numbers, kept exact: whether two firms are level, and on which side of a line one stands,
 * must not hang on the last bit of a division or on the unit somebody wrote the figure in.
 */
export interface Rational {
  readonly top: bigint;
  /** Above zero. */
  readonly bottom: bigint;
}

export const rational = (top: bigint | number, bottom: bigint | number = 1n): Rational => ({ top: BigInt(top), bottom: BigInt(bottom) });
export const ZERO: Rational = rational(0n);

/** The decimal that a person wrote: 0.1 is one tenth. */
export function fromDecimal(value: number): Rational {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [whole, fraction = ''] = mantissa!.split('.');
  const digits = BigInt(whole! + fraction);
  const shift = Number(exponent) - fraction.length;
  return shift >= 0 ? { top: digits * 10n ** BigInt(shift), bottom: 1n } : { top: digits, bottom: 10n ** BigInt(-shift) };
}

export const add = (a: Rational, b: Rational): Rational => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });
export const subtract = (a: Rational, b: Rational): Rational => ({ top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom });
export const multiply = (a: Rational, b: Rational): Rational => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });

/** `b` is not zero. */
export function divide(a: Rational, b: Rational): Rational {
  const [top, bottom] = [a.top * b.bottom, a.bottom * b.top];
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

/** Fractions with one bottom are added first: of a whole row of them few bottoms differ, and the numbers stay short. */
export function sum(all: readonly Rational[]): Rational {
  const byBottom = new Map<bigint, bigint>();
  for (const { top, bottom } of all) byBottom.set(bottom, (byBottom.get(bottom) ?? 0n) + top);
  let total = ZERO;
  for (const [bottom, top] of byBottom) total = add(total, { top, bottom });
  return total;
}

/** Below zero, zero or above, as a sort wants it. */
export function compare(a: Rational, b: Rational): number {
  if (a.bottom === b.bottom) return a.top < b.top ? -1 : a.top > b.top ? 1 : 0;
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest whole number not above it. */
export function floor({ top, bottom }: Rational): bigint {
  const cut = top / bottom;
  return top < 0n && top % bottom !== 0n ? cut - 1n : cut;
}

/** For showing only; nothing is decided by it. */
export function toNumber({ top, bottom }: Rational): number {
  const [a, b] = [Number(top), Number(bottom)];
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a / b;
  return Number((top * 10n ** 12n) / bottom) / 1e12;
}
