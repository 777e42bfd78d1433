import { assertFen } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../db/index.ts';
import type { Posted, PostInput } from '../acts.ts';
import { postBody } from '../domain/request-body.ts';
import { recordEntry } from '../store/record.ts';

const MOST_LINKED = 1000;

/**
 * Moves money: all transfers or none. Limits are kept by the database against every other transaction.
 * @throws Problem LEDGER_OVERDRAFT, LEDGER_CEILING, LEDGER_CEILING_MISSING, LEDGER_EARMARK, LEDGER_TWO_BOOKS,
 *   LEDGER_SAME_ACCOUNT, LEDGER_AMOUNT, LEDGER_ACCOUNT_UNKNOWN, LEDGER_KEY_REUSED, LEDGER_LINKED_COUNT
 */
export async function postTransfers(tx: Tx, input: PostInput): Promise<Posted> {
  const { transfers, subject, memo, clause = null, effectiveAt } = input;
  if (transfers.length === 0 || transfers.length > MOST_LINKED) throw linkedCount(transfers.length);
  const lines = {
    from: transfers.map((t) => t.from),
    to: transfers.map((t) => t.to),
    amount: transfers.map((t) => assertFen(t.amount)),
  };
  const body = postBody({ ...lines, subject, memo, clause, effectiveAt });
  const { entry, replayed } = await recordEntry(tx.sql, { ...input, body }, lines);
  return { entry: String(entry), transfers: transfers.map((_, i) => `${entry}.${i + 1}`), replayed };
}

function linkedCount(count: number): Problem {
  return new Problem('LEDGER_LINKED_COUNT', {
    zh: `一笔分录须有 1 到 ${MOST_LINKED} 笔转账，得到 ${count} 笔`,
    en: `An entry has 1 to ${MOST_LINKED} linked transfers, got ${count}`,
    remedy: { zh: '请分批过账', en: 'Post it in several entries' },
  });
}
