import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../../kernel/db/index.ts';
import type { Explanation } from '../../../../kernel/rules/index.ts';
import type { FrozenFigures } from '../domain/lists/figures.ts';
import type { Standing } from '../domain/lists/outcome.ts';
import type { CandidateStep, ListState } from '../domain/lists/steps.ts';
import type { ValueStatement } from '../domain/lists/value-proof.ts';

registerConstraints({
  'enterprises.list_edition_once': () => new Problem('LIST_EDITION_EXISTS', { status: 409, zh: '该名单本年度已开始评定', en: 'This list has an edition of that year already', where: { field: 'year' } }),
});

export interface ListEditionRow {
  id: string;
  list: string;
  year: number;
  region: string | null;
  title: string;
  on: CalendarDate;
  caseId: string;
  state: ListState;
  documentNumber: string | null;
  publishedOn: CalendarDate | null;
  outcomeHash: string | null;
  demo: boolean;
  openedAt: Date;
  openedByName: string;
}

const editionColumns = sql`
  e.id, e.list, e.year, e.region, e.title, e.on_date as "on", e.case_id as "caseId", e.state, e.document_number as "documentNumber", e.published_on as "publishedOn",
  e.outcome_hash as "outcomeHash", e.demo, e.opened_at as "openedAt", e.opened_by_name as "openedByName"`;

export async function insertEdition(db: Sql, e: ListEditionRow): Promise<void> {
  await sql`
    insert into enterprises.list_edition (id, list, year, region, title, on_date, case_id, state, demo, opened_at, opened_by_name)
    values (${e.id}, ${e.list}, ${e.year}, ${e.region}, ${e.title}, ${e.on}, ${e.caseId}, ${e.state}, ${e.demo}, ${e.openedAt}, ${e.openedByName})`.execute(db);
}

export async function findEdition(db: Sql, id: string, { lock = false } = {}): Promise<ListEditionRow | undefined> {
  const { rows } = await sql<ListEditionRow>`select ${editionColumns} from enterprises.list_edition e where e.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function setState(db: Sql, id: string, state: string): Promise<void> {
  await sql`update enterprises.list_edition set state = ${state} where id = ${id}`.execute(db);
}

export async function setPublished(db: Sql, id: string, p: { documentNumber: string; publishedOn: CalendarDate; outcomeHash: string }): Promise<void> {
  await sql`update enterprises.list_edition set state = 'PUBLISHED', document_number = ${p.documentNumber}, published_on = ${p.publishedOn}, outcome_hash = ${p.outcomeHash} where id = ${id}`.execute(db);
}

export interface EditionCounts {
  candidates: number;
  standing: number;
  removed: number;
}

/** Editions with their counts, the newest first. `open`: also those that are not on notice or published yet. */
export async function listEditions(db: Sql, { open }: { open: boolean }): Promise<(ListEditionRow & EditionCounts)[]> {
  const { rows } = await sql<ListEditionRow & EditionCounts>`
    select ${editionColumns}, count(c.id)::int as candidates, count(c.id) filter (where c.removed_at_step is null)::int as standing, count(c.removed_at_step)::int as removed
    from enterprises.list_edition e left join enterprises.list_candidate c on c.edition_id = e.id
    where ${open ? sql`true` : sql`e.state in ('NOTICE', 'PUBLISHED')`}
    group by e.id order by e.year desc, e.opened_at desc, e.id desc`.execute(db);
  return rows;
}

export interface CandidateRow {
  id: string;
  editionId: string;
  enterpriseId: string;
  name: string;
  city: string;
  park: string | null;
  field: string | null;
  proposedBy: 'RULE' | 'FIRM';
  judgementId: string;
  answer: 'YES' | 'NO' | 'UNKNOWN';
  explanation: Explanation;
  figures: FrozenFigures;
  form: CandidateForm | null;
  formAt: Date | null;
  formByName: string | null;
  removedAtStep: CandidateStep | null;
  falseData: boolean;
}

export interface CandidateForm {
  contact: string;
  statement: string;
  value: ValueStatement | null;
}

const candidateColumns = sql`
  c.id, c.edition_id as "editionId", c.enterprise_id as "enterpriseId", c.name, c.city, c.park, c.field, c.proposed_by as "proposedBy", c.judgement_id as "judgementId", c.answer, c.explanation, c.figures,
  c.form, c.form_at as "formAt", c.form_by_name as "formByName", c.removed_at_step as "removedAtStep", c.false_data as "falseData"`;

export async function insertCandidate(db: Sql, c: Omit<CandidateRow, 'removedAtStep' | 'falseData'>, at: Date): Promise<void> {
  await sql`
    insert into enterprises.list_candidate (id, edition_id, enterprise_id, name, city, park, field, proposed_by, judgement_id, answer, explanation, figures, form, form_at, form_by_name, proposed_at)
    values (${c.id}, ${c.editionId}, ${c.enterpriseId}, ${c.name}, ${c.city}, ${c.park}, ${c.field}, ${c.proposedBy}, ${c.judgementId}, ${c.answer}, ${JSON.stringify(c.explanation)}::jsonb,
      ${JSON.stringify(c.figures)}::jsonb, ${c.form && JSON.stringify(c.form)}::jsonb, ${c.formAt}, ${c.formByName}, ${at})`.execute(db);
}

export async function findCandidate(db: Sql, id: string): Promise<CandidateRow | undefined> {
  const { rows } = await sql<CandidateRow>`select ${candidateColumns} from enterprises.list_candidate c where c.id = ${id}`.execute(db);
  return rows[0];
}

export async function candidateOf(db: Sql, editionId: string, enterpriseId: string): Promise<CandidateRow | undefined> {
  const { rows } = await sql<CandidateRow>`select ${candidateColumns} from enterprises.list_candidate c where c.edition_id = ${editionId} and c.enterprise_id = ${enterpriseId}`.execute(db);
  return rows[0];
}

/** Firms that are candidates already. */
export async function candidateFirms(db: Sql, editionId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select enterprise_id as id from enterprises.list_candidate where edition_id = ${editionId}`.execute(db);
  return new Set(rows.map((r) => r.id));
}

