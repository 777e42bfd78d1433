import XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { headingOf } from '../../src/modules/returns/contract.ts';
import { TableChecker } from '../../src/modules/returns/domain/check-table.ts';
import type { RawCell } from '../../src/modules/returns/domain/read-value.ts';
import { annotatedCopy } from '../../src/modules/returns/workbook/annotated-copy.ts';
import { readReturn } from '../../src/modules/returns/workbook/read-return.ts';
import { wideList } from './collection.ts';

export interface Judged {
  records: number;
  errors: number;
}

const earlier = { before: new Map(), history: {} };
const HEADER_ROW = 3;

/** Every contender opens the file, understands each cell and judges each row by the same rules; only the reading differs. */
export const contenders: Record<string, (file: string) => Promise<Judged>> = {
  innomatrix: (file) => readReturn(readFileSync(file), { ...wideList(), context: () => earlier }),

  'innomatrix + annotated copy': async (file) => {
    const bytes = readFileSync(file);
    const reading = await readReturn(bytes, { ...wideList(), context: () => earlier });
    await annotatedCopy(bytes, reading, 'zh');
    return reading;
  },

  'exceljs (in memory)': async (file) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const sheet = book.getWorksheet('填报')!;
    const rows = function* (): Generator<[number, unknown[]]> {
      for (let r = HEADER_ROW; r <= sheet.rowCount; r++) yield [r, (sheet.getRow(r).values as unknown[]).slice(1)];
    };
    return judge(rows());
  },

  '@e965/xlsx (in memory)': async (file) => {
    const book = XLSX.read(readFileSync(file), { dense: true, cellDates: true });
    const table = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['填报']!, { header: 1, raw: true });
    const rows = function* (): Generator<[number, unknown[]]> {
      for (let r = HEADER_ROW; r <= table.length; r++) yield [r, table[r - 1] ?? []];
    };
    return judge(rows());
  },
};

function judge(rows: Iterable<[number, unknown[]]>): Judged {
  const { collection, parameters } = wideList();
  const checker = new TableChecker(collection, parameters, { ...earlier, columnOf: () => null });
  let fields: (string | undefined)[] | undefined;
  for (const [row, values] of rows) {
    fields ??= values.map((v) => collection.fields.find((f) => headingOf(f) === v)?.key);
    if (row === HEADER_ROW) continue;
    const cells = new Map<string, RawCell>();
    values.forEach((value, i) => {
      const field = fields![i];
      if (field !== undefined && value !== undefined && value !== null && value !== '') cells.set(field, cellOf(value));
    });
    if (cells.size > 0) checker.add({ row, cells });
  }
  return checker.finish();
}

function cellOf(value: unknown): RawCell {
  if (typeof value === 'number') return { kind: 'number', value };
  if (value instanceof Date) return { kind: 'date', value: value.toISOString().slice(0, 10) };
  return { kind: 'text', value: String(value) };
}
