import { zipSync, strToU8, unzipSync } from 'fflate';
import ExcelJS from 'exceljs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isProblem } from '../../../kernel/base/problem.ts';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { readCollections, readReturnsParameters, type AskedIndicator, type PackedCollection, type ReturnsParameters } from '../pack.ts';
import { z } from 'zod';
import { readReturn, type ReadRecord } from './read-return.ts';
import { writeTemplate } from './template.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
let parameters: ReturnsParameters;
let list: PackedCollection;
let template: Uint8Array;
const KEY = { period: '2025', place: { code: 'P04', zh: '无锡高新区' } };

beforeAll(async () => {
  parameters = readReturnsParameters(pack);
  const { indicators } = pack.read('indicators/definitions.yaml', z.object({ indicators: z.array(z.any()) })) as { indicators: AskedIndicator[] };
  list = readCollections(pack, indicators.map((i) => ({ ...i, noteZh: null, noteEn: null })), new Set(['park-officer', 'city-officer', 'secretariat', 'service-centre']), parameters).find((c) => c.id === 'park-rd-firms')!;
  template = await writeTemplate({ collection: list, ...KEY, dueOn: '2026-04-30', before: [] });
});

const CODES = ['91320214DM0000001', '91320214DM0000002', '91320214DM0000003'].map((first) => first + check(first));
const ROW = (i: number): unknown[] => [CODES[i], `企业${i}`, '制造业', '小型', new Date('2015-06-30T00:00:00Z'), '是', 1000, 500, 0, 20, 60, 50, 10, 6, 30, 10, 3, 5, '省级', ''];

/** The template filled with a good row, and then spoiled. */
async function filled(spoil: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {}, rows = 1): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(template.slice().buffer);
  const sheet = book.getWorksheet('填报')!;
  for (let i = 0; i < rows; i++) ROW(i).forEach((v, c) => (sheet.getRow(4 + i).getCell(c + 1).value = v as ExcelJS.CellValue));
  spoil(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
/** Changes one part of the file, as no office program would. */
function repacked(bytes: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
  const parts = unzipSync(bytes);
  change(parts);
  return zipSync(parts, { level: 6 });
}
const text = (parts: Record<string, Uint8Array>, name: string): string => new TextDecoder().decode(parts[name]);

async function read(bytes: Uint8Array, expected: { period?: string; place?: string } = {}) {
  const records: ReadRecord[] = [];
  const reading = await readReturn(bytes, { collection: list, parameters, expected, context: () => ({ before: new Map(), history: {} }), onRecords: async (r) => void records.push(...r) });
  return { ...reading, values: records.map((r) => r.values) };
}
/** The code a file is refused with, with its sentence checked to be in both languages and to say what to do. */
async function refusal(bytes: Uint8Array, expected?: { period?: string; place?: string }): Promise<string> {
  try {
    await read(bytes, expected);
    return 'nothing refused';
  } catch (e) {
    if (!isProblem(e)) throw e;
    expect(e.zh).toMatch(/\p{Script=Han}/u);
    expect(e.en).toMatch(/[a-z]{3}/i);
    expect(e.remedy?.zh ?? '').not.toBe('');
    return e.code;
  }
}
const findings = async (bytes: Uint8Array) => (await read(bytes)).findings.map((f) => [f.row, f.column, f.code]);

describe('a good file', () => {
  it('is read with all its values', async () => {
    const reading = await read(await filled(undefined, 3));
    expect(reading).toMatchObject({ records: 3, errors: 0, period: '2025', place: 'P04' });
    expect(reading.values[0]).toMatchObject({ creditCode: CODES[0], foundedOn: '2015-06-30', revenue: 1000, rdShare: 6, remark: null });
  });

  it('is accepted with its columns in another order and columns of its own', async () => {
    const bytes = await filled((sheet) => {
      for (let r = 3; r <= 4; r++) {
        const [a, b] = [sheet.getRow(r).getCell(1).value, sheet.getRow(r).getCell(7).value];
        sheet.getRow(r).getCell(1).value = b;
        sheet.getRow(r).getCell(7).value = a;
      }
      sheet.getCell('V3').value = '内部备注';
      sheet.getCell('V4').value = '不报送';
    });
    expect(await read(bytes)).toMatchObject({ errors: 0, unknownColumns: ['内部备注'], values: [{ creditCode: CODES[0], revenue: 1000 }] });
  });

  it('is understood where a cell can mean one thing only: other widths, separators, units, percent, days as text', async () => {
    const bytes = await filled((sheet) => {
      sheet.getCell('G4').value = '１，０００．００';
      sheet.getCell('H4').value = ' 500 万元';
      sheet.getCell('N4').value = 0.06;
      sheet.getCell('N4').numFmt = '0.0%';
      sheet.getCell('E4').value = '2015年6月30日';
      sheet.getCell('A4').value = CODES[0]!.toLowerCase();
    });
    expect(await read(bytes)).toMatchObject({ errors: 0, normalised: 5, values: [{ revenue: 1000, highTechRevenue: 500, rdShare: 6, foundedOn: '2015-06-30', creditCode: CODES[0] }] });
  });

  it('counts its days from 1904 when the file does', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(template.slice().buffer);
    book.properties.date1904 = true;
    const sheet = book.getWorksheet('填报')!;
    ROW(0).forEach((v, c) => (sheet.getRow(4).getCell(c + 1).value = v as ExcelJS.CellValue));
    expect((await read(new Uint8Array(await book.xlsx.writeBuffer()))).values[0]!['foundedOn']).toBe('2015-06-30');
  });
});

