import { sql } from 'kysely';
import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../../kernel/db/index.ts';
import type { EntryState } from '../domain/state.ts';

registerConstraints({
  'finance.white_list_entry_live': () => new Problem('WHITE_LIST_LISTED', { status: 409, zh: '该企业已在白名单内', en: 'The firm stands on the list already' }),
});

export interface EditionRow {
  id: string;
  year: number;
  no: number;
  factsOn: CalendarDate;
  validUntil: CalendarDate;
  ruleVersion: number;
  openedAt: Date;
  openedBy: string;
  openedByName: string;
  demo: boolean;
}

const editionColumns = sql`e.id, e.year, e.no, e.facts_on as "factsOn", e.valid_until as "validUntil", e.rule_version as "ruleVersion", e.opened_at as "openedAt", e.opened_by as "openedBy", e.opened_by_name as "openedByName", e.demo`;

/** One edition is opened, scored, reviewed or approved at a time. */
export async function lockWhiteList(db: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('finance.white-list', 0))`.execute(db);
}

export async function insertEdition(db: Sql, e: EditionRow): Promise<void> {
  await sql`
    insert into finance.white_list_edition (id, year, no, facts_on, valid_until, rule_version, opened_at, opened_by, opened_by_name, demo)
    values (${e.id}, ${e.year}, ${e.no}, ${e.factsOn}, ${e.validUntil}, ${e.ruleVersion}, ${e.openedAt}, ${e.openedBy}, ${e.openedByName}, ${e.demo})`.execute(db);
}

/** The newest first. */
export async function listEditions(db: Sql): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`select ${editionColumns} from finance.white_list_edition e order by e.year desc, e.no desc`.execute(db);
  return rows;
}

export async function findEdition(db: Sql, id: string): Promise<EditionRow | undefined> {
  return (await listEditions(db)).find((e) => e.id === id);
}

export interface Reason {
  id: string;
  zh: string;
  en: string;
  answer: 'YES' | 'NO' | 'UNKNOWN';
  clause: string;
}

export interface EntryRow {
  id: string;
  editionId: string;
  enterpriseId: string;
  name: string;
  creditCode: string;
  city: string;
  state: EntryState;
  pointsCents: number | null;
  rank: number | null;
  reasons: Reason[];
  missing: { id: string; zh: string; en: string }[];
  judgementId: string | null;
  listedOn: CalendarDate | null;
  endedOn: CalendarDate | null;
  trigger: string | null;
}

const columns = sql`
  w.id, w.edition_id as "editionId", w.enterprise_id as "enterpriseId", w.name, w.credit_code as "creditCode", w.city, w.state, w.points_cents as "pointsCents", w.rank,
  w.reasons, w.missing, w.judgement_id as "judgementId", w.listed_on as "listedOn", w.ended_on as "endedOn", w.trigger`;

const PIECE = 500;

export async function insertEntries(db: Sql, entries: readonly EntryRow[]): Promise<void> {
  for (let from = 0; from < entries.length; from += PIECE) {
    await sql`
      insert into finance.white_list_entry (id, edition_id, enterprise_id, name, credit_code, city, state, points_cents, reasons, missing, judgement_id)
      select r.id, r."editionId", r."enterpriseId", r.name, r."creditCode", r.city, r.state, r."pointsCents", r.reasons, r.missing, r."judgementId"
      from jsonb_to_recordset(${JSON.stringify(entries.slice(from, from + PIECE))}::jsonb)
        as r(id uuid, "editionId" uuid, "enterpriseId" uuid, name text, "creditCode" text, city text, state text, "pointsCents" integer, reasons jsonb, missing jsonb, "judgementId" uuid)`.execute(db);
  }
}

/** Entries of an edition in a state, locked in one order. */
export async function lockEntries(db: Sql, editionId: string, f: { state: EntryState } | { ids: readonly string[] }): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from finance.white_list_entry w
    where w.edition_id = ${editionId} and ${'state' in f ? sql`w.state = ${f.state}` : sql`w.id = any(${[...f.ids]}::uuid[])`} order by w.id for update`.execute(db);
  return rows;
}

export async function findEntry(db: Sql, id: string, { lock = false } = {}): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`select ${columns} from finance.white_list_entry w where w.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** The entry by which a firm is listed now. */
export async function liveEntry(db: Sql, enterpriseId: string, { lock = false } = {}): Promise<(EntryRow & { validUntil: CalendarDate }) | undefined> {
  const { rows } = await sql<EntryRow & { validUntil: CalendarDate }>`
    select ${columns}, e.valid_until as "validUntil" from finance.white_list_entry w join finance.white_list_edition e on e.id = w.edition_id
    where w.enterprise_id = ${enterpriseId} and w.state in ('LISTED', 'RENEWED') ${lock ? sql`for update of w` : sql``}`.execute(db);
  return rows[0];
}

/** Where a firm is listed, or waits to be; locked. */
export async function undecidedOrListed(db: Sql, enterpriseId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from finance.white_list_entry w where w.enterprise_id = ${enterpriseId} and w.state in ('CANDIDATE', 'SCORED', 'REVIEWED', 'LISTED', 'RENEWED') order by w.id for update`.execute(db);
  return rows;
}

/** Another city answers for an entry, which stays in its state; the step says why. */
export async function handOverEntry(db: Sql, entry: Pick<EntryRow, 'id' | 'state'>, city: string, step: Omit<Step, 'state' | 'trigger'>): Promise<void> {
  await sql`update finance.white_list_entry set city = ${city}, rank = null where id = ${entry.id}`.execute(db);
  await insertSteps(db, [entry.id], { ...step, state: entry.state, trigger: null });
}

