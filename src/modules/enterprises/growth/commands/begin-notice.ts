import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { present } from '../list-problems.ts';
import type { GrowthParts } from '../parts.ts';
import { findEdition, standingCandidates } from '../store/lists.ts';

/**
 * Puts the list as it stands on public notice: whoever runs it need not type the names.
 * @throws Problem NOT_FOUND, FORBIDDEN and those of the procedure
 */
export async function beginNotice(parts: GrowthParts, db: Database | Tx, act: Act, id: string, contact: string): Promise<{ firms: number }> {
  return inTransaction(db, async (tx) => {
    const edition = present(await findEdition(tx.sql, id, { lock: true }), id);
    authorise(act.actor, 'enterprises.list.run', { region: edition.region });
    const firms = (await standingCandidates(tx.sql, id)).map((c) => c.name);
    await parts.procedure.takeAction(tx, act, { caseId: edition.caseId, action: 'publishNotice', data: { listTitle: edition.title, firms, contact }, reason: null });
    return { firms: firms.length };
  });
}
