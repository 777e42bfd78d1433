import { Readable } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import type { ImportKind } from '../contract/import.ts';
import { mapHeadings } from '../domain/import/columns.ts';
import type { RawRow } from '../domain/import/rows.ts';
import { assertHeadings, fileBroken, type FormatReading, type FormatRow, type ImportSource, MAX_RECORD_CHARACTERS } from './source.ts';
import { decodeText } from './text.ts';

/** Comma, semicolon or tab, whichever the first line has most of; UTF-8 or GB 18030; row 1 holds the headings. */
export async function readCsv(kind: ImportKind, source: ImportSource): Promise<FormatReading> {
  const delimiter = await findDelimiter(source);
  const records = recordsOf(source, delimiter);
  const first = await records.next();
  const found = first.done ? [] : first.value;
  const headings = mapHeadings(kind, found);
  assertHeadings(kind, headings, found);
  const fields = found.map((h) => headings.fields.get(h));

  const rows = async function* (): AsyncGenerator<FormatRow> {
    let row = 1;
    for await (const record of records) {
      row += 1;
      if (record.every((c) => c.trim() === '')) continue;
      if (record.length > found.length && record.slice(found.length).some((c) => c.trim() !== '')) {
        yield {
          row,
          broken: {
            code: 'ROW_TOO_MANY_CELLS', zh: `有 ${record.length} 格，表头只有 ${found.length} 列`, en: `${record.length} cells under ${found.length} headings`,
            remedy: { zh: '内容里的逗号和换行须用双引号括起', en: 'Text with commas or line breaks must stand in double quotes' },
          },
        };
        continue;
      }
      const cells: RawRow = new Map();
      record.forEach((value, i) => {
        const field = fields[i];
        if (field && value !== '') cells.set(field, value);
      });
      yield { row, cells };
    }
  };
  return { headings, rows: rows() };
}

async function* recordsOf(source: ImportSource, delimiter: string): AsyncGenerator<string[]> {
  const parser: Parser = Readable.from(decodeText(source.open())).pipe(
    parse({ bom: true, delimiter, relax_column_count: true, max_record_size: MAX_RECORD_CHARACTERS, skip_empty_lines: false }),
  );
  try {
    for await (const record of parser) yield record as string[];
  } catch (cause) {
    const line = (cause as { lines?: number }).lines;
    throw fileBroken(`第 ${line ?? '?'} 行附近的引号或长度有误`, `quotes or length near line ${line ?? '?'}`, cause);
  }
}

async function findDelimiter(source: ImportSource): Promise<string> {
  let head = '';
  for await (const part of decodeText(source.open())) {
    head += part;
    if (head.includes('\n') || head.length > 100_000) break;
  }
  const line = head.split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((d) => ({ d, n: line.split(d).length }));
  return counts.sort((a, b) => b.n - a.n)[0]!.d;
}