describe('a file that is refused as a whole', () => {
  it('zip bomb: a part that unpacks to far more than it holds, also when the directory lies', async () => {
    const bomb = repacked(template, (parts) => {
      parts['xl/worksheets/sheet1.xml'] = strToU8(`<worksheet><sheetData>${'<x/>'.repeat(10_000_000)}`);
    });
    expect(await refusal(bomb)).toBe('WORKBOOK_ZIP_BOMB');
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 1, 'latin1')) lying.writeUInt32LE(1000, at + 24);
    expect(await refusal(lying)).toBe('WORKBOOK_ZIP_BOMB');
  });
  it('zip bomb: parts that share their bytes', async () => {
    const zip = Buffer.from(template);
    const first = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    const second = zip.indexOf('PK\u0001\u0002', first + 1, 'latin1');
    zip.writeUInt32LE(zip.readUInt32LE(first + 42), second + 42);
    expect(await refusal(zip)).toBe('WORKBOOK_ZIP_BOMB');
  });
  it('billion laughs: a document type in any part', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    for (const part of ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml']) {
      const bytes = repacked(await filled(), (parts) => {
        parts[part] = strToU8(laughs + text(parts, part).replace(/^<\?xml[^>]*\?>/, ''));
      });
      expect(await refusal(bytes), part).toBe('WORKBOOK_DOCTYPE');
    }
  });
  it('an entity that nobody declared', async () => {
    const bytes = repacked(await filled(), (parts) => {
      parts['xl/sharedStrings.xml'] = strToU8(text(parts, 'xl/sharedStrings.xml').replace('<t>', '<t>&lol;'));
    });
    expect(await refusal(bytes)).toBe('WORKBOOK_DOCTYPE');
  });
  it('shared-string bombs: one text without end, or more texts than a form can hold', async () => {
    const long = repacked(await filled(), (parts) => {
      parts['xl/sharedStrings.xml'] = strToU8(`<sst><si><t>${'甲'.repeat(40_000)}</t></si></sst>`);
    });
    expect(await refusal(long)).toBe('WORKBOOK_XML_UNSAFE');
    const many = repacked(await filled(), (parts) => {
      parts['xl/sharedStrings.xml'] = strToU8('<sst uniqueCount="99999999"></sst>');
    });
    expect(await refusal(many)).toBe('WORKBOOK_TOO_LARGE');
  });
  it('a tag or a row that never ends', async () => {
    const bytes = repacked(await filled(), (parts) => {
      parts['xl/worksheets/sheet1.xml'] = strToU8(`<worksheet><sheetData><row r="${'1'.repeat(2_000_000)}`);
    });
    expect(await refusal(bytes)).toBe('WORKBOOK_XML_UNSAFE');
    const cells = repacked(await filled(), (parts) => {
      parts['xl/worksheets/sheet1.xml'] = strToU8(`<worksheet><sheetData><row r="1">${'<c><v>1</v></c>'.repeat(5_000)}</row></sheetData></worksheet>`);
    });
    expect(await refusal(cells)).toBe('WORKBOOK_TOO_LARGE');
    const far = repacked(await filled(), (parts) => {
      parts['xl/worksheets/sheet1.xml'] = strToU8('<worksheet><sheetData><row r="1048576"><c><v>1</v></c></row></sheetData></worksheet>');
    });
    expect(await refusal(far)).toBe('WORKBOOK_TOO_LARGE');
  });
  it('tags nested beyond reason', async () => {
    const bytes = repacked(await filled(), (parts) => {
      parts['xl/worksheets/sheet1.xml'] = strToU8('<a>'.repeat(200));
    });
    expect(await refusal(bytes)).toBe('WORKBOOK_XML_UNSAFE');
  });
  it('macros', async () => {
    expect(await refusal(repacked(await filled(), (parts) => void (parts['xl/vbaProject.bin'] = strToU8('x'))))).toBe('WORKBOOK_MACROS');
    const renamed = repacked(await filled(), (parts) => {
      parts['[Content_Types].xml'] = strToU8(text(parts, '[Content_Types].xml').replace('spreadsheetml.sheet.main', 'sheet.macroEnabled.main'));
    });
    expect(await refusal(renamed)).toBe('WORKBOOK_MACROS');
  });
  it('links to other files, embedded objects and data connections', async () => {
    expect(await refusal(repacked(await filled(), (parts) => void (parts['xl/externalLinks/externalLink1.xml'] = strToU8('<x/>'))))).toBe('WORKBOOK_EXTERNAL_LINKS');
    expect(await refusal(repacked(await filled(), (parts) => void (parts['xl/embeddings/oleObject1.bin'] = strToU8('x'))))).toBe('WORKBOOK_ACTIVE_CONTENT');
    expect(await refusal(repacked(await filled(), (parts) => void (parts['xl/connections.xml'] = strToU8('<x/>'))))).toBe('WORKBOOK_ACTIVE_CONTENT');
  });
  it('an old .xls under another name, an encrypted file, a text, a zip of something else, half a file', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
    expect(await refusal(ole)).toBe('WORKBOOK_OLD_FORMAT');
    expect(await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('WORKBOOK_ENCRYPTED');
    expect(await refusal(strToU8('统一社会信用代码,企业名称'))).toBe('WORKBOOK_NOT_XLSX');
    expect(await refusal(zipSync({ 'a.txt': strToU8('x') }))).toBe('WORKBOOK_NOT_XLSX');
    expect(await refusal(template.subarray(0, template.length - 30))).toBe('WORKBOOK_BROKEN');
    const locked = Buffer.from(template);
    const entry = locked.indexOf('PK\u0001\u0002', 0, 'latin1');
    locked.writeUInt16LE(locked.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await refusal(locked)).toBe('WORKBOOK_ENCRYPTED');
  });
  it('another encoding than UTF-8', async () => {
    const bytes = repacked(await filled(), (parts) => {
      parts['xl/worksheets/sheet1.xml'] = new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x61, 0x00]);
    });
    expect(await refusal(bytes)).toBe('WORKBOOK_XML_UNSAFE');
  });
  it('merged, missing and doubled headings', async () => {
    expect(await refusal(await filled((sheet) => sheet.mergeCells('G3:H3')))).toBe('HEADER_MERGED');
    expect(await refusal(await filled((sheet) => sheet.mergeCells('A2:A3')))).toBe('HEADER_MERGED');
    expect(await refusal(await filled((sheet) => (sheet.getCell('G3').value = '收入')))).toBe('HEADER_MISSING');
    expect(await refusal(await filled((sheet) => (sheet.getCell('V3').value = '营业收入（万元）*')))).toBe('HEADER_TWICE');
  });
  it('hidden sheets and hidden columns with data', async () => {
    expect(await refusal(await filled((_, book) => (book.addWorksheet('底稿', { state: 'hidden' }).getCell('A1').value = 1)))).toBe('SHEET_HIDDEN');
    expect(await refusal(await filled((sheet) => (sheet.getColumn(10).hidden = true)))).toBe('COLUMN_HIDDEN');
    expect(await refusal(await filled((sheet) => {
      sheet.getColumn(25).hidden = true;
      sheet.getCell('Y4').value = '夹带';
    }))).toBe('COLUMN_HIDDEN');
  });
  it('no template, an old one, one for something else, one whose identity was edited', async () => {
    const identity = (row: number, value: string) => (_: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void (book.getWorksheet('_template')!.getCell(row, 2).value = value);
    expect(await refusal(await filled((_, book) => book.removeWorksheet('_template')))).toBe('TEMPLATE_UNKNOWN');
    expect(await refusal(await filled(identity(2, 'park-quarter')))).toBe('TEMPLATE_OTHER');
    expect(await refusal(await filled(identity(3, '0')))).toBe('TEMPLATE_OLD');
    expect(await refusal(await filled(identity(5, 'P05')))).toBe('TEMPLATE_ALTERED');
    expect(await refusal(await filled(), { period: '2024' })).toBe('TEMPLATE_OTHER');
  });
  it('an empty form, and more rows than the collection allows', async () => {
    expect(await refusal(template)).toBe('ROWS_NONE');
    const small = { ...list, maxRows: 1 };
    await expect(readReturn(await filled(undefined, 2), { collection: small, parameters, context: () => ({ before: new Map(), history: {} }) })).rejects.toMatchObject({ code: 'ROWS_TOO_MANY' });
  });
});

