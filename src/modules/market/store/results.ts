import { sql } from 'kysely';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ResultDraft } from '../contract/result.ts';
import type { ResultStatus } from '../contract/words.ts';
import { words } from './demands.ts';

/** A result as stored. */
export interface ResultRow extends ResultDraft {
  id: string;
  organisationId: string | null;
  organisationName: string | null;
  region: string | null;
  status: ResultStatus;
  source: string;
  demo: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  /** The case of its registration; none for a result that was imported or entered before there was one. */
  caseId: string | null;
  /** The one-year rule counts from here. */
  registeredAt: Date | null;
}

registerConstraints({
  'market.result_external': () =>
    new Problem('RESULT_EXISTS', { status: 409, zh: '同一外部编号的成果已经存在', en: 'A result with this external id exists' }),
});

const COLUMNS = sql`r.id, r.organisation_id as "organisationId", r.organisation_name as "organisationName", r.region, r.title, r.abstract,
  r.field, r.keywords, r.maturity, r.owners, r.completers, r.job_result as "jobResult", r.funding_fiscal as "fundingFiscal",
  r.project_number as "projectNumber", r.ip_list as "ipList", r.secrecy, r.intended_mode as "intendedMode",
  r.price_hint_fen as "priceHintFen", r.contact, r.disclosure_date as "disclosureDate", r.status, r.source, r.demo, r.version,
  r.created_at as "createdAt", r.updated_at as "updatedAt", r.published_at as "publishedAt",
  r.case_id as "caseId", r.registered_at as "registeredAt"`;

const IN_LIBRARY = sql`r.status in ('PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED')`;

export interface NewResult {
  id: string;
  draft: ResultDraft;
  organisation: { id: string; nameZh: string; region: string | null } | null;
  status: ResultStatus;
  source: string;
  demo: boolean;
  createdBy: string | null;
  at: Date;
}

export async function insertResult(handle: Sql, r: NewResult): Promise<void> {
  const d = r.draft;
  await sql`
    insert into market.result (id, organisation_id, organisation_name, region, title, abstract, field, keywords, maturity, owners, completers,
      job_result, funding_fiscal, project_number, ip_list, secrecy, intended_mode, price_hint_fen, contact, disclosure_date, status, source,
      demo, created_by, created_at, updated_at, published_at, registered_at)
    values (${r.id}, ${r.organisation?.id ?? null}, ${r.organisation?.nameZh ?? null}, ${r.organisation?.region ?? null}, ${d.title},
      ${d.abstract}, ${d.field}, ${d.keywords}::text[], ${d.maturity}, ${JSON.stringify(d.owners)}::jsonb, ${JSON.stringify(d.completers)}::jsonb,
      ${d.jobResult}, ${d.fundingFiscal}, ${d.projectNumber}, ${JSON.stringify(d.ipList)}::jsonb, ${d.secrecy}, ${d.intendedMode},
      ${d.priceHintFen}, ${d.contact}, ${d.disclosureDate}, ${r.status}, ${r.source}, ${r.demo}, ${r.createdBy}, ${r.at}, ${r.at},
      ${r.status === 'PUBLISHED' ? r.at : null}, ${r.status === 'DRAFT' ? null : r.at})`.execute(handle);
}

