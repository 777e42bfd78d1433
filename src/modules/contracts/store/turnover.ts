import { type RawBuilder, sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ContractScope } from './lists.ts';

/** Registration days that count, and the day as of which they are told (null: as it is now). */
export interface TurnoverPeriod {
  from: string;
  to: string;
  on: string | null;
}

/** Flows that count: each contract in the version in force on the day, left out once it was cancelled or revoked. */
export function flowsOf({ from, to, on }: TurnoverPeriod): RawBuilder<unknown> {
  return sql`
    select f.*, v.type, v.regulation_id, c.registered_on, c.demo, c.field, c.pricing_mode
    from contracts.contract c
    join contracts.version v on v.contract_id = c.id and v.no = ${
      on === null ? sql`c.current_version` : sql`(select max(w.no) from contracts.version w where w.contract_id = c.id and w.effective_on <= ${on}::date)`
    }
    join contracts.flow f on f.contract_id = v.contract_id and f.version = v.no
    where v.counts and c.registered_on between ${from}::date and ${to}::date`;
}

export interface TurnoverRow {
  side: 'seller' | 'buyer';
  region: string;
  fen: number;
  count: number;
  demo: boolean;
}

/** Output and absorption by region. */
export async function turnoverRows(db: Sql, period: TurnoverPeriod): Promise<TurnoverRow[]> {
  const result = await sql<TurnoverRow>`
    with flow as (${flowsOf(period)})
    select 'seller' as side, seller_region as region, sum(contract_amount_fen)::bigint as fen, count(distinct contract_id)::integer as count, bool_or(demo) as demo
    from flow group by seller_region
    union all
    select 'buyer', buyer_region, sum(contract_amount_fen)::bigint, count(distinct contract_id)::integer, bool_or(demo)
    from flow group by buyer_region
    order by side, region`.execute(db);
  return result.rows;
}

/** Output and absorption of the zone as a whole, each contract once; `within` is sold and bought inside the zone. */
export async function zoneTurnover(db: Sql, period: TurnoverPeriod, regions: readonly string[]): Promise<{ output: number; absorption: number; within: number; count: number }> {
  const result = await sql<{ output: number; absorption: number; within: number; count: number }>`
    with flow as (${flowsOf(period)}), placed as (
      select *, seller_region = any(${regions}::text[]) as sold, buyer_region = any(${regions}::text[]) as bought from flow
    )
    select coalesce(sum(contract_amount_fen) filter (where sold), 0)::bigint as output,
           coalesce(sum(contract_amount_fen) filter (where bought), 0)::bigint as absorption,
           coalesce(sum(contract_amount_fen) filter (where sold and bought), 0)::bigint as within,
           count(distinct contract_id) filter (where sold)::integer as count
    from placed`.execute(db);
  return result.rows[0]!;
}

export interface CountedContract {
  id: string;
  name: string;
  registrationNumber: string;
  registeredOn: string;
  /** Names of the sellers and of the buyers. */
  seller: string | null;
  buyer: string | null;
  /** What counts on this side in these regions. */
  fen: number;
  demo: boolean;
}

/** Registered contracts that turnover counts on one side in some regions, the largest first; those the scope may see. */
export async function countedContracts(
  db: Sql,
  q: { from: string; to: string; side: 'seller' | 'buyer'; regions: readonly string[]; scope: ContractScope; limit: number; offset: number },
): Promise<{ total: number; fen: number; visible: number; items: CountedContract[] }> {
  const { scope } = q;
  const { rows } = await sql<CountedContract & { seen: boolean; total: number; sum: number; visible: number }>`
    with counted as (
      select t.contract_id, sum(t.contract_amount_fen)::bigint as fen
      from contracts.pub_turnover t
      where t.side = ${q.side} and t.region = any(${q.regions}::text[]) and t.registered_on between ${q.from} and ${q.to}
      group by t.contract_id
    ), judged as (
      select c.id, c.name, c.registration_number, c.registered_on, c.demo, counted.fen,
        ${scope.everything} or c.registry_region = any(${scope.registryRegions}::text[])
          or exists (select 1 from contracts.party p where p.contract_id = c.id and p.organisation_id = any(${scope.organisationIds}::uuid[])) as seen
      from counted join contracts.contract c on c.id = counted.contract_id
    )
    select j.id, j.name, j.registration_number as "registrationNumber", j.registered_on as "registeredOn", j.demo, j.fen, j.seen,
      (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = j.id and p.side = 'seller') as seller,
      (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = j.id and p.side = 'buyer') as buyer,
      count(*) over ()::integer as total, sum(j.fen) over ()::bigint as sum, count(*) filter (where j.seen) over ()::integer as visible
    from judged j
    order by j.seen desc, j.fen desc, j.id
    limit ${q.limit} offset ${q.offset}`.execute(db);
  const [first] = rows;
  return {
    total: first?.total ?? 0,
    fen: first?.sum ?? 0,
    visible: first?.visible ?? 0,
    items: rows.filter((r) => r.seen).map(({ id, name, registrationNumber, registeredOn, seller, buyer, fen, demo }) => ({ id, name, registrationNumber, registeredOn, seller, buyer, fen, demo })),
  };
}

/** For what a registered contract counts: the side, the region and the amount. */
export async function sharesOf(db: Sql, contractId: string): Promise<{ side: 'seller' | 'buyer'; region: string; fen: number; registeredOn: string }[]> {
  const { rows } = await sql<{ side: 'seller' | 'buyer'; region: string; fen: number; registeredOn: string }>`
    select side, region, contract_amount_fen as fen, registered_on as "registeredOn"
    from contracts.pub_turnover where contract_id = ${contractId} order by side desc, region`.execute(db);
  return rows;
}
