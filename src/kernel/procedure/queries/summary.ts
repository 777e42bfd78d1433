import { sql } from 'kysely';
import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Sql } from '../../db/index.ts';
import type { CaseSummary } from '../contract.ts';
import { lightOn } from '../domain/evaluate.ts';
import { findState } from '../domain/definition.ts';
import type { Parties } from '../domain/history.ts';
import type { EngineContext } from '../engine-context.ts';

export interface SummaryColumns {
  id: string;
  number: string;
  title: string;
  definitionId: string;
  definitionVersion: number;
  subjectKind: string;
  subjectId: string;
  parties: Parties;
  region: string | null;
  park: string | null;
  openedAt: Date;
  lastAt: Date;
  state: string;
  stateSince: CalendarDate;
  dueOn: CalendarDate | null;
  yellowOn: CalendarDate | null;
  redOn: CalendarDate | null;
}

/** Columns of `procedure.case_file c` that a line in a list needs. */
export const SUMMARY = sql`c.id, c.number, c.title, c.definition_id as "definitionId", c.definition_version as "definitionVersion",
  c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.parties, c.region, c.park, c.opened_at as "openedAt",
  c.last_at as "lastAt", c.state, c.state_since as "stateSince", c.due_on as "dueOn", c.yellow_on as "yellowOn", c.red_on as "redOn"`;

/** The light in SQL, the same rule as `lightOn`. */
export const lightSql = (today: CalendarDate) =>
  sql<'green' | 'yellow' | 'red'>`case when c.red_on <= ${today}::date then 'red' when c.yellow_on <= ${today}::date then 'yellow' else 'green' end`;

export const matchesText = (text: string | undefined) => {
  const pattern = text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null;
  return sql`(${pattern}::text is null or c.title ilike ${pattern} or c.number ilike ${pattern})`;
};

export async function toSummary(context: EngineContext, handle: Sql, row: SummaryColumns, today: CalendarDate): Promise<CaseSummary> {
  const definition = await context.pinned(handle, row.definitionId, row.definitionVersion);
  const { id, zh, en, kind } = findState(definition, row.state)!;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    definition: { id: definition.id, version: definition.version, zh: definition.title.zh, en: definition.title.en },
    subject: { kind: row.subjectKind, id: row.subjectId },
    parties: row.parties,
    region: row.region,
    park: row.park,
    openedAt: row.openedAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    state: { id, zh, en, kind, since: row.stateSince },
    light: lightOn(today, row.yellowOn, row.redOn),
    dueOn: row.dueOn,
  };
}
