import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../kernel/base/problem.ts';
import { pdfOf, wordOf, zipOf } from './fixtures.ts';
import { readDocument } from './read-document.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function codeOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    await readDocument(bytes, name);
    return 'read';
  } catch (error) {
    if (!isProblem(error)) throw error;
    expect(error.remedy?.zh, 'a refusal says what would be right').toBeTruthy();
    expect(error.where?.file).toBe(name);
    return error.code;
  }
}

describe('text files', () => {
  it('keep every character and line end of UTF-8', async () => {
    const text = '一、总则\r\n　　为了试验。\n\n二、附则';
    expect(await readDocument(utf8(text), 'a.txt')).toMatchObject({ text, encoding: 'utf-8', format: 'txt' });
  });
  it('lose only the byte-order mark', async () => {
    expect((await readDocument(utf8('\ufeff甲乙丙'), 'a.txt')).text).toBe('甲乙丙');
  });
  it('may be written in GB18030', async () => {
    const bytes = new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xd4, 0xf2]);
    expect(await readDocument(bytes, 'a.txt')).toMatchObject({ text: '一、总则', encoding: 'gb18030' });
  });
  it('may be UTF-16 with a mark', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('总则', 'utf16le')]);
    expect((await readDocument(new Uint8Array(bytes), 'a.txt')).text).toBe('总则');
  });
  it('are refused when they are neither', async () => {
    expect(await codeOf(new Uint8Array([0, 1, 2, 3, 0, 0, 5, 6]), 'a.txt')).toBe('POLICY_FILE_ENCODING_UNKNOWN');
  });
});

describe('Word files', () => {
  it('give paragraphs as lines and table rows with tabs', async () => {
    const bytes = wordOf(['一、目标 &amp; 任务', '正文一句。', [['序号', '任务'], ['1', '建桥']], '完。']);
    expect((await readDocument(bytes, 'plan.docx')).text).toBe('一、目标 & 任务\n正文一句。\n序号\t任务\n1\t建桥\n\n完。');
  });
  it('show the numbers that Word sets itself', async () => {
    const bytes = wordOf(['#1总则', '#2目的', '#2范围', '#1任务', '#2设施', '#3水厂', '#3泵站', '#4配套', '#2服务']);
    expect((await readDocument(bytes, 'plan.docx')).text.split('\n')).toEqual(['一、总则', '（一）目的', '（二）范围', '二、任务', '（一）设施', '1.水厂', '2.泵站', '配套', '（二）服务']);
  });
  it('are refused when they are workbooks', async () => {
    expect(await codeOf(zipOf({ 'xl/workbook.xml': '<a/>' }), 'plan.docx')).toBe('POLICY_FILE_WRONG_EXTENSION');
  });
  it('are refused when a part unpacks to a thousand times its size', async () => {
    expect(await codeOf(zipOf({ 'word/document.xml': Buffer.alloc(30_000_000, 32) }), 'plan.docx')).toBe('POLICY_FILE_ZIP_BOMB');
  });
  it('are refused when cut off', async () => {
    const whole = wordOf(['正文']);
    expect(await codeOf(whole.slice(0, whole.length - 40), 'plan.docx')).toBe('POLICY_FILE_DAMAGED');
  });
  it('of the old kind, or encrypted, are refused with the way out', async () => {
    expect(await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'plan.docx')).toBe('POLICY_FILE_LEGACY_WORD');
    expect(await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'plan.doc')).toBe('POLICY_FILE_LEGACY_WORD');
  });
});

describe('PDF files', () => {
  it('give their lines, page numbers left out', async () => {
    const read = await readDocument(pdfOf(['First clause of a plan.', 'Second clause.', '- 1 -']), 'plan.pdf');
    expect(read).toMatchObject({ text: 'First clause of a plan.\nSecond clause.', format: 'pdf', pages: 1 });
  });
  it('without a text layer are refused as scans', async () => {
    expect(await codeOf(pdfOf([]), 'scan.pdf')).toBe('POLICY_FILE_NO_TEXT_LAYER');
  });
  it('with a password are refused', async () => {
    expect(await codeOf(pdfOf(['secret'], '/Encrypt 6 0 R'), 'plan.pdf')).toBe('POLICY_FILE_ENCRYPTED');
  });
  it('that are broken are refused', async () => {
    expect(await codeOf(utf8('%PDF-1.4 nothing more'), 'plan.pdf')).toBe('POLICY_FILE_DAMAGED');
  });
});

describe('any file', () => {
  it('that is empty, of an unknown kind or misnamed is refused by its own code', async () => {
    expect(await codeOf(new Uint8Array(), 'a.txt')).toBe('POLICY_FILE_EMPTY');
    expect(await codeOf(utf8(' \n '), 'a.txt')).toBe('POLICY_FILE_EMPTY');
    expect(await codeOf(utf8('x'), 'a.exe')).toBe('POLICY_FILE_TYPE_UNSUPPORTED');
    expect(await codeOf(pdfOf(['x']), 'a.txt')).toBe('POLICY_FILE_WRONG_EXTENSION');
    expect(await codeOf(utf8('plain'), 'a.pdf')).toBe('POLICY_FILE_WRONG_EXTENSION');
  });
  it('over the size limit is refused before it is looked at', async () => {
    expect(await codeOf(new Uint8Array(50 * 1024 * 1024 + 1), 'a.txt')).toBe('POLICY_FILE_TOO_LARGE');
  });
  it('is either read or refused with a Problem, never anything else', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.txt', 'b.docx', 'c.pdf'), fc.boolean(), async (bytes, name, zip) => {
      const input = zip && name === 'b.docx' ? Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]) : bytes;
      expect(await codeOf(input, name)).toMatch(/^(read|POLICY_FILE_[A-Z_]+)$/);
    }), { numRuns: 200 });
  });
});
