import { sql } from 'kysely';
import { assertFen } from '../../base/money.ts';
import type { Sql, Tx } from '../../db/index.ts';
import type { NewAccount, Words } from '../acts.ts';
import { accountIdOf } from '../domain/account-id.ts';
import { requestBody } from '../domain/request-body.ts';
import { type Stamp, stampJson } from '../store/record.ts';
import { writeCeiling } from '../store/ceilings.ts';

const OPENED: Words = { zh: '开立账户', en: 'Account opened' };
const FIRST_CEILING: Words = { zh: '核定年度限额', en: 'Yearly ceiling set' };

/**
 * Opens accounts, or finds them open already; returns their ids in the order given. Repeating it is harmless: a ceiling
 * that was changed since stays as it is. @throws Problem LEDGER_ACCOUNT_DIFFERS when one is open with another overdraft
 * rule, earmark or kind of limit
 */
export async function openAccounts(tx: Tx, accounts: readonly NewAccount[], at: Date): Promise<string[]> {
  const ids = accounts.map(accountIdOf);
  // In the order of ids, so that two who open the same accounts do not wait for each other in a circle.
  const ordered = accounts.map((account, i) => ({ account, id: ids[i]! })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { account, id } of ordered) await openAccount(tx.sql, id, account, at);
  return ids;
}

async function openAccount(db: Sql, id: string, a: NewAccount, at: Date): Promise<void> {
  const { book, owner, fund, purpose, region, year, kind, name } = a;
  const stamp: Stamp = {
    key: `ledger.open.${id}`, at, by: null, subject: { kind: 'ledger.account', id }, memo: OPENED,
    body: requestBody('open', { id }),
  };
  await sql`select ledger.open_account(row(${id}, ${book}, ${owner}, ${fund}, ${purpose}, ${region}, ${year}, ${kind}, ${name.zh}, ${name.en},
    ${a.overdraft === 'allowed'}, ${a.earmark ?? null}::text[], ${a.ceilings !== undefined}, ${at.toISOString()})::ledger.account,
    ${stampJson(stamp)})`.execute(db);
  for (const c of a.ceilings ?? []) {
    await writeCeiling(db, { account: id, year: c.year, amount: assertFen(c.amount), at, by: null, reason: FIRST_CEILING }, 'first');
  }
}
