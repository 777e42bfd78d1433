import { sql } from 'kysely';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { DemandDraft } from '../contract/demand.ts';
import type { DemandStatus } from '../contract/words.ts';
import type { PlaceScope } from '../domain/visibility.ts';

/** A demand as stored. */
export interface DemandRow extends DemandDraft {
  id: string;
  organisationId: string | null;
  organisationName: string | null;
  region: string | null;
  park: string | null;
  status: DemandStatus;
  caseId: string | null;
  anonymous: boolean;
  source: string;
  demo: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  /** The broker who was asked to visit the firm. */
  visitorId: string | null;
  visitorName: string | null;
}

registerConstraints({
  'market.demand_external': () =>
    new Problem('DEMAND_EXISTS', { status: 409, zh: '同一外部编号的需求已经存在', en: 'A demand with this external id exists' }),
});

const COLUMNS = sql`d.id, d.organisation_id as "organisationId", d.organisation_name as "organisationName", d.region, d.park, d.title,
  d.problem, d.indicators, d.constraints, d.budget_fen as "budgetFen", d.deadline, d.ip_wish as "ipWish", d.secrecy, d.type, d.field,
  d.contact, d.status, d.case_id as "caseId", d.anonymous, d.source, d.demo, d.version, d.created_at as "createdAt",
  d.updated_at as "updatedAt", d.published_at as "publishedAt", d.visitor_id as "visitorId", d.visitor_name as "visitorName"`;

export interface NewDemand {
  id: string;
  draft: DemandDraft;
  organisation: { id: string; nameZh: string; region: string | null; park: string | null } | null;
  status: DemandStatus;
  source: string;
  demo: boolean;
  createdBy: string | null;
  at: Date;
}

export async function insertDemand(handle: Sql, d: NewDemand): Promise<void> {
  await sql`
    insert into market.demand (id, organisation_id, organisation_name, region, park, title, problem, indicators, constraints, budget_fen,
      deadline, ip_wish, secrecy, type, field, contact, status, source, demo, created_by, created_at, updated_at, published_at)
    values (${d.id}, ${d.organisation?.id ?? null}, ${d.organisation?.nameZh ?? null}, ${d.organisation?.region ?? null},
      ${d.organisation?.park ?? null}, ${d.draft.title}, ${d.draft.problem}, ${JSON.stringify(d.draft.indicators)}::jsonb,
      ${d.draft.constraints}, ${d.draft.budgetFen}, ${d.draft.deadline}, ${d.draft.ipWish}, ${d.draft.secrecy}, ${d.draft.type},
      ${d.draft.field}, ${d.draft.contact}, ${d.status}, ${d.source}, ${d.demo}, ${d.createdBy}, ${d.at}, ${d.at},
      ${d.status === 'PUBLISHED' ? d.at : null})`.execute(handle);
}

