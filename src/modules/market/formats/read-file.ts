import { Problem } from '../../../kernel/base/problem.ts';
import type { ImportKind, ImportReport } from '../contract/import.ts';
import { readCsv } from './csv.ts';
import { readJsonl } from './jsonl.ts';
import type { FormatReading, ImportSource } from './source.ts';
import { readXlsx } from './xlsx.ts';

const READERS = { jsonl: readJsonl, csv: readCsv, xlsx: readXlsx };

export type ImportFormat = ImportReport['format'];

/** By content, not by name: files are renamed more often than they are converted. @throws Problem IMPORT_FORMAT_UNKNOWN */
export async function detectFormat(source: ImportSource): Promise<ImportFormat> {
  let head = Buffer.alloc(0);
  for await (const part of source.open()) {
    head = Buffer.concat([head, part]);
    if (head.length >= 512) break;
  }
  if (head.length === 0) throw unknownFormat('文件是空的', 'the file is empty');
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'xlsx';
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') throw unknownFormat('旧版 .xls 文件', 'an old .xls file');
  const text = head.toString('utf8').replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('{')) return 'jsonl';
  if (text.startsWith('[')) throw unknownFormat('JSON 数组', 'a JSON array');
  if (head.includes(0)) throw unknownFormat('二进制文件', 'a binary file');
  return 'csv';
}

export async function readFile(kind: ImportKind, format: ImportFormat, source: ImportSource): Promise<FormatReading> {
  return READERS[format](kind, source);
}

function unknownFormat(zh: string, en: string): Problem {
  return new Problem('IMPORT_FORMAT_UNKNOWN', {
    status: 415, zh: `不能导入${zh}`, en: `This is ${en} and cannot be imported`,
    remedy: { zh: '支持 .xlsx、.csv（UTF-8 或 GBK）和 .jsonl（每行一个对象）', en: 'Use .xlsx, .csv (UTF-8 or GBK) or .jsonl (one object a line)' },
  });
}
