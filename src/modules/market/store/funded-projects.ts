import { sql } from 'kysely';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { PlaceScope } from '../domain/visibility.ts';

registerConstraints({
  'market.funded_project_number': () =>
    new Problem('FUNDED_PROJECT_EXISTS', { status: 409, zh: '该单位的这个项目编号已在清单中', en: 'This project of this unit is on the list already' }),
});

/** A project with fiscal money that owes its results. */
export interface FundedProject {
  id: string;
  organisationId: string;
  organisationName: string;
  region: string | null;
  number: string;
  title: string;
  endedOn: string;
  dueOn: string;
  orderedOn: string | null;
  correctBy: string | null;
  orderReason: string | null;
  /** Registered results that name its number. */
  results: number;
}

const COLUMNS = sql`p.id, p.organisation_id as "organisationId", p.organisation_name as "organisationName", p.region, p.number, p.title, p.ended_on as "endedOn",
  p.due_on as "dueOn", p.ordered_on as "orderedOn", p.correct_by as "correctBy", p.order_reason as "orderReason",
  (select count(*) from market.result r where r.project_number = p.number and r.project_number <> '' and r.funding_fiscal and r.organisation_id = p.organisation_id
    and r.status not in ('DRAFT', 'UNIT_REVIEW')) as results`;

export async function insertFundedProject(
  handle: Sql,
  p: { id: string; organisation: { id: string; nameZh: string; region: string | null }; number: string; title: string; endedOn: string; dueOn: string; by: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into market.funded_project (id, organisation_id, organisation_name, region, number, title, ended_on, due_on, created_at, created_by)
    values (${p.id}, ${p.organisation.id}, ${p.organisation.nameZh}, ${p.organisation.region}, ${p.number}, ${p.title}, ${p.endedOn}::date, ${p.dueOn}::date, ${p.at}, ${p.by}::uuid)`.execute(handle);
}

export async function findFundedProject(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<FundedProject | undefined> {
  const { rows } = await sql<FundedProject>`select ${COLUMNS} from market.funded_project p where p.id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0];
}

export async function orderFundedProject(handle: Sql, id: string, o: { orderedOn: string; correctBy: string; reason: string }): Promise<void> {
  await sql`update market.funded_project set ordered_on = ${o.orderedOn}::date, correct_by = ${o.correctBy}::date, order_reason = ${o.reason} where id = ${id}`.execute(handle);
}

/** What the reader may see: those of his unit, or of his places. */
export async function listFundedProjects(
  handle: Sql,
  f: { own: readonly string[]; places: PlaceScope; limit: number; offset: number },
): Promise<{ rows: FundedProject[]; total: number }> {
  const regions = f.places.places.flatMap((p) => p.regions);
  const where = sql`(${f.places.everything}::boolean or p.region = any(${regions}::text[]) or p.organisation_id = any(${f.own}::uuid[]))`;
  const counted = await sql<{ total: number }>`select count(*) as total from market.funded_project p where ${where}`.execute(handle);
  const { rows } = await sql<FundedProject>`
    select ${COLUMNS} from market.funded_project p where ${where} order by p.due_on, p.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}