/** Replaces what the unit wrote; false when somebody saved since `version` was read. */
export async function replaceResultDraft(handle: Sql, id: string, version: number, d: ResultDraft, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update market.result set title = ${d.title}, abstract = ${d.abstract}, field = ${d.field}, keywords = ${d.keywords}::text[],
      maturity = ${d.maturity}, owners = ${JSON.stringify(d.owners)}::jsonb, completers = ${JSON.stringify(d.completers)}::jsonb,
      job_result = ${d.jobResult}, funding_fiscal = ${d.fundingFiscal}, project_number = ${d.projectNumber},
      ip_list = ${JSON.stringify(d.ipList)}::jsonb, secrecy = ${d.secrecy}, intended_mode = ${d.intendedMode},
      price_hint_fen = ${d.priceHintFen}, contact = ${d.contact}, disclosure_date = ${d.disclosureDate}, version = version + 1, updated_at = ${at}
    where id = ${id} and version = ${version}`.execute(handle);
  return numAffectedRows === 1n;
}

export async function findResult(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<ResultRow | undefined> {
  const lock = options.lock ? sql`for update` : sql``;
  const { rows } = await sql<ResultRow>`select ${COLUMNS} from market.result r where r.id = ${id} ${lock}`.execute(handle);
  return rows[0];
}

/** In no particular order; unknown ids are left out. */
export async function findResults(handle: Sql, ids: readonly string[]): Promise<ResultRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ResultRow>`select ${COLUMNS} from market.result r where r.id = any(${ids}::uuid[])`.execute(handle);
  return rows;
}

export async function setResultStatus(handle: Sql, id: string, status: ResultStatus, at: Date): Promise<void> {
  await sql`
    update market.result set status = ${status}, updated_at = ${at}, version = version + 1,
      published_at = case when ${status} = 'PUBLISHED' then coalesce(published_at, ${at}) else published_at end,
      registered_at = case when ${status} in ('DRAFT', 'UNIT_REVIEW') then registered_at else coalesce(registered_at, ${at}) end
    where id = ${id}`.execute(handle);
}

export async function setResultCase(handle: Sql, id: string, caseId: string): Promise<void> {
  await sql`update market.result set case_id = ${caseId} where id = ${id}`.execute(handle);
}

export interface ResultFilter {
  own?: readonly string[];
  /** Only these, e.g. the best of the index for a text. */
  ids?: readonly string[];
  q?: string;
  statuses?: readonly ResultStatus[];
  region?: string;
  field?: string;
  minMaturity?: number;
  mode?: string;
  limit: number;
  offset: number;
}

export async function listResultRows(handle: Sql, f: ResultFilter): Promise<{ rows: ResultRow[]; total: number }> {
  const text = f.own ? sql`r.title || ' ' || r.abstract` : sql`r.title || ' ' || case when r.secrecy = 'PUBLIC' then r.abstract else '' end`;
  const where = sql.join(
    [
      f.own ? sql`r.organisation_id = any(${f.own}::uuid[])` : IN_LIBRARY,
      ...(f.ids ? [sql`r.id = any(${f.ids}::uuid[])`] : []),
      ...words(f.q).map((w) => sql`strpos(lower(${text}), ${w}) > 0`),
      ...(f.statuses?.length ? [sql`r.status = any(${f.statuses}::text[])`] : []),
      ...(f.region ? [sql`r.region = ${f.region}`] : []),
      ...(f.field ? [sql`r.field = ${f.field}`] : []),
      ...(f.minMaturity ? [sql`r.maturity >= ${f.minMaturity}`] : []),
      ...(f.mode ? [sql`r.intended_mode = ${f.mode}`] : []),
    ],
    sql` and `,
  );
  const order = f.own ? sql`r.updated_at desc, r.id` : f.ids ? sql`array_position(${f.ids}::uuid[], r.id)` : sql`r.published_at desc nulls last, r.id`;
  const counted = await sql<{ total: number }>`select count(*) as total from market.result r where ${where}`.execute(handle);
  const { rows } = await sql<ResultRow>`
    select ${COLUMNS} from market.result r where ${where} order by ${order} limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

/** What the index needs of a result. Internal ones are matched by title alone: their details must not be guessed from evidence. */
export interface IndexedResult {
  id: string;
  title: string;
  abstract: string;
  keywords: string[];
  region: string | null;
  field: string;
  maturity: number | null;
  inLibrary: boolean;
}

const INDEXED = sql`r.id, r.title, case when r.secrecy = 'PUBLIC' then r.abstract else '' end as abstract,
  case when r.secrecy = 'PUBLIC' then r.keywords else '{}' end as keywords, r.region, r.field, r.maturity,
  (${IN_LIBRARY}) as "inLibrary"`;

/** The library in order of id, in pages, so that a warm start holds one page in memory. */
export async function* streamLibrary(handle: Sql, pageSize = 2_000): AsyncGenerator<IndexedResult[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<IndexedResult>`
      select ${INDEXED} from market.result r where ${IN_LIBRARY} and r.id > ${after} order by r.id limit ${pageSize}`.execute(handle);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.id;
  }
}

export async function findIndexed(handle: Sql, ids: readonly string[]): Promise<IndexedResult[]> {
  const { rows } = await sql<IndexedResult>`select ${INDEXED} from market.result r where r.id = any(${ids}::uuid[])`.execute(handle);
  return rows;
}

export async function* streamImported(handle: Sql, importId: string, pageSize = 2_000): AsyncGenerator<IndexedResult[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<IndexedResult>`
      select ${INDEXED} from market.result r where r.import_id = ${importId} and r.id > ${after} order by r.id limit ${pageSize}`.execute(handle);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.id;
  }
}
