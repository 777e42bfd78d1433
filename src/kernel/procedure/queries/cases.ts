import { sql } from 'kysely';
import { dateOf } from '../../base/calendar-date.ts';
import type { ContractAnswer, ContractInput } from '../../base/route-contract.ts';
import type { Sql } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import type { listCases as contract } from '../contract.ts';
import type { EngineContext } from '../engine-context.ts';
import { lightSql, matchesText, SUMMARY, type SummaryColumns, toSummary } from './summary.ts';
import { visibleTo } from './visible.ts';

/** Cases the actor may read, last changed first. */
export async function listCases(
  context: EngineContext,
  handle: Sql,
  actor: Actor | undefined,
  now: Date,
  query: ContractInput<typeof contract>['query'],
): Promise<ContractAnswer<typeof contract>> {
  const today = dateOf(now);
  const equal = (column: string, value: string | undefined) =>
    sql`(${value ?? null}::text is null or ${sql.ref(`c.${column}`)} = ${value ?? null})`;
  const where = sql.join(
    [
      visibleTo(context, actor),
      equal('definition_id', query.definition),
      equal('state', query.state),
      equal('kind', query.kind),
      equal('region', query.region),
      equal('subject_kind', query.subjectKind),
      equal('subject_id', query.subjectId),
      matchesText(query.text),
      sql`(${query.light ?? null}::text is null or (c.kind = 'open' and ${lightSql(today)} = ${query.light ?? null}))`,
    ],
    sql` and `,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from procedure.case_file c where ${where}`.execute(handle);
  const { rows } = await sql<SummaryColumns>`
    select ${SUMMARY} from procedure.case_file c where ${where}
    order by c.last_at desc, c.id desc
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(handle);
  const items = await Promise.all(rows.map((row) => toSummary(context, handle, row, today)));
  return { items, total: counted.rows[0]!.total, page: query.page, pageSize: query.pageSize };
}
