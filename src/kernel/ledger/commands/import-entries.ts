import { sql } from 'kysely';
import { appendAudit, type AuditActor } from '../../audit/index.ts';
import { isProblem, Problem, type ProblemDetail } from '../../base/problem.ts';
import { type Database, inTransaction, translateConstraint, type Tx } from '../../db/index.ts';
import { fenOf, voucherRow, type VoucherRow } from '../domain/voucher-line.ts';
import { readVoucherFile } from '../formats/voucher-file.ts';
import { postTransfers } from './post-transfers.ts';

export interface ImportOptions {
  fileName: string;
  /** What the file holds; bytes in UTF-8 or GBK. */
  text: string | Uint8Array;
  at: Date;
  by: AuditActor | null;
  /** Check everything, keep nothing. */
  dryRun: boolean;
}

export interface ImportReport {
  rows: number;
  entries: number;
  /** Entries whose key had been imported before: nothing moved. */
  replayed: number;
  dryRun: boolean;
}

interface Numbered extends VoucherRow {
  row: number;
}

const MOST_FAULTS = 50;

/**
 * Posts voucher entries of a finance system: all of the file or nothing. Lines with one key are one linked entry; a file
 * imported again moves nothing. @throws Problem LEDGER_FILE_UNREADABLE, LEDGER_IMPORT_REFUSED with a detail for every
 *   faulty row
 */
export async function importEntries(db: Database | Tx, options: ImportOptions): Promise<ImportReport> {
  const { fileName, text, at, by, dryRun } = options;
  const faults: ProblemDetail[] = [];
  const groups = groupByKey(readRows(fileName, text, faults));
  if (faults.length > 0) throw refused(fileName, faults);
  return inTransaction(db, async (tx) => {
    await sql`savepoint ledger_import`.execute(tx.sql);
    let replayed = 0;
    for (const [key, rows] of groups) {
      await sql`savepoint ledger_import_entry`.execute(tx.sql);
      try {
        if ((await postGroup(tx, key, rows, at, by)).replayed) replayed += 1;
        await sql`release savepoint ledger_import_entry`.execute(tx.sql);
      } catch (error) {
        await sql`rollback to savepoint ledger_import_entry`.execute(tx.sql);
        faults.push(faultOf(fileName, rows, error));
      }
    }
    if (faults.length > 0) throw refused(fileName, faults);
    const report = { rows: [...groups.values()].flat().length, entries: groups.size, replayed, dryRun };
    if (dryRun) await sql`rollback to savepoint ledger_import`.execute(tx.sql);
    else await appendAudit(tx, { at, actor: by, action: 'ledger.entries.imported', subject: { kind: 'ledger.file', id: fileName }, detail: { ...report } });
    return report;
  });
}

function readRows(fileName: string, text: string | Uint8Array, faults: ProblemDetail[]): Numbered[] {
  return readVoucherFile(fileName, text).flatMap(({ row, values }) => {
    const read = voucherRow.safeParse(values);
    if (read.success) return [{ ...read.data, row }];
    for (const issue of read.error.issues) {
      const [zh, en] = issue.message.split(' · ');
      faults.push({ code: 'LEDGER_ROW_INVALID', zh: zh!, en: en ?? issue.message, where: { file: fileName, row, field: issue.path.join('.') } });
    }
    return [];
  });
}

function groupByKey(rows: readonly Numbered[]): Map<string, Numbered[]> {
  const groups = new Map<string, Numbered[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return groups;
}

async function postGroup(tx: Tx, key: string, rows: readonly Numbered[], at: Date, by: AuditActor | null) {
  const [first] = rows as [Numbered, ...Numbered[]];
  const odd = rows.find((r) => r.date !== first.date || r.memoZh !== first.memoZh || r.subjectKind !== first.subjectKind || r.subjectId !== first.subjectId);
  if (odd) {
    throw new Problem('LEDGER_ROW_INVALID', {
      zh: `业务键 ${key} 的各行日期、摘要和事项必须相同`,
      en: `All rows of the key ${key} must have the same date, memo and subject`,
      where: { row: rows.indexOf(odd) + 1 },
    });
  }
  return postTransfers(tx, {
    key, at, by, effectiveAt: new Date(`${first.date}T00:00:00+08:00`), subject: { kind: first.subjectKind, id: first.subjectId },
    memo: { zh: first.memoZh, en: first.memoEn || first.memoZh }, clause: first.clause || null,
    transfers: rows.map((r) => ({ from: r.creditAccount, to: r.debitAccount, amount: fenOf(r) })),
  });
}

/** A refusal names the transfer within its entry; in the file it stands in the row of that transfer. */
function faultOf(file: string, rows: readonly Numbered[], error: unknown): ProblemDetail {
  const problem = translateConstraint(error);
  if (!isProblem(problem)) throw problem;
  const n = problem.where?.row ?? 1;
  return { ...problem.toDetail(), where: { file, row: rows[n - 1]!.row } };
}

function refused(file: string, faults: readonly ProblemDetail[]): Problem {
  const [first] = faults as [ProblemDetail, ...ProblemDetail[]];
  return new Problem('LEDGER_IMPORT_REFUSED', {
    zh: `文件 ${file} 有 ${faults.length} 处不能入账，全部未导入。第 ${first.where?.row} 行：${first.zh}`,
    en: `${faults.length} faults in ${file}; nothing was imported. Row ${first.where?.row}: ${first.en}`,
    where: first.where,
    remedy: { zh: '按所列各行修改后重新导入；已导入的业务键不会重复入账', en: 'Mend the rows named and import again; keys imported before are not posted twice' },
    details: faults.slice(0, MOST_FAULTS),
  });
}
