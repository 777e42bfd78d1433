import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { TargetAttainment, TargetFilter } from '../contract.ts';
import { attainmentOf } from '../domain/attainment/attainment-of.ts';
import { inPlanOrder, type PlanContext, type PlanReader, readContext } from './context.ts';
import { unknownTarget } from './get-target.ts';
import { viewTargets } from './list-targets.ts';

/** @throws Problem TARGET_UNKNOWN */
export async function getAttainment(reader: PlanReader, id: string, asOf?: CalendarDate): Promise<TargetAttainment> {
  const context = await readContext(reader, asOf);
  const target = context.targets.find((t) => t.id === id);
  if (!target) throw unknownTarget(id);
  return (await attainmentsOf(reader, context, [target]))[0]!;
}

/** Newest document first, as the targets are listed. */
export async function listAttainment(reader: PlanReader, filter: Pick<TargetFilter, 'document' | 'place' | 'indicator' | 'asOf'> = {}): Promise<TargetAttainment[]> {
  const context = await readContext(reader, filter.asOf);
  const wanted = inPlanOrder(reader, context).filter(
    (t) => (filter.document === undefined || t.document === filter.document) && (filter.place === undefined || t.place === filter.place) && (filter.indicator === undefined || t.indicator === filter.indicator),
  );
  return attainmentsOf(reader, context, wanted);
}

export async function attainmentsOf(reader: PlanReader, context: PlanContext, targets: PlanContext['targets']): Promise<TargetAttainment[]> {
  const { zone, cities, province } = reader.indicators.places;
  const views = await viewTargets(reader, context, targets);
  return targets.map((target, i) =>
    attainmentOf({
      target, view: views[i]!, document: context.documents.get(target.document), definition: context.definitions.get(target.indicator)!, definitions: context.definitions,
      whole: zone, parts: cities.map((c) => reader.indicators.places.find(c.code)!), peers: [zone, ...cities, province].map((p) => p.code),
      figuresOf: context.figuresOf, parameters: reader.indicators.parameters, thisYear: context.thisYear,
    }),
  );
}