describe('a cell that is refused', () => {
  const one: [what: string, cell: string, value: unknown, code: string, format?: string][] = [
    ['a formula', 'G4', { formula: 'SUM(A1:A2)', result: 1000 }, 'CELL_FORMULA'],
    ['text that would run as a formula', 'B4', '=HYPERLINK("http://x","y")', 'TEXT_LIKE_FORMULA'],
    ['text that would run as a formula, with @', 'B4', '@SUM(1)', 'TEXT_LIKE_FORMULA'],
    ['text that would run as a formula, with +', 'B4', '+cmd|calc', 'TEXT_LIKE_FORMULA'],
    ['an error value', 'G4', { error: '#REF!' }, 'CELL_ERROR'],
    ['a truth value', 'G4', true, 'CELL_TYPE_WRONG'],
    ['words for a number', 'G4', '约一千', 'NUMBER_UNREADABLE'],
    ['a number that could be read two ways', 'G4', '1.234,5', 'NUMBER_UNREADABLE'],
    ['separators that are not in threes', 'G4', '12,34', 'NUMBER_UNREADABLE'],
    ['a dash for nothing', 'G4', '—', 'NUMBER_UNREADABLE'],
    ['a day for a number', 'G4', new Date('2020-01-01T00:00:00Z'), 'NUMBER_IS_DATE', 'yyyy-mm-dd'],
    ['part of a person', 'O4', 3.5, 'NUMBER_NOT_WHOLE'],
    ['too many decimals', 'G4', 1000.12345, 'NUMBER_TOO_PRECISE'],
    ['out of range', 'G4', -1, 'NUMBER_OUT_OF_RANGE'],
    ['a day that is none', 'E4', '2015-02-30', 'DATE_UNREADABLE'],
    ['a day that could be read two ways', 'E4', '6/7/2015', 'DATE_UNREADABLE'],
    ['a bare serial for a day', 'E4', 42000, 'DATE_UNREADABLE', 'General'],
    ['another word than the choices', 'C4', '农业', 'CHOICE_UNKNOWN'],
    ['a credit code with a wrong check character', 'A4', '913202140000000011', 'CREDIT_CODE_WRONG'],
    ['a credit code that became a number', 'A4', 913202140000000, 'CREDIT_CODE_WRONG'],
    ['a text that is too long', 'B4', '长'.repeat(101), 'TEXT_TOO_LONG'],
    ['nothing where something must stand', 'J4', null, 'VALUE_REQUIRED'],
    ['a part above its whole', 'H4', 1001, 'CHECK_NOT_ABOVE'],
    ['parts that do not come to the whole', 'L4', 45, 'CHECK_SUM'],
  ];
  const spoilt = (cell: string, value: unknown, format?: string) =>
    filled((sheet) => {
      sheet.getCell(cell).value = value as ExcelJS.CellValue;
      if (format !== undefined) sheet.getCell(cell).numFmt = format;
    });
  it.each(one)('%s', async (_, cell, value, code, format) => {
    const found = await findings(await spoilt(cell, value, format));
    const column = code === 'CHECK_SUM' ? 'K' : cell.replace(/\d/g, '');
    expect(found).toContainEqual([4, column, code]);
  });

  it('a cell merged into its neighbours, and a key given twice', async () => {
    expect(await findings(await filled((sheet) => sheet.mergeCells('B4:B5')))).toContainEqual([4, null, 'CELL_MERGED']);
    expect(await findings(await filled((sheet) => (sheet.getCell('A5').value = CODES[0]!), 2))).toContainEqual([5, 'A', 'KEY_TWICE']);
  });

  it('every finding says what is wrong and what would be right, in both languages', async () => {
    for (const [, cell, value, , format] of one) {
      for (const f of (await read(await spoilt(cell, value, format))).findings) {
        expect([f.zh, f.remedy.zh].every((t) => /\p{Script=Han}|\d/u.test(t)), f.code).toBe(true);
        expect([f.en, f.remedy.en].every((t) => /[a-z\d]/i.test(t)), f.code).toBe(true);
      }
    }
  }, 60_000);
});

describe('what is written out', () => {
  it('runs no formula that came in as text', async () => {
    const evil = await writeTemplate({ collection: list, ...KEY, dueOn: '2026-04-30', before: [{ creditCode: CODES[0]!, name: '=1+1' }] });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(evil.slice().buffer);
    expect(book.getWorksheet('填报')!.getCell('B4').value).toBe("'=1+1");
  });
  it('has locked headings, lists of choices, formats and its hidden identity', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(template.slice().buffer);
    const sheet = book.getWorksheet('填报')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    expect(sheet.getColumn(7).style.protection).toMatchObject({ locked: false });
    expect(sheet.getCell('G3').protection?.locked).not.toBe(false);
    expect(sheet.getCell('C4').dataValidation).toMatchObject({ type: 'list' });
    expect(sheet.getColumn(7).numFmt).toBe('#,##0.00');
    expect(book.worksheets.map((w) => [w.name, w.state])).toEqual([['填报', 'visible'], ['填表说明', 'visible'], ['_lists', 'veryHidden'], ['_template', 'veryHidden']]);
  });
});

function check(first17: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...first17].reduce((n, c, i) => n + letters.indexOf(c) * (3 ** i % 31), 0);
  return letters[(31 - (sum % 31)) % 31]!;
}
