import type { AnnexLine } from './annexes.ts';
import { headingLength, readCandidate } from './headings.ts';
import { CLOSING } from './lexicon/heading-styles.ts';
import { endsSentence, type Line } from './lines.ts';

const DATE_LINE = /^(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$/;
const NOTE_LINE = /^(?:[（(]?此件.{2,12}[）)]?|抄送[:：].*|主动公开|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发)$/;

/** Whether the line is a date of signature by itself. */
export function isDateLine(text: string): boolean {
  return DATE_LINE.test(text.replace(/[\s\u3000]/g, ''));
}

/**
 * Lines after the last clause that belong to no clause: the closing clause (entry into force, validity), signature,
 * date, note and distribution. Half-open range of line numbers; annexes are not in it.
 */
export function findEndMatter(lines: readonly Line[], annexes: ReadonlyMap<number, AnnexLine>, isText: (i: number) => boolean): { from: number; to: number } | null {
  const firstAnnex = [...annexes].find(([, annex]) => annex.role === 'opens')?.[0] ?? lines.length;
  let lastHeading = -1;
  for (let i = 0; i < firstAnnex; i += 1) {
    if (!isText(i) && !annexes.has(i) && readCandidate(lines[i]!.text) !== null) lastHeading = i;
  }
  if (lastHeading < 0) return null;
  const headingLine = readCandidate(lines[lastHeading]!.text)!;
  const bare = headingLength(headingLine.rest, false) >= headingLine.rest.length - 1;
  const firstFree = lastHeading + (bare ? 2 : 1);
  for (let i = firstFree; i < firstAnnex; i += 1) {
    const { text } = lines[i]!;
    if (CLOSING.test(text) || NOTE_LINE.test(text)) return { from: i, to: firstAnnex };
    if (!isDateLine(text)) continue;
    let from = i;
    while (from > firstFree && lines[from - 1]!.text.length <= 40 && !endsSentence(lines[from - 1]!.text) && !annexes.has(from - 1)) from -= 1;
    return { from, to: firstAnnex };
  }
  return null;
}
