/** The moment so many calendar months before another; the 31st becomes the last day of a shorter month. */
export function monthsBefore(at: Date, months: number): Date {
  const day = new Date(at.getTime());
  const of = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - months);
  day.setUTCDate(Math.min(of, new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()));
  return day;
}

/** Whole calendar months from one moment to another. */
export function monthsSince(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return monthsBefore(to, months) < from ? months - 1 : months;
}
