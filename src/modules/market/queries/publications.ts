import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import { words } from '../store/demands.ts';

/** A demand or a result that was published, as a passer-by sees it. */
export interface MarketPublication {
  kind: 'demand' | 'result';
  id: string;
  title: string;
  field: string;
  region: string | null;
  publishedAt: Date;
}

/**
 * What was published after a moment and fits every word, a field and a place; oldest first. Internal records are found by
 * title and field only, so that a search cannot find out what they keep back.
 */
export async function publicationsSince(
  handle: Sql,
  q: { kind: 'demand' | 'result' | 'both'; words: string; field: string; region: string | null; after: Date; limit: number; skip?: number },
): Promise<MarketPublication[]> {
  const sought = words(q.words);
  const fits = (text: ReturnType<typeof sql>, alias: ReturnType<typeof sql>) =>
    sql.join(
      [
        sql`${alias}.published_at > ${q.after}`,
        ...sought.map((w) => sql`strpos(lower(${text}), ${w}) > 0`),
        ...(q.field ? [sql`strpos(lower(${alias}.field), ${q.field.toLowerCase()}) > 0`] : []),
        ...(q.region ? [sql`${alias}.region = ${q.region}`] : []),
      ],
      sql` and `,
    );
  const demands = sql`
    select 'demand' as kind, d.id, d.title, d.field, d.region, d.published_at as "publishedAt" from market.demand d
    where d.status in ('PUBLISHED', 'MATCHED', 'CONTRACTED') and ${fits(sql`d.title || ' ' || d.field || ' ' || case when d.secrecy = 'PUBLIC' then d.problem else '' end`, sql`d`)}`;
  const results = sql`
    select 'result' as kind, r.id, r.title, r.field, r.region, r.published_at as "publishedAt" from market.result r
    where r.status in ('PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED')
      and ${fits(sql`r.title || ' ' || r.field || ' ' || case when r.secrecy = 'PUBLIC' then r.abstract || ' ' || array_to_string(r.keywords, ' ') else '' end`, sql`r`)}`;
  const both = q.kind === 'demand' ? demands : q.kind === 'result' ? results : sql`${demands} union all ${results}`;
  const { rows } = await sql<MarketPublication>`select * from (${both}) p order by p."publishedAt", p.id limit ${q.limit} offset ${q.skip ?? 0}`.execute(handle);
  return rows;
}
