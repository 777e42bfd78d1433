import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

// Years are counted in Beijing time.
const yearOf = (column: string) => sql`extract(year from ${sql.ref(column)} at time zone 'Asia/Shanghai')`;

export async function totalsOf(handle: Sql, year: number): Promise<{ orders: number; paidOrders: number; contractFen: number; paidFen: number; medianDays: number | null; demo: boolean }> {
  const { rows } = await sql<{ orders: number; paidOrders: number; contractFen: number; paidFen: number; medianDays: number | null; demo: boolean }>`
    select count(*) filter (where ${yearOf('created_at')} = ${year} and status <> 'DRAFT')::int as orders,
      count(*) filter (where ${yearOf('paid_at')} = ${year})::int as "paidOrders",
      coalesce(sum(contract_amount_fen) filter (where ${yearOf('paid_at')} = ${year}), 0)::bigint as "contractFen",
      coalesce(sum(paid_fen - clawed_back_fen) filter (where ${yearOf('paid_at')} = ${year}), 0)::bigint as "paidFen",
      percentile_cont(0.5) within group (order by extract(epoch from paid_at - created_at) / 86400) filter (where ${yearOf('paid_at')} = ${year}) as "medianDays",
      coalesce(bool_or(demo), false) as demo
    from vouchers.voucher_order`.execute(handle);
  const row = rows[0]!;
  return { ...row, medianDays: row.medianDays === null ? null : Math.round(Number(row.medianDays)) };
}

export async function flowsOf(handle: Sql, year: number): Promise<{ home: string; host: string; orders: number; fen: number }[]> {
  const { rows } = await sql<{ home: string; host: string; orders: number; fen: number }>`
    select home_region as home, host_region as host, count(*)::int as orders, sum(paid_fen - clawed_back_fen)::bigint as fen
    from vouchers.pub_payment where ${yearOf('paid_at')} = ${year} group by home_region, host_region order by 1, 2`.execute(handle);
  return rows;
}

export async function providersByRegion(handle: Sql): Promise<{ region: string; providers: number }[]> {
  const { rows } = await sql<{ region: string; providers: number }>`
    select region, count(*)::int as providers from vouchers.provider where status = 'ACCEPTED' group by region order by region`.execute(handle);
  return rows;
}

export async function classesOf(handle: Sql, year: number): Promise<{ serviceClass: string; orders: number; fen: number }[]> {
  const { rows } = await sql<{ serviceClass: string; orders: number; fen: number }>`
    select service_class as "serviceClass", count(*)::int as orders, coalesce(sum(paid_fen - clawed_back_fen), 0)::bigint as fen
    from vouchers.pub_payment where ${yearOf('paid_at')} = ${year} group by service_class order by fen desc`.execute(handle);
  return rows;
}

export async function refusalsOf(handle: Sql, year: number): Promise<{ status: string; orders: number }[]> {
  const { rows } = await sql<{ status: string; orders: number }>`
    select status, count(*)::int as orders from vouchers.voucher_order
    where status in ('DECLINED', 'REFUSED', 'EXPIRED', 'CANCELLED', 'CLAWED_BACK') and ${yearOf('created_at')} = ${year} group by status order by orders desc`.execute(handle);
  return rows;
}

export async function firmsOf(handle: Sql, year: number): Promise<number> {
  const { rows } = await sql<{ firms: number }>`
    select count(distinct claimant_id)::int as firms from vouchers.voucher_order where ${yearOf('created_at')} = ${year} and status <> 'DRAFT'`.execute(handle);
  return rows[0]!.firms;
}
