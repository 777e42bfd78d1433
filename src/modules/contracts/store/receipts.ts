import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

export async function insertReceipt(
  db: Sql,
  r: { id: string; contractId: string; receivedOn: string; amountFen: number; bankReference: string; recordedBy: string; recordedAt: Date },
): Promise<void> {
  await db
    .insertInto('contracts.receipt')
    .values({
      id: r.id,
      contract_id: r.contractId,
      received_on: r.receivedOn,
      amount_fen: r.amountFen,
      bank_reference: r.bankReference,
      recorded_by: r.recordedBy,
      recorded_at: r.recordedAt,
    })
    .execute();
  await db
    .updateTable('contracts.contract')
    .set({ actual_amount_fen: sql`actual_amount_fen + ${r.amountFen}::bigint` })
    .where('id', '=', r.contractId)
    .execute();
}

