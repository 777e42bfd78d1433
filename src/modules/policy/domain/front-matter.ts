import { isDateLine } from './end-matter.ts';
import { ADDRESSEE_ENDINGS, DOCUMENT_NUMBER, ISSUER_ENDINGS, TITLE_KINDS } from './lexicon/document-words.ts';
import { endsSentence, isTableRow, type Line } from './lines.ts';
import { halfWidthDigits } from './numerals.ts';

type Range = { from: number; to: number };

/** The parts before the first numbered clause, as half-open ranges of line numbers. */
export interface FrontMatter {
  letterhead: Range | null;
  documentNumber: Range | null;
  notice: Range | null;
  title: Range | null;
  preamble: Range | null;
  /** Line that names those the notice is sent to. */
  addressee: number | null;
}

const squeeze = (text: string): string => text.replace(/[\s\u3000]/g, '');
const bare = (text: string): string => squeeze(text).replace(/[（(【][^（）()【】]*[）)】]/g, '').replace(/[”"》]$/, '');
const isBracketed = (text: string): boolean => /^[（(].{1,60}[）)]$/.test(text);

function isTitle(text: string): boolean {
  const words = bare(text);
  return words.length >= 4 && words.length <= 80 && !/[。；，：:！？]/.test(words) && TITLE_KINDS.some((kind) => words.endsWith(kind));
}

function isIssuer(text: string): boolean {
  return squeeze(text).length <= 30 && !/[。，；：]/.test(text) && text.split(/[\s\u3000]+/).every((name) => ISSUER_ENDINGS.some((ending) => name.endsWith(ending)));
}

function isAddressee(text: string): boolean {
  const words = squeeze(text).replace(/[（(][^（）()]*[）)]/g, '');
  return /[:：]$/.test(words) && words.length <= 200 && !/。/.test(words) && words.slice(0, -1).split(/[，、,]/).every((name) => name.length >= 2 && ADDRESSEE_ENDINGS.some((ending) => name.endsWith(ending)));
}

/** The document number a line consists of, with hexagonal brackets and no leading zero; null when it is none. */
export function readDocumentNumber(text: string): string | null {
  const match = DOCUMENT_NUMBER.exec(halfWidthDigits(text).replace(/[\s\u3000]/g, ''));
  return match === null ? null : `${match[1]}〔${match[2]}〕${match[3]}号`;
}

function titleRange(lines: readonly Line[], at: number, floor: number): Range {
  let from = at;
  const usable = (i: number): boolean => {
    const line = lines[i]!;
    return i >= floor && line.text.length <= 50 && !endsSentence(line.text) && !/[，、]$/.test(line.text) && !isBracketed(line.text)
      && !isDateLine(line.text) && readDocumentNumber(line.text) === null && !/文件$/.test(line.text) && !/印发$/.test(line.text);
  };
  const startsTitle = (i: number): boolean => /^关于/.test(lines[i]!.text);
  if (from - 1 >= floor && usable(from - 1) && !startsTitle(from) && (startsTitle(from - 1) || (from - 1 === floor && !isIssuer(lines[from - 1]!.text)))) from -= 1;
  if (from - 1 >= floor && startsTitle(from) && isIssuer(lines[from - 1]!.text) && usable(from - 1)) from -= 1;
  let to = at + 1;
  while (to < lines.length && to < at + 3 && isBracketed(lines[to]!.text) && !/通过|公布|修正|批准|日/.test(lines[to]!.text)) to += 1;
  return { from, to };
}

/** Tells the parts of the first `count` lines apart. */
export function readFrontMatter(all: readonly Line[], count: number): FrontMatter {
  const lines = all.slice(0, count).filter((line) => !isTableRow(line));
  const front: FrontMatter = { letterhead: null, documentNumber: null, notice: null, title: null, preamble: null, addressee: null };
  const number = lines.findIndex((line) => readDocumentNumber(line.text) !== null);
  if (number >= 0) front.documentNumber = { from: number, to: number + 1 };
  const head = lines.findIndex((line, i) => i < 6 && line.text.length <= 60 && /文\s*件/.test(line.text) && !/[。，；：]/.test(line.text) && !isTitle(line.text));
  if (head >= 0) front.letterhead = { from: head, to: head + 1 };
  const floor = head + 1;
  const titles = lines.map((line, i) => (isTitle(line.text) ? i : -1)).filter((i) => i >= floor);
  const last = titles.at(-1);
  if (last !== undefined) front.title = titleRange(lines, last, floor);
  const titleFrom = front.title?.from ?? lines.length;
  const addressee = lines.findIndex((line, i) => i >= floor && isAddressee(line.text));
  if (addressee >= 0) front.addressee = addressee;
  const noticeTitle = titles.find((i) => i < titleFrom);
  const noticeFrom = noticeTitle !== undefined ? titleRange(lines, noticeTitle, floor).from : addressee >= 0 && addressee < titleFrom ? addressee : null;
  if (noticeFrom !== null && noticeFrom < titleFrom) front.notice = { from: noticeFrom, to: titleFrom };
  const after = front.title?.to ?? (front.notice !== null ? lines.length : floor);
  if (after < lines.length) front.preamble = { from: after, to: lines.length };
  return front;
}
