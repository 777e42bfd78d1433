import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { inspectionKinds, inspectionManners } from '../contract/inspections.ts';

export interface InspectedUnit {
  organisationId: string;
  organisationName: string;
  region: string | null;
}

export interface InspectorRow {
  accountId: string;
  name: string;
  organisationName: string;
  statement: string;
  joinedAt: string;
}

export interface InspectionRow {
  id: string;
  caseId: string;
  number: string;
  title: string;
  kind: (typeof inspectionKinds)[number];
  manner: (typeof inspectionManners)[number];
  purpose: string;
  document: string;
  clause: string;
  fromOn: string;
  toOn: string;
  tasks: string[];
  places: string[];
  repeatReason: string | null;
  status: string;
  demo: boolean;
  plannedBy: string;
  plannedByName: string;
  plannedAt: Date;
  units: InspectedUnit[];
  inspectors: InspectorRow[];
}

export type NewInspection = Omit<InspectionRow, 'inspectors'>;

registerConstraints({
  'supervision.inspector_independent': () => inspectorOfUnit(),
  'supervision.inspector_pkey': () =>
    new Problem('INSPECTOR_JOINED_ALREADY', { status: 409, zh: '您已在本次督查的检查组中', en: 'You are in the team of this inspection already' }),
});

export function inspectorOfUnit(): Problem {
  return new Problem('INSPECTOR_OF_INSPECTED_UNIT', {
    status: 409,
    zh: '被督查单位的人员不能参加本次督查',
    en: 'People of an inspected unit do not inspect it',
    remedy: { zh: '请由其他单位的督查人员参加', en: 'Ask an inspector of another body' },
  });
}

const SELECT = sql`
  select i.id, i.case_id as "caseId", i.number, i.title, i.kind, i.manner, i.purpose, i.document, i.clause, i.from_on as "fromOn", i.to_on as "toOn",
    i.tasks, i.places, i.repeat_reason as "repeatReason", i.status, i.demo, i.planned_by as "plannedBy", i.planned_by_name as "plannedByName",
    i.planned_at as "plannedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('organisationId', u.organisation_id, 'organisationName', u.organisation_name, 'region', u.region)
      order by u.organisation_name), '[]') from supervision.inspection_unit u where u.inspection_id = i.id) as units,
    (select coalesce(jsonb_agg(jsonb_build_object('accountId', t.account_id, 'name', t.name, 'organisationName', t.organisation_name,
      'statement', t.statement, 'joinedAt', t.joined_at) order by t.joined_at), '[]') from supervision.inspector t where t.inspection_id = i.id) as inspectors
  from supervision.inspection i`;

/** Newest first. */
export async function readInspections(db: Sql): Promise<InspectionRow[]> {
  return (await sql<InspectionRow>`${SELECT} order by i.planned_at desc, i.id desc`.execute(db)).rows;
}

export async function findInspection(db: Sql, id: string): Promise<InspectionRow | undefined> {
  return (await sql<InspectionRow>`${SELECT} where i.id = ${id}`.execute(db)).rows[0];
}

export async function insertInspection(db: Sql, i: NewInspection): Promise<void> {
  await sql`
    insert into supervision.inspection (id, case_id, number, title, kind, manner, purpose, document, clause, from_on, to_on, tasks, places, repeat_reason,
      status, demo, planned_by, planned_by_name, planned_at)
    values (${i.id}, ${i.caseId}, ${i.number}, ${i.title}, ${i.kind}, ${i.manner}, ${i.purpose}, ${i.document}, ${i.clause}, ${i.fromOn}, ${i.toOn},
      ${i.tasks}, ${i.places}, ${i.repeatReason}, ${i.status}, ${i.demo}, ${i.plannedBy}, ${i.plannedByName}, ${i.plannedAt})`.execute(db);
  await sql`
    insert into supervision.inspection_unit (inspection_id, organisation_id, organisation_name, region)
    select ${i.id}::uuid, u."organisationId", u."organisationName", u.region
    from jsonb_to_recordset(${JSON.stringify(i.units)}::jsonb) as u("organisationId" uuid, "organisationName" text, region text)`.execute(db);
}

export async function setInspectionStatus(db: Sql, id: string, status: string): Promise<void> {
  await sql`update supervision.inspection set status = ${status} where id = ${id}`.execute(db);
}

export async function insertInspector(db: Sql, inspectionId: string, t: Omit<InspectorRow, 'joinedAt'> & { organisationIds: readonly string[]; joinedAt: Date }): Promise<void> {
  await sql`
    insert into supervision.inspector (inspection_id, account_id, name, organisation_name, organisation_ids, statement, joined_at)
    values (${inspectionId}, ${t.accountId}, ${t.name}, ${t.organisationName}, ${t.organisationIds as string[]}, ${t.statement}, ${t.joinedAt})`.execute(db);
}

/** Held until the end of the transaction: plans that look at the same items are compared one after the other. */
export async function lockInspectionPlans(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('supervision inspections', 0))`.execute(db);
}

/** Inspections, not cancelled, that look at one of the tasks in one of the units and overlap the span of days. */
export async function findSameItem(db: Sql, about: { tasks: readonly string[]; units: readonly string[]; from: string; to: string }): Promise<{ number: string; title: string; tasks: string[] }[]> {
  const { rows } = await sql<{ number: string; title: string; tasks: string[] }>`
    select i.number, i.title, array(select unnest(i.tasks) intersect select unnest(${about.tasks as string[]}::text[]) order by 1) as tasks
    from supervision.inspection i
    where i.status <> 'CANCELLED' and i.tasks && ${about.tasks as string[]}::text[] and i.from_on <= ${about.to} and i.to_on >= ${about.from}
      and exists (select from supervision.inspection_unit u where u.inspection_id = i.id and u.organisation_id = any(${about.units as string[]}::uuid[]))
    order by i.number`.execute(db);
  return rows;
}
