import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Publication } from '../act.ts';
import type { Frequency, SearchDraft, SearchKind } from '../contract.ts';

export interface SearchRow {
  id: string;
  accountId: string;
  name: string;
  kind: SearchKind;
  words: string;
  field: string;
  region: string | null;
  frequency: Frequency;
  paused: boolean;
  createdAt: Date;
  lookedAt: Date;
  demo: boolean;
  unread: number;
  alerts: number;
}

const COLUMNS = sql`s.id, s.account_id as "accountId", s.name, s.kind, s.words, s.field, s.region, s.frequency, s.paused, s.created_at as "createdAt", s.looked_at as "lookedAt", s.demo,
  (select count(*) from brokers.alert a where a.search_id = s.id and a.read_at is null) as unread, (select count(*) from brokers.alert a where a.search_id = s.id) as alerts`;

export async function insertSearch(handle: Sql, s: SearchDraft & { id: string; accountId: string; at: Date; demo: boolean }): Promise<void> {
  await sql`
    insert into brokers.saved_search (id, account_id, name, kind, words, field, region, frequency, created_at, looked_at, demo)
    values (${s.id}, ${s.accountId}, ${s.name}, ${s.kind}, ${s.words}, ${s.field}, ${s.region}, ${s.frequency}, ${s.at}, ${s.at}, ${s.demo})`.execute(handle);
}

export async function findSearch(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<SearchRow | undefined> {
  const { rows } = await sql<SearchRow>`select ${COLUMNS} from brokers.saved_search s where s.id = ${id} ${options.lock ? sql`for update of s` : sql``}`.execute(handle);
  return rows[0];
}

export async function listSearchRows(handle: Sql, accountId: string): Promise<SearchRow[]> {
  const { rows } = await sql<SearchRow>`select ${COLUMNS} from brokers.saved_search s where s.account_id = ${accountId} order by s.created_at, s.id`.execute(handle);
  return rows;
}

/** Searches that are due: their frequency has run out since they last looked. */
export async function dueSearches(handle: Sql, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from brokers.saved_search where not paused
      and looked_at <= ${now}::timestamptz - case frequency when 'AT_ONCE' then interval '0' when 'DAILY' then interval '1 day' else interval '7 days' end
    order by looked_at limit 500`.execute(handle);
  return rows.map((r) => r.id);
}

export async function changeSearchRow(handle: Sql, id: string, change: { frequency: Frequency; paused: boolean }): Promise<void> {
  await sql`update brokers.saved_search set frequency = ${change.frequency}, paused = ${change.paused} where id = ${id}`.execute(handle);
}

export async function setLooked(handle: Sql, id: string, at: Date): Promise<void> {
  await sql`update brokers.saved_search set looked_at = greatest(looked_at, ${at}) where id = ${id}`.execute(handle);
}

export async function deleteSearchRow(handle: Sql, id: string, accountId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from brokers.saved_search where id = ${id} and account_id = ${accountId}`.execute(handle);
  return numAffectedRows === 1n;
}

/** True when it had not been told before. */
export async function insertAlert(handle: Sql, a: { id: string; searchId: string; accountId: string; publication: Publication; at: Date }): Promise<boolean> {
  const p = a.publication;
  const { numAffectedRows } = await sql`
    insert into brokers.alert (id, search_id, account_id, kind, subject_id, title, region, field, published_at, found_at)
    values (${a.id}, ${a.searchId}, ${a.accountId}, ${p.kind}, ${p.id}, ${p.title}, ${p.region}, ${p.field}, ${p.publishedAt}, ${a.at})
    on conflict on constraint alert_once do nothing`.execute(handle);
  return numAffectedRows === 1n;
}

export interface AlertRow {
  id: string;
  searchId: string;
  search: string;
  kind: 'demand' | 'result';
  subjectId: string;
  title: string;
  region: string | null;
  field: string;
  publishedAt: Date;
  foundAt: Date;
  readAt: Date | null;
}

export async function listAlertRows(
  handle: Sql,
  f: { accountId: string; unread?: boolean; searchId?: string; limit: number; offset: number },
): Promise<{ rows: AlertRow[]; total: number; unread: number }> {
  const where = sql`a.account_id = ${f.accountId} and (${!f.unread} or a.read_at is null) and (${f.searchId ?? null}::uuid is null or a.search_id = ${f.searchId ?? null}::uuid)`;
  const counted = await sql<{ total: number; unread: number }>`
    select (select count(*) from brokers.alert a where ${where}) as total,
      (select count(*) from brokers.alert a where a.account_id = ${f.accountId} and a.read_at is null) as unread`.execute(handle);
  const { rows } = await sql<AlertRow>`
    select a.id, a.search_id as "searchId", s.name as search, a.kind, a.subject_id as "subjectId", a.title, a.region, a.field, a.published_at as "publishedAt",
      a.found_at as "foundAt", a.read_at as "readAt"
    from brokers.alert a join brokers.saved_search s on s.id = a.search_id where ${where} order by a.found_at desc, a.published_at desc, a.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, ...counted.rows[0]! };
}

export async function markRead(handle: Sql, accountId: string, ids: readonly string[] | undefined, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update brokers.alert set read_at = ${at} where account_id = ${accountId} and read_at is null and (${ids === undefined} or id = any(${ids ?? []}::uuid[]))`.execute(handle);
  return Number(numAffectedRows ?? 0n);
}
