import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'clearing.settlement_once': () => new Problem('PAYMENT_ALREADY_RECORDED', { status: 409, zh: '这笔清算付款已登记', en: 'This payment has been recorded already' }),
  'clearing.settlement_bank_reference': () => new Problem('BANK_REFERENCE_USED', { status: 409, zh: '该银行回单号已用于另一笔付款', en: 'This bank receipt proves another payment already' }),
  'clearing.receipt_pkey': () => new Problem('RECEIPT_CONFIRMED', { status: 409, zh: '这笔到账已确认', en: 'This receipt has been confirmed already' }),
  'clearing.receipt_other_person': () =>
    new Problem('RECEIPT_OTHER_PERSON', { status: 403, zh: '到账须由登记付款者以外的人确认', en: 'Somebody other than the person who recorded the payment must confirm it' }),
});

export interface SettlementRow {
  id: string;
  windowId: string;
  debtor: string;
  creditor: string;
  amountFen: Fen;
  bankReference: string;
  paidOn: CalendarDate;
  recordedAt: Date;
  recordedByName: string;
  confirmedAt: Date | null;
  confirmedByName: string | null;
}

export async function readSettlements(db: Sql, filter: { windowId?: string; id?: string }): Promise<SettlementRow[]> {
  const { rows } = await sql<SettlementRow>`
    select s.id, s.window_id as "windowId", s.debtor, s.creditor, s.amount_fen as "amountFen", s.bank_reference as "bankReference", s.paid_on as "paidOn",
      s.recorded_at as "recordedAt", s.recorded_by_name as "recordedByName", r.confirmed_at as "confirmedAt", r.confirmed_by_name as "confirmedByName"
    from clearing.settlement s left join clearing.receipt r on r.settlement_id = s.id
    where (${filter.windowId ?? null}::text is null or s.window_id = ${filter.windowId ?? null}) and (${filter.id ?? null}::uuid is null or s.id = ${filter.id ?? null}::uuid)
    order by s.debtor, s.creditor`.execute(db);
  return rows;
}

interface Person {
  at: Date;
  by: string;
  byName: string;
}

export async function insertSettlement(
  db: Sql,
  s: Person & { id: string; windowId: string; debtor: string; creditor: string; amountFen: Fen; bankReference: string; paidOn: CalendarDate },
): Promise<void> {
  await sql`
    insert into clearing.settlement (id, window_id, debtor, creditor, amount_fen, bank_reference, paid_on, recorded_at, recorded_by, recorded_by_name)
    values (${s.id}, ${s.windowId}, ${s.debtor}, ${s.creditor}, ${s.amountFen}, ${s.bankReference}, ${s.paidOn}, ${s.at}, ${s.by}, ${s.byName})`.execute(db);
}

export async function insertReceipt(db: Sql, r: Person & { settlementId: string }): Promise<void> {
  await sql`
    insert into clearing.receipt (settlement_id, confirmed_at, confirmed_by, confirmed_by_name)
    values (${r.settlementId}, ${r.at}, ${r.by}, ${r.byName})`.execute(db);
}
