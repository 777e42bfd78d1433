import { sql } from 'kysely';
import { type Database, inTransaction, translateConstraint, type Tx } from '../../db/index.ts';

/**
 * What `work` would answer, or the Problem it would meet; nothing of it is kept. `work` must be acts of the ledger only:
 * events of a transaction it joins could not be taken back.
 */
export async function dryRun<T>(db: Database | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await sql`savepoint ledger_dry_run`.execute(tx.sql);
    try {
      return await work(tx);
    } catch (error) {
      throw translateConstraint(error);
    } finally {
      await sql`rollback to savepoint ledger_dry_run`.execute(tx.sql);
    }
  });
}
