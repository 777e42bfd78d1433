import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import { monthsBefore } from '../domain/months.ts';
import type { LibraryRules } from '../pack.ts';
import { markIdle } from '../store/result-library.ts';

/** Topic on which a unit hears that a result lies idle; the key is the result. */
const RESULT_IDLE = 'market.result.idle';

/** Job: tells units of results that lie idle, once at each step of the one-year rule. Returns how many were reached. */
export async function watchIdle(db: Database, rules: LibraryRules['oneYearRule'], now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    let count = 0;
    for (const [step, months] of [['TOLD', rules.tellAfter], ['MARKED', rules.markAfter]] as const) {
      const reached = await markIdle(tx.sql, step, monthsBefore(now, months), now);
      for (const { id, organisationId } of reached) tx.emit({ topic: RESULT_IDLE, key: id, payload: { step, organisationId } });
      count += reached.length;
    }
    return count;
  });
}
