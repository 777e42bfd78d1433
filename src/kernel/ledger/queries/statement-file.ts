import { Problem } from '../../base/problem.ts';
import type { Sql } from '../../db/index.ts';
import type { FileAnswer } from '../../identity/index.ts';
import { statementPdf } from '../formats/statement-pdf.ts';
import { statementWorkbook } from '../formats/statement-workbook.ts';
import { statementOf } from './statement-of.ts';

/** More lines than this nobody reads in a file: the export of entries carries them. */
const MOST = { xlsx: 50_000, pdf: 5_000 };

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf' };

export interface StatementFileQuery {
  account: string;
  from?: Date;
  to?: Date;
  format: 'xlsx' | 'pdf';
}

/** @throws Problem LEDGER_ACCOUNT_UNKNOWN, LEDGER_STATEMENT_TOO_LONG */
export async function statementFile(db: Sql, { account, from, to, format }: StatementFileQuery, at: Date): Promise<FileAnswer> {
  const statement = await statementOf(db, { account, from, to, page: 1, pageSize: MOST[format] });
  if (statement.total > MOST[format]) {
    throw new Problem('LEDGER_STATEMENT_TOO_LONG', {
      zh: `该期间有 ${statement.total} 笔，超过 ${format} 文件的 ${MOST[format]} 笔`,
      en: `${statement.total} lines are more than the ${MOST[format]} of a ${format} file`,
      remedy: { zh: '缩短期间，或导出记账凭证', en: 'Choose a shorter period, or export voucher entries' },
    });
  }
  const bytes = format === 'xlsx' ? await statementWorkbook(statement, at) : await statementPdf(statement, at);
  return { contentType: TYPES[format], fileName: `对账单-${statement.account.name.zh}.${format}`, bytes };
}
