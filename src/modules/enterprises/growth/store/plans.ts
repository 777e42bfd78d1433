import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../../kernel/db/index.ts';

registerConstraints({
  'enterprises.plan_running': () => new Problem('PLAN_RUNNING', { status: 409, zh: '该企业已有执行中的“一企一策”方案', en: 'This firm has a running plan already', where: { field: 'enterpriseId' } }),
});

export interface PlanRow {
  id: string;
  enterpriseId: string;
  enterpriseName: string;
  organisationId: string | null;
  city: string;
  title: string;
  fromYear: number;
  toYear: number;
  leadUnit: string;
  status: 'RUNNING' | 'CLOSED';
  version: number;
  demo: boolean;
  changedAt: Date;
  changedByName: string;
}

interface GoalRow {
  planId: string;
  no: number;
  kind: string;
  base: number;
  baseYear: number;
  target: number;
  targetYear: number;
}

interface MeasureRow {
  id: string;
  planId: string;
  no: number;
  title: string;
  unit: string;
  dueOn: CalendarDate;
  pointerKind: 'RULE' | 'CLAUSE' | null;
  pointer: string | null;
  doneOn: CalendarDate | null;
}

const planColumns = sql`
  p.id, p.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.organisation_id as "organisationId", p.city, p.title, p.from_year as "fromYear", p.to_year as "toYear", p.lead_unit as "leadUnit", p.status,
  p.version, p.demo, p.changed_at as "changedAt", p.changed_by_name as "changedByName"`;
const from = sql`enterprises.plan p join enterprises.enterprise e on e.id = p.enterprise_id`;

export async function insertPlan(db: Sql, p: Omit<PlanRow, 'enterpriseName' | 'organisationId'>): Promise<void> {
  await sql`
    insert into enterprises.plan (id, enterprise_id, city, title, from_year, to_year, lead_unit, status, demo, created_at, changed_at, changed_by_name)
    values (${p.id}, ${p.enterpriseId}, ${p.city}, ${p.title}, ${p.fromYear}, ${p.toYear}, ${p.leadUnit}, ${p.status}, ${p.demo}, ${p.changedAt}, ${p.changedAt}, ${p.changedByName})`.execute(db);
}

