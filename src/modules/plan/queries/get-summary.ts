import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Place } from '../../../kernel/indicators/index.ts';
import type { getSummary as contract, TargetView } from '../contract.ts';
import { inPlanOrder, outOfStep, type PlanContext, type PlanReader, readContext } from './context.ts';
import { countLights, latestOf } from './get-matrix.ts';
import { indicatorName, readLive, viewTargets } from './list-targets.ts';

type Summary = ContractAnswer<typeof contract>;
type Headline = Summary['places'][number]['headlines'][number];

/** Headline figures and lights of the zone and each city, by the targets of the document in force. */
export async function getSummary(reader: PlanReader): Promise<Summary> {
  const { screens } = reader.packed;
  const { zone, cities, map } = reader.indicators.places;
  const context = await readContext(reader);
  const document = context.documents.get(screens.matrixDocument);
  if (!document) throw outOfStep(`文件 ${screens.matrixDocument}`, `document ${screens.matrixDocument}`);
  const views = await viewTargets(reader, context, inPlanOrder(reader, context).filter((t) => t.document === document.id));
  const live = await readLive(reader, context, new Set(screens.headlines));
  const summarise = (place: Place, at: { x: number; y: number } | null): Summary['places'][number] => {
    const own = views.filter((v) => v.place.code === place.code);
    return {
      place,
      map: at,
      headlines: screens.headlines.map((code) => headline(context, code, place, own, live.get(code) ?? [])),
      lights: countLights(own.map((v) => v.assessment.light)),
    };
  };
  return { document, map, places: [summarise(zone, null), ...cities.map((city) => summarise(city, city.map))] };
}

function headline(context: PlanContext, code: string, place: Place, own: readonly TargetView[], live: readonly { place: string; year: number; value: number }[]): Headline {
  const definition = context.definitions.get(code);
  if (!definition) throw outOfStep(`指标 ${code}`, `indicator ${code}`);
  const target = own.find((v) => v.indicator.code === code);
  const latest = context.figuresOf(code, place.code).filter((f) => /^\d{4}$/.test(f.period)).at(-1) ?? null;
  const now = live.filter((f) => f.place === place.code).at(-1);
  return {
    indicator: indicatorName(definition),
    latest: latestOf(latest),
    target: target ? { id: target.id, operator: target.operator, value: target.value, year: target.year, light: target.assessment.light } : null,
    operational: now ? { year: now.year, value: now.value } : null,
  };
}
