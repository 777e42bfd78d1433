/** Scale of the median absolute deviation against a normal distribution (Iglewicz and Hoaglin, 1993). */
const MAD_TO_SIGMA = 0.6745;
/** The same for the mean absolute deviation, used where more than half of the values are equal. */
const MEAN_TO_SIGMA = 1.253314;

export interface Usual {
  median: number;
  /** Robust z of a value; positive above the median. */
  z(value: number): number;
}

/**
 * What is usual among values. Firms differ by powers of ten, so values that are all positive are compared by their
 * logarithms. Undefined when there are fewer than `least`, or when all are the same.
 */
export function usualOf(values: readonly number[] | Float64Array, least: number): Usual | undefined {
  if (values.length < least) return undefined;
  const positive = values.every((v) => v > 0);
  const scale = (v: number): number => (positive ? Math.log(v) : v);
  const sorted = Float64Array.from(values, scale).sort();
  const middle = medianOf(sorted);
  const distances = sorted.map((v) => Math.abs(v - middle)).sort();
  const mad = medianOf(distances);
  const mean = distances.reduce((n, d) => n + d, 0) / distances.length;
  const sigma = mad > 0 ? mad / MAD_TO_SIGMA : mean * MEAN_TO_SIGMA;
  if (sigma === 0) return undefined;
  return { median: positive ? Math.exp(middle) : middle, z: (value) => (positive && value <= 0 ? 0 : (scale(value) - middle) / sigma) };
}

function medianOf(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
