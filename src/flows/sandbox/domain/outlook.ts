/** Low, expected and high value of something nobody knows exactly; shares are parts of one. */
export interface Estimate {
  low: number;
  expected: number;
  high: number;
}

/** How payments of one support go on over the years. */
export interface Course {
  takeUp: Estimate;
  /** Yearly growth of the number of firms that qualify. */
  growth: Estimate;
  /** Paid once to a firm: later years pay those that come new. */
  once: boolean;
  /** Last year in which the version pays; null while it has no end. */
  lastYear: number | null;
}

/** What a year pays for each fen of the first day's entitlement. */
export function factorOf(course: Course, year: number, firstYear: number, takeUp: number, growth: number): number {
  if (course.lastYear !== null && year > course.lastYear) return 0;
  const k = year - firstYear;
  const firms = (1 + growth) ** k;
  return takeUp * (course.once && k > 0 ? Math.max(0, firms - (1 + growth) ** (k - 1)) : firms);
}

/** The quantile of a triangular distribution with its peak at what is expected. */
export function triangular({ low, expected, high }: Estimate, share: number): number {
  if (high <= low) return expected;
  const peak = (expected - low) / (high - low);
  return share < peak ? low + Math.sqrt(share * (high - low) * (expected - low)) : high - Math.sqrt((1 - share) * (high - low) * (high - expected));
}

/** The value below which `share` of the sorted values lie, between neighbours in proportion. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return 0;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
