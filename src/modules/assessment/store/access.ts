import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

export interface AccessRow {
  at: Date;
  name: string;
  section: string;
  outcome: 'READ' | 'REFUSED';
  /** Rows shown, or the code of the refusal. */
  detail: string;
}

export async function insertAccess(db: Sql, engagementId: string, a: AccessRow & { accountId: string }): Promise<void> {
  await sql`
    insert into assessment.access (engagement_id, account_id, name, section, outcome, detail, at)
    values (${engagementId}, ${a.accountId}, ${a.name}, ${a.section}, ${a.outcome}, ${a.detail}, ${a.at})`.execute(db);
}

/** Newest first, a page of them. */
export async function readAccess(db: Sql, engagementId: string, { page, pageSize }: { page: number; pageSize: number }): Promise<AccessRow[]> {
  const { rows } = await sql<AccessRow>`
    select at, name, section, outcome, detail from assessment.access where engagement_id = ${engagementId}
    order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return rows;
}

export async function countAccess(db: Sql, engagementId: string): Promise<{ total: number; refused: number }> {
  const { rows } = await sql<{ total: number; refused: number }>`
    select count(*)::int as total, (count(*) filter (where outcome = 'REFUSED'))::int as refused from assessment.access where engagement_id = ${engagementId}`.execute(db);
  return rows[0]!;
}
