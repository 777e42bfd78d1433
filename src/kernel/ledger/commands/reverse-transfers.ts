import type { Tx } from '../../db/index.ts';
import type { Posted, ReverseInput } from '../acts.ts';

/**
 * Takes posted transfers back by new ones in the other direction, once; nothing is edited. The use of a ceiling is given
 * back too; earmarks do not bind, overdraft does. @throws Problem LEDGER_TRANSFER_UNKNOWN, LEDGER_ALREADY_REVERSED,
 *   LEDGER_NOT_REVERSIBLE, LEDGER_OVERDRAFT, LEDGER_KEY_REUSED
 */
export async function reverseTransfers(tx: Tx, input: ReverseInput): Promise<Posted> {
  throw new Error(`not yet ${tx} ${input.key}`);
}
