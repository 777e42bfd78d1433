import type { Tx } from '../../db/index.ts';
import type { Posted, ReverseInput } from '../acts.ts';
import { readTransferNumber } from '../domain/numbers.ts';
import { requestBody } from '../domain/request-body.ts';
import { countTransfers, reverseEntry } from '../store/record.ts';

/**
 * Takes posted transfers back by new ones in the other direction, once; nothing is edited. The use of a ceiling is given
 * back too; earmarks do not bind, overdraft does. @throws Problem LEDGER_TRANSFER_UNKNOWN, LEDGER_ALREADY_REVERSED,
 *   LEDGER_NOT_REVERSIBLE, LEDGER_OVERDRAFT, LEDGER_KEY_REUSED
 */
export async function reverseTransfers(tx: Tx, input: ReverseInput): Promise<Posted> {
  const { key, at, by, what, reason, clause } = input;
  const target = readTransferNumber(what);
  const body = requestBody('reverse', { what, reason, clause });
  const { entry, replayed } = await reverseEntry(tx.sql, { key, at, by, memo: reason, clause, body }, target.entry, target.n);
  const count = target.n === null ? await countTransfers(tx.sql, entry) : 1;
  return { entry: String(entry), transfers: Array.from({ length: count }, (_, i) => `${entry}.${i + 1}`), replayed };
}
