import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { Grade } from '../domain/points/scheme.ts';

interface PointsEditionRow {
  id: string;
  on: CalendarDate;
  schemeHash: string;
  firms: number;
  graded: number;
  inputHash: string;
  hash: string;
  demo: boolean;
  madeAt: Date;
  madeByName: string;
}

const columns = sql`id, on_date as "on", scheme_hash as "schemeHash", firms, graded, input_hash as "inputHash", hash, demo, made_at as "madeAt", made_by_name as "madeByName"`;

export async function insertEdition(db: Sql, e: PointsEditionRow & { scheme: string; madeBy: string | null }): Promise<void> {
  await sql`
    insert into enterprises.points_edition (id, on_date, scheme, scheme_hash, firms, graded, input_hash, hash, demo, made_at, made_by, made_by_name)
    values (${e.id}, ${e.on}, ${e.scheme}, ${e.schemeHash}, ${e.firms}, ${e.graded}, ${e.inputHash}, ${e.hash}, ${e.demo}, ${e.madeAt}, ${e.madeBy}, ${e.madeByName})`.execute(db);
}

interface ScoreRow {
  enterpriseId: string;
  name: string;
  city: string;
  park: string | null;
  stage: string | null;
  field: string | null;
  grade: Grade | null;
  totalCents: number;
  filledPpm: number;
  input: string;
  result: string;
}

const PIECE = 1000;

export async function insertScores(db: Sql, editionId: string, scores: readonly ScoreRow[]): Promise<void> {
  for (let from = 0; from < scores.length; from += PIECE) {
    await sql`
      insert into enterprises.points_score (edition_id, enterprise_id, name, city, park, stage, field, grade, total_cents, filled_ppm, input, result)
      select ${editionId}::uuid, s."enterpriseId", s.name, s.city, s.park, s.stage, s.field, s.grade, s."totalCents", s."filledPpm", s.input, s.result
      from jsonb_to_recordset(${JSON.stringify(scores.slice(from, from + PIECE))}::jsonb)
        as s("enterpriseId" uuid, name text, city text, park text, stage text, field text, grade text, "totalCents" integer, "filledPpm" integer, input text, result text)`.execute(db);
  }
}

export async function listEditions(db: Sql): Promise<PointsEditionRow[]> {
  const { rows } = await sql<PointsEditionRow>`select ${columns} from enterprises.points_edition order by made_at desc, id desc`.execute(db);
  return rows;
}

export async function findEdition(db: Sql, id: string): Promise<(PointsEditionRow & { scheme: string }) | undefined> {
  const { rows } = await sql<PointsEditionRow & { scheme: string }>`select ${columns}, scheme from enterprises.points_edition where id = ${id}`.execute(db);
  return rows[0];
}

/** Firms of each grade (none: too little known), by city. */
export async function gradeCounts(db: Sql, editionId: string): Promise<{ city: string; grade: Grade | null; firms: number }[]> {
  const { rows } = await sql<{ city: string; grade: Grade | null; firms: number }>`
    select city, grade, count(*)::int as firms from enterprises.points_score where edition_id = ${editionId} group by city, grade order by city, grade`.execute(db);
  return rows;
}

interface RankedRow extends Pick<ScoreRow, 'enterpriseId' | 'name' | 'city' | 'park' | 'stage' | 'field' | 'grade' | 'totalCents' | 'filledPpm'> {
  /** Among the graded firms of the city; null without a grade. */
  rank: number | null;
  total: number;
}

export async function rankFirms(db: Sql, q: { editionId: string; city: string; grade?: string | undefined; stage?: string | undefined; q?: string | undefined; limit: number; offset: number }): Promise<RankedRow[]> {
  const { rows } = await sql<RankedRow>`
    with ranked as (
      select enterprise_id, name, city, park, stage, field, grade, total_cents, filled_ppm,
        case when grade is not null then rank() over (partition by grade is not null order by total_cents desc) end::int as rank
      from enterprises.points_score where edition_id = ${q.editionId} and city = ${q.city})
    select enterprise_id as "enterpriseId", name, city, park, stage, field, grade, total_cents as "totalCents", filled_ppm as "filledPpm", rank, count(*) over ()::int as total
    from ranked
    where (${q.grade ?? null}::text is null or coalesce(grade, 'none') = ${q.grade ?? null}) and (${q.stage ?? null}::text is null or stage = ${q.stage ?? null})
      and (${q.q ?? null}::text is null or position(${q.q ?? null} in name) > 0)
    order by rank nulls last, name, enterprise_id limit ${q.limit} offset ${q.offset}`.execute(db);
  return rows;
}

export async function findScore(db: Sql, editionId: string, enterpriseId: string): Promise<(ScoreRow & { rank: number | null; graded: number }) | undefined> {
  const { rows } = await sql<ScoreRow & { rank: number | null; graded: number }>`
    select s.enterprise_id as "enterpriseId", s.name, s.city, s.park, s.stage, s.field, s.grade, s.total_cents as "totalCents", s.filled_ppm as "filledPpm", s.input, s.result,
      case when s.grade is not null then 1 + (select count(*) from enterprises.points_score o where o.edition_id = s.edition_id and o.city = s.city and o.grade is not null and o.total_cents > s.total_cents) end::int as rank,
      (select count(*) from enterprises.points_score o where o.edition_id = s.edition_id and o.city = s.city and o.grade is not null)::int as graded
    from enterprises.points_score s where s.edition_id = ${editionId} and s.enterprise_id = ${enterpriseId}`.execute(db);
  return rows[0];
}

/** Points of a firm over the editions, the oldest first. */
export async function scoresOf(db: Sql, enterpriseId: string): Promise<{ editionId: string; on: CalendarDate; totalCents: number; grade: Grade | null }[]> {
  const { rows } = await sql<{ editionId: string; on: CalendarDate; totalCents: number; grade: Grade | null }>`
    select e.id as "editionId", e.on_date as "on", s.total_cents as "totalCents", s.grade
    from enterprises.points_score s join enterprises.points_edition e on e.id = s.edition_id where s.enterprise_id = ${enterpriseId} order by e.on_date, e.made_at`.execute(db);
  return rows;
}

/** Inputs and results as they were frozen, in the order of ids. */
export async function frozenScores(db: Sql, editionId: string): Promise<{ input: string; result: string }[]> {
  const { rows } = await sql<{ input: string; result: string }>`select input, result from enterprises.points_score where edition_id = ${editionId} order by enterprise_id`.execute(db);
  return rows;
}
