import { sql } from 'kysely';
import { dateOf } from '../../base/calendar-date.ts';
import type { ContractAnswer } from '../../base/route-contract.ts';
import type { Sql } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import type { readStatistics } from '../contract.ts';
import { currentDefinition, type EngineContext } from '../engine-context.ts';
import { lightSql } from './summary.ts';
import { visibleTo } from './visible.ts';

/** How one procedure runs, over the cases the actor may read. @throws Problem PROCEDURE_UNKNOWN */
export async function statisticsOf(
  context: EngineContext,
  handle: Sql,
  actor: Actor | undefined,
  definitionId: string,
  now: Date,
): Promise<ContractAnswer<typeof readStatistics>> {
  const definition = currentDefinition(context, definitionId);
  const scope = sql`c.definition_id = ${definitionId} and ${visibleTo(context, actor)}`;
  const perState = await sql<{ state: string; cases: number }>`
    select c.state, count(*) as cases from procedure.case_file c where ${scope} group by c.state`.execute(handle);
  const light = lightSql(dateOf(now));
  const { rows } = await sql<{ green: number; yellow: number; red: number; done: number; stopped: number; late: number; medianDays: number | null }>`
    select count(*) filter (where c.kind = 'open' and ${light} = 'green') as green,
      count(*) filter (where c.kind = 'open' and ${light} = 'yellow') as yellow,
      count(*) filter (where c.kind = 'open' and ${light} = 'red') as red,
      count(*) filter (where c.kind = 'done') as done,
      count(*) filter (where c.kind = 'stopped') as stopped,
      count(*) filter (where c.kind <> 'open' and c.late) as late,
      percentile_cont(0.5) within group (order by c.state_since - (c.opened_at at time zone 'Asia/Shanghai')::date)
        filter (where c.kind = 'done') as "medianDays"
    from procedure.case_file c where ${scope}`.execute(handle);
  const { green, yellow, red, ...finished } = rows[0]!;
  const count = new Map(perState.rows.map((r) => [r.state, r.cases]));
  return {
    definitionId,
    states: definition.states.map(({ id, zh, en, kind }) => ({ state: id, zh, en, kind, cases: count.get(id) ?? 0 })),
    open: { green, yellow, red },
    finished,
  };
}
