import { sql } from 'kysely';
import { dateOf } from '../../base/calendar-date.ts';
import { type Database, inTransaction, type Tx } from '../../db/index.ts';
import { evaluateCase } from '../domain/evaluate.ts';
import type { Evaluation, Light } from '../domain/history.ts';
import type { EngineContext } from '../engine-context.ts';
import { readActionsOf } from '../store/actions.ts';

const BATCH = 500;

interface DueCase {
  id: string;
  definitionId: string;
  definitionVersion: number;
  openedAt: Date;
}

/**
 * Emits `procedure.clock.reminder` for every clock and every unanswered objection whose light is not green, once a day
 * for each, however often and in however many processes it runs. Returns how many were emitted.
 */
export async function tickClocks(context: EngineContext, db: Database, now: Date): Promise<number> {
  let total = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<DueCase>`
      select c.id, c.definition_id as "definitionId", c.definition_version as "definitionVersion", c.opened_at as "openedAt"
      from procedure.case_file c
      where c.kind = 'open' and c.yellow_on <= ${dateOf(now)}::date and c.id > ${after}
      order by c.id limit ${BATCH}`.execute(db.sql);
    if (rows.length === 0) return total;
    total += await inTransaction(db, (tx) => remind(context, tx, rows, now));
    after = rows.at(-1)!.id;
  }
}

async function remind(context: EngineContext, tx: Tx, cases: readonly DueCase[], now: Date): Promise<number> {
  const actions = await readActionsOf(tx.sql, cases.map((c) => c.id));
  let emitted = 0;
  for (const { id, definitionId, definitionVersion, openedAt } of cases) {
    const definition = await context.pinned(tx.sql, definitionId, definitionVersion);
    const evaluation = evaluateCase(definition, { openedAt: openedAt.toISOString(), actions: actions.get(id)! }, context.calendar, now);
    for (const due of dueThings(evaluation)) {
      const { rows } = await sql`
        insert into procedure.reminder (case_id, clock, on_day) values (${id}, ${due.clock}, ${evaluation.today})
        on conflict do nothing returning 1`.execute(tx.sql);
      if (rows.length === 0) continue;
      tx.emit({ topic: 'procedure.clock.reminder', key: id, payload: { definition: definitionId, state: evaluation.state, ...due } });
      emitted += 1;
    }
  }
  return emitted;
}

function dueThings(evaluation: Evaluation): { clock: string; light: Light; dueOn: string | null; remaining: number | null }[] {
  if (evaluation.done) return [];
  const clocks = evaluation.clocks
    .filter((c) => c.status === 'running' && c.light !== 'green')
    .map((c) => ({ clock: c.id, light: c.light, dueOn: c.dueOn, remaining: c.remaining }));
  const objections = evaluation.notices.flatMap((n) =>
    n.objections
      .filter((o) => o.status === 'open' && o.light !== 'green')
      .map((o) => ({ clock: `${n.id}/objection-${o.seq}`, light: o.light, dueOn: o.answerDueOn, remaining: null })),
  );
  return [...clocks, ...objections];
}
