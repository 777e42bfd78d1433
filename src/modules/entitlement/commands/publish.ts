import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, type EntitlementParts, programmeOf } from '../act.ts';
import { readEntries } from '../store/entries.ts';
import { knownRound } from '../terms.ts';

/** Begins the public notice with the list as it stands. @throws Problem FORBIDDEN, NOT_FOUND, and those of the procedure */
export async function publishRound(parts: EntitlementParts, db: Database | Tx, act: Act, id: string, input: { contact: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const round = await knownRound(tx.sql, id, { lock: true });
    authorise(act.actor, 'entitlement.round.prepare', { region: round.region });
    const entries = await readEntries(tx.sql, id, { statuses: ['LISTED'] });
    await parts.procedure.takeAction(tx, act, {
      caseId: round.caseId, action: 'publish', reason: null,
      data: { policy: programmeOf(parts, round.programme).zh, firms: entries.length, totalFen: entries.reduce((sum, e) => sum + e.amountFen, 0), listHash: round.listHash, contact: input.contact },
    });
  });
}
