import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { MatchLevel } from '../contract/match.ts';

export interface SnapshotItem {
  resultId: string;
  title: string;
  rank: number;
  score: number;
  level: MatchLevel;
}

export interface SnapshotRow {
  id: string;
  at: Date;
  engineName: string;
  engineVersion: string;
  /** Of demand, engine and list: the same list is not stored twice in a row. */
  hash: string;
  items: SnapshotItem[];
}

export async function insertSnapshot(
  handle: Sql,
  s: { id: string; demandId: string; at: Date; accountId: string | null; engine: { name: string; version: string }; hash: string; items: SnapshotItem[] },
): Promise<void> {
  await sql`
    insert into market.match_snapshot (id, demand_id, at, account_id, engine_name, engine_version, list_hash, items)
    values (${s.id}, ${s.demandId}, ${s.at}, ${s.accountId}, ${s.engine.name}, ${s.engine.version}, ${s.hash}, ${JSON.stringify(s.items)}::jsonb)`.execute(handle);
}

export async function lastSnapshot(handle: Sql, demandId: string): Promise<SnapshotRow | undefined> {
  return (await listSnapshotRows(handle, demandId, 1))[0];
}

export async function listSnapshotRows(handle: Sql, demandId: string, limit: number): Promise<SnapshotRow[]> {
  const { rows } = await sql<SnapshotRow>`
    select id, at, engine_name as "engineName", engine_version as "engineVersion", list_hash as hash, items
    from market.match_snapshot where demand_id = ${demandId} order by ordinal desc limit ${limit}`.execute(handle);
  return rows;
}
