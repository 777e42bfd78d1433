import { type RawBuilder, sql } from 'kysely';
import { type CalendarDate, dateOf } from '../../base/calendar-date.ts';
import type { ContractAnswer, ContractInput } from '../../base/route-contract.ts';
import type { Sql } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import type { InboxItem, readInbox } from '../contract.ts';
import { findAction } from '../domain/definition.ts';
import type { EngineContext } from '../engine-context.ts';
import { lightSql, matchesText, SUMMARY, type SummaryColumns, toSummary } from './summary.ts';

type Answer = ContractAnswer<typeof readInbox>;

/**
 * What waits for `actor`. The lines of work were written by the pure function when the case last changed; here they are
 * only joined with what the person may do and with the day, so the inbox costs the same with a million cases.
 */
export async function inboxOf(
  context: EngineContext,
  handle: Sql,
  actor: Actor,
  now: Date,
  query: ContractInput<typeof readInbox>['query'],
): Promise<Answer> {
  const today = dateOf(now);
  const mine = tasksOf(actor, today);
  const filter = sql`(${query.definition ?? null}::text is null or c.definition_id = ${query.definition ?? null}) and ${matchesText(query.text)}`;
  const light = lightSql(today);
  const counts = await sql<{ green: number; yellow: number; red: number; later: number }>`
    with work as (${mine}), per_case as (select case_id, bool_or(ripe) as ripe from work group by case_id)
    select count(*) filter (where ripe = ${query.when === 'now'} and light = 'green') as green,
      count(*) filter (where ripe = ${query.when === 'now'} and light = 'yellow') as yellow,
      count(*) filter (where ripe = ${query.when === 'now'} and light = 'red') as red,
      count(*) filter (where not ripe) as later
    from (select p.ripe, ${light} as light from per_case p join procedure.case_file c on c.id = p.case_id where ${filter}) s`.execute(handle);
  const { later, ...lights } = counts.rows[0]!;

  const { rows } = await sql<SummaryColumns & { next: { action: string; from: CalendarDate | null }[] }>`
    with work as (${mine}), per_case as (
      select case_id, bool_or(ripe) as ripe,
        json_agg(json_build_object('action', action, 'from', not_before) order by action) filter (where ripe = ${query.when === 'now'}) as next
      from work group by case_id
    )
    select ${SUMMARY}, p.next
    from per_case p join procedure.case_file c on c.id = p.case_id
    where p.ripe = ${query.when === 'now'} and ${filter} and (${query.light ?? null}::text is null or ${light} = ${query.light ?? null})
    order by case ${light} when 'red' then 0 when 'yellow' then 1 else 2 end, c.due_on nulls last, c.last_at, c.id
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(handle);

  const items = await Promise.all(rows.map(async ({ next, ...row }): Promise<InboxItem> => {
    const definition = await context.pinned(handle, row.definitionId, row.definitionVersion);
    const words = next.map(({ action, from }) => {
      const { zh, en } = findAction(definition, action)!;
      return { action, zh, en, from };
    });
    return { ...(await toSummary(context, handle, row, today)), next: words };
  }));
  const total = query.light ? lights[query.light] : lights.green + lights.yellow + lights.red;
  return { items, total, page: query.page, pageSize: query.pageSize, lights, later };
}

/** Lines of work open to the actor: `ripe` today, or only after a period has run out. */
function tasksOf(actor: Actor, today: CalendarDate): RawBuilder<unknown> {
  const grants = actor.assignments.flatMap((a) =>
    a.grants.map((g) => ({ permission: g.permission, reach: g.reach, organisation: a.organisationId, regions: a.regions, parks: a.parks })),
  );
  const own = new Map<string, Set<string>>();
  for (const g of grants) own.set(g.organisation, (own.get(g.organisation) ?? new Set()).add(g.permission));
  const byParty = [...own].map(
    ([organisation, permissions]) => sql`(t.organisation_ids @> array[${organisation}]::text[] and t.permission = any(${[...permissions]}))`,
  );
  const byJurisdiction = grants
    .filter((g) => g.reach !== 'own')
    .map((g) =>
      g.reach === 'zone'
        ? sql`(t.organisation_ids is null and t.permission = ${g.permission})`
        : sql`(t.organisation_ids is null and t.permission = ${g.permission}
            and (${g.regions.length === 0} or t.region = any(${g.regions as string[]}))
            and (${g.parks.length === 0} or t.park = any(${g.parks as string[]})))`,
    );
  const any = [...byParty, ...byJurisdiction];
  return sql`
    select t.case_id, t.action, t.not_before, coalesce(t.not_before <= ${today}::date, true) as ripe
    from procedure.task t
    where ${any.length === 0 ? sql`false` : sql`(${sql.join(any, sql` or `)})`}
      and not t.not_by @> array[${actor.accountId}]::text[]
      and (t.not_after is null or t.not_after >= ${today}::date)`;
}
