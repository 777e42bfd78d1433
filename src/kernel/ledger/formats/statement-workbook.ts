import { neutralised, newWorkbook } from '../../sheets/index.ts';
import { dateOf } from '../../base/calendar-date.ts';
import type { Statement } from '../contract.ts';
import { periodText, STATEMENT_COLUMNS } from './statement-table.ts';

const yuan = (fen: number): number => fen / 100;

/** The statement as a sheet in which a clerk can re-add the balance: amounts are numbers, the balance is a formula. */
export async function statementWorkbook(s: Statement, at: Date): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.created = at;
  const sheet = book.addWorksheet('对账单');
  sheet.addRow([s.account.name.zh]).font = { bold: true, size: 14 };
  sheet.addRow([`账户 ${s.account.id}`]);
  sheet.addRow([`${periodText(s)}，共 ${s.total} 笔，单位：元`]);
  sheet.addRow([]);
  const heading = sheet.addRow(STATEMENT_COLUMNS.map(([zh]) => zh));
  heading.font = { bold: true };
  STATEMENT_COLUMNS.forEach(([, width], i) => (sheet.getColumn(i + 1).width = width));
  sheet.addRow(['', '', '', '期初余额', '', '', '', yuan(s.opening)]);
  for (const line of s.items) {
    const row = sheet.addRow([
      dateOf(new Date(line.effectiveAt)), line.transfer, neutralised(line.otherName.zh), neutralised(line.memo.zh), neutralised(line.clause ?? ''),
      line.in ? yuan(line.in) : null, line.out ? yuan(line.out) : null, null, neutralised(`${line.subject.kind} ${line.subject.id}`),
    ]);
    row.getCell(8).value = { formula: `ROUND(H${row.number - 1}+F${row.number}-G${row.number},2)`, result: yuan(line.balance) };
  }
  const last = sheet.rowCount;
  const sum = sheet.addRow(['', '', '', '合计', '', null, null, yuan(s.closing)]);
  sum.font = { bold: true };
  sum.getCell(6).value = { formula: `SUM(F6:F${last})`, result: yuan(s.in) };
  sum.getCell(7).value = { formula: `SUM(G6:G${last})`, result: yuan(s.out) };
  for (const column of [6, 7, 8]) sheet.getColumn(column).numFmt = '#,##0.00';
  sheet.views = [{ state: 'frozen', ySplit: heading.number }];
  return new Uint8Array(await book.xlsx.writeBuffer());
}
