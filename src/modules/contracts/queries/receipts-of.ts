import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

/** Technology transaction money that came in under a contract, in the order in which it was recorded. */
export interface ContractReceipt {
  id: string;
  on: CalendarDate;
  amountFen: Fen;
  bankReference: string;
}

export async function receiptsOf(handle: Sql, contractId: string): Promise<ContractReceipt[]> {
  const { rows } = await sql<ContractReceipt>`
    select id, received_on as "on", amount_fen as "amountFen", bank_reference as "bankReference"
    from contracts.receipt where contract_id = ${contractId} order by recorded_at, id`.execute(handle);
  return rows;
}
