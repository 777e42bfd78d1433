import type { Fen } from '../../kernel/base/money.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { postTransfers } from '../../kernel/ledger/index.ts';
import type { Stamp } from './act.ts';
import { insertPosting, type PostingRow } from './store/postings.ts';

/** One movement and what it is about; the place in `funds.posting` is what traces it. */
export interface Movement extends Pick<PostingRow, 'kind' | 'fundId' | 'programmeId' | 'taskId' | 'region' | 'party'> {
  from: string;
  to: string;
  amount: Fen;
}

/** Posts linked movements for one record and notes each of them. @throws Problem LEDGER_… */
export async function move(
  tx: Tx, s: Stamp, about: { key: string; recordId: string; subjectKind: string; memo: { zh: string; en: string }; clause: string }, movements: readonly Movement[],
): Promise<string[]> {
  const { transfers, replayed } = await postTransfers(tx, {
    key: about.key, at: s.at, by: s.by, subject: { kind: about.subjectKind, id: about.recordId }, memo: about.memo, clause: about.clause,
    transfers: movements.map(({ from, to, amount }) => ({ from, to, amount })),
  });
  if (replayed) return transfers;
  for (const [i, m] of movements.entries()) {
    await insertPosting(tx.sql, {
      transfer: transfers[i]!, kind: m.kind, fundId: m.fundId, programmeId: m.programmeId, taskId: m.taskId, region: m.region, party: m.party,
      recordId: about.recordId, amountFen: m.amount, subjectKind: about.subjectKind, subjectId: about.recordId, at: s.at,
    });
  }
  return transfers;
}
