import { parse } from 'csv-parse/sync';
import { isProblem, Problem, type ProblemDetail } from '../../../kernel/base/problem.ts';
import { openWorkbook } from '../../../kernel/sheets/index.ts';
import { columnsOf, optionalColumns, type Part, sheetNames } from './columns.ts';

/** One row by field, with the place it stands in. */
export interface Record_ {
  sheet: string;
  row: number;
  cells: Readonly<Record<string, string>>;
}

const MOST_ROWS = 300_000;
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/**
 * The tables of an exchange file: a workbook with sheets 企业, 数据 and 资质 (any of them), or a CSV of one of them, known
 * by its headings. @throws Problem WORKBOOK_*, FILE_UNREADABLE, HEADER_MISSING
 */
export async function readTables(fileName: string, bytes: Uint8Array): Promise<Record<Part, Record_[]>> {
  const tables: Record<Part, Record_[]> = { firms: [], figures: [], qualifications: [] };
  if (/\.csv$/i.test(fileName)) {
    const rows = csvRows(bytes);
    const header = rows[0]?.cells ?? [];
    // A CSV is what its headings say; qualifications and figures share some, so the telling one decides.
    const part: Part = header.some((c) => plain(c) === '指标代码') ? 'figures' : header.some((c) => plain(c) === '资质代码') ? 'qualifications' : 'firms';
    tables[part] = named(part, fileName, rows);
    return tables;
  }
  const book = await openWorkbook(bytes);
  const known = (Object.keys(sheetNames) as Part[]).filter((part) => book.sheets.some((s) => s.name === sheetNames[part]));
  if (known.length === 0) throw new Problem('FILE_UNREADABLE', { zh: `工作簿中没有名为${Object.values(sheetNames).join('、')}的工作表`, en: `The workbook has none of the sheets ${Object.values(sheetNames).join(', ')}` });
  for (const part of known) {
    const rows: { row: number; cells: string[] }[] = [];
    for await (const batch of book.rows(book.sheets.find((s) => s.name === sheetNames[part])!)) {
      for (const { row, cells } of batch) {
        const values: string[] = [];
        for (const c of cells) values[c.column - 1] = String(c.value);
        rows.push({ row, cells: Array.from(values, (v) => v ?? '') });
        if (rows.length > MOST_ROWS) throw tooMany();
      }
    }
    tables[part] = named(part, sheetNames[part], rows);
  }
  return tables;
}

function named(part: Part, sheet: string, rows: readonly { row: number; cells: string[] }[]): Record_[] {
  const [header, ...body] = rows.filter((r) => r.cells.some((c) => c.trim() !== ''));
  const at = Object.entries(columnsOf[part]).map(([heading, field]) => ({ heading, field, column: header?.cells.findIndex((c) => plain(c) === heading) ?? -1 }));
  const missing = at.filter((p) => p.column < 0 && !optionalColumns.includes(p.heading)).map((p) => p.heading);
  if (missing.length > 0) throw new Problem('HEADER_MISSING', { zh: `“${sheet}”缺少列：${missing.join('、')}`, en: `"${sheet}" lacks the columns ${missing.join(', ')}`, where: { file: sheet, row: header?.row ?? 1 } });
  return body.map(({ row, cells }) => ({ sheet, row, cells: Object.fromEntries(at.map((p) => [p.field, p.column < 0 ? '' : (cells[p.column] ?? '').replace(/^'/, '').trim()])) }));
}

function csvRows(bytes: Uint8Array): { row: number; cells: string[] }[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Spreadsheets of the region save CSV in their own encoding.
    text = new TextDecoder('gb18030').decode(bytes);
  }
  try {
    const records = parse(text, { bom: true, relax_column_count: true, info: true, skip_empty_lines: true }) as unknown as { record: string[]; info: { lines: number } }[];
    if (records.length > MOST_ROWS) throw tooMany();
    return records.map(({ record, info }) => ({ row: info.lines, cells: record }));
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw new Problem('FILE_UNREADABLE', { zh: '文件不是有效的 CSV', en: 'The file is no valid CSV', cause });
  }
}

const tooMany = (): Problem => new Problem('FILE_UNREADABLE', { zh: `一张表最多 ${MOST_ROWS} 行`, en: `At most ${MOST_ROWS} rows a table` });

/** A fault at a cell, in the words of the file. */
export function faultAt({ sheet, row }: Record_, part: Part, field: string, code: string, zh: string, en: string): ProblemDetail {
  const heading = Object.entries(columnsOf[part]).find(([, f]) => f === field)?.[0] ?? field;
  return { code, zh, en, where: { file: sheet, row, field: heading } };
}
