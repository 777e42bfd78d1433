import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { getTarget as contract } from '../contract.ts';
import { goalOf, scheduleBase } from '../domain/judge.ts';
import { scheduleOf } from '../domain/schedule.ts';
import { readTargetVersions } from '../store.ts';
import { readTasks } from '../task-detail-store.ts';
import { type PlanReader, placeOf, readContext } from './context.ts';
import { viewTargets } from './list-targets.ts';

/** @throws Problem TARGET_UNKNOWN */
export async function getTarget(reader: PlanReader, id: string, asOf?: CalendarDate): Promise<ContractAnswer<typeof contract>> {
  const context = await readContext(reader, asOf);
  const stored = context.targets.find((t) => t.id === id);
  const family = context.targets.filter((t) => t.indicator === stored?.indicator && t.year === stored.year && t.document === stored.document);
  const views = await viewTargets(reader, context, family);
  const target = views.find((v) => v.id === id);
  if (!stored || !target) {
    throw unknownTarget(id);
  }
  const definition = context.definitions.get(stored.indicator)!;
  const [readings, { tasks }, versions] = await Promise.all([
    reader.indicators.readings(reader.db.sql, { indicators: [stored.indicator], place: stored.place }),
    readTasks(reader.db.sql),
    readTargetVersions(reader.db.sql, id),
  ]);
  const series = context.figuresOf(stored.indicator, stored.place);
  const shown = new Set(series.map((f) => `${f.period} ${f.reading} ${f.vintage}`));
  return {
    target,
    definition,
    series: [...series],
    otherReadings: readings.filter((f) => !shown.has(`${f.period} ${f.reading} ${f.vintage}`)),
    schedule: scheduleOf(goalOf(stored, definition, target.schedulePath.path), scheduleBase(stored, target.assessment.base)),
    tasks: tasks.filter((t) => t.indicators.includes(stored.indicator)).sort((a, b) => a.no - b.no),
    siblings: views
      .filter((v) => v.id !== id)
      .map((v) => ({ id: v.id, place: placeOf(reader, v.place.code), operator: v.operator, value: v.value, light: v.assessment.light })),
    versions: versions.map((v) => ({ version: v.version, loadedAt: v.loadedAt.toISOString(), target: v.withdrawn ? null : v.body })),
  };
}

export function unknownTarget(id: string): Problem {
  return new Problem('TARGET_UNKNOWN', {
    status: 404,
    zh: `没有目标 ${id}`,
    en: `No target ${id}`,
    remedy: { zh: '目标编号见 /api/plan/targets', en: 'See /api/plan/targets for the ids' },
  });
}
