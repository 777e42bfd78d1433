import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { newWorkbook } from '../../kernel/sheets/index.ts';

export interface Column<T> {
  zh: string;
  en: string;
  width: number;
  value: (row: T) => string | number | null;
  format?: string;
}

/** Texts of people go in as text: a cell that begins like a formula is marked, so that no spreadsheet runs it. */
export const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
export const MONEY = '#,##0.00';

export interface Sheet<T> {
  name: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
}

/** A column with its rows, whatever they are. */
export const sheet = <T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): Sheet<unknown> => ({ name, columns: columns as readonly Column<unknown>[], rows });

/** Lists as a workbook: bold frozen heading and a filter on every column. */
export async function workbookOf(sheets: readonly Sheet<unknown>[], locale: 'zh' | 'en', today: CalendarDate): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.created = book.modified = new Date(`${today}T00:00:00+08:00`);
  for (const { name, columns, rows } of sheets) {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
    page.columns = columns.map((c) => ({ header: c[locale], width: c.width }));
    page.getRow(1).font = { bold: true };
    for (const row of rows) {
      const added = page.addRow(columns.map((c) => c.value(row)));
      columns.forEach((c, i) => {
        if (c.format) added.getCell(i + 1).numFmt = c.format;
      });
    }
    page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
