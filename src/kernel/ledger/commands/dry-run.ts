import type { Database, Tx } from '../../db/index.ts';

/**
 * What `work` would answer, or the Problem it would meet; nothing of it is kept. `work` must be acts of the ledger only:
 * events of a transaction it joins could not be taken back.
 */
export async function dryRun<T>(db: Database | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  throw new Error(`not yet ${db} ${work}`);
}
