import { dateOf } from '../../base/calendar-date.ts';
import type { Sql } from '../../db/index.ts';
import { type Chart, subjectOf } from '../chart.ts';
import type { VoucherLine } from '../domain/voucher-line.ts';
import { readPostedLines } from '../store/voucher-lines.ts';

export interface ExportQuery {
  book: string;
  /** Included. */
  from: Date;
  /** Not included. */
  to: Date;
}

/** What moved in a book in a period, as voucher entries (记账凭证) for finance systems. @throws Problem LEDGER_MAPPING_MISSING */
export async function exportEntries(chart: Chart, db: Sql, { book, from, to }: ExportQuery): Promise<VoucherLine[]> {
  const lines = await readPostedLines(db, book, from, to);
  return lines.map((l) => {
    const [debit, credit] = [subjectOf(chart, book, l.toKind), subjectOf(chart, book, l.fromKind)];
    return {
      key: l.key, date: dateOf(l.effectiveAt), debitSubject: debit.code, debitSubjectName: debit.zh, debitAccount: l.to,
      creditSubject: credit.code, creditSubjectName: credit.zh, creditAccount: l.from, amount: l.amount, memoZh: l.zh, memoEn: l.en,
      clause: l.clause ?? '', subjectKind: l.subjectKind, subjectId: l.subjectId, transfer: `${l.entry}.${l.n}`,
    };
  });
}
