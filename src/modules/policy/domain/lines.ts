/** A line with its blank edges cut off; `start`/`end` are offsets in the text, `text` the part between them. */
export interface Line {
  text: string;
  start: number;
  end: number;
  /** Start before trimming: a table row may begin with an empty cell. */
  rawStart: number;
  rawEnd: number;
}

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;
const LEADING = /^[\s\u00a0\u3000\u200b-\u200d\ufeff]+/;
const TRAILING = /[\s\u00a0\u3000\u200b-\u200d\ufeff]+$/;

/** The non-empty lines of a text, in order. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const add = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const lead = LEADING.exec(raw)?.[0].length ?? 0;
    if (lead === raw.length) return;
    const trail = TRAILING.exec(raw)?.[0].length ?? 0;
    const start = from + lead;
    const end = to - trail;
    lines.push({ text: text.slice(start, end), start, end, rawStart: from, rawEnd: to });
  };
  let from = 0;
  for (const match of text.matchAll(BREAK)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, text.length);
  return lines;
}

/** A table row as plain text carries it: cells separated by tabs. */
export function isTableRow(line: Line): boolean {
  return line.text.includes('\t');
}

/** Whether the words end where a sentence or a list member may end. */
export function endsSentence(text: string): boolean {
  return /[。！？；：!?;:.…][”’"'）)】》]*$/.test(text);
}
