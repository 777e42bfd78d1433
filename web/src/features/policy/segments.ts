interface Node {
  path: string;
  level: number;
  start: number;
  end: number;
  headingEnd: number;
}

/** A run of text between two headings: the own words of one clause, without those of its children. */
export interface Segment {
  /** null: words before the first clause, or between clauses. */
  path: string | null;
  level: number;
  start: number;
  heading: string;
  paragraphs: string[];
}

/**
 * Cuts a text at the starts of its clauses. Every character of the text is in exactly one segment; only the blank lines
 * that page breaks left behind are not shown.
 */
export function segmentsOf(text: string, nodes: readonly Node[]): Segment[] {
  const ordered = [...nodes].sort((a, b) => a.start - b.start || a.level - b.level);
  const starts = ordered.map((n) => n.start);
  const segments: Segment[] = [];
  const first = starts[0] ?? text.length;
  if (first > 0) segments.push(segment(null, 0, 0, '', text.slice(0, first)));
  ordered.forEach((node, i) => {
    const end = starts[i + 1] ?? text.length;
    const headingEnd = Math.min(node.headingEnd, end);
    segments.push(segment(node.path, node.level, node.start, text.slice(node.start, headingEnd), text.slice(headingEnd, end)));
  });
  return segments.filter((s) => s.heading !== '' || s.paragraphs.length > 0 || s.path !== null);
}

/** The mark after a run-in heading (`1．统一成果库。五市……`) belongs to the heading. */
const MARK = /^\s*[。：:．]/;

function segment(path: string | null, level: number, start: number, bare: string, rest: string): Segment {
  const mark = bare === '' ? '' : (MARK.exec(rest)?.[0] ?? '');
  const [heading, body] = [bare + mark, rest.slice(mark.length)];
  return { path, level, start, heading: heading.replace(/\s*\n\s*/g, ''), paragraphs: paragraphsOf(body) };
}

const ENDS = /[。；！？：:;”）)]$/;

/** Lines become paragraphs; a line that stops in the middle of a sentence goes on in the next (page breaks). */
export function paragraphsOf(body: string): string[] {
  const out: string[] = [];
  let open = false;
  for (const raw of body.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (open && !line.startsWith('|')) out[out.length - 1] += line;
    else out.push(line);
    open = !ENDS.test(line) && line.length > 24;
  }
  return out;
}
