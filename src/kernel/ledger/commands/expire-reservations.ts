import type { Database } from '../../db/index.ts';

/** Gives back what reservations hold that have run out; at most `limit` of them, each in a transaction of its own. Returns their ids. */
export async function expireReservations(db: Database, now: Date, limit: number): Promise<string[]> {
  throw new Error(`not yet ${db} ${now} ${limit}`);
}
