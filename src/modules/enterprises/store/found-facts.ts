import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { FoundFact } from '../domain/found-facts.ts';

interface NewFoundFact extends Omit<FoundFact, 'endedOn'> {
  id: string;
  enterpriseId: string;
  /** The decision. */
  reference: string;
}

/** What a decision has found stays found: the same decision written again changes nothing. */
export async function insertFoundFacts(db: Sql, rows: readonly NewFoundFact[], by: { at: Date; recordedBy: string | null; recordedByName: string }): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into enterprises.found_fact (id, enterprise_id, fact, value, reference, source, as_of, until_day, recorded_at, recorded_by, recorded_by_name)
    select f.id, f."enterpriseId", f.fact, f.value, f.reference, f.source, f."asOf", f.until, ${by.at}::timestamptz, ${by.recordedBy}::uuid, ${by.recordedByName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, "enterpriseId" uuid, fact text, value jsonb, reference text, source text, "asOf" date, until date)
    on conflict on constraint found_fact_once do nothing`.execute(db);
}

/** A later entry speaks about these facts: what was found before counts no longer. */
export async function endFoundFacts(db: Sql, enterpriseId: string, facts: readonly string[], on: CalendarDate, because: string): Promise<void> {
  await sql`
    update enterprises.found_fact set ended_on = greatest(${on}::date, as_of), ended_because = ${because}
    where enterprise_id = ${enterpriseId} and fact = any(${facts}::text[]) and ended_on is null and until_day >= ${on}::date`.execute(db);
}

/** What was found of these firms, in the order of the decisions. */
export async function foundFactsOf(db: Sql, enterpriseIds: readonly string[]): Promise<(FoundFact & { enterpriseId: string })[]> {
  const { rows } = await sql<FoundFact & { enterpriseId: string }>`
    select enterprise_id as "enterpriseId", fact, value, source, as_of as "asOf", until_day as until, ended_on as "endedOn" from enterprises.found_fact
    where enterprise_id = any(${enterpriseIds}::uuid[]) order by as_of, id`.execute(db);
  return rows;
}
