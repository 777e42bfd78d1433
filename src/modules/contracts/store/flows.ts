import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import { flowsOf, type TurnoverPeriod } from './turnover.ts';

/** One figure of the flow: of a cell between two regions, or of one value of one dimension. */
export interface FlowRow {
  dimension: 'cell' | 'family' | 'sellerKind' | 'buyerKind' | 'field' | 'pricing' | 'all';
  sellerRegion: string | null;
  buyerRegion: string | null;
  key: string | null;
  /** Everything of the cell; of a dimension only what the zone sold. */
  fen: number;
  technologyFen: number;
  count: number;
  demo: boolean;
}

/**
 * The flow of a period in one reading.
 * @param underTransfer regulations under which a licence is counted as a transfer
 */
export async function readFlow(
  db: Sql,
  q: TurnoverPeriod & { regions: readonly string[]; family: string | null; underTransfer: readonly string[] },
): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    with flow as (${flowsOf(q)}), told as (
      select *, case when type like 'LICENCE%' and regulation_id = any(${q.underTransfer}::text[]) then 'TRANSFER' else split_part(type, '_', 1) end as family,
             seller_region = any(${q.regions}::text[]) as sold
      from flow
    ), kept as (
      select * from told where ${q.family}::text is null or family = ${q.family}::text
    )
    select 'cell' as dimension, seller_region as "sellerRegion", buyer_region as "buyerRegion", null as key,
           sum(contract_amount_fen)::bigint as fen, sum(technology_amount_fen)::bigint as "technologyFen", count(distinct contract_id)::integer as count, bool_or(demo) as demo
    from kept group by seller_region, buyer_region
    union all
    select case grouping(family, seller_kind, buyer_kind, field, pricing_mode)
             when 15 then 'family' when 23 then 'sellerKind' when 27 then 'buyerKind' when 29 then 'field' when 30 then 'pricing' else 'all' end,
           null, null, coalesce(family, seller_kind, buyer_kind, field, pricing_mode),
           sum(contract_amount_fen)::bigint, sum(technology_amount_fen)::bigint, count(distinct contract_id)::integer, bool_or(demo)
    from kept where sold
    group by grouping sets ((family), (seller_kind), (buyer_kind), (field), (pricing_mode), ())`.execute(db);
  return rows;
}

export interface RestatedRow {
  contractId: string;
  number: string;
  kind: string;
  effectiveOn: string;
  thenFen: number;
  nowFen: number;
}

/** Contracts of a period whose figure changed between a day and now, with what changed them last. */
export async function readRestated(db: Sql, q: { from: string; to: string; on: string }): Promise<RestatedRow[]> {
  const { rows } = await sql<RestatedRow>`
    select * from (
      select c.id as "contractId", c.registration_number as number, n.kind, n.effective_on as "effectiveOn",
             case when t.counts then t.contract_amount_fen else 0 end as "thenFen", case when n.counts then n.contract_amount_fen else 0 end as "nowFen"
      from contracts.contract c
      join contracts.version n on n.contract_id = c.id and n.no = c.current_version
      join contracts.version t on t.contract_id = c.id and t.no = (select max(w.no) from contracts.version w where w.contract_id = c.id and w.effective_on <= ${q.on}::date)
      where c.registered_on between ${q.from}::date and ${q.to}::date
    ) r where "thenFen" <> "nowFen" order by "effectiveOn", number limit 500`.execute(db);
  return rows;
}
