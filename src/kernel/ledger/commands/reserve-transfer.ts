import type { Tx } from '../../db/index.ts';
import type { ReserveInput, Reserved } from '../acts.ts';

/**
 * Sets money aside for one transfer until it is committed, released or runs out. It counts against balance and ceiling
 * at once. @throws Problem as `postTransfers`; LEDGER_RESERVATION_TIME when it would run out before it begins
 */
export async function reserveTransfer(tx: Tx, input: ReserveInput): Promise<Reserved> {
  throw new Error(`not yet ${tx} ${input.key}`);
}
