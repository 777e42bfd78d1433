import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

export async function insertBudgetGrant(handle: Sql, b: { id: string; region: string; year: number; amountFen: Fen; documentNumber: string; byName: string; at: Date }): Promise<void> {
  await sql`
    insert into vouchers.budget_grant (id, region, year, amount_fen, document_number, by_name, at)
    values (${b.id}, ${b.region}, ${b.year}, ${b.amountFen}, ${b.documentNumber}, ${b.byName}, ${b.at})`.execute(handle);
}

/** Years for which a region was given a voucher budget, oldest first. */
export async function budgetYears(handle: Sql, region: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct year from vouchers.budget_grant where region = ${region} order by year`.execute(handle);
  return rows.map((r) => r.year);
}

/** Approved and unpaid of one budget year, with and without money behind it. */
export async function payableOf(handle: Sql, region: string, year: number): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(reserved_fen), 0)::bigint as fen from vouchers.voucher_order
    where home_region = ${region} and budget_year = ${year} and status = 'APPROVED' and reservation is not null`.execute(handle);
  return rows[0]!.fen;
}

export async function insertBatch(handle: Sql, b: { id: string; region: string; paymentReference: string; orders: number; totalFen: Fen; byName: string; at: Date }): Promise<void> {
  await sql`
    insert into vouchers.payment_batch (id, region, payment_reference, orders, total_fen, by_name, at)
    values (${b.id}, ${b.region}, ${b.paymentReference}, ${b.orders}, ${b.totalFen}, ${b.byName}, ${b.at})`.execute(handle);
}
