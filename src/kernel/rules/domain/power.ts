/** Roots up to this one are taken exactly so; documents ask for averages over a few years. */
const LARGEST_ROOT = 12;

/**
 * base ** exponent by + − × ÷ alone. `Math.pow` may give another last digit in another engine or version, and a judgement has to
 * come out the same in every browser and years later. Exponents that are no fraction with a small denominator are cut to
 * twelve digits instead.
 */
export function power(base: number, exponent: number): number {
  for (let root = 1; root <= LARGEST_ROOT; root += 1) {
    const times = exponent * root;
    if (!Number.isInteger(times) || Math.abs(times) > 1_000) continue;
    const whole = wholePower(rootOf(base, root), Math.abs(times));
    return times < 0 ? 1 / whole : whole;
  }
  return Number((base ** exponent).toPrecision(12));
}

function wholePower(base: number, times: number): number {
  let result = 1;
  let square = base;
  for (let left = times; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Newton's steps from above fall until rounding stops them. NaN for a negative base, as a fractional power has it. */
function rootOf(base: number, root: number): number {
  if (root === 1 || base === 0 || base === Number.POSITIVE_INFINITY) return base;
  if (!(base > 0)) return Number.NaN;
  let guess = 1;
  while (wholePower(guess, root) < base) guess *= 2;
  while (wholePower(guess / 2, root) >= base) guess /= 2;
  for (;;) {
    const next = ((root - 1) * guess + base / wholePower(guess, root - 1)) / root;
    if (!(next < guess)) return guess;
    guess = next;
  }
}
