import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { PlanDraft, PlanStatus } from '../contract.ts';
import type { ComputedPlan } from '../domain/distribute.ts';
import type { Scope } from '../queries/scope.ts';
import { within } from './within.ts';

registerConstraints({
  'ownership.patent_bonus_number': () => new Problem('BONUS_EXISTS', { status: 409, zh: '这件专利的奖金已经登记', en: 'The bonus of this patent has been entered already' }),
});

export interface PlanContent {
  resultId: string | null;
  resultTitle: string;
  input: PlanDraft;
  computed: ComputedPlan;
  answers: Record<string, boolean>;
  exemptionsVersion: number;
}

export interface PlanRow extends PlanContent {
  id: string;
  organisationId: string;
  organisationName: string;
  region: string;
  dueOn: string;
  status: PlanStatus;
  caseId: string | null;
  paidOn: string | null;
  bankReference: string | null;
  version: number;
  demo: boolean;
  createdAt: Date;
}

const COLUMNS = sql`p.id, p.result_id as "resultId", p.result_title as "resultTitle", p.organisation_id as "organisationId", p.organisation_name as "organisationName", p.region, p.input, p.computed,
  p.due_on as "dueOn", p.answers, p.exemptions_version as "exemptionsVersion", p.status, p.case_id as "caseId", p.paid_on as "paidOn", p.bank_reference as "bankReference", p.version, p.demo, p.created_at as "createdAt"`;

export async function insertPlan(
  handle: Sql,
  p: PlanContent & { id: string; organisation: { id: string; nameZh: string }; demo: boolean; at: Date; by: string | null },
): Promise<void> {
  await sql`
    insert into ownership.plan (id, result_id, result_title, organisation_id, organisation_name, region, mode, income_on, input, computed, pool_fen, retained_fen, due_on, answers, exemptions_version, status, demo, created_at, created_by)
    values (${p.id}, ${p.resultId}, ${p.resultTitle}, ${p.organisation.id}, ${p.organisation.nameZh}, ${p.input.region}, ${p.input.mode}, ${p.input.incomeOn}::date, ${JSON.stringify(p.input)}::jsonb,
      ${JSON.stringify(p.computed)}::jsonb, ${p.computed.poolFen}, ${p.computed.retainedFen}, ${p.computed.dueOn}::date, ${JSON.stringify(p.answers)}::jsonb, ${p.exemptionsVersion}, 'DRAFT', ${p.demo}, ${p.at}, ${p.by}::uuid)`.execute(handle);
  await writeParts(handle, p.id, p.computed);
}

export async function setPlanCase(handle: Sql, id: string, caseId: string): Promise<void> {
  await sql`update ownership.plan set case_id = ${caseId} where id = ${id}`.execute(handle);
}

/** False when somebody saved since `version` was read. */
export async function replacePlan(handle: Sql, id: string, version: number, p: PlanContent): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ownership.plan set result_id = ${p.resultId}, result_title = ${p.resultTitle}, region = ${p.input.region}, mode = ${p.input.mode}, income_on = ${p.input.incomeOn}::date, input = ${JSON.stringify(p.input)}::jsonb,
      computed = ${JSON.stringify(p.computed)}::jsonb, pool_fen = ${p.computed.poolFen}, retained_fen = ${p.computed.retainedFen}, due_on = ${p.computed.dueOn}::date, answers = ${JSON.stringify(p.answers)}::jsonb,
      exemptions_version = ${p.exemptionsVersion}, version = version + 1 where id = ${id} and version = ${version}`.execute(handle);
  if (numAffectedRows !== 1n) return false;
  await sql`delete from ownership.plan_part where plan_id = ${id}`.execute(handle);
  await writeParts(handle, id, p.computed);
  return true;
}

async function writeParts(handle: Sql, planId: string, { parts }: ComputedPlan): Promise<void> {
  const rows = parts.map((p, i) => ({ no: i + 1, name: p.name, account_id: p.accountId, role: p.role, leader: p.leader, share_ppm: p.sharePpm, fen: p.fen }));
  await sql`
    insert into ownership.plan_part (plan_id, no, name, account_id, role, leader, share_ppm, fen)
    select ${planId}, x.no, x.name, x.account_id, x.role, x.leader, x.share_ppm, x.fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(no integer, name text, account_id uuid, role text, leader boolean, share_ppm integer, fen bigint)`.execute(handle);
}

export async function findPlan(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`select ${COLUMNS} from ownership.plan p where p.id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0];
}

