import type { Sql } from '../../db/index.ts';
import type { Balance } from '../contract.ts';

export interface PastMoment {
  /** Everything up to and including this instant. */
  at: Date;
  /** `effective`: what counts for that moment by what is known now. `recorded`: what was known at that moment. */
  by?: 'effective' | 'recorded';
}

/** The balance now, or at any past moment. @throws Problem LEDGER_ACCOUNT_UNKNOWN */
export async function balanceOf(db: Sql, account: string, moment?: PastMoment): Promise<Balance> {
  throw new Error(`not yet ${db} ${account} ${moment?.by}`);
}

/** Present balances of several accounts, in the order given. @throws Problem LEDGER_ACCOUNT_UNKNOWN */
export async function balancesOf(db: Sql, accounts: readonly string[]): Promise<Balance[]> {
  throw new Error(`not yet ${db} ${accounts.length}`);
}
