import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { BrokerLevel, BrokerStatus } from '../contract.ts';

/** A broker as stored, with the organisation in whose name he practises on the day asked for. */
export interface BrokerRow {
  id: string;
  no: number;
  accountId: string | null;
  name: string;
  fields: string[];
  region: string;
  civilServant: boolean;
  level: BrokerLevel | null;
  status: BrokerStatus;
  caseId: string;
  registeredOn: CalendarDate | null;
  contact: string;
  demo: boolean;
  organisationId: string | null;
  organisation: string | null;
  organisationCode: string | null;
  hours: number;
}

registerConstraints({
  'brokers.broker_account_id_key': () => new Problem('BROKER_EXISTS', { status: 409, zh: '您已申请或登记为技术经纪人', en: 'You have applied or are registered already' }),
  'brokers.practice_one_at_a_time': () =>
    new Problem('BROKER_PRACTISES_ELSEWHERE', {
      status: 409,
      zh: '同一时间只能以一家机构的名义执业',
      en: 'A broker practises in the name of one organisation at a time',
      remedy: { zh: '先结束在原机构的执业，再从其次日起在新机构执业', en: 'End the practice at the former organisation first and begin the day after' },
    }),
  'brokers.training_once': () => new Problem('TRAINING_RECORDED', { status: 409, zh: '这项培训已登记', en: 'This training has been recorded' }),
  'brokers.annual_record_pkey': () => new Problem('ANNUAL_RECORD_FILED', { status: 409, zh: '该年度的执业报告已提交', en: 'The record of this year has been filed' }),
});

/** `JJR000012`: the number of the register. */
export const numberOf = (no: number): string => `JJR${String(no).padStart(6, '0')}`;

/** @returns the number inside, or undefined when the text is no register number */
export function noOf(number: string): number | undefined {
  const match = /^JJR0*(\d{1,9})$/i.exec(number.trim());
  return match ? Number(match[1]) : undefined;
}

const columns = (today: CalendarDate) => sql`b.id, b.no, b.account_id as "accountId", b.name, b.fields, b.region, b.civil_servant as "civilServant", b.level, b.status,
  b.case_id as "caseId", b.registered_on as "registeredOn", b.contact, b.demo, p.organisation_id as "organisationId", p.organisation_name as organisation,
  p.organisation_code as "organisationCode",
  (select coalesce(sum(t.hours), 0)::int from brokers.training t where t.broker_id = b.id) as hours
  from brokers.broker b left join brokers.practice p on p.broker_no = b.no and daterange(p.from_on, p.until_on, '[]') @> ${today}::date`;

