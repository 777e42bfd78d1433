import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { GrantDraft, GrantStatus } from '../contract.ts';
import type { Scope } from '../queries/scope.ts';
import { within } from './within.ts';

registerConstraints({
  'ownership.grant_live': () => new Problem('GRANT_EXISTS', { status: 409, zh: '这项成果已有赋权事项', en: 'There is a grant of this result already' }),
  'ownership.consent_given': () => new Problem('CONSENT_EXISTS', { status: 409, zh: '该共有人已经同意', en: 'This co-owner has consented already' }),
});

export interface GrantRow extends GrantDraft {
  id: string;
  resultTitle: string;
  organisationId: string;
  organisationName: string;
  region: string | null;
  exemptionsVersion: number;
  status: GrantStatus;
  caseId: string | null;
  registeredOn: string | null;
  version: number;
  demo: boolean;
  createdAt: Date;
}

const COLUMNS = sql`g.id, g.result_id as "resultId", g.result_title as "resultTitle", g.organisation_id as "organisationId", g.organisation_name as "organisationName", g.region, g.kind,
  g.unit_share_ppm as "unitSharePpm", g.term_years as "termYears", g.persons, g.answers, g.exemptions_version as "exemptionsVersion", g.status, g.case_id as "caseId",
  g.registered_on as "registeredOn", g.version, g.demo, g.created_at as "createdAt"`;

export async function insertGrant(handle: Sql, g: GrantRow & { by: string | null }): Promise<void> {
  await sql`
    insert into ownership.grant (id, result_id, result_title, organisation_id, organisation_name, region, kind, unit_share_ppm, term_years, persons, answers, exemptions_version, status, case_id, demo, created_at, created_by)
    values (${g.id}, ${g.resultId}, ${g.resultTitle}, ${g.organisationId}, ${g.organisationName}, ${g.region}, ${g.kind}, ${g.unitSharePpm}, ${g.termYears}, ${JSON.stringify(g.persons)}::jsonb,
      ${JSON.stringify(g.answers)}::jsonb, ${g.exemptionsVersion}, ${g.status}, ${g.caseId}, ${g.demo}, ${g.createdAt}, ${g.by}::uuid)`.execute(handle);
}

export async function setGrantCase(handle: Sql, id: string, caseId: string): Promise<void> {
  await sql`update ownership.grant set case_id = ${caseId} where id = ${id}`.execute(handle);
}

/** False when somebody saved since `version` was read. */
export async function replaceGrant(handle: Sql, id: string, version: number, d: GrantDraft, exemptionsVersion: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ownership.grant set kind = ${d.kind}, unit_share_ppm = ${d.unitSharePpm}, term_years = ${d.termYears}, persons = ${JSON.stringify(d.persons)}::jsonb, answers = ${JSON.stringify(d.answers)}::jsonb,
      exemptions_version = ${exemptionsVersion}, version = version + 1 where id = ${id} and version = ${version}`.execute(handle);
  return numAffectedRows === 1n;
}

export async function findGrant(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<GrantRow | undefined> {
  const { rows } = await sql<GrantRow>`select ${COLUMNS} from ownership.grant g where g.id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0];
}

export async function setGrantStatus(handle: Sql, id: string, status: string, registeredOn: string | null = null): Promise<void> {
  await sql`update ownership.grant set status = ${status}, registered_on = coalesce(${registeredOn}::date, registered_on) where id = ${id}`.execute(handle);
}

export async function listGrantRows(handle: Sql, scope: Scope, page: { limit: number; offset: number }): Promise<{ rows: GrantRow[]; total: number }> {
  const where = within(scope);
  const counted = await sql<{ total: number }>`select count(*) as total from ownership.grant g where ${where(sql`g.organisation_id`, sql`g.region`)}`.execute(handle);
  const { rows } = await sql<GrantRow>`
    select ${COLUMNS} from ownership.grant g where ${where(sql`g.organisation_id`, sql`g.region`)} order by g.created_at desc, g.id limit ${page.limit} offset ${page.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

/** Grants in which a person of one of these units is named. */
export async function grantsOf(handle: Sql, person: { accountId: string; name: string; organisations: readonly string[] }): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select ${COLUMNS} from ownership.grant g where exists (select 1 from jsonb_array_elements(g.persons) p
      where p->>'accountId' = ${person.accountId} or (p->>'accountId' is null and p->>'name' = ${person.name} and g.organisation_id = any(${person.organisations}::uuid[])))
    order by g.created_at desc`.execute(handle);
  return rows;
}

export interface ConsentRow {
  id: string;
  grantId: string;
  person: string;
  purpose: string;
  document: string;
  givenAt: Date;
  withdrawnAt: Date | null;
}

export async function insertConsent(handle: Sql, c: Omit<ConsentRow, 'withdrawnAt'> & { by: string }): Promise<void> {
  await sql`
    insert into ownership.consent (id, grant_id, person, purpose, document, given_at, given_by)
    values (${c.id}, ${c.grantId}, ${c.person}, ${c.purpose}, ${c.document}, ${c.givenAt}, ${c.by})`.execute(handle);
}

const CONSENT = sql`id, grant_id as "grantId", person, purpose, document, given_at as "givenAt", withdrawn_at as "withdrawnAt"`;

export async function listConsents(handle: Sql, grantId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`select ${CONSENT} from ownership.consent where grant_id = ${grantId} order by given_at, id`.execute(handle);
  return rows;
}

export async function findConsent(handle: Sql, id: string): Promise<ConsentRow | undefined> {
  const { rows } = await sql<ConsentRow>`select ${CONSENT} from ownership.consent where id = ${id} for update`.execute(handle);
  return rows[0];
}

export async function endConsent(handle: Sql, id: string, reason: string, at: Date): Promise<void> {
  await sql`update ownership.consent set withdrawn_at = ${at}, withdrawn_reason = ${reason} where id = ${id} and withdrawn_at is null`.execute(handle);
}

/** Co-owners of a registered grant of ownership who have not consented; empty when the result may be disposed of. */
export async function missingConsents(handle: Sql, resultId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select p->>'name' as name from ownership.grant g cross join lateral jsonb_array_elements(g.persons) with ordinality as x(p, no)
    where g.result_id = ${resultId} and g.kind = 'JOINT_OWNERSHIP' and g.status in ('REGISTERED', 'IN_USE', 'REPORT_YEARLY')
      and not exists (select 1 from ownership.consent c where c.grant_id = g.id and c.person = p->>'name' and c.withdrawn_at is null)
    order by x.no`.execute(handle);
  return rows.map((r) => r.name);
}
