import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { signInRequired } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import { knownRound } from '../terms.ts';

/** Anybody who has signed in objects to a firm on the published list. @throws Problem SIGN_IN_REQUIRED, NOT_FOUND, and those of the procedure */
export async function object(parts: EntitlementParts, db: Database | Tx, act: Act, id: string, input: { no: number; text: string; telephone: string }): Promise<void> {
  if (!act.actor) throw signInRequired();
  await inTransaction(db, async (tx) => {
    const round = await knownRound(tx.sql, id, { lock: true });
    await parts.procedure.takeAction(tx, act, { caseId: round.caseId, action: 'object', data: { ...input }, reason: null });
  });
}
