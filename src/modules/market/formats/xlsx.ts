import { Readable } from 'node:stream';
import { isProblem } from '../../../kernel/base/problem.ts';
import type { ImportKind } from '../contract/import.ts';
import { mapHeadings } from '../domain/import/columns.ts';
import type { RawRow } from '../domain/import/rows.ts';
import { assertHeadings, fileBroken, type FormatReading, type FormatRow, type ImportSource } from './source.ts';
import { assertZipIsModest } from './zip-size.ts';

interface SheetRow {
  row: number;
  values: unknown[];
}

/** First sheet of a workbook, row by row; its first row that is not empty holds the headings. */
export async function readXlsx(kind: ImportKind, source: ImportSource): Promise<FormatReading> {
  const parts: Uint8Array[] = [];
  for await (const part of source.open()) parts.push(part);
  const zip = Buffer.concat(parts);
  assertZipIsModest(zip);
  const records = recordsOf(zip);
  const first = await records.next();
  const found = first.done ? [] : first.value.values.map((v) => String(plain(v) ?? '').trim());
  const headings = mapHeadings(kind, found);
  assertHeadings(kind, headings, found.filter((h) => h !== ''));
  const fields = found.map((h) => headings.fields.get(h));

  const rows = async function* (): AsyncGenerator<FormatRow> {
    for await (const { row, values } of records) {
      const cells: RawRow = new Map();
      let fault: FormatRow | undefined;
      values.forEach((value, i) => {
        const field = fields[i];
        if (!field) return;
        const cell = plain(value);
        if (cell instanceof CellError) fault ??= { row, broken: errorCell(found[i]!, cell.shown) };
        else if (cell !== null && cell !== '') cells.set(field, cell);
      });
      if (fault) yield fault;
      else if (cells.size > 0) yield { row, cells };
    }
  };
  return { headings, rows: rows() };
}

async function* recordsOf(zip: Buffer): AsyncGenerator<SheetRow> {
  const { default: library } = await import('exceljs');
  const reader = new library.stream.xlsx.WorkbookReader(Readable.from(zip) as never, {
    worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', entries: 'ignore',
  });
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        // exceljs counts cells from 1; index 0 is a hole.
        const values = (row.values as unknown[]).slice(1);
        if (values.some((v) => v !== null && v !== undefined && String(plain(v) ?? '').trim() !== '')) yield { row: row.number, values: Array.from(values) };
      }
      return;
    }
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw fileBroken('XLSX 内容损坏', 'the XLSX content is damaged', cause);
  }
}

class CellError {
  readonly shown: string;

  constructor(shown: string) {
    this.shown = shown;
  }
}

/** A formula counts with the value it last had; the formula itself is never taken over. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || value instanceof Date) return value;
  const cell = value as { richText?: { text: string }[]; formula?: string; sharedFormula?: string; result?: unknown; text?: unknown; error?: string };
  if (cell.error) return new CellError(cell.error);
  if (cell.richText) return cell.richText.map((t) => t.text).join('');
  if (cell.formula !== undefined || cell.sharedFormula !== undefined) return cell.result === undefined ? new CellError('公式没有结果') : plain(cell.result);
  if (cell.text !== undefined) return plain(cell.text);
  return null;
}

function errorCell(heading: string, shown: string): NonNullable<FormatRow['broken']> {
  return {
    code: 'CELL_ERROR', zh: `“${heading}”的单元格是错误值：${shown}`, en: `The cell under "${heading}" holds an error: ${shown}`,
    remedy: { zh: '把单元格改成普通内容', en: 'Replace it with plain content' },
  };
}
