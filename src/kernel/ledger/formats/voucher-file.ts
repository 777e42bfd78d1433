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

/** Rows of a CSV (Chinese or English headings) or JSON file. @throws Problem LEDGER_FILE_UNREADABLE */
export function readVoucherFile(fileName: string, text: string): FileRow[] {
  try {
    return fileName.toLowerCase().endsWith('.json') ? readJson(text) : readCsv(text);
  } catch (cause) {
    throw new Problem('LEDGER_FILE_UNREADABLE', {
      zh: `文件 ${fileName} 无法读取：${cause instanceof Error ? cause.message : String(cause)}`,
      en: `The file ${fileName} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: { file: fileName },
      remedy: { zh: '使用本平台导出的格式（CSV 或 JSON）', en: 'Use the format this platform exports (CSV or JSON)' },
      cause,
    });
  }
}

function readCsv(text: string): FileRow[] {
  const fields = new Map(VOUCHER_COLUMNS.map(([field, zh]) => [zh, field]));
  const rows = parseCsv(text, { columns: (header: string[]) => header.map((h) => fields.get(h.trim()) ?? h.trim()), bom: true, skip_empty_lines: true }) as Record<string, string>[];
  // The quote that protects a spreadsheet from formulas is not part of the value.
  return rows.map((values, i) => ({ row: i + 2, values: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v.replace(/^'(?=[=+\-@\t\r])/, '')])) }));
}

function readJson(text: string): FileRow[] {
  const { entries } = JSON.parse(text) as { entries: Record<string, unknown>[] };
  if (!Array.isArray(entries)) throw new Error('entries[]');
  return entries.map((values, i) => ({ row: i + 1, values: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v)])) }));
}
