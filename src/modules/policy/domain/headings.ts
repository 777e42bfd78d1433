import { readNumeral } from './numerals.ts';
import { HEADING_STYLES, MAX_HEADING, MAX_RUN_IN, type HeadingStyle } from './lexicon/heading-styles.ts';

/** A line that may open a clause: its number and what follows on the line. */
export interface HeadingCandidate {
  style: HeadingStyle;
  rank: number;
  value: number;
  number: string;
  /** The number as printed, with its marks. */
  ordinal: string;
  /** Offset of the words after the number, within the line. */
  restOffset: number;
  rest: string;
}

const CIRCLED_ONE = '①'.charCodeAt(0);

/** The numbering a line starts with, or null. Says nothing yet about whether the number fits its place. */
export function readCandidate(line: string): HeadingCandidate | null {
  for (const [rank, style] of HEADING_STYLES.entries()) {
    const match = style.pattern.exec(line);
    if (match === null) continue;
    const number = match[1] ?? '';
    const value = style.style === 'circled' ? number.charCodeAt(0) - CIRCLED_ONE + 1 : readNumeral(number);
    if (value === null || value === 0) return null;
    const after = line.slice(match[0].length);
    const blank = /^[\s\u00a0\u3000]*/.exec(after)?.[0].length ?? 0;
    return { style, rank, value, number, ordinal: match[0], restOffset: match[0].length + blank, rest: after.slice(blank) };
  }
  return null;
}

/** Length of the heading at the start of `rest`: the whole line, or a run-in heading; 0 when it is running text. */
export function headingLength(rest: string, article: boolean): number {
  const named = /^(?:【[^】]{1,20}】|[（(][^）)]{2,20}[）)](?=[\s\u3000]))/.exec(rest);
  if (named !== null && article) return named[0].length;
  const stop = rest.search(/[。；！？;]/);
  if (stop < 0) {
    const colon = rest.search(/[：:]/);
    if (colon > 0 && colon <= 20 && rest.length - colon > 20) return colon;
    if (article || /[，、,]$/.test(rest)) return 0;
    const bare = rest.replace(/[：:]$/, '');
    return bare.length <= MAX_HEADING ? bare.length : 0;
  }
  const colon = rest.slice(0, stop).search(/[：:]/);
  if (colon > 0 && colon <= 20) return colon;
  if (article || rest[stop] === '；' || rest[stop] === ';') return 0;
  return stop <= MAX_RUN_IN ? stop : 0;
}

/** Whether the words after a number read like a heading rather than like the middle of a sentence. */
export function looksLikeHeading(candidate: HeadingCandidate): boolean {
  const { rest } = candidate;
  return rest !== '' && !/^[，。、；：）)%％‰,;]/.test(rest) && !/^(?:\d+(?:\.\d+)?(?:[%％万亿个家项件、，]|$)|[年月日万亿](?=[，。、\d]|$)|[个家项件](?:以上|左右|[，。；]))/.test(rest);
}