/** Replaces what the firm wrote; false when somebody saved since `version` was read. */
export async function replaceDemandDraft(handle: Sql, id: string, version: number, draft: DemandDraft, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update market.demand set title = ${draft.title}, problem = ${draft.problem}, indicators = ${JSON.stringify(draft.indicators)}::jsonb,
      constraints = ${draft.constraints}, budget_fen = ${draft.budgetFen}, deadline = ${draft.deadline}, ip_wish = ${draft.ipWish},
      secrecy = ${draft.secrecy}, type = ${draft.type}, field = ${draft.field}, contact = ${draft.contact}, version = version + 1,
      updated_at = ${at}
    where id = ${id} and version = ${version}`.execute(handle);
  return numAffectedRows === 1n;
}

export async function findDemand(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<DemandRow | undefined> {
  const lock = options.lock ? sql`for update` : sql``;
  const { rows } = await sql<DemandRow>`select ${COLUMNS} from market.demand d where d.id = ${id} ${lock}`.execute(handle);
  return rows[0];
}

export async function setDemandCase(handle: Sql, id: string, caseId: string): Promise<void> {
  await sql`update market.demand set case_id = ${caseId} where id = ${id}`.execute(handle);
}

export async function setDemandStatus(
  handle: Sql,
  id: string,
  status: DemandStatus,
  at: Date,
  options: { publishedAt?: Date; anonymous?: boolean } = {},
): Promise<void> {
  await sql`
    update market.demand set status = ${status}, updated_at = ${at}, version = version + 1,
      published_at = coalesce(${options.publishedAt ?? null}, published_at),
      anonymous = coalesce(${options.anonymous ?? null}::boolean, anonymous)
    where id = ${id}`.execute(handle);
}

export interface DemandFilter {
  /** `own`: these organisations; `handedIn`: everything but drafts within these places; neither: published ones. */
  own?: readonly string[];
  handedIn?: PlaceScope;
  /** Those a broker was asked to visit. */
  visitorId?: string;
  q?: string;
  statuses?: readonly DemandStatus[];
  region?: string;
  park?: string;
  type?: string;
  limit: number;
  offset: number;
}

export async function listDemandRows(handle: Sql, f: DemandFilter): Promise<{ rows: DemandRow[]; total: number }> {
  const visible = f.visitorId
    ? sql`d.visitor_id = ${f.visitorId} and d.status <> 'DRAFT'`
    : f.own
    ? sql`d.organisation_id = any(${f.own}::uuid[])`
    : f.handedIn
      ? sql`d.status <> 'DRAFT' and ${placeFilter(f.handedIn)}`
      : sql`d.status in ('PUBLISHED', 'MATCHED', 'CONTRACTED')`;
  // Details of an internal demand must not be found by searching for them either.
  const text = f.own || f.handedIn ? sql`d.title || ' ' || d.problem` : sql`d.title || ' ' || case when d.secrecy = 'PUBLIC' then d.problem else '' end`;
  const where = sql.join(
    [
      visible,
      ...words(f.q).map((w) => sql`strpos(lower(${text}), ${w}) > 0`),
      ...(f.statuses?.length ? [sql`d.status = any(${f.statuses}::text[])`] : []),
      ...(f.region ? [sql`d.region = ${f.region}`] : []),
      ...(f.park ? [sql`d.park = ${f.park}`] : []),
      ...(f.type ? [sql`d.type = ${f.type}`] : []),
    ],
    sql` and `,
  );
  const order = f.own || f.handedIn ? sql`d.updated_at desc, d.id` : sql`d.published_at desc nulls last, d.id`;
  const counted = await sql<{ total: number }>`select count(*) as total from market.demand d where ${where}`.execute(handle);
  const { rows } = await sql<DemandRow>`
    select ${COLUMNS} from market.demand d where ${where} order by ${order} limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

export function placeFilter(scope: PlaceScope): ReturnType<typeof sql> {
  if (scope.everything) return sql`true`;
  if (scope.places.length === 0) return sql`false`;
  return sql`(${sql.join(
    scope.places.map(
      (p) => sql`(${p.regions.length === 0}::boolean or d.region = any(${p.regions}::text[])) and (${p.parks.length === 0}::boolean or d.park = any(${p.parks}::text[]))`,
    ),
    sql` or `,
  )})`;
}

export function words(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter((w) => w !== '').slice(0, 10);
}

/** The words of demands that have been handed in, for the language of the index; never shown. */
export interface DemandText {
  id: string;
  title: string;
  content: string;
  /** False: a draft, or gone. */
  known: boolean;
}

const TEXT = sql`d.id, d.title, d.problem as content, d.status in ('PUBLISHED', 'MATCHED', 'CONTRACTED', 'SOLVED_OTHERWISE') as known`;

export async function* streamDemandTexts(handle: Sql, pageSize = 2_000): AsyncGenerator<DemandText[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<DemandText>`select ${TEXT} from market.demand d where d.id > ${after} order by d.id limit ${pageSize}`.execute(handle);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.id;
  }
}

export async function findDemandTexts(handle: Sql, ids: readonly string[]): Promise<DemandText[]> {
  const { rows } = await sql<DemandText>`select ${TEXT} from market.demand d where d.id = any(${ids}::uuid[])`.execute(handle);
  return rows;
}
