import { readCandidate } from '../domain/headings.ts';

/** A line of a page as it stands on paper; lengths in points. */
export interface PageLine {
  text: string;
  left: number;
  right: number;
  /** Height of the letters. */
  size: number;
}

/** A page whose longest line ends before this share of its width has no full line to judge the margin by. */
const MIN_RIGHT_MARGIN = 0.7;
const PAGE_NUMBER = /^[-—–－·\s]*\d{1,4}[-—–－·\s]*$/;

/** The value that most numbers share, within a point. */
function common(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/**
 * Puts the lines of printed pages back into paragraphs: a line goes on when the one before ran to the right margin and
 * it starts at the left one itself. Page numbers are dropped. `width` is that of the page.
 */
export function joinPageLines(pages: readonly (readonly PageLine[])[], width: number): string {
  const body = pages.map((page) => page.filter((line, i) => line.text.trim() !== '' && !((i === 0 || i >= page.length - 2) && PAGE_NUMBER.test(line.text))));
  const all = body.flat();
  if (all.length === 0) return '';
  const size = common(all.map((line) => line.size)) || 12;
  const long = all.filter((line) => line.text.length > 15);
  const left = (long.length > 0 ? long : all).reduce((least, line) => Math.min(least, line.left), Infinity);
  const right = all.reduce((most, line) => Math.max(most, line.right), MIN_RIGHT_MARGIN * width);
  const paragraphs: string[] = [];
  let before: PageLine | undefined;
  for (const line of all) {
    const goesOn = before !== undefined && before.right > right - 2.5 * size && line.left < left + 1.2 * size
      && Math.abs(before.size - line.size) < 0.2 * size && readCandidate(line.text.trim()) === null;
    if (goesOn) {
      const previous = paragraphs.pop() ?? '';
      const latin = /[A-Za-z0-9]$/.test(previous) && /^[A-Za-z]/.test(line.text);
      paragraphs.push(previous + (latin ? ' ' : '') + line.text.trim());
    } else paragraphs.push(line.text.trim());
    before = line;
  }
  return paragraphs.join('\n');
}
