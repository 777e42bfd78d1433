import type { Tx } from '../../db/index.ts';
import type { Posted, PostInput } from '../acts.ts';

/**
 * Moves money: all transfers or none. Limits are kept by the database against every other transaction.
 * @throws Problem LEDGER_OVERDRAFT, LEDGER_CEILING, LEDGER_CEILING_MISSING, LEDGER_EARMARK, LEDGER_TWO_BOOKS,
 *   LEDGER_SAME_ACCOUNT, LEDGER_AMOUNT, LEDGER_ACCOUNT_UNKNOWN, LEDGER_KEY_REUSED
 */
export async function postTransfers(tx: Tx, input: PostInput): Promise<Posted> {
  throw new Error(`not yet ${tx} ${input.key}`);
}
