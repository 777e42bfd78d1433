export const funnelSteps = ['HANDED_IN', 'VERIFIED', 'PUBLISHED', 'FIRST_MATCH', 'TALK', 'AGREED', 'CONTRACTED'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** When a demand reached its steps, as far as it did. */
export type StepTimes = Partial<Record<FunnelStep, Date>>;

const DAY = 86_400_000;

/** Whoever reached a later step has passed the earlier ones: the time of a step is that of the first step at or after it. */
export function reachedAt(times: StepTimes, step: FunnelStep): Date | undefined {
  const later = funnelSteps.slice(funnelSteps.indexOf(step)).flatMap((s) => times[s] ?? []);
  return later.length === 0 ? undefined : later.reduce((a, b) => (a < b ? a : b));
}

export interface CurvePoint {
  /** Whole days since the demand was handed in. */
  day: number;
  /** Share of demands, 0…1, that had reached the step by then. */
  share: number;
}

/**
 * Share that reached a step within so many days. Demands of the last weeks have had less time; the product-limit estimate
 * (Kaplan and Meier 1958) counts each of them only for the days it has been there, so that a young cohort is not taken
 * for a slow one. Without such demands it is the plain share.
 */
export function timeToStep(demands: readonly { start: Date; reached: Date | undefined }[], now: Date): CurvePoint[] {
  const days = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY));
  const seen = demands.map((d) => ({ day: days(d.start, d.reached ?? now), reached: d.reached !== undefined }));
  const events = [...new Set(seen.filter((s) => s.reached).map((s) => s.day))].toSorted((a, b) => a - b);
  let waiting = 1;
  const points: CurvePoint[] = [{ day: 0, share: 0 }];
  for (const day of events) {
    const atRisk = seen.filter((s) => s.day >= day).length;
    waiting *= 1 - seen.filter((s) => s.reached && s.day === day).length / atRisk;
    points.push({ day, share: Math.round((1 - waiting) * 1e6) / 1e6 });
  }
  return points;
}

export interface FunnelRow {
  step: FunnelStep;
  count: number;
  /** Of those handed in, 0…1; null when there are none. */
  ofAll: number | null;
  ofPrevious: number | null;
  /** Days from handing in, over those that reached it. */
  medianDays: number | null;
  curve: CurvePoint[];
}

/** The funnel of a cohort: demands that were handed in within a period. */
export function funnelOf(cohort: readonly StepTimes[], now: Date): FunnelRow[] {
  let previous = cohort.length;
  return funnelSteps.map((step): FunnelRow => {
    const spans = cohort.map((t) => ({ start: t.HANDED_IN!, reached: reachedAt(t, step) }));
    const days = spans.flatMap((s) => (s.reached ? [Math.max(0, Math.floor((s.reached.getTime() - s.start.getTime()) / DAY))] : [])).toSorted((a, b) => a - b);
    const row: FunnelRow = {
      step, count: days.length, ofAll: cohort.length === 0 ? null : days.length / cohort.length, ofPrevious: previous === 0 ? null : days.length / previous,
      medianDays: days.length === 0 ? null : (days[(days.length - 1) >> 1]! + days[days.length >> 1]!) / 2, curve: step === 'HANDED_IN' ? [] : timeToStep(spans, now),
    };
    previous = days.length;
    return row;
  });
}
