import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type Cell = string | number | null;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const SPECIAL = /[&<>\p{Cc}\uFFFE\uFFFF]/u;
/** What XML cannot hold is left out. */
const text = (value: string): string => (SPECIAL.test(value) ? value.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').replace(/[&<>]/g, (c) => ESCAPES[c]!) : value);

/**
 * Puts rows under the heading of one sheet of a workbook, as text of the file itself: the library keeps an object for every cell,
 * which for a hundred thousand figures takes most of a minute on a busy machine; this takes a second.
 * @param sheet its place in the workbook, from 1
 * @param columns letters of the columns, in order
 */
export function fillSheet(workbook: Uint8Array, sheet: number, columns: string, rows: Iterable<readonly Cell[]>, at: Date): Uint8Array {
  const parts = unzipSync(workbook);
  const path = `xl/worksheets/sheet${sheet}.xml`;
  const xml = strFromU8(parts[path]!);
  const end = xml.indexOf('</sheetData>');
  const made: string[] = [];
  let row = 1;
  for (const cells of rows) {
    row += 1;
    let line = `<row r="${row}">`;
    for (let i = 0; i < cells.length; i += 1) {
      const value = cells[i];
      if (value === null || value === undefined) continue;
      line += typeof value === 'number' ? `<c r="${columns[i]}${row}"><v>${value}</v></c>` : `<c r="${columns[i]}${row}" t="inlineStr"><is><t${value === value.trim() ? '' : ' xml:space="preserve"'}>${text(value)}</t></is></c>`;
    }
    made.push(`${line}</row>`);
  }
  const filled = `${xml.slice(0, end)}${made.join('')}${xml.slice(end)}`.replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${columns.at(-1)}${row}"/>`);
  return zipSync({ ...parts, [path]: strToU8(filled) }, { level: 1, mtime: at });
}
