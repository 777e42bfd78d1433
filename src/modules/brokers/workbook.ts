import { newWorkbook } from '../../kernel/sheets/index.ts';
import type { CalendarDate } from '../../kernel/base/calendar-date.ts';

/** One column: heading in both languages, width, and the value of a row. Money comes in fen with `fen: true`. */
export interface Column<T> {
  zh: string;
  en: string;
  width: number;
  value: (row: T) => string | number | Date | null;
  format?: string;
}

/** Texts of people go in as text: a cell that begins like a formula is marked, so that no spreadsheet runs it. */
export const plain = (text: string | null | undefined): string => (text && /^[=+\-@\t\r]/.test(text) ? `'${text}` : (text ?? ''));
export const yuanCell = (fen: number): number => fen / 100;
export const dayCell = (date: CalendarDate | null | undefined): Date | null => (date ? new Date(`${date}T00:00:00Z`) : null);

/** A list as a workbook: bold frozen heading, a filter on every column; dated by the day of the list. */
export async function listWorkbook<T>(name: string, columns: readonly Column<T>[], rows: readonly T[], locale: 'zh' | 'en', today: CalendarDate): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.created = book.modified = new Date(`${today}T00:00:00+08:00`);
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = columns.map((c) => ({ header: c[locale], width: c.width }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) {
    const added = sheet.addRow(columns.map((c) => c.value(row)));
    added.alignment = { vertical: 'top', wrapText: true };
    columns.forEach((c, i) => {
      if (c.format) added.getCell(i + 1).numFmt = c.format;
    });
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export const DAY_FORMAT = 'yyyy-mm-dd';
export const MONEY_FORMAT = '#,##0.00';
