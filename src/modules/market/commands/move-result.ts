import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, ProcedurePort } from '../context.ts';
import type { ResultStatus } from '../contract/words.ts';
import { type ResultRow, setResultStatus } from '../store/results.ts';

/** Topic on which the index and live views hear of a result; the key is its id. */
export const RESULT_CHANGED = 'market.result.changed';

const STEP = { NEGOTIATING: 'negotiate', PRICING: 'price', PUBLISHED: 'release', CONTRACTED: 'contract' } as const satisfies Partial<Record<ResultStatus, string>>;

/**
 * A result follows its talks: through its case, whose effect writes the status; directly when it was imported and has
 * none. Where it stands already nothing happens.
 */
export async function moveResult(tx: Tx, act: Act, procedure: Pick<ProcedurePort, 'follow'>, result: ResultRow, to: keyof typeof STEP): Promise<void> {
  if (result.status === to) return;
  if (result.caseId) {
    await procedure.follow(tx, act, { caseId: result.caseId, action: STEP[to], flow: `market.${STEP[to]}` });
    return;
  }
  await setResultStatus(tx.sql, result.id, to, act.now);
  tx.emit({ topic: RESULT_CHANGED, key: result.id });
}
