import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { Scheme, Section } from '../contract.ts';

export interface EngagementRow {
  id: string;
  caseId: string;
  number: string;
  title: string;
  subjectKind: 'PLAN' | 'INDEX';
  subjectId: string;
  yearFrom: number;
  yearTo: number;
  places: string[];
  opens: Section[];
  terms: string;
  startsOn: string;
  endsOn: string;
  assessorId: string;
  assessorName: string;
  scheme: Scheme;
  status: string;
  demo: boolean;
  draftedByName: string;
  draftedAt: Date;
  assessed: { id: string; name: string }[];
  declarations: { accountId: string; name: string; statement: string; at: string }[];
}

registerConstraints({
  'assessment.assessor_independent': () => notIndependent(),
  'assessment.assessor_own_people': () => notIndependent(),
  'assessment.declaration_pkey': () => new Problem('DECLARED_ALREADY', { status: 409, zh: '您已就本项评估作过声明', en: 'You have declared for this assessment already' }),
});

export function notIndependent(): Problem {
  return new Problem('ASSESSOR_NOT_INDEPENDENT', {
    status: 409,
    zh: '评估机构或评估人员与被评估单位有关联，不能承担本项评估',
    en: 'The assessor, or the person, belongs to an assessed body and cannot assess it',
    remedy: { zh: '请另选评估机构或由其他人员评估', en: 'Choose another body or another person' },
  });
}

const SELECT = sql`
  select e.id, e.case_id as "caseId", e.number, e.title, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.year_from as "yearFrom",
    e.year_to as "yearTo", e.places, e.opens, e.terms, e.starts_on as "startsOn", e.ends_on as "endsOn", e.assessor_id as "assessorId",
    e.assessor_name as "assessorName", e.scheme, e.status, e.demo, e.drafted_by_name as "draftedByName", e.drafted_at as "draftedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.organisation_id, 'name', a.organisation_name) order by a.organisation_name), '[]')
      from assessment.assessed a where a.engagement_id = e.id) as assessed,
    (select coalesce(jsonb_agg(jsonb_build_object('accountId', d.account_id, 'name', d.name, 'statement', d.statement, 'at', d.declared_at) order by d.declared_at), '[]')
      from assessment.declaration d where d.engagement_id = e.id) as declarations
  from assessment.engagement e`;

/** Newest first. */
export async function readEngagements(db: Sql): Promise<EngagementRow[]> {
  return (await sql<EngagementRow>`${SELECT} order by e.drafted_at desc, e.id desc`.execute(db)).rows;
}

export async function findEngagement(db: Sql, id: string): Promise<EngagementRow | undefined> {
  return (await sql<EngagementRow>`${SELECT} where e.id = ${id}`.execute(db)).rows[0];
}

export async function insertEngagement(db: Sql, e: Omit<EngagementRow, 'declarations'>): Promise<void> {
  await sql`
    insert into assessment.engagement (id, case_id, number, title, subject_kind, subject_id, year_from, year_to, places, opens, terms, starts_on, ends_on,
      assessor_id, assessor_name, scheme, status, demo, drafted_by_name, drafted_at)
    values (${e.id}, ${e.caseId}, ${e.number}, ${e.title}, ${e.subjectKind}, ${e.subjectId}, ${e.yearFrom}, ${e.yearTo}, ${e.places}, ${e.opens as string[]},
      ${e.terms}, ${e.startsOn}, ${e.endsOn}, ${e.assessorId}, ${e.assessorName}, ${JSON.stringify(e.scheme)}::jsonb, ${e.status}, ${e.demo},
      ${e.draftedByName}, ${e.draftedAt})`.execute(db);
  await sql`
    insert into assessment.assessed (engagement_id, organisation_id, organisation_name)
    select ${e.id}::uuid, a.id, a.name from jsonb_to_recordset(${JSON.stringify(e.assessed)}::jsonb) as a(id uuid, name text)`.execute(db);
}

export async function setEngagementStatus(db: Sql, id: string, status: string): Promise<void> {
  await sql`update assessment.engagement set status = ${status} where id = ${id}`.execute(db);
}

/** Held until the end of the transaction: one change of an engagement's work at a time. */
export async function lockEngagement(db: Sql, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assessment ${id}`}, 0))`.execute(db);
}

export async function insertDeclaration(db: Sql, engagementId: string, d: { accountId: string; name: string; organisationIds: readonly string[]; statement: string; at: Date }): Promise<void> {
  await sql`
    insert into assessment.declaration (engagement_id, account_id, name, organisation_ids, statement, declared_at)
    values (${engagementId}, ${d.accountId}, ${d.name}, ${d.organisationIds as string[]}, ${d.statement}, ${d.at})`.execute(db);
}
