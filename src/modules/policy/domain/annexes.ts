import { readCandidate } from './headings.ts';
import { ANNEX } from './lexicon/heading-styles.ts';
import { endsSentence, isTableRow, type Line } from './lines.ts';
import { halfWidthDigits } from './numerals.ts';

/** What a line that begins with 附件 does: open the annex, or only list it below the body. */
export type AnnexRole = 'opens' | 'lists';

export interface AnnexLine {
  role: AnnexRole;
  /** `附件1`, or `附件` for an only one. */
  component: string;
  ordinal: string;
  /** Offset of the words after the number, within the line. */
  restOffset: number;
  rest: string;
}

const MIN_ANNEX_TEXT = 80;
const squeeze = (text: string): string => text.replace(/[\s\u3000]/g, '');

interface Parsed { word: string; number: string; ordinal: string; restOffset: number; rest: string; bullet: boolean }

function parse(line: Line): Parsed | null {
  if (isTableRow(line)) return null;
  const match = ANNEX.exec(line.text);
  if (match === null) return null;
  const mark = /^[\s\u3000]*[:：、.．]?[\s\u3000]*/.exec(line.text.slice(match[0].length))?.[0].length ?? 0;
  const restOffset = match[0].length + mark;
  const rest = line.text.slice(restOffset);
  const glued = mark === 0 && rest !== '' && !/^[（(《“"]/.test(rest) && match[2] === undefined;
  if (rest.length > 80 || /[。；，]/.test(rest.slice(-1)) || (glued && !/^[\u4e00-\u9fff]{2,40}$/.test(rest))) return null;
  if (/^(?:所|中|的|为|和|规定|要求|列)/.test(rest)) return null;
  return {
    word: match[1]!, number: halfWidthDigits(match[2] ?? '').trim(), ordinal: match[0].trimEnd(), restOffset, rest,
    bullet: /^[-—–•·*]/.test(line.text),
  };
}

function isListed(lines: readonly Line[], i: number, self: Parsed, previousWasList: boolean): boolean {
  if (self.bullet) return true;
  const next = lines[i + 1];
  // A short table is an annex too.
  if ([next, lines[i + 2]].some((line) => line !== undefined && isTableRow(line))) return false;
  const later = lines.slice(i + 1).map(parse).filter((p) => p !== null);
  const inner = readCandidate(self.rest);
  if (inner !== null && inner.style.style === 'arabic') return true;
  if (self.rest === '') {
    const listed = next === undefined ? null : readCandidate(next.text);
    return listed !== null && listed.value === 1 && later.length > 0;
  }
  if (next !== undefined && squeeze(next.text) === squeeze(self.rest)) return later.some((p) => p.number === self.number && p.rest === '');
  if (later.some((p) => p.number === self.number)) return true;
  if (self.number === '' && later.length > 0) return true;
  if (previousWasList && self.number !== '1') return true;
  if (self.number !== '' && next !== undefined && parse(next) !== null) return true;
  const following = (lines.at(-1)?.end ?? 0) - (lines[i]?.end ?? 0);
  return following < MIN_ANNEX_TEXT;
}

/** The lines that open or list annexes, by line number. Lists run on over `2. …` lines below `附件：1. …`. */
export function findAnnexes(lines: readonly Line[]): Map<number, AnnexLine> {
  const found = new Map<number, AnnexLine>();
  let previousList = -2;
  for (let i = 0; i < lines.length; i += 1) {
    const self = parse(lines[i]!);
    if (self === null) continue;
    const lists = isListed(lines, i, self, previousList === i - 1);
    found.set(i, {
      role: lists ? 'lists' : 'opens', component: `附${self.word}${self.number}`, ordinal: self.ordinal,
      restOffset: self.restOffset, rest: self.rest,
    });
    if (!lists) continue;
    let count = readCandidate(self.rest)?.value ?? 0;
    let j = i + 1;
    for (; j < lines.length; j += 1) {
      const listed = readCandidate(lines[j]!.text);
      if (listed === null || listed.value !== count + 1 || endsSentence(lines[j]!.text)) break;
      count += 1;
      found.set(j, { role: 'lists', component: '', ordinal: '', restOffset: 0, rest: lines[j]!.text });
    }
    previousList = j - 1;
    i = j - 1;
  }
  return found;
}