export async function setPlanStatus(handle: Sql, id: string, status: string, paid?: { on: string; reference: string }): Promise<void> {
  await sql`
    update ownership.plan set status = ${status}, paid_on = coalesce(${paid?.on ?? null}::date, paid_on), bank_reference = coalesce(${paid?.reference ?? null}, bank_reference) where id = ${id}`.execute(handle);
}

export async function listPlanRows(handle: Sql, scope: Scope, page: { limit: number; offset: number }): Promise<{ rows: PlanRow[]; total: number }> {
  const where = within(scope)(sql`p.organisation_id`, sql`p.region`);
  const counted = await sql<{ total: number }>`select count(*) as total from ownership.plan p where ${where}`.execute(handle);
  const { rows } = await sql<PlanRow>`select ${COLUMNS} from ownership.plan p where ${where} order by p.created_at desc, p.id limit ${page.limit} offset ${page.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

export interface OwnPart {
  planId: string;
  resultTitle: string;
  organisationName: string;
  status: PlanStatus;
  sharePpm: number;
  fen: number;
  poolFen: number;
  dueOn: string;
  paidOn: string | null;
}

/** What plans give a person: by his account, or by his name in a unit he works for where no account was stated. Drafts are not told. */
export async function partsOf(handle: Sql, person: { accountId: string; name: string; organisations: readonly string[] }): Promise<OwnPart[]> {
  const { rows } = await sql<OwnPart>`
    select p.id as "planId", p.result_title as "resultTitle", p.organisation_name as "organisationName", p.status, x.share_ppm as "sharePpm", x.fen, p.pool_fen as "poolFen", p.due_on as "dueOn", p.paid_on as "paidOn"
    from ownership.plan_part x join ownership.plan p on p.id = x.plan_id
    where p.status not in ('DRAFT', 'WITHDRAWN') and (x.account_id = ${person.accountId} or (x.account_id is null and x.name = ${person.name} and p.organisation_id = any(${person.organisations}::uuid[])))
    order by p.created_at desc, x.no`.execute(handle);
  return rows;
}

export interface BonusRow {
  id: string;
  organisationId: string;
  organisationName: string;
  patentNumber: string;
  title: string;
  kind: 'invention' | 'utility' | 'design';
  grantedOn: string;
  inventors: string;
  amountFen: number;
  dueOn: string;
  paidOn: string | null;
  reference: string | null;
  createdBy: string;
}

const BONUS = sql`b.id, b.organisation_id as "organisationId", b.organisation_name as "organisationName", b.patent_number as "patentNumber", b.title, b.kind, b.granted_on as "grantedOn", b.inventors,
  b.amount_fen as "amountFen", b.due_on as "dueOn", b.paid_on as "paidOn", b.reference, b.created_by as "createdBy"`;

export async function insertBonus(handle: Sql, b: Omit<BonusRow, 'paidOn' | 'reference'> & { at: Date }): Promise<void> {
  await sql`
    insert into ownership.patent_bonus (id, organisation_id, organisation_name, patent_number, title, kind, granted_on, inventors, amount_fen, due_on, created_at, created_by)
    values (${b.id}, ${b.organisationId}, ${b.organisationName}, ${b.patentNumber}, ${b.title}, ${b.kind}, ${b.grantedOn}::date, ${b.inventors}, ${b.amountFen}, ${b.dueOn}::date, ${b.at}, ${b.createdBy})`.execute(handle);
}

export async function findBonus(handle: Sql, id: string): Promise<BonusRow | undefined> {
  const { rows } = await sql<BonusRow>`select ${BONUS} from ownership.patent_bonus b where b.id = ${id} for update`.execute(handle);
  return rows[0];
}

export async function setBonusPaid(handle: Sql, id: string, on: string, reference: string): Promise<void> {
  await sql`update ownership.patent_bonus set paid_on = ${on}::date, reference = ${reference} where id = ${id}`.execute(handle);
}

/** Bonuses have no place of their own: only a unit's people and readers of the zone see them. */
export async function listBonusRows(handle: Sql, scope: Scope, page: { limit: number; offset: number }): Promise<{ rows: BonusRow[]; total: number }> {
  const where = within(scope)(sql`b.organisation_id`, sql`''`);
  const counted = await sql<{ total: number }>`select count(*) as total from ownership.patent_bonus b where ${where}`.execute(handle);
  const { rows } = await sql<BonusRow>`select ${BONUS} from ownership.patent_bonus b where ${where} order by b.paid_on is not null, b.due_on, b.id limit ${page.limit} offset ${page.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}
