import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Figure } from '../../../kernel/indicators/index.ts';
import type { TargetView } from '../contract.ts';
import { goalOf } from '../domain/judge.ts';
import { scheduleOf } from '../domain/schedule.ts';
import { inPlanOrder, type PlanReader, readContext } from './context.ts';
import { viewTargets } from './list-targets.ts';

/** A target with the figures and the schedule it is judged by. */
export interface TargetFile {
  view: TargetView;
  /** Whole-year figures, oldest first. */
  series: Figure[];
  /** The value that would be on time at the end of each year. */
  schedule: { year: number; value: number }[];
}

/** Every target in force by what was public on a day; by everything, with live figures, unless a day is given. */
export async function readTargetFiles(reader: PlanReader, asOf?: CalendarDate): Promise<TargetFile[]> {
  const context = await readContext(reader, asOf);
  const stored = inPlanOrder(reader, context);
  const views = await viewTargets(reader, context, stored);
  return views.map((view, i) => {
    const target = stored[i]!;
    return {
      view,
      series: context.figuresOf(target.indicator, target.place).filter((f) => /^\d{4}$/.test(f.period)).toSorted((a, b) => a.period.localeCompare(b.period)),
      schedule: scheduleOf(goalOf(target, context.definitions.get(target.indicator)!), view.assessment.base),
    };
  });
}
