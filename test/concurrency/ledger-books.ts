import { type Database, inTransaction, type MigrationFolder } from '../../src/kernel/db/index.ts';
import { openAccounts, postTransfers } from '../../src/kernel/ledger/index.ts';

export const folders: readonly MigrationFolder[] = [{ module: 'ledger', dir: 'src/kernel/ledger/migrations' }];
export const AT = new Date('2026-03-02T02:00:00Z');
/** When every reservation of the crash test runs out. */
export const EXPIRES = new Date('2026-03-02T03:00:00Z');
export const memo = { zh: '断电测试', en: 'Power cut' };

const ACCOUNTS = 6;
export const FUNDING = 100_000_000;

/** The same accounts, funded once, in every round. */
export async function openBooks(db: Database): Promise<string[]> {
  const common = { book: 'test', owner: 'crash', fund: 'f', purpose: 'p', region: '321100', year: 2026, name: memo } as const;
  return inTransaction(db, async (tx) => {
    const ids = await openAccounts(tx, Array.from({ length: ACCOUNTS }, (_, n) => ({ ...common, kind: `account-${n}`, overdraft: 'refused' as const, ceilings: [{ year: 2026, amount: FUNDING * 10 }] })), AT);
    const [source] = await openAccounts(tx, [{ ...common, kind: 'source', overdraft: 'allowed' }], AT);
    await postTransfers(tx, {
      key: 'crash.fund', at: AT, by: null, subject: { kind: 'test.fund', id: '1' }, memo, transfers: ids.map((to) => ({ from: source!, to, amount: FUNDING })),
    });
    return ids;
  });
}
