import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Statement } from '../domain/dossier.ts';

export interface NewStatement extends Omit<Statement, 'entry'> {
  id: string;
  enterpriseId: string;
  reason: string | null;
  recordedBy: string | null;
  recordedByName: string;
}

/** Adds statements in order. The caller holds the rows of the firms, so that entries of one dossier do not collide. */
export async function insertStatements(db: Sql, statements: readonly NewStatement[], at: Date): Promise<void> {
  if (statements.length === 0) return;
  await sql`
    insert into enterprises.statement (id, enterprise_id, year, figures, source, as_of, confidence, reason, entry, recorded_at, recorded_by, recorded_by_name)
    select s.id, s."enterpriseId", s.year, s.figures, s.source, s."asOf", s.confidence, s.reason,
      (select coalesce(max(o.entry), 0) from enterprises.statement o where o.enterprise_id = s."enterpriseId") + row_number() over (partition by s."enterpriseId" order by s.n),
      ${at}::timestamptz, s."recordedBy", s."recordedByName"
    from (select *, row_number() over () as n from jsonb_to_recordset(${JSON.stringify(statements)}::jsonb)
      as r(id uuid, "enterpriseId" uuid, year integer, figures jsonb, source text, "asOf" date, confidence text, reason text, "recordedBy" uuid, "recordedByName" text)) s`.execute(db);
}

export interface StatementRow extends Statement {
  reason: string | null;
  recordedAt: Date;
  recordedByName: string;
}

/** Every statement of a dossier, in the order of entry. */
export async function readStatements(db: Sql, enterpriseId: string): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select year, figures, source, as_of as "asOf", confidence, entry, reason, recorded_at as "recordedAt", recorded_by_name as "recordedByName"
    from enterprises.statement where enterprise_id = ${enterpriseId} order by entry`.execute(db);
  return rows;
}

export async function lockedYears(db: Sql, enterpriseId: string): Promise<Set<number>> {
  const { rows } = await sql<{ year: number }>`select year from enterprises.locked_year where enterprise_id = ${enterpriseId}`.execute(db);
  return new Set(rows.map((r) => r.year));
}
