import { sql } from 'kysely';
import type { CalendarDate } from '../base/calendar-date.ts';
import type { Sql } from '../db/index.ts';
import type { Figure, IndicatorDefinition } from './contract.ts';
import type { PackDefinition, PackObservation } from './pack.ts';

/** Any fixed number: two processes that load a pack at once take turns on it. */
const LOADER_LOCK = 7_261_031;

export async function lockLoader(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOADER_LOCK})`.execute(db);
}

export async function readDefinitions(db: Sql): Promise<IndicatorDefinition[]> {
  const { rows } = await sql<{ version: number; body: PackDefinition }>`
    select distinct on (code) version, body from indicators.definition order by code, version desc`.execute(db);
  return rows.map(({ version, body }) => ({ ...body, version }));
}

export async function insertDefinition(db: Sql, definition: PackDefinition, version: number, now: Date): Promise<void> {
  await sql`
    insert into indicators.definition (code, version, body, loaded_at)
    values (${definition.code}, ${version}, ${JSON.stringify(definition)}::jsonb, ${now}::timestamptz)`.execute(db);
}

export interface NewFigure extends PackObservation {
  /** Of a locked return; figures of the pack have none. */
  submission?: string;
  vintage: number;
  knownFrom: CalendarDate;
}

export async function insertFigures(db: Sql, figures: readonly NewFigure[], now: Date): Promise<void> {
  await sql`
    insert into indicators.observation (indicator, place, period, reading, vintage, standing, value, unit, status, bound,
      confidence, grade, source, url, published, note, known_from, submission, recorded_at)
    select f.indicator, f.place, f.period, f.reading, f.vintage, f.standing, f.value, f.unit, f.status, f.bound,
      f.confidence, f.grade, f.source, f.url, f.published, f.note, f."knownFrom", f.submission, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f(indicator text, place text, period text, reading text,
      vintage integer, standing text, value double precision, unit text, status text, bound text, confidence text,
      grade text, source text, url text, published text, note text, "knownFrom" date, submission uuid)`.execute(db);
}

const FIGURE = sql`indicator, place, period, reading, vintage, standing, value, unit, status, bound, confidence, grade,
  source, url, published, note, submission, recorded_at as "recordedAt"`;

interface FigureRow extends Omit<Figure, 'recordedAt'> {
  recordedAt: Date;
}

const toFigure = (row: FigureRow): Figure => ({ ...row, recordedAt: row.recordedAt.toISOString() });

/** The last vintage of every reading. */
export async function readLastVintages(db: Sql): Promise<Figure[]> {
  const { rows } = await sql<FigureRow>`
    select distinct on (indicator, place, period, reading) ${FIGURE}
    from indicators.observation
    order by indicator, place, period, reading, vintage desc`.execute(db);
  return rows.map(toFigure);
}

export interface FigureQuery {
  indicators?: readonly string[];
  place?: string;
  /** What was public on this day; everything recorded unless given. */
  asOf?: CalendarDate;
}

/** One figure for each indicator, place and period: the charted reading as soon as it was known, before it the vintage known then. */
export async function readStandingFigures(db: Sql, { indicators, place, asOf }: FigureQuery): Promise<Figure[]> {
  const { rows } = await sql<FigureRow>`
    select distinct on (indicator, place, period) ${FIGURE}
    from indicators.observation
    where standing in ('charted', 'vintage')
      and (${indicators ?? null}::text[] is null or indicator = any(${indicators ?? null}::text[]))
      and (${place ?? null}::text is null or place = ${place ?? null})
      and (${asOf ?? null}::date is null or known_from <= ${asOf ?? null}::date)
    order by indicator, place, period, (standing = 'charted') desc, vintage desc, known_from desc, reading desc`.execute(db);
  return rows.map(toFigure);
}

/** The days on which figures of these indicators became public, oldest first, with how many came out. */
export async function readKnownDays(db: Sql, indicators: readonly string[]): Promise<{ on: CalendarDate; figures: number }[]> {
  const { rows } = await sql<{ on: CalendarDate; figures: number }>`
    select known_from as on, count(*)::integer as figures
    from indicators.observation
    where standing in ('charted', 'vintage') and indicator = any(${indicators}::text[])
    group by known_from order by known_from`.execute(db);
  return rows;
}

/** Everything recorded for an indicator, newest vintage first. */
export async function readAllReadings(db: Sql, { indicators, place }: FigureQuery): Promise<Figure[]> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE}
    from indicators.observation
    where (${indicators ?? null}::text[] is null or indicator = any(${indicators ?? null}::text[]))
      and (${place ?? null}::text is null or place = ${place ?? null})
    order by indicator, place, period, reading, vintage desc`.execute(db);
  return rows.map(toFigure);
}
