import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { DemandDesk, VisitDraft } from '../contract/demand-desk.ts';
import type { DemandType } from '../contract/words.ts';
import { funnelSteps, type StepTimes } from '../domain/desk/funnel.ts';
import type { PlaceScope } from '../domain/visibility.ts';
import { placeFilter } from './demands.ts';

interface By {
  accountId: string | null;
  name: string;
  at: Date;
}

export interface NewVisit extends VisitDraft {
  id: string;
  demandId: string;
  manner: 'VISIT' | 'CALL' | 'BROKER';
  byKind: 'park' | 'broker';
}

export async function insertVisit(handle: Sql, v: NewVisit, by: By): Promise<void> {
  await sql`
    insert into market.demand_visit (id, demand_id, visited_on, people, manner, findings, attachments, verdict, by_kind, by_account, by_name, recorded_at)
    values (${v.id}, ${v.demandId}, ${v.visitedOn}, ${JSON.stringify(v.people)}::jsonb, ${v.manner}, ${v.findings}, ${v.attachments}::text[], ${v.verdict}, ${v.byKind}, ${by.accountId}, ${by.name}, ${by.at})`.execute(handle);
}

export async function setVisitor(handle: Sql, demandId: string, visitor: { accountId: string; name: string }): Promise<void> {
  await sql`update market.demand set visitor_id = ${visitor.accountId}, visitor_name = ${visitor.name} where id = ${demandId}`.execute(handle);
}

export async function insertTriage(handle: Sql, t: { id: string; demandId: string; type: DemandType; reason: string }, by: By): Promise<void> {
  await sql`insert into market.demand_triage (id, demand_id, type, reason, by_account, by_name, at) values (${t.id}, ${t.demandId}, ${t.type}, ${t.reason}, ${by.accountId}, ${by.name}, ${by.at})`.execute(handle);
  await sql`update market.demand set type = ${t.type}, updated_at = ${by.at} where id = ${t.demandId}`.execute(handle);
}

export async function insertFollowUp(handle: Sql, f: { id: string; demandId: string; dueOn: CalendarDate; what: string }, by: By): Promise<void> {
  await sql`
    insert into market.demand_follow_up (id, demand_id, due_on, what, by_account, by_name, created_at)
    values (${f.id}, ${f.demandId}, ${f.dueOn}, ${f.what}, ${by.accountId}, ${by.name}, ${by.at})`.execute(handle);
}

/** The demand of an open follow-up of this account; undefined when there is none. */
export async function settleFollowUpRow(handle: Sql, id: string, accountId: string, on: CalendarDate, note: string): Promise<string | undefined> {
  const { rows } = await sql<{ demandId: string }>`
    update market.demand_follow_up set done_on = ${on}, done_note = ${note} where id = ${id} and by_account = ${accountId} and done_on is null returning demand_id as "demandId"`.execute(handle);
  return rows[0]?.demandId;
}

export async function openFollowUps(handle: Sql, accountId: string): Promise<{ demandId: string; title: string; dueOn: CalendarDate; what: string }[]> {
  const { rows } = await sql<{ demandId: string; title: string; dueOn: CalendarDate; what: string }>`
    select f.demand_id as "demandId", d.title, f.due_on as "dueOn", f.what from market.demand_follow_up f join market.demand d on d.id = f.demand_id
    where f.by_account = ${accountId} and f.done_on is null order by f.due_on, f.id`.execute(handle);
  return rows;
}

export async function insertOutcome(handle: Sql, o: { id: string; demandId: string; outcome: DemandDesk['outcomes'][number]['outcome']; reason: string }, by: By): Promise<void> {
  await sql`insert into market.demand_outcome (id, demand_id, outcome, reason, by_account, by_name, at) values (${o.id}, ${o.demandId}, ${o.outcome}, ${o.reason}, ${by.accountId}, ${by.name}, ${by.at})`.execute(handle);
}

export async function rememberStep(handle: Sql, demandId: string, step: 'HANDED_IN' | 'VERIFIED' | 'PUBLISHED' | 'AGREED' | 'CONTRACTED', at: Date): Promise<void> {
  await sql`insert into market.demand_step (demand_id, step, at) values (${demandId}, ${step}, ${at}) on conflict do nothing`.execute(handle);
}

