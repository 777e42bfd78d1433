import { readDate, readPeriod } from './dates.ts';
import { isDateLine } from './end-matter.ts';
import { readDocumentNumber, type FrontMatter } from './front-matter.ts';
import { ISSUER_ENDINGS } from './lexicon/document-words.ts';
import { readNumeral } from './numerals.ts';
import type { Line } from './lines.ts';
import type { Structure } from './structure.ts';
import type { DocumentMeta } from './types.ts';

const squeeze = (text: string): string => text.replace(/[\s\u3000]+/g, '');
const isIssuerName = (name: string): boolean => name.length >= 2 && name.length <= 30 && ISSUER_ENDINGS.some((ending) => name.endsWith(ending));

function joined(lines: readonly Line[], range: { from: number; to: number } | null): string | null {
  return range === null ? null : squeeze(lines.slice(range.from, range.to).map((line) => line.text).join(''));
}

/** Signatures stand on the lines right above a date. */
function signatures(lines: readonly Line[]): string[] {
  const date = lines.findIndex((line) => isDateLine(line.text));
  const names: string[] = [];
  for (let i = date - 1; i >= 0; i -= 1) {
    const parts = lines[i]!.text.split(/[\s\u3000]+/);
    if (!parts.every(isIssuerName)) break;
    names.unshift(...parts);
  }
  return names;
}

function validity(text: string): Pick<DocumentMeta, 'validYears' | 'effectiveOn' | 'expiresOn'> {
  const plain = squeeze(text);
  const years = /有效期(?:为|限)?([\d一二三四五六七八九十]{1,3})年/.exec(plain);
  const from = /自([^。，；]{4,20}?)起(?:施行|实施|执行|生效)/.exec(plain);
  const until = /有效期(?:限)?(?:至|到)([^。，；]{6,16}?日)/.exec(plain) ?? /(?:施行|实施|执行|生效)至([^。，；]{6,16}?日)/.exec(plain);
  return {
    validYears: years === null ? null : readNumeral(years[1] ?? ''),
    effectiveOn: from === null ? null : readDate(from[1] ?? ''),
    expiresOn: until === null ? null : readDate(until[1] ?? ''),
  };
}

/** What the document says about itself: title, number, issuers, dates, period and validity. */
export function readMeta(text: string, structure: Structure, front: FrontMatter, frontCount: number): DocumentMeta {
  const { lines } = structure;
  const frontLines = lines.slice(0, frontCount);
  const title = joined(frontLines, front.title);
  const number = front.documentNumber === null ? null : readDocumentNumber(frontLines[front.documentNumber.from]!.text);
  const tail = structure.endMatter === null ? [] : lines.filter((line) => line.start >= structure.endMatter!.start && line.end <= structure.endMatter!.end);
  const letterhead = front.letterhead === null ? [] : frontLines[front.letterhead.from]!.text.split(/[\s\u3000]+/).map((name) => name.replace(/文件$/, '')).filter(isIssuerName);
  const issuers = [letterhead, signatures(frontLines), signatures(tail)].reduce((most, names) => (names.length > most.length ? names : most));
  const dateLine = [...frontLines, ...tail].find((line) => isDateLine(line.text));
  const noticeTitle = joined(frontLines, front.notice === null ? null : { from: front.notice.from, to: front.notice.from + 1 });
  const period = readPeriod(title ?? '') ?? readPeriod(noticeTitle ?? '');
  const closing = structure.endMatter === null ? text.slice(-400) : text.slice(structure.endMatter.start, structure.endMatter.end);
  return {
    title, documentNumber: number, issuers, issuedOn: dateLine === undefined ? null : readDate(dateLine.text),
    periodStart: period?.start ?? null, periodEnd: period?.end ?? null, ...validity(closing),
  };
}
