import { sql } from 'kysely';
import type { Sql } from '../db/index.ts';
import { openTasks, type Task } from './domain/allowed.ts';
import type { Definition } from './domain/definition.ts';
import type { Evaluation } from './domain/history.ts';
import type { CaseRecord } from './hooks.ts';

/** What lists need of a case without evaluating it; always written from the pure function, in the action's transaction. */
export interface Projection {
  state: string;
  stateSince: string;
  kind: 'open' | 'done' | 'stopped';
  dueOn: string | null;
  yellowOn: string | null;
  redOn: string | null;
  late: boolean;
}

export function projectionOf(evaluation: Evaluation): Projection {
  const { state, stateSince, kind, dueOn, turnsYellowOn, turnsRedOn, clocks } = evaluation;
  const late = clocks.some((c) => c.status === 'stopped' && c.late);
  return { state, stateSince, kind, dueOn, yellowOn: turnsYellowOn, redOn: turnsRedOn, late };
}

/** Rewrites the lines of work and the public notices of a case. */
export async function writeLists(handle: Sql, record: CaseRecord, definition: Definition, evaluation: Evaluation): Promise<void> {
  await writeTasks(handle, record, openTasks(definition, evaluation, record.parties));
  await writeNotices(handle, record, definition, evaluation);
}

async function writeTasks(handle: Sql, record: CaseRecord, tasks: readonly Task[]): Promise<void> {
  await sql`delete from procedure.task where case_id = ${record.id}`.execute(handle);
  for (const task of tasks) {
    await sql`
      insert into procedure.task (case_id, action, permission, organisation_ids, region, park, not_by, not_before, not_after)
      values (${record.id}, ${task.action}, ${task.permission}, ${task.organisationIds}, ${record.region}, ${record.park},
        ${task.notBy}, ${task.notBefore}, ${task.notAfter})`.execute(handle);
  }
}

async function writeNotices(handle: Sql, record: CaseRecord, definition: Definition, evaluation: Evaluation): Promise<void> {
  for (const notice of evaluation.notices) {
    if (notice.run === 0) continue;
    const { shows } = definition.notices.find((n) => n.id === notice.id)!;
    const shown = Object.fromEntries(shows.filter((name) => name in evaluation.facts).map((name) => [name, evaluation.facts[name]]));
    // Terms changed while the notice is stopped are not public until they are published anew.
    await sql`
      insert into procedure.notice as n (case_id, notice_id, run, from_on, until_on, stopped, shown)
      values (${record.id}, ${notice.id}, ${notice.run}, ${notice.from}, ${notice.until}, ${notice.status === 'stopped'},
        ${JSON.stringify(shown)}::jsonb)
      on conflict (case_id, notice_id) do update set run = excluded.run, from_on = excluded.from_on,
        until_on = excluded.until_on, stopped = excluded.stopped,
        shown = case when excluded.stopped then n.shown else excluded.shown end`.execute(handle);
  }
}
