import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';

export interface PostedLine {
  key: string;
  entry: number;
  n: number;
  effectiveAt: Date;
  from: string;
  fromKind: string;
  to: string;
  toKind: string;
  amount: number;
  zh: string;
  en: string;
  clause: string | null;
  subjectKind: string;
  subjectId: string;
}

/** Money that moved in a book in a period (by effective time), in the order of entries. */
export async function readPostedLines(db: Sql, book: string, from: Date, to: Date): Promise<PostedLine[]> {
  const { rows } = await sql<PostedLine>`
    select e.key, t.entry_id as entry, t.n, t.effective_at as "effectiveAt", t.from_account as "from", f.kind as "fromKind",
      t.to_account as "to", g.kind as "toKind", t.amount, e.memo_zh as zh, e.memo_en as en, e.clause,
      e.subject_kind as "subjectKind", e.subject_id as "subjectId"
    from ledger.transfer t join ledger.entry e on e.id = t.entry_id
      join ledger.account f on f.id = t.from_account join ledger.account g on g.id = t.to_account
    where t.phase = 'posted' and f.book = ${book}
      and t.effective_at >= ${from.toISOString()}::timestamptz and t.effective_at < ${to.toISOString()}::timestamptz
    order by t.entry_id, t.n`.execute(db);
  return rows;
}
