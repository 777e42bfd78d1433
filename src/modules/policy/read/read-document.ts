import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './limits.ts';
import { readPdf } from './pdf-file.ts';
import { refuse } from './refusals.ts';
import { decodeText } from './text-file.ts';
import { readWord } from './word-file.ts';

export type DocumentFormat = 'txt' | 'docx' | 'pdf';

/** An official text as read. All offsets of an extraction are indices into `text`. */
export interface ReadDocument {
  text: string;
  format: DocumentFormat;
  /** Encoding a text file was found to have. */
  encoding: string | null;
  pages: number | null;
}

const EXTENSIONS: Readonly<Record<string, DocumentFormat>> = { txt: 'txt', text: 'txt', md: 'txt', docx: 'docx', pdf: 'pdf' };

function formatByContent(bytes: Uint8Array): DocumentFormat | 'old-office' {
  const starts = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'docx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'old-office';
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return head.includes('%PDF-') ? 'pdf' : 'txt';
}

/**
 * Reads an official document: .txt (UTF-8, UTF-16 with mark, GB18030), .docx, .pdf with a text layer.
 * @throws Problem with a code POLICY_FILE_… when the file cannot be read, saying what would be right.
 */
export async function readDocument(bytes: Uint8Array, filename: string): Promise<ReadDocument> {
  if (bytes.length > MAX_FILE_BYTES) throw refuse('POLICY_FILE_TOO_LARGE', filename);
  const extension = /\.([^./\\]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  const stated = EXTENSIONS[extension];
  if (stated === undefined && extension !== 'doc') throw refuse('POLICY_FILE_TYPE_UNSUPPORTED', filename, { zh: `扩展名 .${extension}`, en: `extension .${extension}` });
  if (bytes.length === 0) throw refuse('POLICY_FILE_EMPTY', filename);
  const actual = formatByContent(bytes);
  if (actual === 'old-office' || (extension === 'doc' && actual === 'txt')) throw refuse('POLICY_FILE_LEGACY_WORD', filename);
  if (actual !== stated) {
    throw refuse('POLICY_FILE_WRONG_EXTENSION', filename, { zh: `内容是 .${actual}，文件名是 .${extension}`, en: `the content is .${actual}, the name says .${extension}` });
  }
  const read: ReadDocument = { text: '', format: actual, encoding: null, pages: null };
  if (actual === 'docx') read.text = (await readWord(bytes, filename)).text;
  else if (actual === 'pdf') Object.assign(read, await readPdf(bytes, filename));
  else Object.assign(read, decodeText(bytes, filename));
  if (read.text.trim() === '') throw refuse('POLICY_FILE_EMPTY', filename);
  if (read.text.length > MAX_TEXT_LENGTH) throw refuse('POLICY_FILE_TOO_LARGE', filename);
  return read;
}
