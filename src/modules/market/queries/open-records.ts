import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

/** What anybody may see of a demand or a result, as other markets are told of it. No organisation and no person. */
export interface OpenMarketRecord {
  id: string;
  kind: 'demand' | 'result';
  title: string;
  /** Null for an internal record: title, field and place only. */
  abstract: string | null;
  field: string;
  place: string | null;
  maturity: number | null;
}

/** Open demands and results in the order of their ids, from the one after `after`. */
export async function openRecords(handle: Sql, { after, limit }: { after: string | null; limit: number }): Promise<OpenMarketRecord[]> {
  const from = after ?? '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<OpenMarketRecord>`
    select * from (
      (select d.id, 'demand' as kind, d.title, case when d.secrecy = 'PUBLIC' then d.problem end as abstract, d.field, d.region as place, null::smallint as maturity
       from market.demand d where d.status in ('PUBLISHED', 'MATCHED', 'CONTRACTED') and d.id > ${from} order by d.id limit ${limit})
      union all
      (select r.id, 'result', r.title, case when r.secrecy = 'PUBLIC' then r.abstract end, r.field, r.region, case when r.secrecy = 'PUBLIC' then r.maturity end
       from market.result r where r.status in ('PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED') and r.id > ${from} order by r.id limit ${limit})) p
    order by p.id limit ${limit}`.execute(handle);
  return rows;
}
