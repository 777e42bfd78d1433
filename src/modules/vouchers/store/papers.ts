import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { evidenceKinds, OrderStatus } from '../contract.ts';
import { plainNumber } from '../domain/plain-number.ts';

export interface InvoiceRow {
  orderId: string;
  number: string;
  sellerTaxNumber: string;
  issuedOn: CalendarDate;
  content: string;
  amountFen: Fen;
  paidAmountFen: Fen;
  bankReference: string;
}

/** The invoice of an order; a corrected claim replaces its own, never that of another order (`VOUCHER_INVOICE_USED`). */
export async function saveInvoice(handle: Sql, i: InvoiceRow, at: Date): Promise<void> {
  await sql`
    insert into vouchers.invoice (order_id, number, seller_tax_number, issued_on, content, amount_fen, paid_amount_fen, bank_reference, at)
    values (${i.orderId}, ${plainNumber(i.number)}, ${plainNumber(i.sellerTaxNumber)}, ${i.issuedOn}, ${i.content}, ${i.amountFen}, ${i.paidAmountFen}, ${i.bankReference}, ${at})
    on conflict (order_id) do update set number = excluded.number, seller_tax_number = excluded.seller_tax_number, issued_on = excluded.issued_on,
      content = excluded.content, amount_fen = excluded.amount_fen, paid_amount_fen = excluded.paid_amount_fen, bank_reference = excluded.bank_reference,
      at = excluded.at`.execute(handle);
}

export async function findInvoice(handle: Sql, orderId: string): Promise<InvoiceRow | undefined> {
  const { rows } = await sql<InvoiceRow>`
    select order_id as "orderId", number, seller_tax_number as "sellerTaxNumber", issued_on as "issuedOn", content, amount_fen as "amountFen",
      paid_amount_fen as "paidAmountFen", bank_reference as "bankReference"
    from vouchers.invoice where order_id = ${orderId}`.execute(handle);
  return rows[0];
}

/** The other order an invoice already serves, however its number was typed; a red-letter invoice serves as such for ever. */
export async function earlierUse(handle: Sql, number: string, sellerTaxNumber: string, exceptOrder: string): Promise<string | undefined> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id as "orderId" from vouchers.invoice
    where vouchers.plain_number(number) = ${plainNumber(number)} and vouchers.plain_number(seller_tax_number) = ${plainNumber(sellerTaxNumber)}
      and released_at is null and order_id <> ${exceptOrder}
    union all
    select order_id from vouchers.red_invoice
    where vouchers.plain_number(number) = ${plainNumber(number)} and vouchers.plain_number(seller_tax_number) = ${plainNumber(sellerTaxNumber)}
    limit 1`.execute(handle);
  return rows[0]?.orderId;
}

export async function releaseInvoice(handle: Sql, orderId: string, at: Date): Promise<void> {
  await sql`update vouchers.invoice set released_at = ${at} where order_id = ${orderId} and released_at is null`.execute(handle);
}

export async function insertRefusedInvoice(
  handle: Sql,
  r: { id: string; orderId: string; earlierOrderId: string; number: string; sellerTaxNumber: string; byName: string; at: Date },
): Promise<void> {
  await sql`
    insert into vouchers.refused_invoice (id, order_id, earlier_order_id, number, seller_tax_number, by_name, at)
    values (${r.id}, ${r.orderId}, ${r.earlierOrderId}, ${r.number}, ${r.sellerTaxNumber}, ${r.byName}, ${r.at})`.execute(handle);
}

export interface RefusedInvoice {
  at: Date;
  byName: string;
  number: string;
  sellerTaxNumber: string;
  earlier: { orderId: string; number: string; claimantId: string; providerId: string; homeRegion: string; hostRegion: string; claimantName: string; providerName: string; amountFen: Fen; status: OrderStatus; at: Date };
}

export async function refusedInvoicesOf(handle: Sql, orderId: string): Promise<RefusedInvoice[]> {
  const { rows } = await sql<{ at: Date; byName: string; number: string; sellerTaxNumber: string; earlierOrderId: string }>`
    select at, by_name as "byName", number, seller_tax_number as "sellerTaxNumber", earlier_order_id as "earlierOrderId"
    from vouchers.refused_invoice where order_id = ${orderId} order by at desc`.execute(handle);
  const all: RefusedInvoice[] = [];
  for (const { earlierOrderId, ...row } of rows) all.push({ ...row, earlier: (await earlierOrder(handle, earlierOrderId))! });
  return all;
}

export async function earlierOrder(handle: Sql, orderId: string): Promise<RefusedInvoice['earlier'] | undefined> {
  const { rows } = await sql<RefusedInvoice['earlier']>`
    select o.id as "orderId", o.number, o.claimant_id as "claimantId", o.provider_id as "providerId", o.home_region as "homeRegion", o.host_region as "hostRegion",
      o.claimant_name as "claimantName", o.provider_name as "providerName", i.amount_fen as "amountFen", o.status, i.at
    from vouchers.voucher_order o join vouchers.invoice i on i.order_id = o.id where o.id = ${orderId}`.execute(handle);
  return rows[0];
}

export interface EvidenceRow {
  id: string;
  kind: (typeof evidenceKinds)[number];
  fileName: string;
  size: number;
  sha256: string;
  uploadedBy: string;
  uploadedAt: Date;
}

export async function insertEvidence(handle: Sql, orderId: string, e: EvidenceRow & { bytes: Uint8Array; accountId: string | null }): Promise<void> {
  await sql`
    insert into vouchers.evidence (id, order_id, kind, file_name, size, sha256, bytes, uploaded_by, uploaded_by_name, uploaded_at)
    values (${e.id}, ${orderId}, ${e.kind}, ${e.fileName}, ${e.size}, ${e.sha256}, ${Buffer.from(e.bytes)}, ${e.accountId}, ${e.uploadedBy}, ${e.uploadedAt})`.execute(handle);
}

export async function evidenceOf(handle: Sql, orderId: string): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select id, kind, file_name as "fileName", size, sha256, uploaded_by_name as "uploadedBy", uploaded_at as "uploadedAt"
    from vouchers.evidence where order_id = ${orderId} order by uploaded_at, id`.execute(handle);
  return rows;
}

export async function readEvidence(handle: Sql, orderId: string, id: string): Promise<{ fileName: string; bytes: Uint8Array } | undefined> {
  const { rows } = await sql<{ fileName: string; bytes: Buffer }>`select file_name as "fileName", bytes from vouchers.evidence where order_id = ${orderId} and id = ${id}`.execute(handle);
  return rows[0];
}
