import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, VoucherParts } from '../act.ts';

/** Takes an action in a case as it stands in this very transaction, for commands that read the record themselves. */
export async function takeStep({ engine }: Pick<VoucherParts, 'engine'>, tx: Tx, act: Act, caseId: string, action: string, data: Record<string, unknown>, reason: string | null = null): Promise<void> {
  const { evaluation } = await engine.evaluateStored(tx.sql, caseId, act.now);
  await engine.act(tx, { ...act, caseId, action, expectedSeq: evaluation.seq, data, reason });
}
