import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { DemandDraft } from '../contract/demand.ts';
import type { ImportKind } from '../contract/import.ts';
import type { ResultDraft } from '../contract/result.ts';

/** A row ready to be written, for an organisation or for none. */
export interface RowToWrite<D> {
  id: string;
  externalId: string;
  draft: D;
  hash: string;
  organisation: { id: string; nameZh: string; region: string | null; park: string | null } | null;
  /** Shown when there is no organisation of the platform behind the row. */
  organisationName: string | null;
}

export interface WriteContext {
  source: string;
  importId: string;
  status: string;
  createdBy: string | null;
  at: Date;
  demo: boolean;
}

export interface KnownRow {
  externalId: string;
  hash: string | null;
  status: string;
}

/** What of a batch is there already. */
export async function findKnownRows(handle: Sql, kind: ImportKind, source: string, externalIds: readonly string[]): Promise<Map<string, KnownRow>> {
  const table = sql.table(kind === 'demands' ? 'market.demand' : 'market.result');
  const { rows } = await sql<KnownRow>`
    select external_id as "externalId", content_hash as hash, status from ${table}
    where source = ${source} and external_id = any(${externalIds}::text[])`.execute(handle);
  return new Map(rows.map((r) => [r.externalId, r]));
}

/**
 * Writes a batch in one statement: new rows are inserted, known ones get the new content and keep id and status.
 * Chinese text as one JSON parameter is several times faster than as many single ones.
 */
export async function writeDemandRows(handle: Sql, rows: readonly RowToWrite<DemandDraft>[], ctx: WriteContext): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(
    rows.map((r) => ({ ...r.draft, id: r.id, external_id: r.externalId, hash: r.hash, ...organisationOf(r), park: r.organisation?.park ?? null })),
  );
  await sql`
    insert into market.demand as d (id, organisation_id, organisation_name, region, park, title, problem, indicators, constraints, budget_fen,
      deadline, ip_wish, secrecy, type, field, contact, status, source, external_id, import_id, content_hash, demo, created_by, created_at,
      updated_at, published_at)
    select x.id, x.organisation_id, x.organisation_name, x.region, x.park, x.title, x.problem, x.indicators, x.constraints, x."budgetFen",
      x.deadline, x."ipWish", x.secrecy, x.type, x.field, x.contact, ${ctx.status}, ${ctx.source}, x.external_id, ${ctx.importId}, x.hash,
      ${ctx.demo}, ${ctx.createdBy}, ${ctx.at}, ${ctx.at}, ${ctx.status === 'PUBLISHED' ? ctx.at : null}
    from jsonb_to_recordset(${list}::jsonb) as x(id uuid, organisation_id uuid, organisation_name text, region text, park text, title text,
      problem text, indicators jsonb, constraints text, "budgetFen" bigint, deadline date, "ipWish" text, secrecy text, type text, field text,
      contact text, external_id text, hash text)
    on conflict (source, external_id) where external_id is not null do update set
      organisation_id = excluded.organisation_id, organisation_name = excluded.organisation_name, region = excluded.region, park = excluded.park,
      title = excluded.title, problem = excluded.problem, indicators = excluded.indicators, constraints = excluded.constraints,
      budget_fen = excluded.budget_fen, deadline = excluded.deadline, ip_wish = excluded.ip_wish, secrecy = excluded.secrecy,
      type = excluded.type, field = excluded.field, contact = excluded.contact, import_id = excluded.import_id,
      content_hash = excluded.content_hash, version = d.version + 1, updated_at = excluded.updated_at`.execute(handle);
}

export async function writeResultRows(handle: Sql, rows: readonly RowToWrite<ResultDraft>[], ctx: WriteContext): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(
    rows.map((r) => {
      const owners = r.draft.owners.length > 0 || !r.organisation ? r.draft.owners : [{ organisationId: r.organisation.id, name: r.organisation.nameZh, sharePpm: 1_000_000 }];
      return { ...r.draft, owners, id: r.id, external_id: r.externalId, hash: r.hash, ...organisationOf(r) };
    }),
  );
  await sql`
    insert into market.result as r (id, organisation_id, organisation_name, region, title, abstract, field, keywords, maturity, owners,
      completers, job_result, funding_fiscal, project_number, ip_list, secrecy, intended_mode, price_hint_fen, contact, disclosure_date, status,
      source, external_id, import_id, content_hash, demo, created_by, created_at, updated_at, published_at, registered_at)
    select x.id, x.organisation_id, x.organisation_name, x.region, x.title, x.abstract, x.field,
      array(select jsonb_array_elements_text(x.keywords)), x.maturity, x.owners, x.completers, x."jobResult", x."fundingFiscal",
      x."projectNumber", x."ipList", x.secrecy, x."intendedMode", x."priceHintFen", x.contact, x."disclosureDate", ${ctx.status}, ${ctx.source},
      x.external_id, ${ctx.importId}, x.hash, ${ctx.demo}, ${ctx.createdBy}, ${ctx.at}, ${ctx.at}, ${ctx.status === 'PUBLISHED' ? ctx.at : null},
      ${ctx.status === 'DRAFT' ? null : ctx.at}
    from jsonb_to_recordset(${list}::jsonb) as x(id uuid, organisation_id uuid, organisation_name text, region text, title text, abstract text,
      field text, keywords jsonb, maturity smallint, owners jsonb, completers jsonb, "jobResult" boolean, "fundingFiscal" boolean,
      "projectNumber" text, "ipList" jsonb, secrecy text, "intendedMode" text, "priceHintFen" bigint, contact text, "disclosureDate" date,
      external_id text, hash text)
    on conflict (source, external_id) where external_id is not null do update set
      organisation_id = excluded.organisation_id, organisation_name = excluded.organisation_name, region = excluded.region,
      title = excluded.title, abstract = excluded.abstract, field = excluded.field, keywords = excluded.keywords, maturity = excluded.maturity,
      owners = excluded.owners, completers = excluded.completers, job_result = excluded.job_result, funding_fiscal = excluded.funding_fiscal,
      project_number = excluded.project_number, ip_list = excluded.ip_list, secrecy = excluded.secrecy, intended_mode = excluded.intended_mode,
      price_hint_fen = excluded.price_hint_fen, contact = excluded.contact, disclosure_date = excluded.disclosure_date,
      import_id = excluded.import_id, content_hash = excluded.content_hash, version = r.version + 1, updated_at = excluded.updated_at`.execute(handle);
}

function organisationOf(r: RowToWrite<unknown>): Record<string, unknown> {
  return {
    organisation_id: r.organisation?.id ?? null,
    organisation_name: r.organisation?.nameZh ?? r.organisationName,
    region: r.organisation?.region ?? null,
  };
}
