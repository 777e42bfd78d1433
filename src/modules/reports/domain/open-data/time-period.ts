/**
 * A period of ours as SDMX writes it: `2023H1` is `2023-S1`, `2024Q3` is `2024-Q3`, a part of a year that is none of
 * these is a range `2021-01-01/P9M`.
 */
export function timePeriod(period: string): string {
  const half = /^(\d{4})H([12])$/.exec(period);
  if (half) return `${half[1]}-S${half[2]}`;
  const quarter = /^(\d{4})Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[1]}-Q${quarter[2]}`;
  const quarters = /^(\d{4})Q([1-4])-([1-4])$/.exec(period);
  if (quarters) return range(quarters[1]!, Number(quarters[2]) * 3 - 2, Number(quarters[3]) * 3);
  const months = /^(\d{4})M(\d{1,2})-(\d{1,2})$/.exec(period);
  if (months) return range(months[1]!, Number(months[2]), Number(months[3]));
  const years = /^(\d{4})-(\d{4})$/.exec(period);
  if (years) return `${years[1]}-01-01/P${Number(years[2]) - Number(years[1]) + 1}Y`;
  return period;
}

function range(year: string, from: number, to: number): string {
  return `${year}-${String(from).padStart(2, '0')}-01/P${to - from + 1}M`;
}

/** First and last moment of a time period as SDMX writes it, in UTC as its messages have them. */
export function bounds(period: string): { start: string; end: string } | null {
  const span = (from: string, to: Date): { start: string; end: string } => ({ start: `${from}T00:00:00Z`, end: `${new Date(to.getTime() - 86_400_000).toISOString().slice(0, 10)}T23:59:59Z` });
  const at = (year: number, month: number): Date => new Date(Date.UTC(year, month - 1, 1));
  const year = Number(period.slice(0, 4));
  if (/^\d{4}$/.test(period)) return span(`${period}-01-01`, at(year + 1, 1));
  const part = /^\d{4}-([SQ])(\d)$/.exec(period);
  if (part) {
    const months = part[1] === 'S' ? 6 : 3;
    const first = (Number(part[2]) - 1) * months + 1;
    return span(`${year}-${String(first).padStart(2, '0')}-01`, at(year, first + months));
  }
  const month = /^\d{4}-(\d{2})$/.exec(period);
  if (month) return span(`${period}-01`, at(year, Number(month[1]) + 1));
  const stretch = /^(\d{4}-(\d{2})-01)\/P(\d+)([MY])$/.exec(period);
  if (stretch) return span(stretch[1]!, at(year, Number(stretch[2]) + Number(stretch[3]) * (stretch[4] === 'Y' ? 12 : 1)));
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? { start: `${period}T00:00:00Z`, end: `${period}T23:59:59Z` } : null;
}
