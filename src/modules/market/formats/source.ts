import { Problem } from '../../../kernel/base/problem.ts';
import type { ImportKind } from '../contract/import.ts';
import { COLUMNS, type HeadingMap } from '../domain/import/columns.ts';
import type { RawRow } from '../domain/import/rows.ts';

/** A file to be read once, from its beginning; `open` may be called again for another pass. */
export interface ImportSource {
  fileName: string;
  bytesTotal: number;
  open(): AsyncIterable<Uint8Array>;
}

const CHUNK = 256 * 1024;

export function sourceOfBytes(fileName: string, bytes: Uint8Array): ImportSource {
  return {
    fileName,
    bytesTotal: bytes.length,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
  };
}

/** A row as a format hands it over: cells under our field names, or the reason why it is no row. */
export type FormatRow =
  | { row: number; cells: RawRow; broken?: undefined }
  | { row: number; cells?: undefined; broken: { code: string; zh: string; en: string; remedy: { zh: string; en: string } } };

export interface FormatReading {
  headings: HeadingMap;
  rows: AsyncIterable<FormatRow>;
}

export const MAX_ROWS = 500_000;
export const MAX_RECORD_CHARACTERS = 1_000_000;

export function fileBroken(why: string, where: string, cause?: unknown): Problem {
  return new Problem('IMPORT_FILE_BROKEN', {
    zh: `文件无法读取：${why}`, en: `The file cannot be read: ${where}`, cause,
    remedy: { zh: '用原软件重新另存后再导入', en: 'Save it again with its own program, then import' },
  });
}

export function tooLarge(zh: string, en: string): Problem {
  return new Problem('IMPORT_TOO_LARGE', {
    status: 413, zh: `文件过大：${zh}`, en: `The file is too large: ${en}`,
    remedy: { zh: '分成几个文件导入', en: 'Split it into several files' },
  });
}

/** @throws Problem IMPORT_HEADER_UNKNOWN naming the columns that are lacking and those that were found */
export function assertHeadings(kind: ImportKind, headings: HeadingMap, found: readonly string[]): void {
  if (headings.missing.length === 0) return;
  const lacking = headings.missing.map((c) => c.zh).join('、');
  throw new Problem('IMPORT_HEADER_UNKNOWN', {
    zh: `缺少列：${lacking}。文件的列是：${found.slice(0, 20).join('、') || '（空）'}`,
    en: `Missing columns: ${headings.missing.map((c) => c.en).join(', ')}. The file has: ${found.slice(0, 20).join(', ') || '(none)'}`,
    where: { row: 1 },
    remedy: {
      zh: `第一行写列名，例如 ${COLUMNS[kind].slice(0, 3).map((c) => c.zh).join('、')}；可下载模板`,
      en: `The first row holds the names of columns, e.g. ${COLUMNS[kind].slice(0, 3).map((c) => c.en).join(', ')}; a template can be downloaded`,
    },
  });
}
