import type { Sql } from '../../db/index.ts';
import type { AccountCoordinates } from '../acts.ts';
import type { Account } from '../contract.ts';
import { readAccounts } from '../store/accounts.ts';

/** Accounts with these coordinates and their present balances, in the order of their coordinates. */
export async function findAccounts(db: Sql, filter: Partial<AccountCoordinates> & { ids?: readonly string[] }): Promise<Account[]> {
  return readAccounts(db, filter);
}
