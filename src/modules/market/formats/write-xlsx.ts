import type ExcelJS from 'exceljs';
import { neutralised, newWorkbook } from '../../../kernel/sheets/index.ts';
import type { ImportKind, ImportReport } from '../contract/import.ts';
import { COLUMNS } from '../domain/import/columns.ts';

async function bytesOf(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The refused rows with what would be right, for the desk that mends the file. */
export async function reportWorkbook(report: ImportReport): Promise<Uint8Array> {
  const book = await newWorkbook();
  const sheet = book.addWorksheet('未通过的行');
  sheet.columns = [
    { header: '行', width: 8 }, { header: '列', width: 18 }, { header: '内容', width: 30 }, { header: '原因', width: 40 }, { header: '应当如何', width: 50 },
    { header: 'Why', width: 40 }, { header: 'What would be right', width: 50 }, { header: '代码', width: 26 },
  ];
  sheet.getRow(1).font = { bold: true };
  const heading = new Map(COLUMNS[report.kind].map((c) => [c.field, c.zh]));
  for (const r of report.refusedRows) {
    sheet.addRow([r.row, heading.get(r.field) ?? r.field, neutralised(r.value), r.zh, r.remedy.zh, r.en, r.remedy.en, r.code]);
  }
  if (report.refused > 0 && report.refusedRows.length < report.refused) {
    sheet.addRow([]);
    sheet.addRow(['', '', '', `共 ${report.refused} 行未通过，此处列出前 ${new Set(report.refusedRows.map((r) => r.row)).size} 行`, '', `${report.refused} rows were refused; the first are listed`]);
  }
  return bytesOf(book);
}

/** A sheet to be filled in, and a second one that explains each column with an example. */
export async function templateWorkbook(kind: ImportKind): Promise<Uint8Array> {
  const book = await newWorkbook();
  const sheet = book.addWorksheet(kind === 'demands' ? '技术需求' : '科技成果');
  sheet.columns = COLUMNS[kind].map((c) => ({ header: c.required ? `${c.zh}*` : c.zh, width: Math.max(12, c.zh.length * 2 + 4) }));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  const help = book.addWorksheet('填写说明');
  help.columns = [{ header: '列', width: 22 }, { header: 'Column', width: 22 }, { header: '必填', width: 8 }, { header: '写法', width: 44 }, { header: '例', width: 50 }];
  help.getRow(1).font = { bold: true };
  for (const c of COLUMNS[kind]) help.addRow([c.zh, c.en, c.required ? '是' : '', c.hint, c.example]);
  return bytesOf(book);
}
