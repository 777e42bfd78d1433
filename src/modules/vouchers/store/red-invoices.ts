import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RedReason } from '../contract.ts';
import { plainNumber } from '../domain/plain-number.ts';
import type { QuotaEnd } from '../domain/red-invoice.ts';

export interface RedInvoiceRow {
  orderId: string;
  number: string;
  sellerTaxNumber: string;
  issuedOn: CalendarDate;
  amountFen: Fen;
  reason: RedReason;
  firmAtFault: boolean;
  clawBackFen: Fen;
  quotaEnd: QuotaEnd;
  byName: string;
  at: Date;
}

export async function insertRedInvoice(handle: Sql, r: RedInvoiceRow): Promise<void> {
  await sql`
    insert into vouchers.red_invoice (order_id, number, seller_tax_number, issued_on, amount_fen, reason, firm_at_fault, claw_back_fen, quota_end, by_name, at)
    values (${r.orderId}, ${plainNumber(r.number)}, ${plainNumber(r.sellerTaxNumber)}, ${r.issuedOn}, ${r.amountFen}, ${r.reason}, ${r.firmAtFault}, ${r.clawBackFen}, ${r.quotaEnd}, ${r.byName}, ${r.at})`.execute(handle);
}

export async function findRedInvoice(handle: Sql, orderId: string): Promise<RedInvoiceRow | undefined> {
  const { rows } = await sql<RedInvoiceRow>`
    select order_id as "orderId", number, seller_tax_number as "sellerTaxNumber", issued_on as "issuedOn", amount_fen as "amountFen", reason,
      firm_at_fault as "firmAtFault", claw_back_fen as "clawBackFen", quota_end as "quotaEnd", by_name as "byName", at
    from vouchers.red_invoice where order_id = ${orderId}`.execute(handle);
  return rows[0];
}
