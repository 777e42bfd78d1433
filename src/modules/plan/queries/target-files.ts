import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Figure } from '../../../kernel/indicators/index.ts';
import type { TargetAttainment, TargetView } from '../contract.ts';
import { inPlanOrder, type PlanReader, readContext } from './context.ts';
import { attainmentsOf } from './get-attainment.ts';
import { viewTargets } from './list-targets.ts';

/** A target with the figures it is judged by and how it stands. */
export interface TargetFile {
  view: TargetView;
  /** Whole-year figures, oldest first. */
  series: Figure[];
  /** Schedule, forecast, gap and what each place contributed. */
  attainment: TargetAttainment;
}

/** Every target in force by what was public on a day; by everything, with live figures, unless a day is given. */
export async function readTargetFiles(reader: PlanReader, asOf?: CalendarDate): Promise<TargetFile[]> {
  const context = await readContext(reader, asOf);
  const stored = inPlanOrder(reader, context);
  const [views, attainments] = [await viewTargets(reader, context, stored), await attainmentsOf(reader, context, stored)];
  return views.map((view, i) => {
    const target = stored[i]!;
    return {
      view,
      series: context.figuresOf(target.indicator, target.place).filter((f) => /^\d{4}$/.test(f.period)).toSorted((a, b) => a.period.localeCompare(b.period)),
      attainment: attainments[i]!,
    };
  });
}