/** False when somebody changed the plan meanwhile. */
export async function updatePlan(db: Sql, p: Pick<PlanRow, 'id' | 'title' | 'fromYear' | 'toYear' | 'leadUnit' | 'status' | 'version' | 'changedAt' | 'changedByName'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update enterprises.plan set title = ${p.title}, from_year = ${p.fromYear}, to_year = ${p.toYear}, lead_unit = ${p.leadUnit}, status = ${p.status}, version = version + 1,
      changed_at = ${p.changedAt}, changed_by_name = ${p.changedByName} where id = ${p.id} and version = ${p.version}`.execute(db);
  return numAffectedRows === 1n;
}

export async function findPlan(db: Sql, id: string, { lock = false } = {}): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`select ${planColumns} from ${from} where p.id = ${id} ${lock ? sql`for update of p` : sql``}`.execute(db);
  return rows[0];
}

export async function planOfFirm(db: Sql, enterpriseId: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`select ${planColumns} from ${from} where p.enterprise_id = ${enterpriseId} order by p.status = 'RUNNING' desc, p.changed_at desc limit 1`.execute(db);
  return rows[0];
}

export async function listPlans(db: Sql, q: { cities: readonly string[] | null; limit: number; offset: number }): Promise<(PlanRow & { total: number })[]> {
  const { rows } = await sql<PlanRow & { total: number }>`
    select ${planColumns}, count(*) over ()::int as total from ${from} where ${q.cities}::text[] is null or p.city = any(${q.cities}::text[])
    order by p.status = 'RUNNING' desc, p.city, e.name limit ${q.limit} offset ${q.offset}`.execute(db);
  return rows;
}

export async function replaceGoals(db: Sql, planId: string, goals: readonly Omit<GoalRow, 'planId' | 'no'>[]): Promise<void> {
  await sql`delete from enterprises.plan_goal where plan_id = ${planId}`.execute(db);
  for (const [i, g] of goals.entries()) {
    await sql`insert into enterprises.plan_goal (plan_id, no, kind, base, base_year, target, target_year) values (${planId}, ${i + 1}, ${g.kind}, ${g.base}, ${g.baseYear}, ${g.target}, ${g.targetYear})`.execute(db);
  }
}

export async function writeMeasure(db: Sql, m: MeasureRow): Promise<void> {
  await sql`
    insert into enterprises.plan_measure (id, plan_id, no, title, unit, due_on, pointer_kind, pointer)
    values (${m.id}, ${m.planId}, ${m.no}, ${m.title}, ${m.unit}, ${m.dueOn}, ${m.pointerKind}, ${m.pointer})
    on conflict (id) do update set no = excluded.no, title = excluded.title, unit = excluded.unit, due_on = excluded.due_on, pointer_kind = excluded.pointer_kind, pointer = excluded.pointer`.execute(db);
}

export async function deleteMeasures(db: Sql, ids: readonly string[]): Promise<void> {
  await sql`delete from enterprises.plan_measure where id = any(${ids}::uuid[])`.execute(db);
}

/** Takes its row, so that two reports on one measure follow each other. */
export async function findMeasure(db: Sql, id: string): Promise<MeasureRow | undefined> {
  const { rows } = await sql<MeasureRow>`select ${measureColumns} from enterprises.plan_measure m where m.id = ${id} for update`.execute(db);
  return rows[0];
}

const measureColumns = sql`m.id, m.plan_id as "planId", m.no, m.title, m.unit, m.due_on as "dueOn", m.pointer_kind as "pointerKind", m.pointer, m.done_on as "doneOn"`;

export async function readGoals(db: Sql, plans: readonly string[]): Promise<GoalRow[]> {
  const { rows } = await sql<GoalRow>`
    select plan_id as "planId", no, kind, base, base_year as "baseYear", target, target_year as "targetYear" from enterprises.plan_goal where plan_id = any(${plans}::uuid[]) order by plan_id, no`.execute(db);
  return rows;
}

export async function readMeasures(db: Sql, plans: readonly string[]): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`select ${measureColumns} from enterprises.plan_measure m where m.plan_id = any(${plans}::uuid[]) order by m.plan_id, m.no`.execute(db);
  return rows;
}

/** Measures of running plans that are not done; of a firm that is no more nobody is reminded. */
export async function openMeasures(db: Sql): Promise<(MeasureRow & { organisationId: string | null; city: string })[]> {
  const { rows } = await sql<MeasureRow & { organisationId: string | null; city: string }>`
    select ${measureColumns}, e.organisation_id as "organisationId", p.city from enterprises.plan_measure m join enterprises.plan p on p.id = m.plan_id join enterprises.enterprise e on e.id = p.enterprise_id
    where m.done_on is null and p.status = 'RUNNING' and not exists (select from enterprises.closure c where c.enterprise_id = e.id and c.withdrawn_at is null) order by m.id`.execute(db);
  return rows;
}

export async function setDone(db: Sql, id: string, doneOn: CalendarDate | null): Promise<void> {
  await sql`update enterprises.plan_measure set done_on = ${doneOn} where id = ${id}`.execute(db);
}

interface ProgressRow {
  id: string;
  measureId: string;
  percent: number;
  note: string;
  at: Date;
  byName: string;
}

export async function insertProgress(db: Sql, p: ProgressRow & { by: string }): Promise<void> {
  await sql`
    insert into enterprises.plan_progress (id, measure_id, percent, note, reported_at, reported_by, reported_by_name)
    values (${p.id}, ${p.measureId}, ${p.percent}, ${p.note}, ${p.at}, ${p.by}, ${p.byName})`.execute(db);
}

/** Reports on these measures, the newest first. */
export async function readProgress(db: Sql, measures: readonly string[]): Promise<ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    select id, measure_id as "measureId", percent, note, reported_at as at, reported_by_name as "byName" from enterprises.plan_progress where measure_id = any(${measures}::uuid[]) order by reported_at desc, id desc`.execute(db);
  return rows;
}

/** False when this reminder was sent before. */
export async function rememberReminder(db: Sql, measureId: string, dueOn: CalendarDate, mark: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into enterprises.plan_reminder (measure_id, due_on, mark, at) values (${measureId}, ${dueOn}, ${mark}, ${at}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** The plans of a firm go with it to another city, where they are followed from now on. */
export async function movePlans(db: Sql, enterpriseId: string, city: string): Promise<void> {
  await sql`update enterprises.plan set city = ${city} where enterprise_id = ${enterpriseId}`.execute(db);
}
