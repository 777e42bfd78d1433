import { sql } from 'kysely';
import type { Sql } from '../../../../kernel/db/index.ts';

/** Firms by part of their name, in cities somebody answers for (null: all). */
export async function searchFirms(db: Sql, q: string, cities: readonly string[] | null): Promise<{ id: string; name: string; city: string }[]> {
  const { rows } = await sql<{ id: string; name: string; city: string }>`
    select id, name, city from enterprises.enterprise where position(${q} in name) > 0 and not exists (select from enterprises.closure c where c.enterprise_id = enterprise.id and c.withdrawn_at is null) and (${cities}::text[] is null or city = any(${cities}::text[])) order by name, id limit 20`.execute(db);
  return rows;
}
