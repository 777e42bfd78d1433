import { assertFen } from '../../base/money.ts';
import type { Tx } from '../../db/index.ts';
import type { CeilingInput } from '../acts.ts';
import { writeCeiling } from '../store/ceilings.ts';

/**
 * Sets the most that may leave an account in a year; the change is kept with its reason.
 * @throws Problem LEDGER_CEILING when more has left or is reserved already, LEDGER_ACCOUNT_UNKNOWN,
 *   LEDGER_ACCOUNT_UNLIMITED when the account was opened without ceilings
 */
export async function setCeiling(tx: Tx, input: CeilingInput): Promise<void> {
  assertFen(input.amount);
  await writeCeiling(tx.sql, input, 'change');
}
