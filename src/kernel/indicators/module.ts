import { dateOf } from '../base/calendar-date.ts';
import type { Pack } from '../base/pack.ts';
import type { Database, Sql, Tx } from '../db/index.ts';
import { type BoundRoute, bind } from '../identity/route.ts';
import { type LoadReport, loadIndicatorPack } from './commands/load-pack.ts';
import { recordFigures, type SubmittedFigure } from './commands/record-figures.ts';
import { type Figure, getIndicatorSeries, type IndicatorDefinition, listIndicators, listOperational, listPlaces, type OperationalFigure } from './contract.ts';
import { type OperationalProvider, readOperational } from './operational.ts';
import { type IndicatorPack, readIndicatorPack, type SourcedParameters } from './pack.ts';
import { type Place, type Places, readPlaces } from './places.ts';
import { getSeries, type SeriesQuery } from './queries/get-series.ts';
import { type FigureQuery, readAllReadings, readDefinitions, readKnownDays, readStandingFigures } from './store.ts';

export interface IndicatorsOptions {
  pack: Pack;
  /** Live figures from the platform's own records, handed in by whoever composes the house. */
  operational?: readonly OperationalProvider[];
  /** Indicators that people defined beside the pack's, kept by whoever composes the house. */
  localIndicators?: (db: Sql) => Promise<IndicatorDefinition[]>;
}

/** What the engine declares to the house (the form of a module) and offers to modules. */
export interface Indicators {
  name: 'indicators';
  migrations: string;
  permissions: readonly never[];
  routes: readonly BoundRoute[];
  places: Places;
  parameters: SourcedParameters;
  /** Definitions and figures as the pack has them, already checked. */
  packed: IndicatorPack;
  /** Records what the pack has beyond the database. Safe to call at every start and from several processes. */
  load(db: Database | Tx, now: Date): Promise<LoadReport>;
  definitions(db: Sql): Promise<IndicatorDefinition[]>;
  /** One figure for each indicator, place and period: the one that stands, or stood on `asOf`. */
  figures(db: Sql, query: FigureQuery): Promise<Figure[]>;
  /** Everything ever recorded, newest vintage first. */
  readings(db: Sql, query: FigureQuery): Promise<Figure[]>;
  /** The days on which figures of these indicators became public, oldest first. */
  knownDays: typeof readKnownDays;
  /** Publishes figures of a locked return, each as a further vintage. @throws Problem INDICATOR_UNKNOWN */
  record(tx: Tx, figures: readonly SubmittedFigure[], now: Date): Promise<number[]>;
  /** Undefined when nothing is computed from records for this indicator. */
  operational(code: string): OperationalProvider | undefined;
  operationalFigures(db: Database, code: string, years: readonly number[]): Promise<OperationalFigure[]>;
}

/** @throws Problem PACK_FILE_*, INDICATOR_PACK_INVALID: a wrong pack is refused before anything starts */
export function createIndicators({ pack, operational = [], localIndicators = async () => [] }: IndicatorsOptions): Indicators {
  const places = readPlaces(pack);
  const packed = readIndicatorPack(pack, places);
  for (const [i, { indicator }] of operational.entries()) {
    if (operational.findIndex((o) => o.indicator === indicator) < i) throw new Error(`Two operational series for ${indicator}`);
    if (!packed.definitions.some((d) => d.code === indicator)) throw new Error(`No indicator ${indicator} for an operational series`);
  }
  const find = (code: string): OperationalProvider | undefined => operational.find((p) => p.indicator === code);
  return {
    name: 'indicators',
    migrations: 'src/kernel/indicators/migrations',
    permissions: [],
    routes: [
      bind(listIndicators, async ({ db }) => ({ indicators: [...(await readDefinitions(db.sql)), ...(await localIndicators(db.sql))] })),
      bind(listOperational, async () => ({
        label: 'operational' as const,
        providers: operational.map(({ indicator, records, sourceZh, sourceEn }) => {
          const { zh, en, unit } = packed.definitions.find((d) => d.code === indicator)!;
          return { indicator, zh, en, unit, records, sourceZh, sourceEn };
        }),
      })),
      bind(listPlaces, async () => ({
        zone: named(places.zone),
        cities: places.cities.map(named),
        parks: places.parks.map((park) => ({ ...named(park), city: park.city })),
      })),
      bind(getIndicatorSeries, ({ db, clock }, { params, query }) => getSeries(db, { ...params, ...query } satisfies SeriesQuery, operational, Number(dateOf(clock.now()).slice(0, 4)))),
    ],
    places,
    parameters: packed.parameters,
    packed,
    load: (db, now) => loadIndicatorPack(db, packed, now),
    definitions: readDefinitions,
    figures: readStandingFigures,
    readings: readAllReadings,
    knownDays: readKnownDays,
    record: (tx, figures, now) => recordFigures(tx, packed.definitions, figures, now),
    operational: find,
    operationalFigures: async (db, code, years) => {
      const provider = find(code);
      return provider ? readOperational(db, provider, years) : [];
    },
  };
}

/** What a screen calls a place. */
function named({ code, zh, en, shortZh, shortEn }: Omit<Place, 'kind'>): Omit<Place, 'kind'> {
  return { code, zh, en, shortZh, shortEn };
}
