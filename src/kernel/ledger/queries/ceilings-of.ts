import type { Sql } from '../../db/index.ts';
import type { Ceiling } from '../contract.ts';
import { readCeilings } from '../store/ceilings.ts';

/** Ceilings of an account with what is used, reserved and left, oldest year first. */
export async function ceilingsOf(db: Sql, account: string): Promise<Ceiling[]> {
  return readCeilings(db, account);
}
