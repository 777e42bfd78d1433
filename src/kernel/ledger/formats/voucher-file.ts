import { parse as parseCsv } from 'csv-parse/sync';
import { Problem } from '../../base/problem.ts';
import { VOUCHER_COLUMNS, type VoucherLine, yuanText } from '../domain/voucher-line.ts';

const BOM = '\uFEFF';

/** Quoted where needed; what a spreadsheet could run as a formula is marked as text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const textOf = (line: VoucherLine, field: keyof VoucherLine): string => (field === 'amount' ? yuanText(line.amount) : String(line[field]));

/** Comma separated with Chinese headings, in the form Excel opens without asking. */
export function voucherCsv(lines: readonly VoucherLine[]): string {
  const rows = lines.map((line) => VOUCHER_COLUMNS.map(([field]) => cell(textOf(line, field))).join(','));
  return `${BOM}${VOUCHER_COLUMNS.map(([, zh]) => zh).join(',')}\r\n${rows.map((r) => `${r}\r\n`).join('')}`;
}

export function voucherJson(book: string, lines: readonly VoucherLine[]): string {
  const entries = lines.map((line) => Object.fromEntries(VOUCHER_COLUMNS.map(([field]) => [field, textOf(line, field)])));
  return `${JSON.stringify({ format: 'innomatrix-voucher-entries', version: 1, book, unit: 'yuan', entries }, null, 1)}\n`;
}

export interface FileRow {
  /** As a spreadsheet shows it: the heading is row 1. */
  row: number;
  values: Record<string, string>;
}

/** Fields a file may leave out: what they would say follows from the others, or is said to nobody. */
const OPTIONAL: ReadonlySet<keyof VoucherLine> = new Set(['debitSubject', 'debitSubjectName', 'creditSubject', 'creditSubjectName', 'memoEn', 'clause', 'transfer']);

/**
 * Rows of a CSV (Chinese or English headings) or JSON file, in UTF-8 or, as many finance systems write it, GBK.
 * @throws Problem LEDGER_FILE_UNREADABLE
 */
export function readVoucherFile(fileName: string, content: string | Uint8Array): FileRow[] {
  try {
    const text = typeof content === 'string' ? content : decoded(content);
    return fileName.toLowerCase().endsWith('.json') ? readJson(text) : readCsv(text);
  } catch (cause) {
    const [zh, en] = cause instanceof WrongShape ? cause.words : [cause instanceof Error ? cause.message : String(cause), cause instanceof Error ? cause.message : String(cause)];
    throw new Problem('LEDGER_FILE_UNREADABLE', {
      zh: `文件 ${fileName} 无法读取：${zh}`,
      en: `The file ${fileName} cannot be read: ${en}`,
      where: { file: fileName },
      remedy: { zh: '使用本平台导出的格式（CSV 或 JSON）', en: 'Use the format this platform exports (CSV or JSON)' },
      cause,
    });
  }
}

class WrongShape extends Error {
  readonly words: readonly [zh: string, en: string];

  constructor(zh: string, en: string) {
    super(en);
    this.words = [zh, en];
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

/** Rows are counted as a spreadsheet counts them, empty ones too. */
function readCsv(text: string): FileRow[] {
  const fields = new Map<string, string>(VOUCHER_COLUMNS.map(([field, zh]) => [zh, field]));
  const records = parseCsv(text, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][];
  const written = records.map((cells, i) => ({ row: i + 1, cells })).filter(({ cells }) => cells.some((c) => c.trim() !== ''));
  const [header, ...rows] = written;
  const names = (header?.cells ?? []).map((h) => fields.get(h.trim()) ?? h.trim());
  const missing = VOUCHER_COLUMNS.filter(([field]) => !OPTIONAL.has(field) && !names.includes(field));
  if (missing.length > 0) throw new WrongShape(`缺少列：${missing.map(([, zh]) => zh).join('、')}`, `missing columns: ${missing.map(([field]) => field).join(', ')}`);
  return rows.map(({ row, cells }) => {
    if (cells.length > names.length) throw new WrongShape(`第 ${row} 行有 ${cells.length} 格，表头只有 ${names.length} 格`, `row ${row} has ${cells.length} cells, the heading ${names.length}`);
    // The quote that protects a spreadsheet from formulas is not part of the value.
    return { row, values: Object.fromEntries(cells.map((v, i) => [names[i]!, v.replace(/^'(?=[=+\-@\t\r])/, '')])) };
  });
}

function readJson(text: string): FileRow[] {
  const { entries } = JSON.parse(text.replace(/^\uFEFF/, '')) as { entries: Record<string, unknown>[] };
  if (!Array.isArray(entries)) throw new Error('entries[]');
  // Nothing is nothing, and not the word "null".
  return entries.map((values, i) => ({ row: i + 1, values: Object.fromEntries(Object.entries(values ?? {}).flatMap(([k, v]) => (v === null || v === undefined ? [] : [[k, String(v)]]))) }));
}
