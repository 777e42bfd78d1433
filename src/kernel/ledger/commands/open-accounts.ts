import type { Tx } from '../../db/index.ts';
import type { NewAccount } from '../acts.ts';

/**
 * Opens accounts, or finds them open already; returns their ids in the order given. Repeating it is harmless.
 * @throws Problem LEDGER_ACCOUNT_DIFFERS when one is open with another overdraft rule or earmark
 */
export async function openAccounts(tx: Tx, accounts: readonly NewAccount[], at: Date): Promise<string[]> {
  throw new Error(`not yet ${tx} ${accounts.length} ${at}`);
}
