import type { Sql } from '../../db/index.ts';
import type { Reservation } from '../contract.ts';

/** @throws Problem LEDGER_RESERVATION_UNKNOWN */
export async function getReservation(db: Sql, id: string): Promise<Reservation> {
  throw new Error(`not yet ${db} ${id}`);
}