export async function insertBroker(
  handle: Sql,
  b: { id: string; accountId: string; name: string; fields: readonly string[]; region: string; civilServant: boolean; contact: string; caseId: string; demo: boolean; at: Date },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into brokers.broker (id, account_id, name, fields, region, civil_servant, status, case_id, contact, demo, created_at, updated_at)
    values (${b.id}, ${b.accountId}, ${b.name}, ${b.fields}::text[], ${b.region}, ${b.civilServant}, 'APPLIED', ${b.caseId}, ${b.contact}, ${b.demo}, ${b.at}, ${b.at})
    returning no`.execute(handle);
  return rows[0]!.no;
}

export async function setBrokerStatus(handle: Sql, id: string, change: { status: BrokerStatus; level?: BrokerLevel; registeredOn?: CalendarDate }, at: Date): Promise<void> {
  await sql`
    update brokers.broker set status = ${change.status}, level = coalesce(${change.level ?? null}, level),
      registered_on = coalesce(registered_on, ${change.registeredOn ?? null}::date), updated_at = ${at}
    where id = ${id}`.execute(handle);
}

export async function findBroker(handle: Sql, by: { id: string } | { accountId: string } | { no: number }, today: CalendarDate): Promise<BrokerRow | undefined> {
  const where = 'id' in by ? sql`b.id = ${by.id}` : 'no' in by ? sql`b.no = ${by.no}` : sql`b.account_id = ${by.accountId}`;
  const { rows } = await sql<BrokerRow>`select ${columns(today)} where ${where}`.execute(handle);
  return rows[0];
}

export async function findBrokers(handle: Sql, ids: readonly string[], today: CalendarDate): Promise<Map<string, BrokerRow>> {
  const { rows } = await sql<BrokerRow>`select ${columns(today)} where b.id = any(${ids}::uuid[])`.execute(handle);
  return new Map(rows.map((r) => [r.id, r]));
}

export async function listBrokerRows(
  handle: Sql,
  f: { statuses: readonly BrokerStatus[]; q?: string; regions?: readonly string[]; level?: BrokerLevel; limit: number; offset: number },
  today: CalendarDate,
): Promise<{ rows: BrokerRow[]; total: number }> {
  const q = (f.q ?? '').trim().toLowerCase();
  const where = sql`b.status = any(${f.statuses}::text[])
    and (${q === ''} or strpos(lower(b.name || ' ' || coalesce(p.organisation_name, '') || ' ' || array_to_string(b.fields, ' ') || ' JJR' || lpad(b.no::text, 6, '0')), ${q}) > 0)
    and (${f.regions === undefined} or b.region = any(${f.regions ?? []}::text[])) and (${f.level ?? null}::text is null or b.level = ${f.level ?? null})`;
  const counted = await sql<{ total: number }>`select count(*) as total from (select ${columns(today)} where ${where}) x`.execute(handle);
  const { rows } = await sql<BrokerRow>`select ${columns(today)} where ${where} order by b.no limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

export interface PracticeRow {
  id: string;
  organisationId: string;
  organisation: string;
  fromOn: CalendarDate;
  untilOn: CalendarDate | null;
}

export async function insertPractice(
  handle: Sql,
  p: { id: string; no: number; organisation: { id: string; nameZh: string; creditCode: string | null }; fromOn: CalendarDate; by: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into brokers.practice (id, broker_no, organisation_id, organisation_name, organisation_code, from_on, recorded_by, recorded_at)
    values (${p.id}, ${p.no}, ${p.organisation.id}, ${p.organisation.nameZh}, ${p.organisation.creditCode}, ${p.fromOn}, ${p.by}, ${p.at})`.execute(handle);
}

/** Ends on a day whatever runs beyond it; a practice planned for later is taken away, and a planned end comes sooner. */
export async function endPractice(handle: Sql, no: number, on: CalendarDate): Promise<void> {
  await sql`delete from brokers.practice where broker_no = ${no} and from_on > ${on}::date`.execute(handle);
  await sql`update brokers.practice set until_on = ${on} where broker_no = ${no} and (until_on is null or until_on > ${on}::date)`.execute(handle);
}

export async function listPractices(handle: Sql, no: number): Promise<PracticeRow[]> {
  const { rows } = await sql<PracticeRow>`
    select id, organisation_id as "organisationId", organisation_name as organisation, from_on as "fromOn", until_on as "untilOn"
    from brokers.practice where broker_no = ${no} order by from_on desc`.execute(handle);
  return rows;
}

export async function insertTraining(
  handle: Sql,
  t: { id: string; brokerId: string; course: string; hours: number; endedOn: CalendarDate; certificate: string; by: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into brokers.training (id, broker_id, course, hours, ended_on, certificate, recorded_by, recorded_at)
    values (${t.id}, ${t.brokerId}, ${t.course}, ${t.hours}, ${t.endedOn}, ${t.certificate}, ${t.by}, ${t.at})`.execute(handle);
}

export async function listTrainings(handle: Sql, brokerId: string): Promise<{ id: string; course: string; hours: number; endedOn: CalendarDate; certificate: string }[]> {
  const { rows } = await sql<{ id: string; course: string; hours: number; endedOn: CalendarDate; certificate: string }>`
    select id, course, hours, ended_on as "endedOn", certificate from brokers.training where broker_id = ${brokerId} order by ended_on desc, id`.execute(handle);
  return rows;
}

export interface AnnualRow {
  year: number;
  statement: string;
  continuedHours: number;
  mandates: number;
  registeredContracts: number;
  filedAt: Date;
}

export async function insertAnnualRecord(handle: Sql, brokerId: string, r: AnnualRow): Promise<void> {
  await sql`
    insert into brokers.annual_record (broker_id, year, statement, continued_hours, mandates, registered_contracts, filed_at)
    values (${brokerId}, ${r.year}, ${r.statement}, ${r.continuedHours}, ${r.mandates}, ${r.registeredContracts}, ${r.filedAt})`.execute(handle);
}

export async function listAnnualRecords(handle: Sql, brokerId: string): Promise<AnnualRow[]> {
  const { rows } = await sql<AnnualRow>`
    select year, statement, continued_hours as "continuedHours", mandates, registered_contracts as "registeredContracts", filed_at as "filedAt"
    from brokers.annual_record where broker_id = ${brokerId} order by year desc`.execute(handle);
  return rows;
}
