import { backTestSeries, inDefinition, type PastForecast, scaleFor, versionOf, yearly } from '../../../kernel/indicators/index.ts';
import type { BackTest } from '../contract.ts';
import { groupBy } from '../domain/group-by.ts';
import { backTestOf } from '../domain/attainment/back-test-of.ts';
import { type PlanReader, readContext } from './context.ts';

/** Every forecast that could have been made on the published series, one definition at a time, against what came. */
export async function getBackTest(reader: PlanReader): Promise<BackTest> {
  const { definitions } = await readContext(reader);
  const figures = await reader.indicators.figures(reader.db.sql, {});
  const { parameters } = reader.indicators;
  const made = [...groupBy(figures, (f) => f.indicator)].flatMap(([code, own]): PastForecast[] => {
    const definition = definitions.get(code);
    // Rates of growth are forecast by their mean over a period, which has no single year to be compared with.
    if (!definition || definition.kind === 'GROWTH') return [];
    const places = [...groupBy(own, (f) => f.place)].map(([place, list]) => ({ place, figures: yearly(list) }));
    const counted = [...new Set(places.flatMap((p) => p.figures.map((f) => versionOf(definition, f.year))))];
    return counted.flatMap((version) =>
      backTestSeries(
        places.map((p) => ({ place: p.place, figures: inDefinition({ versions: definition.versions, restated: [] }, p.place, p.figures, version).flatMap((c) => (c.comparable === null ? [] : [{ year: c.year, value: c.comparable }])) })),
        scaleFor(definition),
        parameters.forecast,
        parameters.backTestYears,
      ).map((f) => ({ ...f, place: `${code} ${version} ${f.place}` })),
    );
  });
  return backTestOf(made, parameters.forecast.level);
}
