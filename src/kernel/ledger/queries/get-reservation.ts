import type { Sql } from '../../db/index.ts';
import type { Reservation } from '../contract.ts';
import { readReservationNumber, reservationUnknown } from '../domain/numbers.ts';
import { findReservation } from '../store/reservations.ts';

/** @throws Problem LEDGER_RESERVATION_UNKNOWN */
export async function getReservation(db: Sql, id: string): Promise<Reservation> {
  const found = await findReservation(db, readReservationNumber(id));
  if (!found) throw reservationUnknown(id);
  return found;
}
