import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { addWorkingDays, type WorkingDayCalendar } from '../../../kernel/base/working-days.ts';
import type { LightReasonKind, SupervisionLight } from '../contract.ts';
import { leavesOf, type Milestone, type Progress, round, taskDone } from './milestones.ts';
import type { SupervisionParameters } from './parameters.ts';
import { lastDuePeriod, missedPeriods, type Period, periodOf, plannedOn } from './schedule.ts';

export type Light = SupervisionLight;

/** Why a light is not green; the worst decides. */
export interface LightReason {
  kind: LightReasonKind;
  light: 'YELLOW' | 'RED';
  /** Percentage points behind; working days left; days overdue are read from the milestone; months not reported. */
  value: number;
  /** The milestone in question. */
  milestone: string | null;
}

/** What is known of a task on a day. */
export interface TaskStanding {
  /** null: no plan has been approved, so nothing can be judged. */
  plan: { startOn: CalendarDate; milestones: readonly Milestone[] } | null;
  /** Verified percent by milestone. A unit's own claim never gets here. */
  verified: Progress;
  /** Newest month reported and not returned. */
  lastReported: Period | null;
}

export interface Judgement {
  light: Light;
  /** Percent; null without a plan. */
  planned: number | null;
  actual: number | null;
  /** Percentage points, actual minus planned. */
  gap: number | null;
  reasons: LightReason[];
  /** Reminder, not a grade: milestones due soon and not done. */
  blue: string[];
  dueOn: CalendarDate | null;
  /** Months in a row without a report. */
  missed: number;
}

const NOTHING: Judgement = { light: 'GREY', planned: null, actual: null, gap: null, reasons: [], blue: [], dueOn: null, missed: 0 };

/**
 * The light of a task by the written rules (handbook 11.4). "Due within ten working days and less than 90 %" is read of
 * the task as a whole, "overdue" of every milestone: otherwise the handbook's own example (45 of 50 on the due day of the
 * second milestone is green) could not hold.
 */
export function judgeTask(standing: TaskStanding, today: CalendarDate, rules: SupervisionParameters, calendar: WorkingDayCalendar): Judgement {
  const { plan, verified } = standing;
  if (!plan) return NOTHING;
  const leaves = leavesOf(plan.milestones);
  const planned = plannedOn(calendar, plan.startOn, plan.milestones, today);
  const actual = taskDone(plan.milestones, verified);
  const gap = round(actual - planned);
  const dueOn = leaves.at(-1)!.dueOn;
  const open = leaves.filter((m) => (verified.get(m.key) ?? 0) < 100);
  if (open.length === 0) return { ...NOTHING, light: 'DONE', planned, actual, gap, dueOn };

  const soon = addWorkingDays(calendar, today, rules.light.dueSoon);
  const missed = missedPeriods(periodOf(plan.startOn), standing.lastReported, lastDuePeriod(calendar, today, rules.report.dueDay));
  const reasons: LightReason[] = [
    ...open.filter((m) => m.dueOn < today).map((m): LightReason => ({ kind: 'OVERDUE', light: 'RED', value: round(100 - (verified.get(m.key) ?? 0)), milestone: m.key })),
    ...gapReason(gap, rules),
    ...(dueOn <= soon && dueOn >= today && actual < rules.light.dueSoonBelow ? [{ kind: 'DUE_SOON', light: 'YELLOW', value: actual, milestone: null } as const] : []),
    ...(missed >= rules.report.yellowAfter ? [{ kind: 'NOT_REPORTED', light: missed >= rules.report.redAfter ? 'RED' : 'YELLOW', value: missed, milestone: null } as const] : []),
  ];
  const light = reasons.some((r) => r.light === 'RED') ? 'RED' : reasons.length > 0 ? 'YELLOW' : 'GREEN';
  const blue = open.filter((m) => m.dueOn >= today && m.dueOn <= soon).map((m) => m.key);
  return { light, planned, actual, gap, reasons, blue, dueOn, missed };
}

function gapReason(gap: number, { light }: SupervisionParameters): LightReason[] {
  if (gap >= light.greenFrom) return [];
  return [{ kind: 'GAP', light: gap < light.redBelow ? 'RED' : 'YELLOW', value: gap, milestone: null }];
}

const RANK: Record<Light, number> = { DONE: 0, GREEN: 1, GREY: 1, YELLOW: 2, RED: 3 };

/** Positive when `a` is worse than `b`. */
export function compareLights(a: Light, b: Light): number {
  return RANK[a] - RANK[b];
}
