import type { CalendarDate } from '../../base/calendar-date.ts';
import type { ContractAnswer } from '../../base/route-contract.ts';
import { Problem } from '../../base/problem.ts';
import type { Database } from '../../db/index.ts';
import type { getIndicatorSeries } from '../contract.ts';
import { type OperationalProvider, readOperational } from '../operational.ts';
import { readAllReadings, readDefinitions, readStandingFigures } from '../store.ts';

export interface SeriesQuery {
  code: string;
  place?: string;
  asOf?: CalendarDate;
}

/** Years of operational figures shown unless more are asked for: the running one and the four before. */
const OPERATIONAL_YEARS = 5;

/** @throws Problem INDICATOR_UNKNOWN */
export async function getSeries(
  db: Database,
  { code, place, asOf }: SeriesQuery,
  providers: readonly OperationalProvider[],
  year: number,
): Promise<ContractAnswer<typeof getIndicatorSeries>> {
  const definition = (await readDefinitions(db.sql)).find((d) => d.code === code);
  if (!definition) {
    throw new Problem('INDICATOR_UNKNOWN', {
      status: 404,
      zh: `没有指标 ${code}`,
      en: `No indicator ${code}`,
      remedy: { zh: '指标代码见 /api/indicators', en: 'See /api/indicators for the codes' },
    });
  }
  const figures = await readStandingFigures(db.sql, { indicators: [code], place, asOf });
  const shown = new Set(figures.map((f) => `${f.place} ${f.period} ${f.reading} ${f.vintage}`));
  const all = await readAllReadings(db.sql, { indicators: [code], place });
  const provider = providers.find((p) => p.indicator === code);
  const years = Array.from({ length: OPERATIONAL_YEARS }, (_, i) => year - OPERATIONAL_YEARS + 1 + i);
  return {
    definition,
    figures,
    otherReadings: all.filter((f) => !shown.has(`${f.place} ${f.period} ${f.reading} ${f.vintage}`)),
    operational: provider
      ? {
          label: 'operational',
          unit: definition.unit,
          sourceZh: provider.sourceZh,
          sourceEn: provider.sourceEn,
          figures: (await readOperational(db, provider, years)).filter((f) => place === undefined || f.place === place),
        }
      : null,
  };
}
