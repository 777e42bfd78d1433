import { readCandidate } from '../domain/headings.ts';

/** A line of a page as it stands on paper; lengths in points. */
export interface PageLine {
  text: string;
  left: number;
  right: number;
  /** Height of the letters. */
  size: number;
  /** Where wide gaps part the line, its pieces: perhaps the cells of a table row. */
  cells?: readonly { text: string; left: number }[];
}

/** A page whose longest line ends before this share of its width has no full line to judge the margin by. */
const MIN_RIGHT_MARGIN = 0.7;
const PAGE_NUMBER = /^[-—–－·\s]*\d{1,4}[-—–－·\s]*$/;

const MIN_REPEATS = 3;
const furniture = (text: string): string => text.replace(/\s/g, '').replace(/\d+/g, '#');

/** Running heads and feet: words that stand first or last on at least three pages and on a third of them all. */
function runningLines(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const text of new Set([page[0], page.at(-1)].flatMap((line) => (line === undefined ? [] : [furniture(line.text)])))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([text, n]) => text.length > 1 && n >= MIN_REPEATS && n * 3 >= pages.length).map(([text]) => text));
}

/** A line is a table row when a line beside it on the page has a cell that begins where one of its own does. */
function isRow(line: PageLine, beside: readonly (PageLine | undefined)[]): boolean {
  const own = line.cells?.slice(1) ?? [];
  return own.length > 0 && beside.some((other) => other?.cells?.slice(1).some((cell) => own.some((mine) => Math.abs(mine.left - cell.left) < line.size)));
}

/** The value that most numbers share, within a point. */
function common(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/**
 * Puts the lines of printed pages back into paragraphs: a line goes on when the one before ran to the right margin and
 * it starts at the left one itself. Page numbers, running heads and feet are dropped; rows of a table keep their cells,
 * parted by tabs. `width` is that of the page.
 */
export function joinPageLines(pages: readonly (readonly PageLine[])[], width: number): string {
  const printed = pages.map((page) => page.filter((line, i) => line.text.trim() !== '' && !((i === 0 || i >= page.length - 2) && PAGE_NUMBER.test(line.text))));
  const running = runningLines(printed);
  const body = printed.map((page) => page.filter((line, i) => !((i === 0 || i === page.length - 1) && running.has(furniture(line.text)))));
  const rows = new Set(body.flatMap((page) => page.filter((line, i) => isRow(line, [page[i - 1], page[i + 1]]))));
  const all = body.flat();
  if (all.length === 0) return '';
  const size = common(all.map((line) => line.size)) || 12;
  const long = all.filter((line) => line.text.length > 15);
  const left = (long.length > 0 ? long : all).reduce((least, line) => Math.min(least, line.left), Infinity);
  const right = all.reduce((most, line) => Math.max(most, line.right), MIN_RIGHT_MARGIN * width);
  const paragraphs: string[] = [];
  let before: PageLine | undefined;
  for (const line of all) {
    if (rows.has(line)) {
      paragraphs.push(line.cells!.map((cell) => cell.text.trim()).join('\t'));
      before = undefined;
      continue;
    }
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
