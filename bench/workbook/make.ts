import { inflateRawSync } from 'node:zlib';
import { creditCodeCheckCharacter } from '../../src/kernel/base/credit-code.ts';
import { seededChance } from '../../src/kernel/base/chance.ts';
import { columnLetters, readZipDirectory } from '../../src/kernel/sheets/index.ts';
import { ZipWriter } from '../../src/kernel/sheets/zip-writer.ts';
import { bufferOf } from '../../src/kernel/sheets/zip.ts';

const escape = (text: string): string => text.replace(/[<>&]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c]!);

/**
 * The template filled with made-up firms, written without any library, so that making it costs no memory that is to be
 * measured. Words go to the table of shared texts as Excel writes them.
 */
export async function fillList(template: Uint8Array, rows: number): Promise<Uint8Array> {
  const chance = seededChance(20260101);
  const shared: string[] = [];
  const index = new Map<string, number>();
  const text = (value: string): string => {
    let at = index.get(value);
    if (at === undefined) {
      at = shared.push(value) - 1;
      index.set(value, at);
    }
    return `t="s"><v>${at}</v></c>`;
  };
  const entries = readZipDirectory(template);
  const part = (name: string): string => {
    const e = entries.find((x) => x.name === name)!;
    const packed = bufferOf(template).subarray(e.at, e.at + e.packed);
    return (e.method === 8 ? inflateRawSync(packed) : packed).toString('utf8');
  };
  for (const si of part('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)) shared.push(`\u0000${si[1]}`);
  const sheet = part('xl/worksheets/sheet1.xml');
  const [before, after] = [sheet.slice(0, sheet.indexOf('</sheetData>')), sheet.slice(sheet.indexOf('</sheetData>'))];

  async function* body(): AsyncGenerator<Buffer> {
    yield Buffer.from(before);
    let piece = '';
    for (let i = 0; i < rows; i++) {
      piece += row(i);
      if (piece.length > 500_000) {
        yield Buffer.from(piece);
        piece = '';
      }
    }
    yield Buffer.from(piece + after);
  }
  const row = (i: number): string => {
    const r = i + 4;
    const first = `91320214DM${String(i).padStart(7, '0')}`;
    const revenue = Math.round(500 * Math.exp(chance.next() * 6));
    const own = Math.round(revenue * 0.04);
    const commissioned = Math.round(revenue * 0.01);
    const rd = own + commissioned;
    const staff = 5 + Math.round(revenue / 100);
    const values: (string | number)[] = [
      first + creditCodeCheckCharacter(first)!, `测量用企业${i}号有限公司`, chance.pick(['制造业', '信息传输、软件和信息技术服务业', '其他']), chance.pick(['大型', '中型', '小型', '微型']),
      `20${String(chance.integer(10, 24))}-0${chance.integer(1, 9)}-1${chance.integer(0, 9)}`, chance.pick(['是', '否']), revenue, Math.round(revenue / 2), 0, Math.round(revenue * 0.05),
      rd, own, commissioned, Number(((rd / revenue) * 100).toFixed(2)), staff, Math.round(staff / 4), chance.integer(0, 20), chance.integer(0, 90), chance.pick(['省级', '市级', '无']), '',
    ];
    return `<row r="${r}">${values.map((v, c) => (v === '' ? '' : `<c r="${columnLetters(c + 1)}${r}" ${typeof v === 'number' ? `><v>${v}</v></c>` : text(v)}`)).join('')}</row>`;
  };

  const zip = new ZipWriter();
  for (const e of entries) if (e.name !== 'xl/sharedStrings.xml' && e.name !== 'xl/worksheets/sheet1.xml') zip.copy(template, e);
  await zip.addStream('xl/worksheets/sheet1.xml', body());
  await zip.addText('xl/sharedStrings.xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${shared.map((s) => `<si>${s.startsWith('\u0000') ? s.slice(1) : `<t>${escape(s)}</t>`}</si>`).join('')}</sst>`);
  return zip.finish();
}