/** Those not removed, by name: the list as it stands. */
export async function standingCandidates(db: Sql, editionId: string): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`select ${candidateColumns} from enterprises.list_candidate c where c.edition_id = ${editionId} and c.removed_at_step is null order by c.name, c.id`.execute(db);
  return rows;
}

export async function pageCandidates(
  db: Sql,
  q: { editionId: string; cities: readonly string[] | null; parks: readonly string[] | null; standing?: boolean | undefined; answer?: string | undefined; q?: string | undefined; limit: number; offset: number },
): Promise<(CandidateRow & { total: number })[]> {
  const { rows } = await sql<CandidateRow & { total: number }>`
    select ${candidateColumns}, count(*) over ()::int as total from enterprises.list_candidate c
    where c.edition_id = ${q.editionId} and (${q.cities}::text[] is null or c.city = any(${q.cities}::text[])) and (${q.parks}::text[] is null or c.park = any(${q.parks}::text[]))
      and (${q.standing ?? null}::boolean is null or (c.removed_at_step is null) = ${q.standing ?? null}) and (${q.answer ?? null}::text is null or c.answer = ${q.answer ?? null})
      and (${q.q ?? null}::text is null or position(${q.q ?? null} in c.name) > 0)
    order by c.city, c.name, c.id limit ${q.limit} offset ${q.offset}`.execute(db);
  return rows;
}

export async function setForm(db: Sql, id: string, f: { form: CandidateForm; formAt: Date; formByName: string; judgementId: string; answer: string; explanation: Explanation; figures: FrozenFigures }): Promise<void> {
  await sql`
    update enterprises.list_candidate set form = ${JSON.stringify(f.form)}::jsonb, form_at = ${f.formAt}, form_by_name = ${f.formByName}, judgement_id = ${f.judgementId}, answer = ${f.answer},
      explanation = ${JSON.stringify(f.explanation)}::jsonb, figures = ${JSON.stringify(f.figures)}::jsonb where id = ${id}`.execute(db);
}

export interface DecisionRow {
  id: string;
  candidateId: string;
  step: CandidateStep;
  kept: boolean;
  falseData: boolean;
  reason: string;
  at: Date;
  byName: string;
}

