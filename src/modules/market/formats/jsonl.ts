import type { ImportKind } from '../contract/import.ts';
import { mapHeadings } from '../domain/import/columns.ts';
import type { RawRow } from '../domain/import/rows.ts';
import { assertHeadings, type FormatReading, type FormatRow, type ImportSource, MAX_RECORD_CHARACTERS } from './source.ts';
import { decodeText } from './text.ts';

const broken = (row: number, zh: string, en: string): FormatRow => ({
  row,
  broken: { code: 'ROW_NOT_JSON', zh, en, remedy: { zh: '每行写一个 JSON 对象，如 {"id":"1","title":"…","content":"…"}', en: 'One JSON object a line, e.g. {"id":"1","title":"…","content":"…"}' } },
});

/** One JSON object a line; blank lines are passed over. The keys of the first object are the headings. */
export async function readJsonl(kind: ImportKind, source: ImportSource): Promise<FormatReading> {
  let first: string[] = [];
  for await (const line of lines(source)) {
    const object = parse(line.text);
    if (!object) continue;
    first = Object.keys(object);
    break;
  }
  const headings = mapHeadings(kind, first);
  if (first.length > 0) assertHeadings(kind, headings, first);
  // Later objects may bring fields the first lacks: headings are looked up by need and remembered.
  const fieldOf = (key: string): string | undefined => {
    if (!headings.fields.has(key) && !seen.has(key)) {
      seen.add(key);
      const own = mapHeadings(kind, [key]);
      const field = own.fields.get(key);
      if (field && ![...headings.fields.values()].includes(field)) headings.fields.set(key, field);
      else if (!headings.unknown.includes(key) && headings.unknown.length < 50) headings.unknown.push(key);
    }
    return headings.fields.get(key);
  };
  const seen = new Set<string>(first);

  const rows = async function* (): AsyncGenerator<FormatRow> {
    for await (const { row, text } of lines(source)) {
      if (text.trim() === '') continue;
      if (text.length > MAX_RECORD_CHARACTERS) {
        yield broken(row, '一行超过一百万字', 'a line of more than a million characters');
        continue;
      }
      const object = parse(text);
      if (!object) {
        yield broken(row, '这一行不是 JSON 对象', 'this line is no JSON object');
        continue;
      }
      const cells: RawRow = new Map();
      for (const [key, value] of Object.entries(object)) {
        const field = fieldOf(key);
        if (field && value !== null) cells.set(field, value);
      }
      yield { row, cells };
    }
  };
  return { headings, rows: rows() };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function* lines(source: ImportSource): AsyncGenerator<{ row: number; text: string }> {
  let rest = '';
  let row = 0;
  for await (const part of decodeText(source.open())) {
    rest += part;
    let end: number;
    let from = 0;
    while ((end = rest.indexOf('\n', from)) >= 0) {
      row += 1;
      yield { row, text: rest.slice(from, end).replace(/^\ufeff/, '') };
      from = end + 1;
    }
    rest = rest.slice(from);
    // A file without line ends must not fill the memory: what exceeds the limit is cut and refused as a row.
    if (rest.length > MAX_RECORD_CHARACTERS * 2) rest = rest.slice(0, MAX_RECORD_CHARACTERS + 1);
  }
  if (rest !== '') yield { row: row + 1, text: rest.replace(/^\ufeff/, '') };
}
