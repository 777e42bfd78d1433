import type { Sql } from '../../db/index.ts';
import type { Balance } from '../contract.ts';
import { accountUnknown } from '../domain/numbers.ts';
import { readAccounts, readPastBalance } from '../store/accounts.ts';

export interface PastMoment {
  /** Everything up to and including this instant. */
  at: Date;
  /** `effective` (unless told): what counts for that moment by what is known now. `recorded`: what was known at that moment. */
  by?: 'effective' | 'recorded';
}

/** The balance now, or at any past moment. @throws Problem LEDGER_ACCOUNT_UNKNOWN */
export async function balanceOf(db: Sql, account: string, moment?: PastMoment): Promise<Balance> {
  const [now] = await balancesOf(db, [account]);
  return moment ? readPastBalance(db, account, moment.at, moment.by ?? 'effective') : now!;
}

/** Present balances of several accounts, in the order given. @throws Problem LEDGER_ACCOUNT_UNKNOWN */
export async function balancesOf(db: Sql, accounts: readonly string[]): Promise<Balance[]> {
  const found = new Map((await readAccounts(db, { ids: accounts })).map((a) => [a.id, a.balance]));
  return accounts.map((id) => {
    const balance = found.get(id);
    if (!balance) throw accountUnknown(id);
    return balance;
  });
}