/** The newest word on a firm: by which it is listed, else that of the last edition. */
export async function latestEntry(db: Sql, enterpriseId: string): Promise<(EntryRow & { year: number; validUntil: CalendarDate }) | undefined> {
  const { rows } = await sql<EntryRow & { year: number; validUntil: CalendarDate }>`
    select ${columns}, e.year, e.valid_until as "validUntil" from finance.white_list_entry w join finance.white_list_edition e on e.id = w.edition_id
    where w.enterprise_id = ${enterpriseId} order by (w.state in ('LISTED', 'RENEWED')) desc, e.year desc, e.no desc limit 1`.execute(db);
  return rows[0];
}

/** Listed firms that were not looked at since a day, locked; others that do the same skip them. */
export async function listedUnchecked(db: Sql, before: CalendarDate, limit: number): Promise<(EntryRow & { validUntil: CalendarDate })[]> {
  const { rows } = await sql<EntryRow & { validUntil: CalendarDate }>`
    select ${columns}, e.valid_until as "validUntil" from finance.white_list_entry w join finance.white_list_edition e on e.id = w.edition_id
    where w.state in ('LISTED', 'RENEWED') and (w.checked_on is null or w.checked_on < ${before}) order by w.id limit ${limit} for update of w skip locked`.execute(db);
  return rows;
}

export async function setChecked(db: Sql, ids: readonly string[], on: CalendarDate): Promise<void> {
  await sql`update finance.white_list_entry set checked_on = ${on} where id = any(${[...ids]}::uuid[])`.execute(db);
}

export async function setRanks(db: Sql, ranks: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...ranks].map(([id, rank]) => ({ id, rank }));
  await sql`update finance.white_list_entry w set rank = r.rank from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, rank integer) where w.id = r.id`.execute(db);
}

export interface Step {
  state: EntryState;
  trigger: string | null;
  reason: string | null;
  at: Date;
  by: string | null;
  byName: string;
}

/** Moves entries, locked before, and writes the step of each. `on`: the day it counts from. */
export async function moveEntries(db: Sql, ids: readonly string[], step: Step, on: CalendarDate): Promise<void> {
  if (ids.length === 0) return;
  const listed = step.state === 'LISTED' || step.state === 'RENEWED';
  const ended = step.state === 'DELISTED' || step.state === 'SUPERSEDED';
  await sql`
    update finance.white_list_entry set state = ${step.state}, trigger = ${step.trigger},
      listed_on = case when ${listed} then ${on}::date else listed_on end, ended_on = case when ${ended} then ${on}::date else ended_on end
    where id = any(${[...ids]}::uuid[])`.execute(db);
  await insertSteps(db, ids, step);
}

async function insertSteps(db: Sql, ids: readonly string[], step: Step): Promise<void> {
  await sql`
    insert into finance.white_list_step (entry_id, no, state, trigger, reason, at, by, by_name)
    select i.id, 1 + (select count(*) from finance.white_list_step s where s.entry_id = i.id), ${step.state}, ${step.trigger}, ${step.reason}, ${step.at}, ${step.by}, ${step.byName}
    from unnest(${[...ids]}::uuid[]) as i(id)`.execute(db);
}

export async function readSteps(db: Sql, ids: readonly string[]): Promise<(Step & { entryId: string })[]> {
  const { rows } = await sql<Step & { entryId: string }>`
    select entry_id as "entryId", state, trigger, reason, at, by, by_name as "byName" from finance.white_list_step where entry_id = any(${[...ids]}::uuid[]) order by entry_id, no`.execute(db);
  return rows;
}

/** Cities of a reader; null: all. */
export type Cities = readonly string[] | null;

const inCities = (cities: Cities) => (cities === null ? sql`true` : sql`w.city = any(${[...cities]}::text[])`);

export async function countEntries(db: Sql, cities: Cities): Promise<{ editionId: string; state: EntryState; firms: number }[]> {
  const { rows } = await sql<{ editionId: string; state: EntryState; firms: number }>`
    select w.edition_id as "editionId", w.state, count(*)::int as firms from finance.white_list_entry w where ${inCities(cities)} group by 1, 2`.execute(db);
  return rows;
}

export async function pageEntries(db: Sql, f: { editionId: string; cities: Cities; state?: EntryState | undefined; city?: string | undefined; q?: string | undefined; limit: number; offset: number }): Promise<(EntryRow & { total: number })[]> {
  const { rows } = await sql<EntryRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from finance.white_list_entry w
    where w.edition_id = ${f.editionId} and ${inCities(f.cities)}
      and (${f.state ?? null}::text is null or w.state = ${f.state ?? null}) and (${f.city ?? null}::text is null or w.city = ${f.city ?? null})
      and (${f.q ?? null}::text is null or position(${f.q ?? null} in w.name) > 0 or w.credit_code = ${f.q ?? null})
    order by w.city, w.rank nulls last, w.points_cents desc nulls last, w.id limit ${f.limit} offset ${f.offset}`.execute(db);
  return rows;
}

export async function countListed(db: Sql): Promise<{ city: string; firms: number }[]> {
  const { rows } = await sql<{ city: string; firms: number }>`select city, count(*)::int as firms from finance.white_list_entry where state in ('LISTED', 'RENEWED') group by city`.execute(db);
  return rows;
}

/** When firms were last struck off for false data. */
export async function falseDataDays(db: Sql): Promise<Map<string, CalendarDate>> {
  const { rows } = await sql<{ id: string; on: CalendarDate }>`
    select enterprise_id as id, max(ended_on) as "on" from finance.white_list_entry where state = 'DELISTED' and trigger = 'FALSE_DATA' group by 1`.execute(db);
  return new Map(rows.map((r) => [r.id, r.on]));
}
