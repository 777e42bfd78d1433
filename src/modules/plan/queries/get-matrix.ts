import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { yearly } from '../../../kernel/indicators/index.ts';
import { type getMatrix as contract, lights, type PlanLight, type TargetView } from '../contract.ts';
import { groupBy } from '../domain/group-by.ts';
import { inPlanOrder, type PlanReader, readContext } from './context.ts';
import { viewTargets } from './list-targets.ts';

type Matrix = ContractAnswer<typeof contract>;

/**
 * The targets of one document as a table: a row for each indicator, a column for each place that has a target. A place
 * without a target of its own has no cell.
 * @throws Problem PLAN_DOCUMENT_UNKNOWN
 */
export async function getMatrix(reader: PlanReader, id: string = reader.packed.screens.matrixDocument, asOf?: CalendarDate): Promise<Matrix> {
  const context = await readContext(reader, asOf);
  const document = context.documents.get(id);
  if (!document) throw new Problem('PLAN_DOCUMENT_UNKNOWN', { status: 404, zh: `规划里没有文件 ${id}`, en: `The plan has no document ${id}` });
  const views = await viewTargets(reader, context, inPlanOrder(reader, context).filter((t) => t.document === id));
  const rows = [...groupBy(views, (v) => `${v.indicator.code} ${v.year}`).values()];
  return {
    document,
    places: placesOf(views),
    // Indicators that the document splits by place come first, as in its table.
    rows: rows
      .toSorted((a, b) => Number(b.length > 1) - Number(a.length > 1))
      .map((row) => ({
        indicator: row[0]!.indicator,
        year: row[0]!.year,
        cells: row.map((v) => ({ ...matrixCell(v), points: yearly(context.figuresOf(v.indicator.code, v.place.code)) })),
      })),
    counts: countLights(views.map((v) => v.assessment.light)),
  };
}

function placesOf(views: readonly TargetView[]): Matrix['places'] {
  const columns = new Map<string, Matrix['places'][number]>();
  for (const { place } of views) columns.set(place.code, place);
  return [...columns.values()];
}

function matrixCell(view: TargetView): Omit<Matrix['rows'][number]['cells'][number], 'points'> {
  return {
    place: view.place.code,
    targetId: view.id,
    operator: view.operator,
    value: view.value,
    light: view.assessment.light,
    confidence: view.assessment.confidence,
    latest: latestOf(view.latest),
    attainment: view.assessment.attainment,
    scheduleAttainment: view.assessment.scheduleAttainment,
  };
}

export function latestOf(figure: TargetView['latest']): Matrix['rows'][number]['cells'][number]['latest'] {
  return figure && { period: figure.period, value: figure.value, confidence: figure.confidence, bound: figure.bound };
}

export function countLights(found: readonly PlanLight[]): Record<PlanLight, number> {
  const counts = Object.fromEntries(lights.map((l) => [l, 0])) as Record<PlanLight, number>;
  for (const light of found) counts[light] += 1;
  return counts;
}