/** Keeps the decision and lets the candidate follow it. */
export async function insertDecision(db: Sql, d: DecisionRow & { by: string }): Promise<void> {
  await sql`
    insert into enterprises.list_decision (id, candidate_id, step, kept, false_data, reason, decided_at, decided_by, decided_by_name)
    values (${d.id}, ${d.candidateId}, ${d.step}, ${d.kept}, ${d.falseData}, ${d.reason}, ${d.at}, ${d.by}, ${d.byName})`.execute(db);
  await sql`update enterprises.list_candidate set removed_at_step = ${d.kept ? null : d.step}, false_data = false_data or ${d.falseData} where id = ${d.candidateId}`.execute(db);
}

export async function readDecisions(db: Sql, candidates: readonly string[]): Promise<DecisionRow[]> {
  if (candidates.length === 0) return [];
  const { rows } = await sql<DecisionRow>`
    select id, candidate_id as "candidateId", step, kept, false_data as "falseData", reason, decided_at as at, decided_by_name as "byName"
    from enterprises.list_decision where candidate_id = any(${candidates}::uuid[]) order by decided_at, id`.execute(db);
  return rows;
}

export interface OutcomeRow {
  enterpriseId: string;
  name: string;
  city: string;
  field: string | null;
  standing: Standing;
  figures: FrozenFigures | null;
}

export async function insertOutcome(db: Sql, editionId: string, rows: readonly OutcomeRow[]): Promise<void> {
  await sql`
    insert into enterprises.list_outcome (edition_id, enterprise_id, name, city, field, standing, figures)
    select ${editionId}::uuid, o."enterpriseId", o.name, o.city, o.field, o.standing, o.figures
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o("enterpriseId" uuid, name text, city text, field text, standing text, figures jsonb)`.execute(db);
}

export async function readOutcome(db: Sql, editionId: string): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select enterprise_id as "enterpriseId", name, city, field, standing, figures from enterprises.list_outcome where edition_id = ${editionId} order by enterprise_id`.execute(db);
  return rows;
}

/** The published edition of this list before a year, the latest. */
export async function editionBefore(db: Sql, { list, year, region }: Pick<ListEditionRow, 'list' | 'year' | 'region'>): Promise<ListEditionRow | undefined> {
  const { rows } = await sql<ListEditionRow>`
    select ${editionColumns} from enterprises.list_edition e
    where e.list = ${list} and e.year < ${year} and e.region is not distinct from ${region} and e.state = 'PUBLISHED' order by e.year desc limit 1`.execute(db);
  return rows[0];
}

/** Firms that stood on any published edition of this list before a year. */
export async function everListed(db: Sql, { list, year, region }: Pick<ListEditionRow, 'list' | 'year' | 'region'>): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.enterprise_id as id from enterprises.list_outcome o join enterprises.list_edition e on e.id = o.edition_id
    where e.list = ${list} and e.year < ${year} and e.region is not distinct from ${region} and o.standing <> 'DROPPED'`.execute(db);
  return new Set(rows.map((r) => r.id));
}

/** What the platform's own editions came to: firms on the list, by year. */
export async function listedByYear(db: Sql, list: string, region: string | null): Promise<{ year: number; firms: number }[]> {
  const { rows } = await sql<{ year: number; firms: number }>`
    select e.year, count(*)::int as firms from enterprises.list_outcome o join enterprises.list_edition e on e.id = o.edition_id
    where e.list = ${list} and e.region is not distinct from ${region} and o.standing <> 'DROPPED' group by e.year order by e.year`.execute(db);
  return rows;
}

/** On which editions a firm stands or stood. */
export async function listingsOf(db: Sql, enterpriseId: string): Promise<{ editionId: string; list: string; year: number; title: string; standing: Standing }[]> {
  const { rows } = await sql<{ editionId: string; list: string; year: number; title: string; standing: Standing }>`
    select e.id as "editionId", e.list, e.year, e.title, o.standing from enterprises.list_outcome o join enterprises.list_edition e on e.id = o.edition_id
    where o.enterprise_id = ${enterpriseId} order by e.year desc, e.list`.execute(db);
  return rows;
}