export async function readDeskRows(handle: Sql, demandId: string) {
  const visits = await sql<Omit<DemandDesk['visits'][number], 'recordedAt'> & { recordedAt: Date }>`
    select id, visited_on as "visitedOn", people, manner, findings, attachments, verdict, by_kind as "byKind", by_name as "byName", recorded_at as "recordedAt"
    from market.demand_visit where demand_id = ${demandId} order by ordinal`.execute(handle);
  const triage = await sql<{ type: DemandType; reason: string; byName: string; at: Date }>`
    select type, reason, by_name as "byName", at from market.demand_triage where demand_id = ${demandId} order by ordinal`.execute(handle);
  const followUps = await sql<Omit<DemandDesk['followUps'][number], 'late'>>`
    select id, due_on as "dueOn", what, by_name as "byName", done_on as "doneOn", done_note as "doneNote" from market.demand_follow_up where demand_id = ${demandId} order by due_on, id`.execute(handle);
  const outcomes = await sql<{ outcome: DemandDesk['outcomes'][number]['outcome']; reason: string; byName: string; at: Date }>`
    select outcome, reason, by_name as "byName", at from market.demand_outcome where demand_id = ${demandId} order by ordinal`.execute(handle);
  return { visits: visits.rows, triage: triage.rows, followUps: followUps.rows, outcomes: outcomes.rows };
}

export interface CohortFilter {
  places: PlaceScope;
  /** Instants: from included, until excluded. */
  from: Date;
  until: Date;
  region?: string;
  park?: string;
  field?: string;
  /** Only these; from the mandates of a broker. */
  ids?: readonly string[];
}

const cohortWhere = (f: CohortFilter) => sql`${placeFilter(f.places)} and (${f.region ?? null}::text is null or d.region = ${f.region ?? null}) and (${f.park ?? null}::text is null or d.park = ${f.park ?? null})
  and (${f.field ?? null}::text is null or strpos(lower(d.field), lower(${f.field ?? ''})) > 0) and (${f.ids === undefined} or d.id = any(${f.ids ?? []}::uuid[]))`;

/** The step times of the demands that were handed in within a period. */
export async function readCohort(handle: Sql, f: CohortFilter): Promise<(StepTimes & { reconstructed: boolean })[]> {
  const { rows } = await sql<Record<string, Date | null> & { reconstructed: boolean }>`
    select h.at as "HANDED_IN", h.reconstructed,
      (select s.at from market.demand_step s where s.demand_id = d.id and s.step = 'VERIFIED') as "VERIFIED",
      (select s.at from market.demand_step s where s.demand_id = d.id and s.step = 'PUBLISHED') as "PUBLISHED",
      (select min(m.at) from market.match_snapshot m where m.demand_id = d.id and m.at >= d.published_at) as "FIRST_MATCH",
      (select min(t.created_at) from market.talk t where t.demand_id = d.id) as "TALK",
      (select s.at from market.demand_step s where s.demand_id = d.id and s.step = 'AGREED') as "AGREED",
      (select s.at from market.demand_step s where s.demand_id = d.id and s.step = 'CONTRACTED') as "CONTRACTED"
    from market.demand_step h join market.demand d on d.id = h.demand_id
    where h.step = 'HANDED_IN' and h.at >= ${f.from} and h.at < ${f.until} and ${cohortWhere(f)}`.execute(handle);
  return rows.map(({ reconstructed, ...r }) => ({ ...Object.fromEntries(funnelSteps.flatMap((s) => (r[s] ? [[s, r[s]]] : []))), reconstructed }));
}

/** Published demands of the period that were never handed in here. */
export async function countImported(handle: Sql, f: CohortFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from market.demand d where d.published_at >= ${f.from} and d.published_at < ${f.until} and ${cohortWhere(f)}
      and not exists (select 1 from market.demand_step h where h.demand_id = d.id and h.step = 'HANDED_IN')`.execute(handle);
  return rows[0]!.count;
}
