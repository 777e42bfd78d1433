import { sql } from 'kysely';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ResultDraft } from '../contract/result.ts';

registerConstraints({
  'market.self_transformation_open': () =>
    new Problem('SELF_TRANSFORMATION_OPEN', { status: 409, zh: '这项成果已有自行转化的申请', en: 'Somebody has already asked to transform this result himself' }),
});

/** A result as it was saved at some moment. */
export interface ResultVersion {
  no: number;
  at: Date;
  accountName: string;
  content: ResultDraft;
}

interface Person {
  id: string | null;
  name: string;
}

export async function insertVersion(handle: Sql, resultId: string, content: ResultDraft, by: Person, at: Date): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into market.result_version (result_id, no, at, account_id, account_name, content)
    select ${resultId}, coalesce(max(no), 0) + 1, ${at}, ${by.id}::uuid, ${by.name}, ${JSON.stringify(content)}::jsonb from market.result_version where result_id = ${resultId}
    returning no`.execute(handle);
  return rows[0]!.no;
}

/** The first is the oldest. */
export async function listVersions(handle: Sql, resultId: string): Promise<ResultVersion[]> {
  const { rows } = await sql<ResultVersion>`
    select no, at, account_name as "accountName", content from market.result_version where result_id = ${resultId} order by no`.execute(handle);
  return rows;
}

export interface MaturityRow {
  no: number;
  level: number;
  evidence: string;
  asOf: string;
  at: Date;
  accountName: string;
}

/** Adds a level with its evidence and writes it into the result. */
export async function insertMaturity(handle: Sql, resultId: string, m: { level: number; evidence: string; asOf: string }, by: Person, at: Date): Promise<void> {
  await sql`
    insert into market.result_maturity (result_id, no, level, evidence, as_of, at, account_id, account_name)
    select ${resultId}, coalesce(max(no), 0) + 1, ${m.level}, ${m.evidence}, ${m.asOf}::date, ${at}, ${by.id}::uuid, ${by.name} from market.result_maturity where result_id = ${resultId}`.execute(handle);
  await sql`update market.result set maturity = ${m.level}, version = version + 1, updated_at = ${at} where id = ${resultId}`.execute(handle);
}

export async function listMaturity(handle: Sql, resultId: string): Promise<MaturityRow[]> {
  const { rows } = await sql<MaturityRow>`
    select no, level, evidence, as_of as "asOf", at, account_name as "accountName" from market.result_maturity where result_id = ${resultId} order by no`.execute(handle);
  return rows;
}

export interface IdleRow {
  id: string;
  title: string;
  organisationId: string;
  organisationName: string;
  region: string | null;
  status: string;
  registeredAt: Date;
  completers: { name: string }[];
  told: Date | null;
  marked: Date | null;
  /** Of the completer who asked to do it himself. */
  selfStatus: string | null;
  demo: boolean;
}

const IDLE = sql`r.job_result and r.organisation_id is not null and r.status in ('REGISTERED', 'PUBLISHED', 'NEGOTIATING', 'PRICING', 'WITHDRAWN')`;

/** Job results registered before a moment and not under contract; the oldest first. */
export async function listIdle(
  handle: Sql,
  f: { before: Date; organisations?: readonly string[]; regions?: readonly string[]; limit: number; offset: number },
): Promise<{ rows: IdleRow[]; total: number }> {
  const where = sql.join(
    [
      IDLE,
      sql`r.registered_at < ${f.before}`,
      ...(f.organisations ? [sql`r.organisation_id = any(${f.organisations}::uuid[])`] : []),
      ...(f.regions ? [sql`r.region = any(${f.regions}::text[])`] : []),
    ],
    sql` and `,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from market.result r where ${where}`.execute(handle);
  const { rows } = await sql<IdleRow>`
    select r.id, r.title, r.organisation_id as "organisationId", r.organisation_name as "organisationName", r.region, r.status, r.registered_at as "registeredAt",
      r.completers, r.demo, t.at as told, m.at as marked,
      (select s.status from market.self_transformation s where s.result_id = r.id order by s.asked_at desc limit 1) as "selfStatus"
    from market.result r
      left join market.result_idle t on t.result_id = r.id and t.step = 'TOLD'
      left join market.result_idle m on m.result_id = r.id and m.step = 'MARKED'
    where ${where} order by r.registered_at, r.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

/** Marks a step for every result that has reached it and has not been told; answers them with their units. */
export async function markIdle(handle: Sql, step: 'TOLD' | 'MARKED', before: Date, at: Date): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    with reached as (
      insert into market.result_idle (result_id, step, at)
      select r.id, ${step}, ${at} from market.result r where ${IDLE} and r.registered_at < ${before}
      on conflict do nothing returning result_id)
    select r.id, r.organisation_id as "organisationId" from market.result r join reached x on x.result_id = r.id order by r.id`.execute(handle);
  return rows;
}

export async function findIdleMark(handle: Sql, resultId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`select at from market.result_idle where result_id = ${resultId} and step = 'MARKED'`.execute(handle);
  return rows[0]?.at;
}

export interface SelfTransformation {
  id: string;
  resultId: string;
  askedBy: string;
  askedName: string;
  plan: string;
  askedAt: Date;
  status: 'ASKED' | 'AGREED' | 'REFUSED';
  answer: string | null;
  answeredName: string | null;
  answeredAt: Date | null;
}

export async function insertSelfTransformation(handle: Sql, s: { id: string; resultId: string; by: { id: string; name: string }; plan: string; at: Date }): Promise<void> {
  await sql`
    insert into market.self_transformation (id, result_id, asked_by, asked_name, plan, asked_at, status)
    values (${s.id}, ${s.resultId}, ${s.by.id}, ${s.by.name}, ${s.plan}, ${s.at}, 'ASKED')`.execute(handle);
}

export async function listSelfTransformations(handle: Sql, resultId: string): Promise<SelfTransformation[]> {
  const { rows } = await sql<SelfTransformation>`
    select id, result_id as "resultId", asked_by as "askedBy", asked_name as "askedName", plan, asked_at as "askedAt", status, answer, answered_name as "answeredName",
      answered_at as "answeredAt" from market.self_transformation where result_id = ${resultId} order by asked_at`.execute(handle);
  return rows;
}

/** False when it has been answered already. */
export async function answerSelfTransformation(
  handle: Sql,
  id: string,
  a: { status: 'AGREED' | 'REFUSED'; answer: string; by: { id: string; name: string }; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update market.self_transformation set status = ${a.status}, answer = ${a.answer}, answered_by = ${a.by.id}, answered_name = ${a.by.name}, answered_at = ${a.at}
    where id = ${id} and status = 'ASKED'`.execute(handle);
  return numAffectedRows === 1n;
}
